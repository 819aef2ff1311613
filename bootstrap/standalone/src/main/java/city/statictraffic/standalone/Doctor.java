package city.statictraffic.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at the machine, and at the instance if one runs; each finding says what to do. Changes nothing. */
final class Doctor {
    private static final long MEMORY_LITTLE_KB = 6L << 20;
    private static final long MEMORY_NONE_KB = 3L << 20;
    private static final long DISK_LITTLE_BYTES = 20L << 30;
    private static final long DISK_NONE_BYTES = 5L << 30;
    private static final int FILES_WANTED = 4_096;
    private static final Duration CERTIFICATE_SOON = Duration.ofDays(30);
    private static final Duration CLOCK_OFF = Duration.ofSeconds(5);
    private static final Map<String, String> ADVICE_ZH = Map.ofEntries(
            Map.entry("database", "先恢复数据库；变慢则查长语句、磁盘与备份"),
            Map.entry("kafka", "恢复 Kafka；平台会自己接上"),
            Map.entry("identity-provider", "恢复登录服务，核对地址与证书"),
            Map.entry("outbox", "看 Kafka、主题与权限；不要手工改表"),
            Map.entry("inbox", "看日志里反复重试的事件及原因"),
            Map.entry("landing", "看数据库与磁盘；不够则增加进程"),
            Map.entry("live-picture", "看落库与企业报送"),
            Map.entry("operators", "都停是我方问题，个别停则联系该企业"),
            Map.entry("evidence", "看照片目录的权限、空间与挂载"),
            Map.entry("disk", "扩容或移走旧备份；不要删照片"),
            Map.entry("certificate", "换新证书文件后重启"),
            Map.entry("housekeeping", "看日志里 housekeeping 之后的原因"));

    enum Level {
        OK,
        ATTENTION,
        FAULT
    }

    /** @param zh and {@code en}: what was found and, unless it is fine, what to do */
    record Finding(String check, Level level, String zh, String en) {}

    private final StateFolder state;
    private final Ports ports;
    private final InstantSource clock;

    Doctor(StateFolder state, Ports ports, InstantSource clock) {
        this.state = state;
        this.ports = ports;
        this.clock = clock;
    }

    /** The exit code: 0 fine, 1 attention, 2 fault. */
    static int print(List<Finding> findings, boolean json, PrintStream out) {
        int worst =
                findings.stream().mapToInt(each -> each.level().ordinal()).max().orElse(0);
        if (json) {
            ObjectNode whole = Json.object();
            whole.put("level", Level.values()[worst].name().toLowerCase(Locale.ROOT));
            var array = whole.putArray("findings");
            findings.forEach(each -> array.addObject()
                    .put("check", each.check())
                    .put("level", each.level().name().toLowerCase(Locale.ROOT))
                    .put("zh", each.zh())
                    .put("en", each.en()));
            out.println(Json.text(whole));
        } else {
            for (Finding each : findings) {
                String mark = switch (each.level()) {
                    case OK -> "正常 ok    ";
                    case ATTENTION -> "注意 look  ";
                    case FAULT -> "故障 fault ";
                };
                out.println(mark + each.check());
                out.println("    " + each.zh());
                out.println("    " + each.en());
            }
        }
        return worst;
    }

    List<Finding> examine() {
        var findings = new ArrayList<Finding>();
        findings.add(jdk());
        findings.add(memory());
        findings.add(disk());
        findings.add(openFiles());
        findings.add(userNamespaces());
        findings.add(names());
        findings.add(locale());
        certificates(findings);
        if (state.isRunning()) {
            instance(findings);
        } else {
            ports(findings);
        }
        return findings;
    }

    private static Finding jdk() {
        int feature = Runtime.version().feature();
        return feature >= 25
                ? fine("jdk", "JDK " + Runtime.version(), "JDK " + Runtime.version())
                : fault(
                        "jdk",
                        "JDK " + feature + " 太旧，请安装 25 或更新的。",
                        "JDK " + feature + " is too old; install 25 or newer.");
    }

    private static Finding memory() {
        try {
            long available = Files.readAllLines(Path.of("/proc/meminfo")).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
            String shown = Status.bytes(available << 10);
            return of(
                    "memory",
                    available < MEMORY_NONE_KB
                            ? Level.FAULT
                            : available < MEMORY_LITTLE_KB ? Level.ATTENTION : Level.OK,
                    "可用内存 " + shown + "；全套服务需要约 3 GB，建议 6 GB 以上。",
                    shown + " of memory are available; all services need about 3 GB, 6 GB are advised.");
        } catch (IOException e) {
            return attention("memory", "读不到内存大小。", "The memory's size cannot be read.");
        }
    }

