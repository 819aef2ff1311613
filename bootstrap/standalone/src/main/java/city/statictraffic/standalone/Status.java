package city.statictraffic.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** What runs, where, how much room it takes, what is wrong and what to do about it. */
final class Status {
    private static final long LITTLE_ROOM_BYTES = 5L << 30;
    private static final int MANY_PIECES_WAITING = 3;
    private static final int SHOWN_ERRORS = 3;
    private static final long TAIL_BYTES = 256 << 10;
    private static final int LONGEST_LINE = 200;
    /**
     * What the database calls an error and is none: Keycloak asks for its tables before it makes them; somebody asks while
     * the server is still starting or ending; positions and lock events that were there already are sent again, which
     * landing finds out by trying.
     */
    private static final Pattern EXPECTED = Pattern.compile("keycloak@keycloak ERROR: +relation"
            + " \"(migration_model|public\\.databasechangeloglock)\" does not exist"
            + "|FATAL: +the database system is (starting up|not yet accepting connections|shutting down)"
            + "|platform@platform ERROR: +duplicate key value violates unique constraint"
            + " \"(position|lock_event)_\\d{8}_pkey\"");

    private static final Pattern ERROR = Pattern.compile("\\b(ERROR|FATAL|PANIC|SEVERE)\\b");

    private final StateFolder state;
    private final Path cache;

    Status(StateFolder state, Path cache) {
        this.state = state;
        this.cache = cache;
    }

    void print(PrintStream out) {
        if (!state.isOurs()) {
            throw new Unable(
                    "状态目录 " + state.path() + " 不存在，尚未启动过：请执行 bin/start。",
                    "There is no state folder " + state.path() + ", nothing was started yet: run bin/start.");
        }
        var troubles = new ArrayList<String>();
        boolean runs = state.isRunning();
        boolean ready = runs && Files.exists(state.readyFile());
        Optional<Instance> instance = Instance.read(state);
        var versions = Versions.ofThisBuild();
        out.println("静态交通监管平台 / static traffic platform " + versions.platform());
        out.println("  状态 / state     "
                + (ready ? "运行中 / running" : runs ? "正在启动或停止 / starting or stopping" : "未运行 / stopped"));
        if (runs && instance.isPresent()) {
            out.println("  地址 / address   " + instance.get().addresses().publicUrl());
            out.println("  自 / since       " + instance.get().startedAt());
            out.println();
            processes(out, instance.get(), versions, ready, troubles);
        }
        out.println();
        disk(out, troubles);
        backups(out, runs, troubles);
        errors(out);
        if (ready && instance.isPresent()) {
            services(instance.get(), troubles);
        }
        out.println();
        if (troubles.isEmpty()) {
            out.println(runs ? "没有发现问题 / nothing is wrong" : "用 bin/start 启动 / bin/start starts it");
        } else {
            out.println("问题 / what is wrong");
            troubles.forEach(trouble -> out.println("  - " + trouble));
        }
    }

    /** What is wrong with the services of a ready instance, Chinese / English each. */
    List<String> troubles() {
        var troubles = new ArrayList<String>();
        Instance.read(state).ifPresent(instance -> services(instance, troubles));
        return troubles;
    }

    /** A process that is there may still not do its work. */
    private void services(Instance instance, List<String> troubles) {
        var addresses = instance.addresses();
        var http = new LocalHttp(state.tls().resolve("ca.pem"));
        answers(addresses.ports().postgres(), EmbeddedPostgres.NAME, troubles);
        answers(addresses.ports().kafka(), KafkaBroker.NAME, troubles);
        boolean realm;
        try {
            realm = http.get(addresses.realmFromHere() + "/.well-known/openid-configuration", null)
                    .ok();
        } catch (IOException e) {
            realm = false;
        }
        if (!realm) {
            troubles.add(silent(IdentityProvider.NAME));
        } else if (instance.processes().contains(PlatformProcess.NAME)) {
            diskRoom(addresses, http, troubles);
            String missing = new Readiness(addresses, http, new Tokens(state, addresses, http)).missing();
            if (!missing.isEmpty()) {
                troubles.add("平台现在不可用（" + missing + "），看 " + log(PlatformProcess.NAME)
                        + " / the platform does not work now (" + missing + "), see " + log(PlatformProcess.NAME));
            }
        }
    }

