package city.statictraffic.bikefleet.application.filedfleet;

import city.statictraffic.bikefleet.application.port.FleetRegister;
import city.statictraffic.bikefleet.application.port.FleetRegister.Known;
import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.domain.bike.Bike;
import city.statictraffic.bikefleet.domain.bike.BikeId;
import city.statictraffic.bikefleet.domain.bike.BikeState;
import city.statictraffic.bikefleet.domain.feed.CityProfile;
import city.statictraffic.bikefleet.domain.feed.FeedField;
import city.statictraffic.bikefleet.domain.feed.FeedKind;
import city.statictraffic.bikefleet.domain.feed.FeedRecord.BikeRegistration;
import city.statictraffic.bikefleet.domain.feed.FeedRules;
import city.statictraffic.bikefleet.domain.feed.RawRecord;
import city.statictraffic.bikefleet.domain.feed.Rejection;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.access.Role;
import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.geo.Datum;
import city.statictraffic.kernel.imports.ImportField;
import city.statictraffic.kernel.imports.ImportField.Kind;
import city.statictraffic.kernel.imports.ImportRow;
import city.statictraffic.kernel.imports.ImportTarget;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The filed fleet of an older system becomes registrations and filings, by the rules feeds are judged by. A row is as old
 * as its own time of change, or as the file. Where the platform knows something newer, that stays and the row only says
 * that the bike is filed; what differs is told. A filing date the platform has is kept. A bike found unfiled in the street
 * is not filed by a file either.
 */
public final class ImportFiledFleet implements ImportTarget {
    public static final String NAME = "filed-fleet";
    private static final String OPERATOR = "operatorId";

    private static final List<ImportField> FIELDS = List.of(
            ImportField.of(OPERATOR, "运营企业", "Operator", Kind.CODE)
                    .needed()
                    .asKey()
                    .known("企业", "企业名称", "所属企业", "运营单位", "投放企业", "单位名称", "品牌", "企业代码", "运营企业编号")
                    .like("甲骑科技")
                    .ruled("企业名称或编号；旧名称可在“旧值对应”中指定", "Name or id; older names are mapped to new ones"),
            ImportField.of(FeedField.BIKE_ID.wireName(), "车辆编号", "Bike number", Kind.TOKEN)
                    .needed()
                    .asKey()
                    .atMost(FeedField.BIKE_ID.lengthMax())
                    .known("单车编号", "车号", "车辆号", "自行车编号", "车身编号", "车辆编码", "单车号", "bike id", "bikeid")
                    .like("JQ90000001")
                    .ruled("须符合该企业解析规则中的编号字符和长度", "Characters and length as in the operator's QR rule"),
            ImportField.of(FeedField.FILED_AT.wireName(), "备案日期", "Filing date", Kind.TIME)
                    .needed()
                    .known("备案时间", "备案登记日期", "登记日期", "备案登记时间", "备案通过日期")
                    .like("2025-03-18")
                    .ruled("不能晚于今天；平台已有备案日期的以平台为准", "Not in the future; a date the platform has stays"),
            ImportField.of(FeedField.QR_URL.wireName(), "二维码解析地址", "QR address", Kind.TEXT)
                    .atMost(FeedField.QR_URL.lengthMax())
                    .known("二维码", "二维码地址", "二维码链接", "二维码URL", "解析地址", "qr url")
                    .like("https://qr.jiaqi.example/b/JQ90000001")
                    .ruled("空时按企业解析规则由车辆编号生成", "Made from the number by the operator's QR rule where empty"),
            ImportField.of(FeedField.MODEL.wireName(), "车型", "Model", Kind.TEXT)
                    .atMost(FeedField.MODEL.lengthMax())
                    .known("车辆型号", "型号", "车辆类型")
                    .like("M3"),
            ImportField.of(FeedField.FRAME_NUMBER.wireName(), "车架号", "Frame number", Kind.TOKEN)
                    .atMost(FeedField.FRAME_NUMBER.lengthMax())
                    .known("车架编号", "车架号码", "车架码")
                    .like("F20250318000001"),
            ImportField.of(FeedField.LOCK_NUMBER.wireName(), "锁号", "Lock number", Kind.TOKEN)
                    .atMost(FeedField.LOCK_NUMBER.lengthMax())
                    .known("智能锁编号", "锁编号", "锁具编号", "智能锁号", "IMEI")
                    .like("868120000000001")
                    .ruled("较长数字请设为文本格式，否则表格软件会改写末位", "Keep long numbers as texts, or a spreadsheet rounds them"),
            ImportField.of(FeedField.UPDATED_AT.wireName(), "更新时间", "Changed at", Kind.TIME)
                    .known("数据更新时间", "最后更新时间", "变更日期", "变更时间", "更新日期")
                    .like("2026-01-05 09:30:00")
                    .ruled(
                            "空时按数据截止时间；平台有更新的登记时以平台为准",
                            "The file's as-of time where empty; newer data of the platform stay"));

