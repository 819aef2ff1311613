package city.statictraffic.patrolimpound.application.importyards;

import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.access.Role;
import city.statictraffic.kernel.geo.GeoPoint;
import city.statictraffic.kernel.imports.ImportField;
import city.statictraffic.kernel.imports.ImportField.Kind;
import city.statictraffic.kernel.imports.ImportRow;
import city.statictraffic.kernel.imports.ImportTarget;
import city.statictraffic.patrolimpound.application.port.CityDistricts;
import city.statictraffic.patrolimpound.application.port.YardBook;
import city.statictraffic.patrolimpound.domain.yard.Yard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Yards of an older system, by their code: new ones are added, known ones changed. A yard the file does not name stays, and
 * one that holds bikes stays in its district: the slips of those bikes were numbered there.
 */
public final class ImportYards implements ImportTarget {
    public static final String NAME = "yards";
    /** Coordinates nearer than this, in degrees, are the same place. */
    private static final double SAME_PLACE = 1e-6;

    private static final String YARD_ID = "yardId";
    private static final String TITLE = "name";
    private static final String DISTRICT = "districtCode";
    private static final String ADDRESS = "address";
    private static final String LON = "lon";
    private static final String LAT = "lat";
    private static final String CAPACITY = "capacity";
    private static final String KEEPER = "keeper";

    private static final List<ImportField> FIELDS = List.of(
            ImportField.of(YARD_ID, "暂存点编号", "Yard code", Kind.TOKEN)
                    .needed()
                    .asKey()
                    .atMost(32)
                    .known("编号", "暂存点代码", "场地编号", "停放场编号", "代码")
                    .like("yard-310110-02")
                    .ruled("同编号更新，新编号新增；文件中没有的暂存点不受影响", "Known codes are changed, others added; yards not named stay"),
            ImportField.of(TITLE, "暂存点名称", "Yard name", Kind.TEXT)
                    .needed()
                    .atMost(60)
                    .known("名称", "场地名称", "停放场名称", "暂存点")
                    .like("杨浦区第二暂存点"),
            ImportField.of(DISTRICT, "行政区", "District", Kind.CODE)
                    .needed()
                    .known("区", "所属区", "所在区", "行政区划", "行政区代码", "区县", "辖区")
                    .like("杨浦区")
                    .ruled(
                            "区名或六位代码；有在库车辆的暂存点不能改区",
                            "Name or six-digit code; a yard that holds bikes keeps its district"),
            ImportField.of(ADDRESS, "地址", "Address", Kind.TEXT)
                    .needed()
                    .atMost(120)
                    .known("详细地址", "场地地址", "所在地址", "位置")
                    .like("军工路 2 号"),
            ImportField.of(LON, "经度", "Longitude", Kind.DECIMAL)
                    .needed()
                    .between(-180, 180)
                    .known("东经", "lng", "longitude", "x")
                    .like("121.5500")
                    .ruled("按所选坐标系（WGS-84、GCJ-02、BD-09）换算为 WGS-84", "Converted to WGS-84 from the datum chosen"),
            ImportField.of(LAT, "纬度", "Latitude", Kind.DECIMAL)
                    .needed()
                    .between(-90, 90)
                    .known("北纬", "latitude", "y")
                    .like("31.3200")
                    .ruled("须在本市范围内", "Within the city"),
            ImportField.of(CAPACITY, "容量", "Capacity", Kind.INTEGER)
                    .needed()
                    .between(0, 100_000)
                    .known("容量（辆）", "可停放数量", "设计容量", "最大容量", "车位数")
                    .like("500"),
            ImportField.of(KEEPER, "管理单位", "Keeper", Kind.TEXT)
                    .atMost(60)
                    .known("管理单位名称", "管理企业", "负责单位", "运维单位", "管理方")
                    .like("某某清运有限公司"));

    private final YardBook book;
    private final CityDistricts districts;

    public ImportYards(YardBook book, CityDistricts districts) {
        this.book = book;
        this.districts = districts;
    }

    /** Why a yard is not taken, or what about it people should look at. */
    enum YardFault {
        OUTSIDE_CITY("patrol.yard-outside-city"),
        OTHER_DISTRICT("patrol.yard-other-district"),
        HOLDS_BIKES("patrol.yard-holds-bikes"),
        BELOW_STOCK("patrol.yard-below-stock");

