package city.statictraffic.dataimport.application.port;

import java.util.UUID;

/** The received files, where every process of the platform can read them. Blocks. */
public interface ImportFiles {
    /** What has been kept; {@code tooLarge}: nothing has. */
    record Kept(long bytes, String sha256, boolean tooLarge) {}

    Kept keep(UUID jobId, TableReader.ByteSource file, long bytesMax);

    TableReader.ByteSource open(UUID jobId);

    void drop(UUID jobId);
}
