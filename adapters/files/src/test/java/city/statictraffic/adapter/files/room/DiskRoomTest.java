package city.statictraffic.adapter.files.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N05")
class DiskRoomTest {
    private static final Path DATA = Path.of("/data");
    private static final Path EVIDENCE = Path.of("/evidence");

    private final HashMap<Path, Long> free = new HashMap<>(java.util.Map.of(DATA, 5_000L, EVIDENCE, 5_000L));
    private final DiskRoom room = new DiskRoom(List.of(DATA, EVIDENCE), 1_000, folder -> free.getOrDefault(folder, 0L));

    @Test
    void the_fullest_disk_decides() {
        assertThat(room.isLow()).isFalse();
        free.put(EVIDENCE, 999L);
        assertThat(room.measure()).isTrue();
        assertThat(room.isLow()).isTrue();
        assertThat(room.freeBytes()).isEqualTo(999);
    }

    @Test
    void it_recovers_by_itself_but_not_with_every_byte() {
        free.put(DATA, 999L);
        room.measure();
        free.put(DATA, 1_050L);
        assertThat(room.measure()).isFalse();
        assertThat(room.isLow()).isTrue();
        free.put(DATA, 1_100L);
        assertThat(room.measure()).isTrue();
        assertThat(room.isLow()).isFalse();
        free.put(DATA, 1_050L);
        assertThat(room.measure()).isFalse();
    }
}