    private Finding disk() {
        try {
            Path place = state.exists() ? state.path() : state.path().getRoot();
            long free = Files.getFileStore(place).getUsableSpace();
            return of(
                    "disk",
                    free < DISK_NONE_BYTES ? Level.FAULT : free < DISK_LITTLE_BYTES ? Level.ATTENTION : Level.OK,
                    "磁盘剩余 " + Status.bytes(free) + "；少于 20 GB 请扩容或移走旧备份。",
                    Status.bytes(free) + " of disk are free; make room below 20 GB.");
        } catch (IOException e) {
            return attention("disk", "读不到磁盘剩余空间。", "Free disk space cannot be read.");
        }
    }

    private static Finding openFiles() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
                if (line.startsWith("Max open files")) {
                    String soft =
                            line.substring("Max open files".length()).strip().split("\\s+")[0];
                    boolean enough = soft.equals("unlimited") || Long.parseLong(soft) >= FILES_WANTED;
                    return of(
                            "open-files",
                            enough ? Level.OK : Level.ATTENTION,
                            "可同时打开文件 " + soft + " 个；少于 4096 请调高 ulimit -n。",
                            soft + " files may be open; raise ulimit -n below 4096.");
                }
            }
        } catch (IOException e) {
            return attention("open-files", "读不到文件数上限。", "The limit of open files cannot be read.");
        }
        return attention("open-files", "读不到文件数上限。", "The limit of open files cannot be read.");
    }

    private static Finding userNamespaces() {
        boolean root = "root".equals(System.getProperty("user.name"));
        try {
            Path setting = Path.of("/proc/sys/user/max_user_namespaces");
            long most = Files.exists(setting)
                    ? Long.parseLong(Files.readString(setting).strip())
                    : 0;
            return of(
                    "user-namespaces",
                    root && most == 0 ? Level.FAULT : Level.OK,
                    "用户命名空间上限 " + most + "；以 root 运行内嵌 PostgreSQL 需要它大于 0。",
                    "The limit of user namespaces is " + most + "; run by root, the embedded PostgreSQL needs some.");
        } catch (IOException e) {
            return attention("user-namespaces", "读不到用户命名空间设置。", "The setting of user namespaces cannot be read.");
        }
    }

    private static Finding names() {
        try {
            InetAddress local = InetAddress.getByName("localhost");
            return of(
                    "names",
                    local.isLoopbackAddress() ? Level.OK : Level.FAULT,
                    "localhost 指向 " + local.getHostAddress() + "；应指向本机，请检查 /etc/hosts。",
                    "localhost is " + local.getHostAddress() + "; it must be this machine, look at /etc/hosts.");
        } catch (UnknownHostException e) {
            return fault("names", "localhost 解析不了，请检查 /etc/hosts。", "localhost has no address; look at /etc/hosts.");
        }
    }

    private static Finding locale() {
        String encoding = System.getProperty("stdout.encoding", System.getProperty("native.encoding", ""));
        return of(
                "locale",
                encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name()) ? Level.OK : Level.ATTENTION,
                "终端编码 " + encoding + "；不是 UTF-8 时请设置 LANG=C.UTF-8。",
                "The terminal's encoding is " + encoding + "; set LANG=C.UTF-8 if it is not UTF-8.");
    }

    private void ports(List<Finding> findings) {
        for (Ports.Use use : ports.uses(true)) {
            if (!Ports.isFree(use.port())) {
                String holder = Ports.holderOf(use.port()).orElse("?");
                findings.add(fault(
                        "port-" + use.port(),
                        use.service() + " 的端口 " + use.port() + " 已被进程 " + holder + " 占用，请结束它或用 " + use.option()
                                + " 换一个。",
                        "Port " + use.port() + " of " + use.service() + " is taken by process " + holder
                                + "; end it or choose another with " + use.option() + "."));
            }
        }
        if (findings.stream().noneMatch(each -> each.check().startsWith("port-"))) {
            findings.add(fine("ports", "所需端口都空闲。", "All ports are free."));
        }
    }

    private void certificates(List<Finding> findings) {
        Path folder = state.path().resolve("tls");
        if (!Files.isDirectory(folder)) {
            return;
        }
        for (String name : List.of("ca.pem", "server.pem")) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                findings.add(certificate(file));
            }
        }
    }

    /** Of a PEM file. */
    Finding certificate(Path file) {
        String check = "certificate-" + file.getFileName();
        try {
            Instant end = LocalAuthority.readCertificate(file)
                    .orElseThrow(() -> new GeneralSecurityException("no certificate"))
                    .getNotAfter()
                    .toInstant();
            Duration left = Duration.between(clock.instant(), end);
            return of(
                    check,
                    left.isNegative() ? Level.FAULT : left.compareTo(CERTIFICATE_SOON) < 0 ? Level.ATTENTION : Level.OK,
                    "有效期到 " + end + "；临近或过期时执行 bin/stop 再 bin/start 换新，自备证书请替换文件。",
                    "Good until " + end
                            + "; near or past it, bin/stop and bin/start renew it, or replace your own files.");
        } catch (IOException | GeneralSecurityException e) {
            return fault(check, "读不出证书 " + file + "，请替换。", "The certificate " + file + " cannot be read; replace it.");
        }
    }

    private void instance(List<Finding> findings) {
        Optional<Instance> instance = Instance.read(state);
        if (instance.isEmpty() || !Files.exists(state.readyFile())) {
            findings.add(attention(
                    "instance", "实例正在启动或停止，请稍后再查。", "The instance is starting or stopping; look again later."));
            return;
        }
        Addresses addresses = instance.get().addresses();
        for (String trouble : new Status(state, state.path()).troubles()) {
            String[] both = trouble.split(" / ", 2);
            findings.add(fault("instance", both[0], both[both.length - 1]));
        }
        var http = new LocalHttp(state.tls().resolve("ca.pem"));
        try {
            String token = new Tokens(state, addresses, http).token(Demo.MONITORING_CLIENT);
            var answer = http.get(addresses.publicUrl() + "/api/v1/operations/health", token);
            if (!answer.ok()) {
                findings.add(fault(
                        "health",
                        "平台不回答运行状态（状态码 " + answer.status() + "），看 platform.log。",
                        "The platform does not tell its health (status " + answer.status() + "); see platform.log."));
                return;
            }
            findings.addAll(parts(answer.json()));
            skew(answer.response().headers().firstValue("Date").orElse(null)).ifPresent(findings::add);
        } catch (IOException | Unable e) {
            findings.add(fault(
                    "health",
                    "平台或登录服务没有应答，看 bin/status。",
                    "Platform or identity provider do not answer; see bin/status."));
        }
        List<String> errors = new Status(state, state.path()).lastErrors();
        if (!errors.isEmpty()) {
            findings.add(attention(
                    "errors",
                    "日志里有错误，按行内的追踪号查同一请求：" + String.join(" | ", errors),
                    "There are errors in the logs; the trace id in a line finds the rest of its request."));
        }
    }

    /** What the platform says of its parts. */
    static List<Finding> parts(JsonNode health) {
        var findings = new ArrayList<Finding>();
        for (JsonNode part : health.path("parts")) {
            String name = part.path("part").asText();
            String value = part.path("value").isNull()
                    ? "-"
                    : part.path("value").asText() + " " + part.path("unit").asText();
            Level level = Level.valueOf(part.path("state").asText().toUpperCase(Locale.ROOT));
            String todo = level == Level.OK ? "" : "；" + ADVICE_ZH.getOrDefault(name, "") + "（docs/ops/runbook.md）";
            findings.add(of(
                    "platform-" + name,
                    level,
                    "测量值 " + value + todo,
                    "Measured " + value + (level == Level.OK ? "" : "; see the parts in docs/ops/runbook.md")));
        }
        return findings;
    }

    private Optional<Finding> skew(@Nullable String date) {
        if (date == null) {
            return Optional.empty();
        }
        try {
            Duration off = Duration.between(
                            ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant(),
                            clock.instant())
                    .abs();
            return Optional.of(of(
                    "clock",
                    off.compareTo(CLOCK_OFF) > 0 ? Level.ATTENTION : Level.OK,
                    "与平台时钟相差 " + off.toSeconds() + " 秒；超过 5 秒请对时。",
                    "The platform's clock differs by " + off.toSeconds() + " s; set the clocks above 5 s."));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Finding of(String check, Level level, String zh, String en) {
        return new Finding(check, level, zh, en);
    }

    private static Finding fine(String check, String zh, String en) {
        return of(check, Level.OK, zh, en);
    }

    private static Finding attention(String check, String zh, String en) {
        return of(check, Level.ATTENTION, zh, en);
    }

    private static Finding fault(String check, String zh, String en) {
        return of(check, Level.FAULT, zh, en);
    }
}
