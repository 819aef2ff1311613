package city.statictraffic.adapter.persistence.bikefleet;

import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.domain.feed.CityProfile;
import city.statictraffic.bikefleet.domain.feed.QrUrlRule;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Operators and their rules, re-read every few seconds: a changed rule holds on every replica soon after. */
@ApplicationScoped
public class PgFleetSettings implements FleetSettings {
    private static final Logger LOG = Logger.getLogger(PgFleetSettings.class);
    private static final int AFTER_MIGRATION = 5;
    private static final int REFRESH_SECONDS = 2;

    private final AgroalDataSource source;
    private final CityProfile profile = CityProfile.shanghai();
    private final ScheduledExecutorService refresher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("fleet-settings").factory());
    private volatile Map<String, Operator> operators = Map.of();

    PgFleetSettings(AgroalDataSource source) {
        this.source = source;
    }

    void start(
            @Observes @Priority(AFTER_MIGRATION) StartupEvent event,
            @ConfigProperty(name = "platform.context.bike-fleet") boolean served)
            throws SQLException {
        if (!served) {
            return;
        }
        refresh();
        refresher.scheduleWithFixedDelay(this::refreshQuietly, REFRESH_SECONDS, REFRESH_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        refresher.shutdownNow();
    }

    private void refreshQuietly() {
        try {
            refresh();
        } catch (SQLException | RuntimeException broken) {
            LOG.warnf("settings could not be re-read and stay as they are: %s", broken.getMessage());
        }
    }

    private void refresh() throws SQLException {
        var read = new LinkedHashMap<String, Operator>();
        try (Connection connection = source.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT operator_id, operator_no, name, name_en, color, hosts, template, id_characters,"
                                + " id_length_min, id_length_max, silence_minutes, history_import"
                                + " FROM bike_fleet.operator ORDER BY operator_no");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                read.put(
                        rows.getString(1),
                        new Operator(
                                rows.getString(1),
                                rows.getInt(2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getString(5),
                                new QrUrlRule(
                                        List.of(rows.getString(6).split(" ")),
                                        rows.getString(7),
                                        rows.getString(8),
                                        rows.getInt(9),
                                        rows.getInt(10)),
                                Duration.ofMinutes(rows.getInt(11)),
                                rows.getBoolean(12)));
            }
        }
        operators = Map.copyOf(read);
    }

    @Override
    public CityProfile profileFor(Operator operator) {
        return operator.historyImport() ? CityProfile.historyImport() : profile;
    }

    @Override
    public Optional<Operator> findOperator(String operatorId) {
        return Optional.ofNullable(operators.get(operatorId));
    }

    @Override
    public List<Operator> listOperators() {
        var list = new ArrayList<>(operators.values());
        list.sort(java.util.Comparator.comparingInt(Operator::number));
        return List.copyOf(list);
    }
}
