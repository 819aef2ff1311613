package city.statictraffic.adapter.persistence.patrolimpound;

import city.statictraffic.patrolimpound.domain.filing.QrRule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of an operator's rule. */
@Entity
@Table(schema = "patrol_impound", name = "qr_rule")
public class QrRuleRow {
    @Id
    @Column(name = "operator_id")
    String operatorId = "";

    @Column(name = "operator_name")
    String operatorName = "";

    String hosts = "";
    String template = "";

    @Column(name = "id_characters")
    String idCharacters = "";

    @Column(name = "id_length_min")
    int idLengthMin;

    @Column(name = "id_length_max")
    int idLengthMax;

    @Column(name = "as_of")
    Instant asOf = Instant.EPOCH;

    QrRule toRule() {
        return new QrRule(
                operatorId, operatorName, Columns.split(hosts), template, idCharacters, idLengthMin, idLengthMax);
    }
}
