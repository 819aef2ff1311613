package city.statictraffic.patrolimpound.domain.filing;

import static city.statictraffic.patrolimpound.fixture.Given.BIKE;
import static city.statictraffic.patrolimpound.fixture.Given.RULES;
import static city.statictraffic.patrolimpound.fixture.Given.RULE_A;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B04")
class QrRuleTest {
    @Test
    void the_number_is_taken_from_path_or_query_as_the_template_says() {
        assertThat(RULES.read(new BikeCode.Qr("https://qr.jiaqi.example/b/JQ00012345")))
                .isEqualTo(new ReadCode.Bikes(List.of(BIKE)));
        assertThat(RULES.read(new BikeCode.Qr("https://b.yixing.example/bike?no=YX000001")))
                .isEqualTo(new ReadCode.Bikes(List.of(new BikeId("operator-b", "YX000001"))));
    }

    @Test
    void scheme_and_host_are_read_in_any_case_and_blanks_around_are_dropped() {
        assertThat(RULES.read(new BikeCode.Qr(" HTTPS://QR.Jiaqi.Example/b/JQ00012345\n")))
                .isEqualTo(new ReadCode.Bikes(List.of(BIKE)));
    }

    @Test
    void the_pattern_for_devices_says_the_same_as_the_rule() {
        assertThat(RULE_A.idPattern()).isEqualTo("[A-Z0-9]{6,16}");
        var random = new SplittableRandom(3);
        for (QrRule rule : List.of(RULE_A, rule("a-f0-9_-"), rule("]^[z-a-"), rule("x"))) {
            for (int round = 0; round < 500; round++) {
                String number = random.ints(random.nextInt(3, 20), '-', 'z' + 1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
                assertThat(number.matches(rule.idPattern())).as(number).isEqualTo(rule.allowsNumber(number));
            }
        }
    }

    @Test
    void a_code_no_rule_reads_always_names_the_same_unknown_bike() {
        BikeId one = new BikeCode.Qr("https://who.example/1").asUnknown();
        assertThat(one.operatorId()).isEqualTo("unknown");
        assertThat(one.number()).matches("QR-[0-9A-F]{16}");
        assertThat(new BikeCode.Qr("https://who.example/1 ").asUnknown()).isEqualTo(one);
        assertThat(new BikeCode.Qr("https://who.example/2").asUnknown()).isNotEqualTo(one);
        assertThat(new BikeCode.Typed(new BikeId("operator-x", "77")).asUnknown())
                .isEqualTo(new BikeId("unknown", "77"));
    }

    private static QrRule rule(String characters) {
        return new QrRule("operator-z", "Z", List.of("z.example"), "/{bikeId}", characters, 4, 12);
    }
}
