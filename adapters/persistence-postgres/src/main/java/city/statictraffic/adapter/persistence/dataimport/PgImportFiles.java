package city.statictraffic.adapter.persistence.dataimport;

import city.statictraffic.adapter.persistence.PgBulkWork;
import city.statictraffic.dataimport.application.port.ImportFiles;
import city.statictraffic.dataimport.application.port.TableReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** Files as rows of a mebibyte each: every process reads them, and the backup holds them. */
@ApplicationScoped
public class PgImportFiles implements ImportFiles {
    private static final int PART_BYTES = 1024 * 1024;

    private final PgBulkWork work;

    public PgImportFiles(PgBulkWork work) {
        this.work = work;
    }

    @Override
    public Kept keep(UUID jobId, TableReader.ByteSource file, long bytesMax) {
        MessageDigest digest = sha256();
        byte[] part = new byte[PART_BYTES];
        long bytes = 0;
        int number = 0;
        int filled = fill(part, file);
        while (filled > 0) {
            bytes += filled;
            if (bytes > bytesMax) {
                drop(jobId);
                return new Kept(bytes, "", true);
            }
            digest.update(part, 0, filled);
            insert(jobId, number++, filled == PART_BYTES ? part : Arrays.copyOf(part, filled));
            filled = fill(part, file);
        }
        return new Kept(bytes, HexFormat.of().formatHex(digest.digest()), false);
    }

    /**
     * A part in a transaction of its own: a slow sender holds none open. It goes as text, since the driver of KingbaseES can
     * write no bytes into a statement that it sends as text.
     */
    private void insert(UUID jobId, int number, byte[] bytes) {
        work.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO data_import.import_file (job_id, part, bytes) VALUES (?, ?, decode(?, 'base64'))")) {
                insert.setObject(1, jobId);
                insert.setInt(2, number);
                insert.setString(3, Base64.getEncoder().encodeToString(bytes));
                return insert.executeUpdate();
            }
        });
    }

    private static int fill(byte[] part, TableReader.ByteSource file) {
        int filled = 0;
        while (filled < part.length) {
            int read = file.read(part, filled, part.length - filled);
            if (read < 0) {
                break;
            }
            filled += read;
        }
        return filled;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public TableReader.ByteSource open(UUID jobId) {
        return new Parts(jobId);
    }

    private final class Parts implements TableReader.ByteSource {
        private final UUID jobId;
        private byte[] part = {};
        private int number;
        private int at;

        private Parts(UUID jobId) {
            this.jobId = jobId;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at == part.length) {
                part = work.run(connection -> load(connection, jobId, number));
                number++;
                at = 0;
                if (part.length == 0) {
                    return -1;
                }
            }
            int copied = Math.min(length, part.length - at);
            System.arraycopy(part, at, into, offset, copied);
            at += copied;
            return copied;
        }
    }

    private static byte[] load(Connection connection, UUID jobId, int number) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT bytes FROM data_import.import_file WHERE job_id = ? AND part = ?")) {
            query.setObject(1, jobId);
            query.setInt(2, number);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getBytes(1) : new byte[0];
            }
        }
    }

    @Override
    public void drop(UUID jobId) {
        work.run(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM data_import.import_file WHERE job_id = ?")) {
                delete.setObject(1, jobId);
                return delete.executeUpdate();
            }
        });
    }
}