        private final String code;

        YardFault(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        private Problem at(String field, String value) {
            return new Problem(code, field, Map.of("value", value));
        }
    }

    @Override
    public String context() {
        return "patrol-impound";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String zh() {
        return "暂存点";
    }

    @Override
    public String en() {
        return "Yards";
    }

    @Override
    public List<ImportField> fields() {
        return FIELDS;
    }

    @Override
    public List<Choice> choices(String field) {
        return districts.list().stream()
                .map(district -> new Choice(district.code(), district.name(), district.nameEn()))
                .toList();
    }

    @Override
    public Set<Role> senders() {
        return Set.of(Role.CITY_OFFICE);
    }

    @Override
    public Set<Role> confirmers() {
        return Set.of(Role.CITY_OFFICE);
    }

    @Override
    public List<GroupCount> counts(DataScope scope) {
        Map<String, Long> counts = book.countByDistrict();
        return districts.list().stream()
                .map(district -> new GroupCount(
                        district.code(), district.name(), district.nameEn(), counts.getOrDefault(district.code(), 0L)))
                .toList();
    }

    @Override
    public List<Outcome> take(Run run, List<ImportRow> rows, boolean write) {
        Map<String, YardBook.Entry> known =
                book.lock(rows.stream().map(row -> row.required(YARD_ID)).toList());
        var saved = new ArrayList<YardBook.Entry>();
        List<Outcome> outcomes = rows.stream()
                .map(row -> decide(run, row, Optional.ofNullable(known.get(row.required(YARD_ID))), saved))
                .toList();
        if (write && !saved.isEmpty()) {
            book.save(saved);
        }
        return outcomes;
    }

    private Outcome decide(Run run, ImportRow row, Optional<YardBook.Entry> known, List<YardBook.Entry> saved) {
        GeoPoint place = run.datum().toWgs84(number(row, LON), number(row, LAT));
        Optional<String> there = districts.codeAt(place);
        String district = row.required(DISTRICT);
        if (there.isEmpty()) {
            return Outcome.rejected(YardFault.OUTSIDE_CITY.at(LON, number(row, LON) + ", " + number(row, LAT)));
        }
        int stock = known.map(YardBook.Entry::stock).orElse(0);
        if (stock > 0 && !known.orElseThrow().yard().districtCode().equals(district)) {
            return Outcome.rejected(YardFault.HOLDS_BIKES.at(DISTRICT, String.valueOf(stock)));
        }
        int capacity = (int) number(row, CAPACITY);
        Optional<Problem> note = !there.get().equals(district)
                ? Optional.of(YardFault.OTHER_DISTRICT.at(DISTRICT, named(there.get())))
                : capacity < stock
                        ? Optional.of(YardFault.BELOW_STOCK.at(CAPACITY, String.valueOf(stock)))
                        : Optional.empty();
        var yard = new Yard(
                row.required(YARD_ID),
                row.required(TITLE),
                district,
                row.required(ADDRESS),
                capacity,
                known.map(entry -> entry.yard().place())
                        .filter(before -> same(before, place))
                        .orElse(place));
        var next = new YardBook.Entry(yard, row.text(KEEPER).or(() -> known.flatMap(YardBook.Entry::keeper)), stock);
        if (known.isPresent() && known.get().equals(next)) {
            return new Outcome(Verdict.UNCHANGED, note, district, 0);
        }
        saved.add(next);
        return known.isPresent()
                ? new Outcome(Verdict.CHANGED, note, district, 0)
                : new Outcome(Verdict.ADDED, note, district, 1);
    }

    private String named(String code) {
        return districts.list().stream()
                .filter(district -> district.code().equals(code))
                .findFirst()
                .map(CityDistricts.District::name)
                .orElse(code);
    }

    private static boolean same(GeoPoint one, GeoPoint other) {
        return Math.abs(one.lon() - other.lon()) < SAME_PLACE && Math.abs(one.lat() - other.lat()) < SAME_PLACE;
    }

    private static double number(ImportRow row, String field) {
        return row.number(field).orElseThrow(() -> new IllegalStateException(field + " is missing"));
    }
}
