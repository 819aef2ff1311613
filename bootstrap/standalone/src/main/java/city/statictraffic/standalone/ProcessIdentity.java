package city.statictraffic.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One process, told apart from every other that may get the same number later: the number, the kernel's start tick and
 * the boot it belongs to.
 */
record ProcessIdentity(long pid, long startTick, String bootId) {
    private static final Path PROC = Path.of("/proc");

    static Optional<ProcessIdentity> of(long pid) {
        return statOf(pid)
                .filter(stat -> !stat.dead())
                .map(stat -> new ProcessIdentity(pid, stat.startTick, bootIdNow()));
    }

    /** False for a number that meanwhile belongs to another process, and for a process that only waits to be reaped. */
    boolean isAlive() {
        return bootId.equals(bootIdNow())
                && statOf(pid)
                        .filter(stat -> stat.startTick == startTick && !stat.dead())
                        .isPresent();
    }

    void write(Path file) throws IOException {
        StateFolder.writeWhole(file, pid + "\n" + startTick + "\n" + bootId + "\n");
    }

    /** Empty for a missing file and for one that a crash left half written. */
    static Optional<ProcessIdentity> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 3) {
                return Optional.empty();
            }
            return Optional.of(new ProcessIdentity(
                    Long.parseLong(lines.get(0).strip()),
                    Long.parseLong(lines.get(1).strip()),
                    lines.get(2).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private record Stat(char state, long startTick) {
        boolean dead() {
            return state == 'Z' || state == 'X';
        }
    }

    private static Optional<Stat> statOf(long pid) {
        try {
            return Optional.of(
                    parse(Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Stat parse(String stat) {
        // The second field is the command in brackets and may itself contain spaces and brackets.
        String[] afterCommand = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new Stat(afterCommand[0].charAt(0), Long.parseLong(afterCommand[19]));
    }

    private static String bootIdNow() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