    private final FleetSettings settings;
    private final FleetRegister register;
    private final InstantSource clock;

    public ImportFiledFleet(FleetSettings settings, FleetRegister register, InstantSource clock) {
        this.settings = settings;
        this.register = register;
        this.clock = clock;
    }

    @Override
    public String context() {
        return "bike-fleet";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String zh() {
        return "车辆备案台账";
    }

    @Override
    public String en() {
        return "Filed fleet";
    }

    @Override
    public List<ImportField> fields() {
        return FIELDS;
    }

    @Override
    public List<Choice> choices(String field) {
        return operators(new DataScope.WholeCity())
                .map(operator -> new Choice(operator.operatorId(), operator.name(), operator.nameEn()))
                .toList();
    }

    /** Without those that only stand for records from elsewhere. */
    private java.util.stream.Stream<FleetSettings.Operator> operators(DataScope scope) {
        return settings.listOperators().stream()
                .filter(operator -> !operator.historyImport() && scope.seesOperator(operator.operatorId()));
    }

    @Override
    public Set<Role> senders() {
        return Set.of(Role.CITY_OFFICE, Role.OPERATOR);
    }

    @Override
    public Set<Role> confirmers() {
        return Set.of(Role.CITY_OFFICE);
    }

    @Override
    public List<GroupCount> counts(DataScope scope) {
        Map<String, Long> filed = register.countFiled();
        return operators(scope)
                .map(operator -> new GroupCount(
                        operator.operatorId(),
                        operator.name(),
                        operator.nameEn(),
                        filed.getOrDefault(operator.operatorId(), 0L)))
                .toList();
    }

    /** A row on its way: judged, then held against what is known. */
    private record Judged(
            ImportRow row,
            BikeId bike,
            @Nullable BikeRegistration declared,
            @Nullable Problem problem) {}

    @Override
    public List<Outcome> take(Run run, List<ImportRow> rows, boolean write) {
        var rulesOf = new HashMap<String, FeedRules>();
        List<Judged> judged = rows.stream().map(row -> judge(run, row, rulesOf)).toList();
        var bikes = new LinkedHashSet<BikeId>();
        judged.stream().filter(each -> each.problem() == null).forEach(each -> bikes.add(each.bike()));
        Map<BikeId, Known> known = bikes.isEmpty() ? Map.of() : register.lock(bikes);
        var landings = new ArrayList<FleetRegister.Landing>();
        var filings = new ArrayList<FleetRegister.Declared>();
        List<Outcome> outcomes = judged.stream()
                .map(each -> each.declared() == null
                        ? Outcome.rejected(Objects.requireNonNull(each.problem()))
                        : decide(
                                each,
                                each.declared(),
                                known.getOrDefault(each.bike(), new Known(null, null)),
                                landings,
                                filings))
                .toList();
        if (write && (!landings.isEmpty() || !filings.isEmpty())) {
            register.take(run.jobId(), landings, filings);
        }
        return outcomes;
    }

    private Judged judge(Run run, ImportRow row, Map<String, FeedRules> rulesOf) {
        String operatorId = row.required(OPERATOR);
        String number = row.required(FeedField.BIKE_ID.wireName());
        var bike = new BikeId(operatorId, number);
        var operator = settings.findOperator(operatorId).filter(each -> !each.historyImport());
        if (operator.isEmpty() || !run.scope().seesOperator(operatorId)) {
            return refused(row, bike, new Problem("bike-fleet.operator-not-yours", OPERATOR, Map.of()));
        }
        Optional<String> url = row.text(FeedField.QR_URL.wireName());
        Instant updatedAt = row.time(FeedField.UPDATED_AT.wireName()).orElse(run.asOf());
        var raw = new RawRecord();
        raw.text(FeedField.BIKE_ID, number);
        raw.text(
                FeedField.QR_URL, url.orElseGet(() -> operator.get().qrUrlRule().addressOf(number)));
        raw.text(FeedField.UPDATED_AT, iso(updatedAt));
        row.time(FeedField.FILED_AT.wireName()).ifPresent(at -> raw.text(FeedField.FILED_AT, iso(at)));
        for (FeedField field : List.of(FeedField.MODEL, FeedField.FRAME_NUMBER, FeedField.LOCK_NUMBER)) {
            row.text(field.wireName()).ifPresent(value -> raw.text(field, value));
        }
        FeedRules rules = rulesOf.computeIfAbsent(
                operatorId,
                ignored -> new FeedRules(
                        FeedKind.BIKES,
                        Datum.WGS84,
                        CityProfile.registerImport(),
                        operator.get().qrUrlRule(),
                        micros(clock.instant())));
        if (rules.judge(raw) instanceof BikeRegistration declared) {
            return new Judged(row, bike, declared, null);
        }
        Rejection why = rules.rejection();
        FeedField field = why.field();
        // An address made here is wrong only because the number is.
        String blamed = field == null
                ? ""
                : field == FeedField.QR_URL && url.isEmpty() ? FeedField.BIKE_ID.wireName() : field.wireName();
        return refused(row, bike, new Problem(why.reason().code(), blamed, Map.of()));
    }

    private static Judged refused(ImportRow row, BikeId bike, Problem why) {
        return new Judged(row, bike, null, why);
    }

    private static Outcome decide(
            Judged judged,
            BikeRegistration declared,
            Known known,
            List<FleetRegister.Landing> landings,
            List<FleetRegister.Declared> filings) {
        BikeId id = judged.bike();
        int line = judged.row().line();
        Bike bike = known.bike() == null ? Bike.registered(id) : known.bike();
        Instant filedAt = instant(Objects.requireNonNull(declared.filedAtMicros()));
        if (bike.declareFiled(filedAt) instanceof Decision.Refused<Bike>(var why)) {
            return Outcome.rejected(
                    new Problem(why.code(), FeedField.BIKE_ID.wireName(), Map.of("bikeId", id.number())));
        }
        int adds = filed(bike) ? 0 : 1;
        BikeRegistration standing = known.registration();
        if (standing == null) {
            landings.add(new FleetRegister.Landing(id.operatorId(), line, declared));
            return new Outcome(Verdict.ADDED, Optional.empty(), id.operatorId(), adds);
        }
        BikeRegistration merged = merge(judged.row(), declared, standing);
        Optional<Problem> differs = differences(declared, merged, standing);
        boolean newer = declared.updatedAtMicros() > standing.updatedAtMicros();
        if (!merged.equals(standing) && newer) {
            landings.add(new FleetRegister.Landing(id.operatorId(), line, aged(merged, declared.updatedAtMicros())));
            return new Outcome(Verdict.CHANGED, dateDiffers(declared, standing), id.operatorId(), adds);
        }
        if (adds > 0) {
            filings.add(new FleetRegister.Declared(bike, standing.qrUrl(), filedAt, line));
            return new Outcome(Verdict.CHANGED, differs, id.operatorId(), adds);
        }
        return new Outcome(Verdict.UNCHANGED, differs, id.operatorId(), 0);
    }

    /** The row over what stands, but for what the row does not say, the place in the order, and a known filing date. */
    private static BikeRegistration merge(ImportRow row, BikeRegistration declared, BikeRegistration standing) {
        return new BikeRegistration(
                standing.bikeId(),
                row.text(FeedField.QR_URL.wireName()).isPresent() ? declared.qrUrl() : standing.qrUrl(),
                standing.updatedAtMicros(),
                declared.model() == null ? standing.model() : declared.model(),
                standing.filedAtMicros() == null ? declared.filedAtMicros() : standing.filedAtMicros(),
                declared.frameNumber() == null ? standing.frameNumber() : declared.frameNumber(),
                declared.lockNumber() == null ? standing.lockNumber() : declared.lockNumber(),
                standing.revision());
    }

    private static BikeRegistration aged(BikeRegistration merged, long updatedAtMicros) {
        return new BikeRegistration(
                merged.bikeId(),
                merged.qrUrl(),
                updatedAtMicros,
                merged.model(),
                merged.filedAtMicros(),
                merged.frameNumber(),
                merged.lockNumber(),
                merged.revision());
    }

    private static Optional<Problem> differences(
            BikeRegistration declared, BikeRegistration merged, BikeRegistration standing) {
        var fields = new ArrayList<String>();
        if (!merged.qrUrl().equals(standing.qrUrl())) {
            fields.add(FeedField.QR_URL.wireName());
        }
        if (!Objects.equals(merged.model(), standing.model())) {
            fields.add(FeedField.MODEL.wireName());
        }
        if (!Objects.equals(merged.frameNumber(), standing.frameNumber())) {
            fields.add(FeedField.FRAME_NUMBER.wireName());
        }
        if (!Objects.equals(merged.lockNumber(), standing.lockNumber())) {
            fields.add(FeedField.LOCK_NUMBER.wireName());
        }
        if (dateDiffers(declared, standing).isPresent()) {
            fields.add(FeedField.FILED_AT.wireName());
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(differs(fields));
    }

    private static Optional<Problem> dateDiffers(BikeRegistration declared, BikeRegistration standing) {
        return standing.filedAtMicros() == null || standing.filedAtMicros().equals(declared.filedAtMicros())
                ? Optional.empty()
                : Optional.of(differs(List.of(FeedField.FILED_AT.wireName())));
    }

    private static Problem differs(List<String> fields) {
        return new Problem(
                "bike-fleet.register-differs", fields.getFirst(), Map.of("fields", String.join(",", fields)));
    }

    private static boolean filed(Bike bike) {
        return bike.state() instanceof BikeState.Filed
                || bike.state() instanceof BikeState.Impounded(var intake, var yard, var since, var before)
                        && before instanceof BikeState.Filed;
    }

    private static String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).toString();
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000L + at.getNano() / 1_000;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
