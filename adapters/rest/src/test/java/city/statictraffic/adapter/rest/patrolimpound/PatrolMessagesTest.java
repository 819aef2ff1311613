package city.statictraffic.adapter.rest.patrolimpound;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.kernel.decision.Refusal;
import city.statictraffic.patrolimpound.application.evidence.EvidenceRefusal;
import city.statictraffic.patrolimpound.application.notices.NoticeUnknown;
import city.statictraffic.patrolimpound.domain.evidence.HoldRefusal;
import city.statictraffic.patrolimpound.domain.intake.IntakeRefusal;
import city.statictraffic.patrolimpound.domain.scan.Advice;
import city.statictraffic.patrolimpound.domain.scan.ScanRefusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B04")
@Tag("B05")
class PatrolMessagesTest {
    private static final Pattern HOLE = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final UUID ID = new UUID(1, 2);
    private static final List<Refusal> REFUSALS = List.of(
            new ScanRefusal.ScanIdUsed(ID),
            new ScanRefusal.ClockWrong(Instant.EPOCH),
            new IntakeRefusal.AlreadyInYard("y", "s"),
            new IntakeRefusal.PhotoMissing(),
            new IntakeRefusal.EvidenceUnknown(List.of("h")),
            new IntakeRefusal.YardUnknown("y"),
            new IntakeRefusal.IntakeIdUsed(ID),
            new IntakeRefusal.TakenAtWrong(Instant.EPOCH),
            new IntakeRefusal.UndoTooLate(LocalDate.EPOCH),
            new IntakeRefusal.AlreadyUndone(),
            new IntakeRefusal.NotYours(),
            new EvidenceRefusal.HashMismatch("a", "b"),
            new EvidenceRefusal.TooLarge(1),
            new EvidenceRefusal.NotAPicture(),
            new EvidenceRefusal.NotDecodable("webp"),
            new EvidenceRefusal.TooManyPixels(1),
            new EvidenceRefusal.BeingRemoved(),
            new EvidenceRefusal.Infected("x"),
            new HoldRefusal.NothingToHold("photo", "h"),
            new HoldRefusal.AlreadyHeld(ID, "d"),
            new HoldRefusal.AlreadyLifted(ID),
            new HoldRefusal.HoldUnknown(ID),
            new NoticeUnknown());

    @Test
    void the_list_of_refusals_is_complete() {
        Set<Class<?>> listed = REFUSALS.stream().map(Object::getClass).collect(Collectors.toSet());
        assertThat(listed)
                .contains(ScanRefusal.class.getPermittedSubclasses())
                .contains(IntakeRefusal.class.getPermittedSubclasses())
                .contains(HoldRefusal.class.getPermittedSubclasses())
                .contains(EvidenceRefusal.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void each_refusal_has_a_sentence_whose_holes_it_can_fill(String language) {
        JsonNode texts = texts(language);
        for (Refusal refusal : REFUSALS) {
            JsonNode text = texts.path(refusal.code());
            assertThat(text.path("title").asText()).as(refusal.code()).isNotBlank();
            String all = text.path("title").asText() + text.path("detail").asText();
            assertThat(HOLE.matcher(all)
                            .results()
                            .map(MatchResult::group)
                            .map(hole -> hole.substring(1, hole.length() - 1)))
                    .as(refusal.code())
                    .allMatch(refusal.params()::containsKey);
        }
        for (Advice advice : Advice.values()) {
            assertThat(texts.path("patrol.advice-" + advice.code())
                            .path("title")
                            .asText())
                    .as(advice.code())
                    .isNotBlank();
        }
    }

    @Test
    void both_languages_know_the_same_codes() {
        assertThat(codes("zh-CN")).isEqualTo(codes("en")).contains("patrol.already-in-yard");
    }

    private static Set<String> codes(String language) {
        var codes = new TreeSet<String>();
        texts(language).fieldNames().forEachRemaining(codes::add);
        return codes;
    }

    private static JsonNode texts(String language) {
        try (InputStream in =
                PatrolMessagesTest.class.getResourceAsStream("/messages/patrol-impound." + language + ".json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
