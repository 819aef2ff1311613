package city.statictraffic.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What an instance knows of its backup store: where it is, and by which id the two know each other. PostgreSQL hands each
 * finished piece of its log to a script in the state folder, which looks this up anew each time: a store is named, or
 * left, without a restart.
 */
record WalArchive(StateFolder state) {
    /** A piece is handed on at the latest after this long, if anything was written: what a lost machine may cost. */
    static final String LONGEST_PIECE = "60s";

    private Path script() {
        return state.backup().resolve("archive-wal");
    }

    private Path storeFile() {
        return state.backup().resolve("store");
    }

    private Path idFile() {
        return state.backup().resolve("id");
    }

    String command() {
        return "sh " + quoted(script()).replace("%", "%%") + " \"%p\" \"%f\"";
    }

    /** For a shell, whatever the path is made of. */
    static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }

    void writeScript() throws IOException {
        StateFolder.writeWhole(script(), resource("/archive-wal.sh"));
    }

    static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(WalArchive.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Optional<Path> store() {
        try {
            return Files.exists(storeFile())
                    ? Optional.of(Path.of(Files.readString(storeFile()).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This instance's own id; a restored one gets another, so that two never write into one store. */
    String id() {
        try {
            if (!Files.exists(idFile())) {
                StateFolder.writeWhole(idFile(), Secrets.key() + "\n");
            }
            return Files.readString(idFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void use(Path store) {
        try {
            // Another store has none of the evidence yet.
            Files.deleteIfExists(state.backup().resolve("evidence-copied"));
            StateFolder.writeWhole(storeFile(), store + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void leave() {
        try {
            Files.deleteIfExists(storeFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
