package city.statictraffic.adapter.files.room;

import city.statictraffic.kernel.application.StorageRoom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The least free room among some folders' disks, in bytes, against a floor. Once low it stays low until there is a tenth
 * more than the floor, or 256 MiB more, so that it does not switch with every file.
 */
public final class DiskRoom implements StorageRoom {
    private static final int A_TENTH = 10;
    private static final long MOST_ABOVE_BYTES = 256L << 20;

    private final List<Path> folders;
    private final long floorBytes;
    private final ToLongFunction<Path> freeBytes;
    private volatile long least = Long.MAX_VALUE;
    private volatile boolean low;

    public DiskRoom(List<Path> folders, long floorBytes) {
        this(folders, floorBytes, DiskRoom::usable);
    }

    DiskRoom(List<Path> folders, long floorBytes, ToLongFunction<Path> freeBytes) {
        this.folders = List.copyOf(folders);
        this.floorBytes = floorBytes;
        this.freeBytes = freeBytes;
        measure();
    }

    private static long usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException broken) {
            throw new UncheckedIOException("the free room of " + folder + " cannot be read", broken);
        }
    }

    /** Looks at the disks; returns whether it has become low or has recovered since the last look. */
    public boolean measure() {
        long now = folders.stream().mapToLong(freeBytes).min().orElse(Long.MAX_VALUE);
        boolean before = low;
        least = now;
        low = now < floorBytes || before && now < floorBytes + Math.min(floorBytes / A_TENTH, MOST_ABOVE_BYTES);
        return low != before;
    }

    @Override
    public boolean isLow() {
        return low;
    }

    public long freeBytes() {
        return least;
    }

    public long floorBytes() {
        return floorBytes;
    }
}
