package city.statictraffic.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The database server: PostgreSQL's own programs, unpacked once, run with every promise of durability kept. */
final class EmbeddedPostgres {
    static final String NAME = "postgres";
    static final String HOST = "127.0.0.1";
    private static final String SUPERUSER = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    /** The kernel's limit for the path of a socket, less the name that PostgreSQL appends. */
    private static final int LONGEST_SOCKET_FOLDER = 85;

    private static final long GIB = 1L << 30;

    private final StateFolder state;
    private final Path cache;
    private final int port;
    private final Secrets secrets;

    EmbeddedPostgres(StateFolder state, Path cache, int port, Secrets secrets) {
        this.state = state;
        this.cache = cache;
        this.port = port;
        this.secrets = secrets;
    }

    ManagedProcess.Spec spec() {
        return new ManagedProcess.Spec(NAME, this::launch, Signals.Signal.INT, STOP_LIMIT);
    }

    /** Unpacks the programs and makes an empty cluster, each only if it is not there yet. */
    void prepare() {
        UserNamespace.requireWorking();
        try {
            Path programs = programs();
            if (!Files.exists(state.pg().resolve("PG_VERSION"))) {
                makeCluster(programs);
            }
        } catch (IOException e) {
            throw new Unable(
                    "无法准备数据库目录 " + state.pg() + "，请检查磁盘空间和权限。",
                    "The database folder " + state.pg() + " cannot be prepared; look at disk space and permissions.",
                    e);
        }
    }

    private Path programs() throws IOException {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        String archive = "/postgres-linux-" + machine + ".txz";
        Path folder = cache.resolve("postgres-" + Versions.ofThisBuild().postgres() + "-" + machine);
        if (Files.isDirectory(folder)) {
            // Without the unpacking's libraries: a test that looks into a database does not have them.
            return folder;
        }
        return Archives.once(folder, partial -> {
            try (InputStream in = EmbeddedPostgres.class.getResourceAsStream(archive)) {
                if (in == null) {
                    throw new Unable(
                            "没有适用于本机处理器（" + machine + "）的 PostgreSQL。",
                            "There is no PostgreSQL for this processor (" + machine + ").");
                }
                Archives.unpackTarXz(in, partial);
            }
        });
    }

