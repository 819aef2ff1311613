package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.adapter.persistence.PgSessions;
import city.statictraffic.bikefleet.application.port.QrUrlRules;
import city.statictraffic.bikefleet.domain.feed.QrUrlRule;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The rules in the operators' rows. */
@ApplicationScoped
public class PgQrUrlRules implements QrUrlRules {
    private final PgSessions sessions;

    PgQrUrlRules(PgSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public CompletionStage<Optional<String>> lockName(String operatorId) {
        return sessions.with(session -> session.createNativeQuery(
                        "SELECT name FROM bike_fleet.operator WHERE operator_id = ?1 AND NOT history_import FOR UPDATE",
                        String.class)
                .setParameter(1, operatorId)
                .getResultList()
                .map(names -> names.stream().findFirst()));
    }

    @Override
    public CompletionStage<Void> save(String operatorId, QrUrlRule rule, Instant at) {
        return sessions.with(session -> session.createNativeQuery(
                        "UPDATE bike_fleet.operator SET hosts = ?1, template = ?2, id_characters = ?3, id_length_min = ?4,"
                                + " id_length_max = ?5, rule_changed_at = ?6 WHERE operator_id = ?7")
                .setParameter(1, String.join(" ", rule.hosts()))
                .setParameter(2, rule.template())
                .setParameter(3, rule.idCharacters())
                .setParameter(4, rule.idLengthMin())
                .setParameter(5, rule.idLengthMax())
                .setParameter(6, at)
                .setParameter(7, operatorId)
                .executeUpdate()
                .chain(ignored -> Uni.createFrom().voidItem()));
    }
}
