package city.statictraffic.adapter.persistence.dataimport;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.adapter.persistence.EmbeddedStore;
import city.statictraffic.adapter.persistence.PgBulkWork;
import city.statictraffic.adapter.persistence.patrolimpound.PgYardBook;
import city.statictraffic.dataimport.domain.table.Mapping;
import city.statictraffic.dataimport.domain.table.RowReader;
import city.statictraffic.dataimport.domain.table.TableRow;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.geo.Datum;
import city.statictraffic.kernel.geo.GeoPoint;
import city.statictraffic.kernel.imports.ImportRow;
import city.statictraffic.kernel.imports.ImportTarget;
import city.statictraffic.kernel.imports.ImportTarget.Outcome;
import city.statictraffic.kernel.time.CityCalendar;
import city.statictraffic.patrolimpound.application.importyards.ImportYards;
import city.statictraffic.patrolimpound.application.port.CityDistricts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Yards from rows to tables, on a real PostgreSQL. */
@Tag("N09")
class YardImportTest {
    private static final EmbeddedStore STORE = new EmbeddedStore(List.of("platform", "patrol_impound"), List.of());
    private static final Map<String, Integer> COLUMNS = Map.of(
            "yardId", 0, "name", 1, "districtCode", 2, "address", 3, "lon", 4, "lat", 5, "capacity", 6, "keeper", 7);

    private final PgBulkWork bulk = new PgBulkWork(STORE.source());
    private final ImportYards yards = new ImportYards(new PgYardBook(bulk), new TwoDistricts());

    /** West and east of a meridian. */
    private record TwoDistricts() implements CityDistricts {
        @Override
        public List<District> list() {
            return List.of(new District("310101", "黄浦区", "Huangpu"), new District("310110", "杨浦区", "Yangpu"));
        }

        @Override
        public Optional<String> codeAt(GeoPoint place) {
            return place.lat() < 31 || place.lat() > 32
                    ? Optional.empty()
                    : Optional.of(place.lon() < 121.5 ? "310101" : "310110");
        }
    }

    @BeforeEach
    void empty() {
        STORE.empty("platform", "patrol_impound");
    }

    private List<Outcome> take(Datum datum, boolean write, String... lines) {
        var reader = new RowReader(yards, new Mapping(COLUMNS, Map.of(), datum), CityCalendar.SHANGHAI);
        var rows = new java.util.ArrayList<ImportRow>();
        for (String line : lines) {
            RowReader.Read read = reader.read(new TableRow(rows.size() + 2, List.of(line.split(",", -1)), List.of()));
            assertThat(read.problems()).isEmpty();
            rows.add(read.row());
        }
        var run = new ImportTarget.Run(new UUID(0, 1), new DataScope.WholeCity(), Instant.EPOCH, datum);
        return bulk.run(connection -> yards.take(run, rows, write));
    }

    private static List<String> table() {
        return STORE.query("SELECT yard_id || ' ' || name || ' ' || district_code || ' ' || capacity || ' '"
                + " || coalesce(keeper, '-') FROM patrol_impound.yard ORDER BY 1");
    }

    @Test
    void yards_are_added_changed_and_left_alone_and_a_dry_run_writes_nothing() {
        String one = "y1,一号,杨浦区,军工路 1 号,121.55,31.32,500,某公司";
        assertThat(take(Datum.WGS84, false, one)).extracting(Outcome::verdict).hasToString("[ADDED]");
        assertThat(table()).isEmpty();
        take(Datum.WGS84, true, one, "y2,二号,310101,外马路 1 号,121.49,31.21,３００,");
        assertThat(table()).containsExactly("y1 一号 310110 500 某公司", "y2 二号 310101 300 -");
        assertThat(take(Datum.WGS84, true, "y1,一号,杨浦区,军工路 1 号,121.55,31.32,600,"))
                .extracting(Outcome::verdict)
                .hasToString("[CHANGED]");
        assertThat(table()).containsExactly("y1 一号 310110 600 某公司", "y2 二号 310101 300 -");
        assertThat(take(Datum.WGS84, true, "y1,一号,杨浦区,军工路 1 号,121.55,31.32,600,"))
                .extracting(Outcome::verdict)
                .hasToString("[UNCHANGED]");
    }

    @Test
    void coordinates_are_converted_from_the_datum_chosen_and_come_back_unchanged() {
        var place = new GeoPoint(121.55, 31.32);
        double[] bd = Datum.BD09.fromWgs84(place);
        String row = "y1,一号,杨浦区,军工路 1 号," + bd[0] + "," + bd[1] + ",500,";
        take(Datum.BD09, true, row);
        List<String> stored =
                STORE.query("SELECT lon FROM patrol_impound.yard UNION ALL SELECT lat FROM patrol_impound.yard");
        var kept = new GeoPoint(Double.parseDouble(stored.get(0)), Double.parseDouble(stored.get(1)));
        assertThat(kept.metresTo(place)).isLessThan(0.1);
        assertThat(take(Datum.BD09, true, row)).extracting(Outcome::verdict).hasToString("[UNCHANGED]");
    }

    @Test
    void a_yard_with_bikes_keeps_its_district_and_what_looks_wrong_is_told() {
        take(Datum.WGS84, true, "y1,一号,杨浦区,军工路 1 号,121.55,31.32,500,");
        STORE.execute("INSERT INTO patrol_impound.intake (intake_id, slip_no, operator_id, bike_id, yard_id, yard_name,"
                + " taken_at, recorded_at, measure, legal_basis, filing, basis_in_doubt, photos, by_subject, by_username,"
                + " by_organisation, device_id, offline, status) VALUES ('" + new UUID(0, 2)
                + "', 's', 'operator-a', 'JQ1',"
                + " 'y1', 'y', now(), now(), 'm', 'l', 'f', false, '', 's', 'u', 'o', 'd', false, 'taken-in')");
        assertThat(take(Datum.WGS84, true, "y1,一号,黄浦区,军工路 1 号,121.49,31.32,500,")
                        .getFirst()
                        .problem())
                .hasValueSatisfying(why -> assertThat(why.code()).isEqualTo("patrol.yard-holds-bikes"));
        assertThat(take(Datum.WGS84, true, "y1,一号,杨浦区,军工路 1 号,121.55,31.32,0,").getFirst())
                .satisfies(outcome -> {
                    assertThat(outcome.verdict()).hasToString("CHANGED");
                    assertThat(outcome.problem().orElseThrow().code()).isEqualTo("patrol.yard-below-stock");
                });
        assertThat(take(Datum.WGS84, true, "y9,九号,杨浦区,海上,31.32,121.55,5,".replace("31.32,121.55", "31.32,21.55"))
                        .getFirst()
                        .problem()
                        .orElseThrow()
                        .code())
                .isEqualTo("patrol.yard-outside-city");
        assertThat(take(Datum.WGS84, true, "y8,八号,黄浦区,某路,121.55,31.32,5,")
                        .getFirst()
                        .problem()
                        .orElseThrow()
                        .code())
                .isEqualTo("patrol.yard-other-district");
        assertThat(table()).containsExactly("y1 一号 310110 0 -", "y8 八号 310101 5 -");
    }
}
