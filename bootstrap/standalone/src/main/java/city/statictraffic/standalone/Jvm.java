package city.statictraffic.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for child JVMs: the same Java that runs the supervisor. */
final class Jvm {
    private Jvm() {}

    static List<String> command(List<String> options, List<String> program) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dstdout.encoding=UTF-8");
        command.add("-Dstderr.encoding=UTF-8");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(options);
        command.addAll(program);
        return List.copyOf(command);
    }

    static String ownClassPath() {
        return System.getProperty("java.class.path");
    }
}
