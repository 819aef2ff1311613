package city.statictraffic.dataimport;

import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.access.Role;
import city.statictraffic.kernel.imports.ImportField;
import city.statictraffic.kernel.imports.ImportField.Kind;
import city.statictraffic.kernel.imports.ImportRow;
import city.statictraffic.kernel.imports.ImportTarget;
import java.util.List;
import java.util.Set;

/** A target with a field of each kind, which takes nothing: for the rules that come before taking. */
final class Targets implements ImportTarget {
    static final ImportTarget EACH_KIND = new Targets();

    @Override
    public String name() {
        return "each-kind";
    }

    @Override
    public String context() {
        return "data-import";
    }

    @Override
    public String zh() {
        return "各种字段";
    }

    @Override
    public String en() {
        return "Each kind";
    }

    @Override
    public List<ImportField> fields() {
        return List.of(
                ImportField.of("bike", "车辆编号", "Bike number", Kind.TOKEN)
                        .known("车牌号", "bike_no")
                        .needed()
                        .asKey()
                        .atMost(12),
                ImportField.of("remark", "备注", "Remark", Kind.TEXT).atMost(5),
                ImportField.of("places", "车位数", "Places", Kind.INTEGER)
                        .known("容量")
                        .between(0, 5_000),
                ImportField.of("longitude", "经度", "Longitude", Kind.DECIMAL).between(-180, 180),
                ImportField.of("filedAt", "备案日期", "Filed on", Kind.TIME),
                ImportField.of("kind", "车型", "Kind", Kind.CODE).needed());
    }

    @Override
    public List<Choice> choices(String field) {
        return List.of(new Choice("PEDAL", "自行车", "Bicycle"), new Choice("ELECTRIC", "电动自行车", "E-bike"));
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
    public List<Outcome> take(Run run, List<ImportRow> rows, boolean write) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<GroupCount> counts(DataScope scope) {
        throw new UnsupportedOperationException();
    }
}
