package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.adapter.persistence.PgOutbox;
import city.statictraffic.bikefleet.events.QrUrlRuleChanged;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The made-up operators of the demo city, and one that old records from elsewhere are imported under. */
@ApplicationScoped
public class DemoOperators {
    private static final int AFTER_MIGRATION = 3;

    private record Made(
            int number,
            String id,
            String name,
            String nameEn,
            String color,
            String host,
            String template,
            int silenceMinutes,
            boolean historyImport) {}

    private static final List<Made> MADE = List.of(
            new Made(1, "operator-a", "甲骑科技", "Jiaqi", "#0b6e99", "qr.jiaqi.example", "/b/{bikeId}", 30, false),
            new Made(2, "operator-b", "乙行出行", "Yixing", "#c2571a", "b.yixing.example", "/bike?no={bikeId}", 30, false),
            new Made(3, "operator-c", "丙速单车", "Bingsu", "#3d7a2e", "c.bingsu.example", "/s/{bikeId}", 30, false),
            new Made(
                    9,
                    "history",
                    "历史数据导入",
                    "History import",
                    "#6b7280",
                    "history.example",
                    "/h/{bikeId}",
                    525_600,
                    true));

    private final AgroalDataSource source;
    private final PgOutbox outbox;
    private final InstantSource clock;
    private final boolean demo;

    DemoOperators(
            AgroalDataSource source,
            PgOutbox outbox,
            InstantSource clock,
            @ConfigProperty(name = "platform.profile") String profile) {
        this.source = source;
        this.outbox = outbox;
        this.clock = clock;
        this.demo = profile.equals("demo");
    }

    void seed(
            @Observes @Priority(AFTER_MIGRATION) StartupEvent event,
            @ConfigProperty(name = "platform.context.bike-fleet") boolean served)
            throws SQLException {
        if (!demo || !served) {
            return;
        }
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO bike_fleet.operator (operator_no, operator_id, name, name_en, color, hosts, template,"
                            + " id_characters, id_length_min, id_length_max, silence_minutes, history_import)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, 'A-Z0-9', 1, 16, ?, ?) ON CONFLICT DO NOTHING")) {
                var rules = new ArrayList<QrUrlRuleChanged>();
                for (Made made : MADE) {
                    insert.setInt(1, made.number());
                    insert.setString(2, made.id());
                    insert.setString(3, made.name());
                    insert.setString(4, made.nameEn());
                    insert.setString(5, made.color());
                    insert.setString(6, made.host());
                    insert.setString(7, made.template());
                    insert.setInt(8, made.silenceMinutes());
                    insert.setBoolean(9, made.historyImport());
                    // An imported history has no bikes in today's streets.
                    if (insert.executeUpdate() == 1 && !made.historyImport()) {
                        rules.add(new QrUrlRuleChanged(
                                made.id(),
                                made.name(),
                                clock.instant(),
                                List.of(made.host()),
                                made.template(),
                                "A-Z0-9",
                                1,
                                16));
                    }
                }
                outbox.append(connection, rules);
            }
            connection.commit();
        }
    }
}
