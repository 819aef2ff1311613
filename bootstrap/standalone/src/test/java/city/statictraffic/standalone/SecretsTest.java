package city.statictraffic.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @Test
    @DisplayName("Every password has upper and lower case, a digit and a hyphen, and no two are the same")
    void makesGoodPasswords() {
        var all = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            String password = Secrets.password();
            assertThat(password)
                    .hasSize(19)
                    .matches(".*[A-Z].*")
                    .matches(".*[a-z].*")
                    .matches(".*[2-9].*")
                    .contains("-");
            all.add(password);
        }
        assertThat(all).hasSize(1000);
    }

    @Test
    @DisplayName("A secret stays for the life of the install; only a name that is new gets a new one")
    void keepsWhatExists() throws IOException {
        String city = Secrets.openOrMake(temp).account("city");
        Path accounts = temp.resolve("accounts.json");
        var json = (com.fasterxml.jackson.databind.node.ObjectNode) Json.parse(Files.readString(accounts));
        json.remove("auditor");
        Files.writeString(accounts, Json.text(json));

        var again = Secrets.openOrMake(temp);
        assertThat(again.account("city")).isEqualTo(city);
        assertThat(again.account("auditor")).hasSize(19);
        assertThat(Files.getPosixFilePermissions(accounts)).hasSize(2);
    }
}
