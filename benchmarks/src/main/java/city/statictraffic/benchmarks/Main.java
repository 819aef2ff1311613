package city.statictraffic.benchmarks;

import city.statictraffic.benchmarks.day.CityDayBenchmark;
import city.statictraffic.benchmarks.day.ContractBenchmark;
import city.statictraffic.benchmarks.ingest.IngestBenchmark;
import city.statictraffic.benchmarks.ingest.ScaleBenchmark;
import city.statictraffic.benchmarks.read.ReadBenchmark;
import city.statictraffic.benchmarks.start.StartBenchmark;
import java.util.Arrays;

/** {@code bin/bench NAME}: ends with 0 if the figures reach what is required, 1 if not, 2 if it could not run. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int code;
        try {
            String[] rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
            code = switch (arguments.length == 0 ? "" : arguments[0]) {
                case "city-day" -> CityDayBenchmark.run(rest);
                case "contract" -> ContractBenchmark.run(rest);
                case "ingest" -> IngestBenchmark.run(rest);
                case "read" -> ReadBenchmark.run(rest);
                case "scale" -> ScaleBenchmark.run(rest);
                case "start" -> StartBenchmark.run(rest);
                default -> {
                    System.err.println("no such benchmark; bin/bench --help lists them");
                    yield 2;
                }
            };
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            code = 2;
        } catch (Exception failed) {
            failed.printStackTrace();
            code = 2;
        }
        System.exit(code);
    }
}
