package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.adapter.persistence.PgSessions;
import city.statictraffic.patrolimpound.application.port.QrRuleBook;
import city.statictraffic.patrolimpound.domain.filing.QrRule;
import city.statictraffic.patrolimpound.domain.filing.QrRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** The copy of the operators' rules. */
@ApplicationScoped
public class PgQrRuleBook implements QrRuleBook {
    private final PgSessions sessions;

    PgQrRuleBook(PgSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public CompletionStage<QrRules> all() {
        return sessions.with(session -> session.createSelectionQuery(
                        "from QrRuleRow r order by r.operatorId", QrRuleRow.class)
                .getResultList()
                .map(rows -> new QrRules(rows.stream().map(QrRuleRow::toRule).toList())));
    }

    @Override
    public CompletionStage<Void> know(QrRule rule, Instant at) {
        return sessions.with(session -> session.createNativeQuery("INSERT INTO patrol_impound.qr_rule AS r"
                        + " (operator_id, operator_name, hosts, template, id_characters, id_length_min,"
                        + " id_length_max, as_of) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                        + " ON CONFLICT (operator_id) DO UPDATE SET operator_name = excluded.operator_name,"
                        + " hosts = excluded.hosts, template = excluded.template,"
                        + " id_characters = excluded.id_characters, id_length_min = excluded.id_length_min,"
                        + " id_length_max = excluded.id_length_max, as_of = excluded.as_of"
                        + " WHERE r.as_of <= excluded.as_of")
                .setParameter(1, rule.operatorId())
                .setParameter(2, rule.operatorName())
                .setParameter(3, Columns.join(rule.hosts()))
                .setParameter(4, rule.template())
                .setParameter(5, rule.idCharacters())
                .setParameter(6, rule.idLengthMin())
                .setParameter(7, rule.idLengthMax())
                .setParameter(8, at)
                .executeUpdate()
                .replaceWithVoid());
    }
}