    /** The platform itself knows best whether it refuses. */
    private static void diskRoom(Addresses addresses, LocalHttp http, List<String> troubles) {
        try {
            for (var check : http.get(addresses.platformFromHere() + "/q/health/ready", null)
                    .json()
                    .path("checks")) {
                if (check.path("data").path("refusing").asBoolean()) {
                    troubles.add("磁盘空间不足，平台暂停接收数据和照片，请清理（docs/ops/emergency-plan.md）"
                            + " / too little disk is free, the platform refuses feeds and photos: make room");
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // That it does not answer is told by the readiness.
            return;
        }
    }

    private void answers(int port, String name, List<String> troubles) {
        try {
            Ports.awaitListening(port, Duration.ZERO);
        } catch (IOException e) {
            troubles.add(silent(name));
        }
    }

    private String silent(String name) {
        return name + " 没有应答，刚重启时需要等待片刻，否则看 " + log(name) + " / " + name
                + " does not answer; wait a moment if it was just restarted, else see " + log(name);
    }

    private void processes(
            PrintStream out, Instance instance, Versions versions, boolean ready, List<String> troubles) {
        out.printf(Locale.ROOT, "  %-12s %-8s %-8s %-10s %s%n", "process", "pid", "port", "memory", "version");
        line(out, Supervisor.NAME, "", versions.platform(), ready, troubles);
        Ports ports = instance.addresses().ports();
        for (String name : instance.processes()) {
            switch (name) {
                case EmbeddedPostgres.NAME ->
                    line(out, name, "" + ports.postgres(), versions.postgres(), ready, troubles);
                case KafkaBroker.NAME -> line(out, name, "" + ports.kafka(), versions.kafka(), ready, troubles);
                case IdentityProvider.NAME ->
                    line(out, name, "" + ports.keycloak(), versions.keycloak(), ready, troubles);
                case PlatformProcess.NAME ->
                    line(out, name, "" + ports.platform(), versions.platform(), ready, troubles);
                default -> line(out, name, "", versions.platform(), ready, troubles);
            }
        }
    }

    private void line(PrintStream out, String name, String port, String version, boolean ready, List<String> troubles) {
        Optional<ProcessIdentity> process =
                ProcessIdentity.read(state.pidFile(name)).filter(ProcessIdentity::isAlive);
        String pid = process.map(p -> Long.toString(p.pid())).orElse("-");
        out.printf(
                Locale.ROOT,
                "  %-12s %-8s %-8s %-10s %s%n",
                name,
                pid,
                port,
                process.map(p -> memory(p.pid())).orElse("-"),
                version);
        if (process.isEmpty() && ready) {
            troubles.add(name + " 没有在运行，监护进程会重启它，看 " + log(name) + " / " + name
                    + " does not run; the supervisor restarts it, see " + log(name));
        }
    }

    private Path log(String name) {
        return state.logs().resolve(name + ".log");
    }

    private static String memory(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB";
                }
            }
        } catch (IOException e) {
            return "-";
        }
        return "-";
    }

    private void disk(PrintStream out, List<String> troubles) {
        out.println("  磁盘 / disk");
        for (String part : List.of("pg", "kafka", "evidence", "logs", "truth")) {
            Path folder = state.path().resolve(part);
            if (Files.isDirectory(folder)) {
                out.printf(Locale.ROOT, "    %-10s %10s%n", part, bytes(size(folder)));
            }
        }
        out.printf(Locale.ROOT, "    %-10s %10s  %s%n", "state", bytes(size(state.path())), state.path());
        if (Files.isDirectory(cache)) {
            out.printf(Locale.ROOT, "    %-10s %10s  %s%n", "cache", bytes(size(cache)), cache);
        }
        try {
            long free = Files.getFileStore(state.path()).getUsableSpace();
            out.printf(Locale.ROOT, "    %-10s %10s%n", "free", bytes(free));
            if (free < LITTLE_ROOM_BYTES) {
                troubles.add("磁盘剩余空间不足 5 GB，请清理 / less than 5 GB of disk are free, make room");
            }
        } catch (IOException e) {
            troubles.add("无法读取磁盘剩余空间 / free disk space cannot be read");
        }
    }

    /** A log that does not arrive in the store piles up here, and what is in it cannot be restored. */
    private void backups(PrintStream out, boolean runs, List<String> troubles) {
        var archive = new WalArchive(state);
        Optional<Path> place = archive.store();
        if (place.isEmpty()) {
            out.println("  备份 / backup    没有设置，见 bin/backup --help / none, see bin/backup --help");
            return;
        }
        var store = new BackupStore(place.get());
        if (!store.isStore()) {
            troubles.add("备份目录 " + store.path() + " 不在，日志在本机堆积，请挂载它或执行 bin/backup --off / the backup store "
                    + store.path() + " is not there, the log piles up on this machine: mount it, or bin/backup --off");
            return;
        }
        List<Manifest> all = store.list();
        if (all.isEmpty()) {
            troubles.add("备份目录中没有完整的备份，请执行 bin/backup / there is no whole backup in the store, run bin/backup");
            return;
        }
        out.println("  备份 / backup    " + PointInTime.show(all.getFirst().restorableFrom()) + " – "
                + PointInTime.show(store.archivedUntil(all.getLast())) + "  " + store.path());
        int waiting = runs ? piecesWaiting() : 0;
        if (waiting > MANY_PIECES_WAITING) {
            troubles.add(waiting + " 段日志没有归档，看 " + log(EmbeddedPostgres.NAME) + " 中的 archive-wal / " + waiting
                    + " pieces of the log are not archived, see archive-wal in " + log(EmbeddedPostgres.NAME));
        }
    }

    private int piecesWaiting() {
        try (var notes = Files.newDirectoryStream(state.pg().resolve("pg_wal/archive_status"), "*.ready")) {
            int count = 0;
            for (Path note : notes) {
                count += Files.exists(note) ? 1 : 0;
            }
            return count;
        } catch (IOException e) {
            return 0;
        }
    }

    private static long size(Path folder) {
        var total = new AtomicLong();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    total.addAndGet(attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    // Files of a running database come and go.
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            return total.get();
        }
        return total.get();
    }

    static String bytes(long bytes) {
        return bytes < 1L << 30
                ? "%.1f MB".formatted(bytes / (double) (1 << 20))
                : "%.1f GB".formatted(bytes / (double) (1 << 30));
    }

    private void errors(PrintStream out) {
        List<String> lines = lastErrors();
        if (!lines.isEmpty()) {
            out.println();
            out.println("  最近的错误日志 / last errors in the logs (" + state.logs() + ")");
            lines.forEach(out::println);
        }
    }

    List<String> lastErrors() {
        var lines = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(state.logs(), "*.log")) {
            for (Path file : files) {
                List<String> found = tail(file)
                        .lines()
                        .filter(line -> ERROR.matcher(line).find()
                                && !EXPECTED.matcher(line).find())
                        .toList();
                found.stream()
                        .skip(Math.max(0, found.size() - SHOWN_ERRORS))
                        .map(line -> "    " + file.getFileName() + ": "
                                + line.substring(0, Math.min(line.length(), LONGEST_LINE)))
                        .forEach(lines::add);
            }
        } catch (IOException e) {
            lines.add("    " + e.getMessage());
        }
        return lines;
    }

    private static String tail(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            long from = Math.max(0, channel.size() - TAIL_BYTES);
            channel.position(from);
            var buffer = java.nio.ByteBuffer.allocate((int) (channel.size() - from));
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                continue;
            }
            return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        }
    }
}
