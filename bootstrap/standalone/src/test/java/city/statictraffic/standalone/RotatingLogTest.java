package city.statictraffic.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingLogTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @Test
    @DisplayName("A log never takes more than four times its limit, and the newest lines are in the file itself")
    void turnsOver() throws IOException {
        var log = new RotatingLog(temp.resolve("sample.log"), 100);
        for (int i = 0; i < 100; i++) {
            log.drain(new ByteArrayInputStream(
                    "line %03d\n".formatted(i).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        assertThat(temp.toFile().listFiles())
                .hasSize(4)
                .allSatisfy(file -> assertThat(file.length()).isLessThanOrEqualTo(100));
        assertThat(log.file()).content().endsWith("line 099\n");
    }
}
