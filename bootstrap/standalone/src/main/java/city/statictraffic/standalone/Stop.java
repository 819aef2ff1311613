package city.statictraffic.standalone;

import java.time.Duration;
import java.util.Optional;

/** Ends a running instance: asks the supervisor, and after a while ends everything hard. */
final class Stop {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private final StateFolder state;

    Stop(StateFolder state) {
        this.state = state;
    }

    void run(Progress progress) {
        if (!state.isOurs()) {
            throw new Unable(
                    "状态目录 " + state.path() + " 不存在，没有可停止的实例。",
                    "There is no state folder " + state.path() + ", so nothing to stop.");
        }
        Optional<ProcessIdentity> supervisor =
                ProcessIdentity.read(state.pidFile(Supervisor.NAME)).filter(ProcessIdentity::isAlive);
        boolean ran = supervisor.isPresent();
        if (supervisor.isPresent()) {
            progress.step("正在停止", "Stopping");
            Signals.end(supervisor.get(), Signals.Signal.TERM, PATIENCE);
        }
        // Only does something if the supervisor had to be killed, now or earlier.
        Supervisor.endLeftovers(state);
        progress.step(ran ? "已停止" : "没有在运行", ran ? "Stopped" : "Nothing was running");
    }
}
