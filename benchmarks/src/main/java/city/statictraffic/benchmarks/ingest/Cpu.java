package city.statictraffic.benchmarks.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Processor seconds as the kernel counts them: by server, by kind of thread of the platform, and of the whole machine. */
final class Cpu {
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER = 11;
    private static final int CHILDREN_SYSTEM = 14;
    static final String OTHERS = "other programs of this machine";

    private final Platform platform;

    Cpu(Platform platform) {
        this.platform = platform;
    }

    /** Seconds so far, by part. */
    Map<String, Double> parts() {
        var parts = new LinkedHashMap<String, Double>();
        double known = 0;
        for (String name : List.of("platform", "postgres", "kafka", "keycloak", "supervisor")) {
            double seconds = platform.instance().pid(name).map(Cpu::tree).orElse(0.0);
            if (name.equals("supervisor")) {
                // The servers are its children; what they used is told under their own names.
                seconds = platform.instance()
                        .pid(name)
                        .map(pid -> process(pid, false))
                        .orElse(0.0);
            }
            parts.put(name, seconds);
            known += seconds;
        }
        double self = process(ProcessHandle.current().pid(), true);
        parts.put("the sender (this benchmark, psql)", self);
        parts.put(OTHERS, machine() - known - self);
        return parts;
    }

    static Map<String, Double> minus(Map<String, Double> later, Map<String, Double> earlier) {
        var difference = new LinkedHashMap<String, Double>();
        later.forEach((name, seconds) -> {
            double used = seconds - earlier.getOrDefault(name, 0.0);
            if (used > 0.005) {
                difference.put(name, Math.round(used * 100) / 100.0);
            }
        });
        return difference;
    }

    /** Seconds so far of the platform's threads, by kind: what no recording of Java stacks shows. */
    Map<String, Double> platformThreads() {
        var threads = new LinkedHashMap<String, Double>();
        long pid = platform.instance().pid("platform").orElseThrow();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            for (Path task : tasks.toList()) {
                String stat = read(task.resolve("stat"));
                if (!stat.isEmpty()) {
                    String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
                    threads.merge(kind(name), seconds(stat, USER, USER + 1), Double::sum);
                }
            }
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
        return threads;
    }

    private static String kind(String thread) {
        if (thread.startsWith("C1 ") || thread.startsWith("C2 ")) {
            return "JIT compiler";
        }
        if (thread.startsWith("G1 ") || thread.startsWith("GC ")) {
            return "garbage collector";
        }
        return "Java threads";
    }

    private static double tree(long pid) {
        double sum = process(pid, true);
        var children = ProcessHandle.of(pid).map(ProcessHandle::descendants).orElseGet(Stream::empty);
        return sum + children.mapToDouble(child -> process(child.pid(), true)).sum();
    }

    private static double process(long pid, boolean withReaped) {
        String stat = read(Path.of("/proc/" + pid + "/stat"));
        return stat.isEmpty() ? 0 : seconds(stat, USER, withReaped ? CHILDREN_SYSTEM : USER + 1);
    }

    private static double seconds(String stat, int from, int to) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double ticks = 0;
        for (int i = from; i <= to; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** Busy seconds of all processors: user, nice, system, irq, softirq and stolen; without idle and waiting. */
    private static double machine() {
        String[] fields =
                read(Path.of("/proc/stat")).lines().findFirst().orElseThrow().split(" +", -1);
        double ticks = 0;
        for (int field : new int[] {1, 2, 3, 6, 7, 8}) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }
}
