package city.statictraffic.democity;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;

/** The simulator's own memory between two starts: what run it is, and its last saved state. */
final class RunFolder {
    private static final String RUN = "run.properties";
    private static final String STATE = "state.bin";

    /** What fixes all events of a run. */
    record Run(long seed, long start, int bikes) {}

    private final Path folder;

    RunFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
    }

    /** The run that was begun here, if any. */
    Optional<Run> run() throws IOException {
        Path file = folder.resolve(RUN);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        try {
            return Optional.of(new Run(
                    Long.parseLong(properties.getProperty("seed", "")),
                    Long.parseLong(properties.getProperty("start", "")),
                    Integer.parseInt(properties.getProperty("bikes", ""))));
        } catch (NumberFormatException spoilt) {
            return Optional.empty();
        }
    }

    /** Before anything is sent: a run that is cut off in its first minute must begin again as the same run. */
    void begin(Run run) throws IOException {
        Files.deleteIfExists(folder.resolve(STATE));
        String text = "seed=" + run.seed() + "\nstart=" + run.start() + "\nbikes=" + run.bikes() + "\n";
        replace(RUN, text.getBytes(StandardCharsets.UTF_8));
    }

    Optional<byte[]> state() throws IOException {
        Path file = folder.resolve(STATE);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    void saveState(byte[] state) throws IOException {
        replace(STATE, state);
    }

    private void replace(String name, byte[] bytes) throws IOException {
        Path temporary = folder.resolve(name + ".new");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(
                temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
