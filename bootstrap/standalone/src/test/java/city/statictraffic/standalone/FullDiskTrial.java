package city.statictraffic.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Map;

/**
 * Runs in a process of its own on a small disk: writes rows until the disk is full, frees some of it, starts the server
 * again, and holds what was acknowledged against what is there.
 */
public final class FullDiskTrial {
    private static final int FILLER_BYTES = 48 << 20;
    private static final long ONE_PIECE_OF_LOG = 16L << 20;
    private static final int MOST_ROWS = 1_000_000;

    private FullDiskTrial() {}

    /** Prints the number of acknowledged rows, of lost ones, and how writing ended. */
    public static void main(String[] arguments) throws Exception {
        var state = new StateFolder(Path.of(arguments[0]).resolve("state"));
        state.open();
        var secrets = Secrets.openOrMake(state.secrets());
        var postgres = new EmbeddedPostgres(state, Main.cache(), Ports.anyFree().postgres(), secrets);
        postgres.prepare();
        Path filler = Files.write(state.path().resolve("filler"), new byte[FILLER_BYTES]);
        var acknowledged = new BitSet();
        String end = writeUntilFull(state, postgres, acknowledged);
        Files.delete(filler);
        int lost = 0;
        try (var again = new LoneServer(postgres, state, Map.of());
                Connection connection = postgres.connectAsSuperuser("postgres")) {
            var present = new BitSet();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT id FROM trial")) {
                while (rows.next()) {
                    present.set(rows.getInt(1));
                }
            }
            TakeBackup.execute(connection, "INSERT INTO trial VALUES (-1, 'after')");
            var missing = (BitSet) acknowledged.clone();
            missing.andNot(present);
            lost = missing.cardinality();
            if (again.said().contains("PANIC")) {
                throw new IOException("the server did not come back well");
            }
        }
        System.out.println("acknowledged=" + acknowledged.cardinality() + " lost=" + lost + " end=" + end);
    }

    private static String writeUntilFull(StateFolder state, EmbeddedPostgres postgres, BitSet acknowledged)
            throws IOException {
        String payload = "x".repeat(2_000);
        try (var server = new LoneServer(postgres, state, Map.of())) {
            try (Connection connection = postgres.connectAsSuperuser("postgres")) {
                TakeBackup.execute(connection, "CREATE TABLE trial (id integer PRIMARY KEY, payload text)");
                // As long as it looks, so that the disk fills in seconds.
                TakeBackup.execute(connection, "ALTER TABLE trial ALTER payload SET STORAGE PLAIN");
                try (var insert = connection.prepareStatement("INSERT INTO trial VALUES (?, ?)")) {
                    for (int id = 0; id < MOST_ROWS; id++) {
                        insert.setInt(1, id);
                        insert.setString(2, payload + id);
                        insert.executeUpdate();
                        acknowledged.set(id);
                    }
                }
            } catch (SQLException full) {
                // The server's own log is on the full disk too and may lack the reason.
                return server.said().contains("No space left on device")
                                || Files.getFileStore(state.path()).getUsableSpace() < ONE_PIECE_OF_LOG
                        ? "disk full"
                        : String.valueOf(full.getMessage());
            }
        }
        return "never full";
    }
}
