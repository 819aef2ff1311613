package city.statictraffic.standalone;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The commands in {@code bin/} that start, stop, look at, back up, restore and train an instance. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // The terminal's text is UTF-8 whatever the locale says: Chinese would be question marks otherwise.
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int exitCode = 0;
        try {
            exitCode = run(List.of(arguments), out);
        } catch (Unable e) {
            err.println(e.zh());
            err.println(e.en());
            if (System.getProperty("static-traffic.trace") != null) {
                e.printStackTrace(err);
            }
            exitCode = 1;
        } catch (RuntimeException e) {
            err.println("意外错误：" + e + "。请查看日志目录并附上日志反馈。");
            err.println("Unexpected error: " + e + "; look at the logs and report it with them.");
            if (System.getProperty("static-traffic.trace") != null) {
                e.printStackTrace(err);
            }
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private static int run(List<String> arguments, PrintStream out) {
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        Path home = Path.of(System.getProperty("static-traffic.home", "."))
                .toAbsolutePath()
                .normalize();
        switch (command) {
            case "start" -> new Supervisor(Options.parse(rest, home), home, cache(), new Progress(out)).run();
            case "stop" -> new Stop(Options.parse(rest, home).state()).run(new Progress(out));
            case "status" -> new Status(Options.parse(rest, home).state(), cache()).print(out);
            case "backup" -> new BackupCommands(home, cache(), out).backup(rest);
            case "restore" -> new BackupCommands(home, cache(), out).restore(rest);
            case "drill" -> new Drill(home, cache(), out).run(rest);
            case "token" -> {
                if (rest.isEmpty()) {
                    throw new Unable("缺少账号名，例如 bin/token city。", "The account is missing, as in bin/token city.");
                }
                out.println(token(
                        rest.getFirst(),
                        Options.parse(rest.subList(1, rest.size()), home).state()));
            }
            case "doctor" -> {
                boolean json = rest.contains("--json");
                Options options = Options.parse(
                        rest.stream().filter(each -> !each.equals("--json")).toList(), home);
                return Doctor.print(
                        new Doctor(options.state(), options.ports(), Clock.systemUTC()).examine(), json, out);
            }
            case "train" -> new Training(new Progress(out)).run();
            default -> throw new Unable("请用 bin/start 启动。", "Use bin/start.");
        }
        return 0;
    }

    private static String token(String account, StateFolder state) {
        if (!state.isRunning()) {
            throw new Unable("平台没有运行，请先执行 bin/start。", "The platform does not run; run bin/start first.");
        }
        var instance = Instance.read(state)
                .orElseThrow(() -> new Unable("平台正在启动，请稍候再试。", "The platform is starting; try again in a moment."));
        var http = new LocalHttp(state.tls().resolve("ca.pem"));
        return new Tokens(state, instance.addresses(), http).token(account);
    }

    static Path cache() {
        String cache = System.getProperty("static-traffic.cache");
        if (cache != null) {
            return Path.of(cache);
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return base.resolve("static-traffic-platform");
    }
}
