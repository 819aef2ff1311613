package city.statictraffic.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N08")
class DataDictionaryTest {
    private static final EmbeddedStore STORE = new EmbeddedStore(EmbeddedStore.SCHEMAS, List.of());
    private static final Path COMMITTED = Path.of("../../docs/database/dictionary.md");

    @Test
    void the_committed_dictionary_is_the_one_of_the_migrated_database() throws SQLException, IOException {
        try (var connection = STORE.connection()) {
            String written = new DataDictionary(connection).write(EmbeddedStore.SCHEMAS);
            if (Boolean.getBoolean("dictionary.write")) {
                Files.createDirectories(COMMITTED.getParent());
                Files.writeString(COMMITTED, written);
            }
            assertThat(COMMITTED).hasContent(written);
        }
    }

    @Test
    void every_schema_table_and_column_says_what_it_means_in_both_languages() throws SQLException {
        try (var connection = STORE.connection()) {
            var dictionary = new DataDictionary(connection);
            assertThat(dictionary.write(EmbeddedStore.SCHEMAS)).contains("### bike_fleet.ride\n");
            assertThat(dictionary.uncommented()).isEmpty();
        }
    }

    @Test
    void what_lacks_a_comment_is_found() throws SQLException {
        try (var connection = STORE.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE platform.forgotten (here text, there text)");
            statement.execute("COMMENT ON COLUMN platform.forgotten.there IS 'English only'");
            statement.execute("COMMENT ON COLUMN platform.request.caller IS NULL");
            var dictionary = new DataDictionary(connection);
            dictionary.write(EmbeddedStore.SCHEMAS);
            assertThat(dictionary.uncommented())
                    .containsExactly(
                            "platform.forgotten",
                            "platform.forgotten.here",
                            "platform.forgotten.there",
                            "platform.request.caller");
            connection.rollback();
        }
    }
}
