package city.statictraffic.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes that end when this JVM ends, also when it is killed.
 *
 * <p>{@code setpriv --pdeathsig} asks the kernel to signal the child when its parent dies. "Parent" there is the thread
 * that started it, so all are started by one thread that lives as long as the JVM. {@code setsid} keeps Ctrl-C at the
 * terminal from reaching the children: the supervisor stops them in order.
 */
final class Spawner {
    private static final List<String> INHERITED =
            List.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR");

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("spawner").daemon().factory());

    /**
     * What to start; the environment is exactly this, plus the few variables every program needs.
     *
     * @param atSupervisorsDeath what the process gets when the supervisor is gone: those with nothing to lose are
     *     killed, an orderly stop may hang while what they depend on stops beside them
     */
    record Launch(
            List<String> command,
            Map<String, String> environment,
            Path folder,
            boolean asNobody,
            Signals.Signal atSupervisorsDeath) {
        Launch {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    Process start(Launch launch) throws IOException {
        return start(builder(launch));
    }

    /** What it says goes into a file. */
    Process start(Launch launch, Path log) throws IOException {
        return start(builder(launch).redirectOutput(log.toFile()));
    }

    private Process start(ProcessBuilder builder) throws IOException {
        try {
            return thread.submit(builder::start).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static ProcessBuilder builder(Launch launch) {
        var command = new ArrayList<String>(List.of("setsid"));
        if (launch.asNobody()) {
            command.addAll(UserNamespace.prefix());
        }
        // After the change of user: the kernel forgets the death signal when the credentials change.
        command.addAll(
                List.of("setpriv", "--pdeathsig", launch.atSupervisorsDeath().name(), "--"));
        command.addAll(launch.command());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(launch.folder().toFile());
        var environment = builder.environment();
        var outer = Map.copyOf(environment);
        environment.clear();
        INHERITED.forEach(name -> {
            String value = outer.get(name);
            if (value != null) {
                environment.put(name, value);
            }
        });
        environment.putAll(launch.environment());
        return builder;
    }
}
