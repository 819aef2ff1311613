package city.statictraffic.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("N05")
class FullDiskTest {
    private static final String SMALL_DISK = "mount -t tmpfs -o size=200m,mode=0700 tmpfs \"$0\" && exec \"$@\"";

    /** In a mount namespace of its own, where also an ordinary user may mount; the small disk goes with it. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void a_database_whose_disk_ran_full_comes_back_with_every_acknowledged_row(@TempDir Path folder) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Path output = folder.resolve("output");
        var command =
                new ArrayList<>(List.of("unshare", UserNamespace.isRoot() ? "-m" : "-rm", "sh", "-c", SMALL_DISK));
        command.add(disk.toString());
        command.addAll(Jvm.command(
                List.of("-Xmx128m"),
                List.of("-cp", Jvm.ownClassPath(), FullDiskTrial.class.getName(), disk.toString())));
        int exitCode = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        String said = Files.readString(output);
        assertThat(exitCode).as(said).isZero();
        Matcher result =
                Pattern.compile("acknowledged=(\\d+) lost=(\\d+) end=disk full").matcher(said);
        assertThat(result.find()).as(said).isTrue();
        System.out.println("full disk: " + result.group());
        assertThat(Integer.parseInt(result.group(1))).isGreaterThan(1_000);
        assertThat(result.group(2)).isEqualTo("0");
    }
}
