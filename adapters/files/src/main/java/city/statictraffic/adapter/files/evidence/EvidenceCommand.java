package city.statictraffic.adapter.files.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Copies photos from one place to another. Reads the same settings as the platform, from the environment; both places are
 * named {@code file} or {@code s3}.
 */
public final class EvidenceCommand {
    private static final int DONE = 0;
    private static final int DIFFERENT = 1;
    private static final int WRONG_USE = 2;
    private static final Set<String> PLACES = Set.of("file", "s3");
    private static final String USAGE = """
            用法：evidence copy --from file|s3 --to file|s3 [--rehash]
            复制全部证据照片，可随时中断后重跑；逐张核对 SHA-256。设置取自环境变量（EVIDENCE_DIR、EVIDENCE_S3_*）。
            --rehash：目的地已有的照片也读回核对。退出码：0 一致，1 有损坏或失败，2 用法错误。

            Usage: evidence copy --from file|s3 --to file|s3 [--rehash]
            Copies all photos; may be broken off and started again; compares each SHA-256. Settings come by the
            environment (EVIDENCE_DIR, EVIDENCE_S3_*). --rehash: what is there already is read back and compared too.
            Exit code: 0 all the same, 1 something damaged or failed, 2 wrong use.""";

    private EvidenceCommand() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(List.of(arguments), System.getenv(), System.out));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out) throws IOException {
        Map<String, String> options = options(arguments);
        String from = options.getOrDefault("--from", "");
        String to = options.getOrDefault("--to", "");
        if (!PLACES.contains(from) || !PLACES.contains(to) || from.equals(to)) {
            out.println(USAGE);
            return WRONG_USE;
        }
        var places = new EvidencePlaces(name -> Optional.ofNullable(environment.get(name)));
        Files.createDirectories(places.folder());
        try (EvidenceObjects source = places.open(from, "--from");
                EvidenceObjects target = places.open(to, "--to")) {
            EvidenceCopy.Report report = new EvidenceCopy(
                            source, target, places.folder(), options.containsKey("--rehash"), out::println)
                    .run();
            out.printf(
                    "共 %d 张：复制 %d，已有 %d，损坏 %d，失败 %d%n",
                    report.seen(), report.copied(), report.present(), report.damaged(), report.failed());
            out.printf(
                    "%d photos: %d copied, %d there already, %d damaged, %d failed%n",
                    report.seen(), report.copied(), report.present(), report.damaged(), report.failed());
            return report.isComplete() ? DONE : DIFFERENT;
        } catch (IllegalArgumentException wrongSetting) {
            out.println(wrongSetting.getMessage());
            return WRONG_USE;
        }
    }

    /** Empty if the arguments cannot be read. */
    private static Map<String, String> options(List<String> arguments) {
        var options = new HashMap<String, String>();
        if (arguments.isEmpty() || !arguments.getFirst().equals("copy")) {
            return options;
        }
        for (int i = 1; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (name.equals("--rehash")) {
                options.put(name, "");
            } else if (Set.of("--from", "--to").contains(name) && i + 1 < arguments.size()) {
                options.put(name, arguments.get(++i));
            } else {
                return Map.of();
            }
        }
        return options;
    }
}
