package city.statictraffic.standalone;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Ending processes: politely first, hard after a while. */
final class Signals {
    private Signals() {}

    /** The signals used here; PostgreSQL takes INT as "close sessions and stop" where TERM waits for the sessions. */
    enum Signal {
        TERM,
        INT,
        KILL
    }

    static void send(long pid, Signal signal) {
        try {
            // The shell's own kill: the program of that name is missing from small systems.
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new Unable("无法结束进程 " + pid + "。", "Process " + pid + " cannot be ended.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns true if the process is gone at the end. */
    static boolean end(ProcessIdentity process, Signal politely, Duration patience) {
        if (!process.isAlive()) {
            return true;
        }
        send(process.pid(), politely);
        if (await(() -> !process.isAlive(), patience)) {
            return true;
        }
        send(process.pid(), Signal.KILL);
        return await(() -> !process.isAlive(), Duration.ofSeconds(10));
    }

    static boolean await(BooleanSupplier condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(Duration.ofMillis(50));
        }
        return true;
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unable("已中断。", "Interrupted.", e);
        }
    }
}
