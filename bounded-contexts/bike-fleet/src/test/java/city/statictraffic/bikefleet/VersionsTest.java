package city.statictraffic.bikefleet;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.bikefleet.domain.feed.Versions;
import city.statictraffic.bikefleet.domain.feed.Versions.Outcome;
import city.statictraffic.bikefleet.domain.feed.Versions.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B01")
class VersionsTest {
    @Test
    void the_greatest_revision_stands_and_other_content_at_the_same_place_conflicts() {
        Version first = version(1, 10, 1);
        assertThat(Versions.fold(null, null, first)).isEqualTo(Outcome.CURRENT);
        assertThat(Versions.fold(first, first, first)).isEqualTo(Outcome.DUPLICATE);
        assertThat(Versions.fold(first, first, version(1, 10, 2))).isEqualTo(Outcome.CONFLICTING);
        assertThat(Versions.fold(first, null, version(2, 5, 2))).isEqualTo(Outcome.CURRENT);
        assertThat(Versions.fold(first, null, version(0, 99, 2))).isEqualTo(Outcome.CONFLICTING);
        assertThat(Versions.fold(first, null, version(1, 11, 2))).isEqualTo(Outcome.CURRENT);
        assertThat(Versions.fold(first, null, version(1, 9, 2))).isEqualTo(Outcome.HISTORY);
    }

    @Test
    void any_order_of_the_same_records_ends_in_the_same_state() {
        var random = new Random(5);
        for (int round = 0; round < 500; round++) {
            List<Version> versions = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                versions.add(version(random.nextInt(3), random.nextInt(4), i));
            }
            // One content a place: the others would be rejected, whichever came first.
            Map<List<Long>, Version> places = new HashMap<>();
            versions.forEach(each -> places.putIfAbsent(List.of((long) each.revision(), each.updatedAtMicros()), each));
            List<Version> records = new ArrayList<>(places.values());
            Version expected = standing(records);
            for (int shuffle = 0; shuffle < 10; shuffle++) {
                Collections.shuffle(records, random);
                assertThat(standing(records)).isEqualTo(expected);
            }
        }
    }

    private static @Nullable Version standing(List<Version> arrivals) {
        Version standing = null;
        for (Version each : arrivals) {
            if (Versions.fold(standing, null, each) == Outcome.CURRENT) {
                standing = each;
            }
        }
        return standing;
    }

    private static Version version(int revision, long updatedAt, long content) {
        return new Version(revision, updatedAt, new UUID(0, content));
    }
}
