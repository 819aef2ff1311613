package city.statictraffic.standalone;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who exists in the demo realm: the accounts, the operators and their technical clients. */
final class Demo {
    private static final String YANGPU = "310110";

    private Demo() {}

    /** @param yardId only for a yard keeper */
    record Account(
            String name,
            String displayName,
            String organisation,
            String role,
            @Nullable String operatorId,
            @Nullable String districtCode,
            @Nullable String yardId) {}

    record Operator(String id, String displayName) {
        String feedClient() {
            return id + "-feed";
        }
    }

    /** The client of whatever scrapes the platform's figures. */
    static final String MONITORING_CLIENT = "monitoring";

    static final List<String> ROLES = List.of(
            "city-office",
            "district-office",
            "operator",
            "patrol-officer",
            "yard-keeper",
            "auditor",
            "system-admin",
            "security-admin");

    static final List<Operator> OPERATORS = List.of(
            new Operator("operator-a", "甲骑科技"), new Operator("operator-b", "乙行出行"), new Operator("operator-c", "丙速单车"));

    /** The simulator's officer: real people's accounts are not used by a machine. */
    static final String PATROL_OF_THE_SIMULATOR = "patrol-sim";

    static final List<Account> ACCOUNTS = Stream.concat(
                    Stream.of(
                            new Account("city", "市交通委管理员", "市交通委", "city-office", null, null, null),
                            new Account(
                                    "district-310110", "杨浦区管理员", "杨浦区交通管理部门", "district-office", null, YANGPU, null),
                            new Account("patrol-1", "巡查员一号", "杨浦区巡查队", "patrol-officer", null, YANGPU, null),
                            new Account("patrol-2", "巡查员二号", "杨浦区巡查队", "patrol-officer", null, YANGPU, null),
                            new Account(
                                    PATROL_OF_THE_SIMULATOR, "模拟巡查员", "杨浦区巡查队", "patrol-officer", null, YANGPU, null),
                            new Account("yard-1", "暂存点管理员", "杨浦区第一暂存点", "yard-keeper", null, YANGPU, "yard-310110-01"),
                            new Account("auditor", "审计员", "审计部门", "auditor", null, null, null),
                            new Account("sysadmin", "系统管理员", "信息中心", "system-admin", null, null, null),
                            new Account("secadmin", "安全管理员", "信息中心", "security-admin", null, null, null)),
                    OPERATORS.stream()
                            .map(operator -> new Account(
                                    operator.id(),
                                    operator.displayName(),
                                    operator.displayName(),
                                    "operator",
                                    operator.id(),
                                    null,
                                    null)))
            .toList();

    static List<String> accountNames() {
        return ACCOUNTS.stream().map(Account::name).toList();
    }

    static List<String> confidentialClients() {
        return Stream.concat(
                        Stream.of("platform", MONITORING_CLIENT),
                        OPERATORS.stream().map(Operator::feedClient))
                .toList();
    }

    static List<String> kafkaUsers() {
        return Stream.concat(Stream.of("platform"), OPERATORS.stream().map(Operator::id))
                .toList();
    }
}
