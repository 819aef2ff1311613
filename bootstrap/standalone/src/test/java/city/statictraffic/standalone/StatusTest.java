package city.statictraffic.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @Test
    @DisplayName(
            "What the database calls an error in everyday work is not shown; real errors are, those much alike too")
    void leavesOutWhatIsExpected() throws IOException {
        var state = new StateFolder(temp.resolve("state"));
        state.open();
        Files.createDirectories(state.logs());
        String stamp = "2026-11-23 18:34:36.317 UTC [24255] ";
        Files.writeString(
                state.logs().resolve("postgres.log"),
                String.join(
                        "\n",
                        stamp + "keycloak@keycloak ERROR:  relation \"migration_model\" does not exist at character 25",
                        stamp + "postgres@postgres FATAL:  the database system is starting up",
                        stamp
                                + "platform@platform ERROR:  duplicate key value violates unique constraint \"position_20261124_pkey\"",
                        stamp
                                + "platform@platform ERROR:  duplicate key value violates unique constraint \"outbox_pkey\"",
                        stamp + "platform@platform ERROR:  relation \"migration_model\" does not exist",
                        stamp + "platform@platform LOG:  checkpoint complete",
                        stamp + "postgres@postgres FATAL:  the database system is out of memory"));
        assertThat(new Status(state, temp).lastErrors())
                .hasSize(3)
                .anyMatch(line -> line.contains("outbox_pkey"))
                .anyMatch(line -> line.contains("platform@platform ERROR:  relation"))
                .anyMatch(line -> line.contains("out of memory"));
    }
}
