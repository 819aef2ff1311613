package city.statictraffic.standalone;

import java.io.PrintStream;
import java.util.Locale;

/** Lines for the person at the terminal: Chinese and English side by side, with the seconds since the start. */
final class Progress {
    private final PrintStream out;
    private final long start = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    synchronized void step(String zh, String en) {
        out.printf(Locale.ROOT, "[%5.1f s] %s / %s%n", secondsSinceStart(), zh, en);
        out.flush();
    }

    synchronized void plain(String line) {
        out.println(line);
        out.flush();
    }

    double secondsSinceStart() {
        return (System.nanoTime() - start) / 1e9;
    }
}