    private void makeCluster(Path programs) throws IOException {
        // Made beside its place and renamed: a cluster cut short by a crash is never taken for a whole one.
        Path partial = state.path().resolve("pg.partial");
        StateFolder.deleteTree(partial);
        StateFolder.deleteTree(state.pg());
        Path password = state.run().resolve("initdb-password");
        StateFolder.writeWhole(password, secrets.internal(Secrets.Internal.POSTGRES_SUPERUSER));
        var command = new ArrayList<>(UserNamespace.prefix());
        command.addAll(List.of(
                programs.resolve("bin/initdb").toString(),
                "-D",
                partial.toString(),
                "-U",
                SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // PostgreSQL's own locale: sorting never changes with an update of the system's C library.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C"));
        Path log = state.logs().resolve("initdb.log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new Unable(
                        "数据库初始化失败，原因见 " + log + "。", "The database could not be initialised; " + log + " says why.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(partial, state.pg(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The server as it runs always: a backup or a restore runs it alone with the same settings. */
    Spawner.Launch launch() {
        try {
            clearLeftovers();
            new WalArchive(state).writeScript();
            var command = new ArrayList<String>();
            command.add(programs().resolve("bin/postgres").toString());
            command.addAll(List.of("-D", state.pg().toString()));
            settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
            return new Spawner.Launch(
                    command, Map.of("LC_ALL", "C"), state.path(), UserNamespace.isRoot(), Signals.Signal.INT);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Map<String, String> settings() {
        boolean roomy = memoryBytes() >= 6 * GIB;
        String socketFolder = state.run().toString();
        var settings = new LinkedHashMap<String, String>();
        settings.put("listen_addresses", HOST);
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", socketFolder.length() > LONGEST_SOCKET_FOLDER ? "" : socketFolder);
        settings.put("unix_socket_permissions", "0700");
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("max_connections", "100");
        // A history of years lands in a partition a day, each with locks of its own.
        settings.put("max_locks_per_transaction", "512");
        settings.put("shared_buffers", roomy ? "512MB" : "128MB");
        settings.put("effective_cache_size", roomy ? "4GB" : "1GB");
        settings.put("maintenance_work_mem", roomy ? "256MB" : "64MB");
        settings.put("wal_buffers", "16MB");
        settings.put("min_wal_size", "512MB");
        settings.put("max_wal_size", "4GB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("random_page_cost", "1.1");
        // Always on, because switching it on takes a restart; without a store the script lets each piece go at once.
        settings.put("archive_mode", "on");
        settings.put("archive_command", new WalArchive(state).command());
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("log_line_prefix", "%m [%p] %u@%d ");
        settings.put("log_checkpoints", "off");
        // Long enough for the statements of ours that are looked at while they run.
        settings.put("track_activity_query_size", "16kB");
        // Values of statements are people's data and have no place in a log.
        settings.put("log_parameter_max_length", "0");
        settings.put("log_parameter_max_length_on_error", "0");
        return settings;
    }

    private static long memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    /**
     * Ends what a killed server left running in this cluster, then removes its pid file. PostgreSQL would refuse to
     * start if that number meanwhile belonged to some other process of this user.
     */
    private void clearLeftovers() throws IOException {
        List<ProcessIdentity> leftovers = ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(this::isServerOfThisCluster)
                .flatMap(pid -> ProcessIdentity.of(pid).stream())
                .toList();
        for (ProcessIdentity leftover : leftovers) {
            Signals.end(leftover, Signals.Signal.INT, Duration.ofSeconds(5));
        }
        Files.deleteIfExists(state.pg().resolve("postmaster.pid"));
    }

    private boolean isServerOfThisCluster(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            return Files.readString(process.resolve("comm")).strip().equals("postgres")
                    && Files.readSymbolicLink(process.resolve("cwd"))
                            .equals(state.pg().toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits until it answers, then makes the roles and databases that are missing and checks its promises. */
    void awaitAndProvision(ManagedProcess process) {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try (Connection connection = connectAsSuperuser("postgres")) {
                requireDurable(connection);
                provision(connection);
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > end || process.failures() > 3) {
                    throw new Unable(
                            "数据库没有启动，原因见 " + process.logFile() + "。",
                            "The database did not start; " + process.logFile() + " says why.",
                            e);
                }
                Signals.pause(Duration.ofMillis(100));
            }
        }
    }

    Connection connectAsSuperuser(String database) throws SQLException {
        return DriverManager.getConnection(
                jdbcUrl(port, database), SUPERUSER, secrets.internal(Secrets.Internal.POSTGRES_SUPERUSER));
    }

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
    }

    private static void requireDurable(Connection connection) throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SHOW " + setting)) {
                if (!rows.next() || !rows.getString(1).equals("on")) {
                    throw new Unable(
                            "数据库参数 " + setting + " 未打开，数据可能丢失，因此不启动。",
                            "The database runs with " + setting + " off and could lose data, so nothing is started.");
                }
            }
        }
    }

    private void provision(Connection connection) throws SQLException {
        role(connection, "platform", secrets.internal(Secrets.Internal.POSTGRES_PLATFORM));
        database(connection, "platform");
        role(connection, "keycloak", secrets.internal(Secrets.Internal.POSTGRES_KEYCLOAK));
        database(connection, "keycloak");
    }

    private static void role(Connection connection, String name, String password) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
            execute(connection, "CREATE ROLE " + name + " LOGIN PASSWORD '" + password + "'");
        }
    }

    /** One more empty database for the platform's role. */
    void makeDatabase(String name) {
        try (Connection connection = connectAsSuperuser("postgres")) {
            execute(connection, "CREATE DATABASE " + name + " OWNER platform");
        } catch (SQLException e) {
            throw new Unable("无法新建数据库 " + name + "。", "The database " + name + " cannot be made.", e);
        }
    }

    private static void database(Connection connection, String name) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            execute(connection, "CREATE DATABASE " + name + " OWNER " + name);
        }
        // Each role into its own database only.
        execute(connection, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
    }

    /**
     * An identity provider whose first start was cut short leaves a half-made schema and a lock in it; nothing in there
     * is worth keeping, so it starts over.
     */
    void emptyKeycloakDatabase() {
        try (Connection connection = connectAsSuperuser("postgres")) {
            execute(connection, "DROP DATABASE IF EXISTS keycloak WITH (FORCE)");
            database(connection, "keycloak");
        } catch (SQLException e) {
            throw new Unable("无法重建登录服务的数据库。", "The identity provider's database cannot be made anew.", e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String describe() {
        return "PostgreSQL %s".formatted(Versions.ofThisBuild().postgres().toLowerCase(Locale.ROOT));
    }
}
