package city.statictraffic.standalone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;

/**
 * What a person asked for on the command line.
 *
 * @param endWithInput ends when the standard input ends: for a program that starts an instance and may itself be killed
 * @param bikes how many bikes the demo city has
 * @param speed how much faster than the clock it lives
 */
record Options(
        StateFolder state,
        boolean fresh,
        boolean lan,
        boolean demo,
        boolean platform,
        boolean endWithInput,
        Ports ports,
        int bikes,
        double speed,
        long seed) {
    private static final int MOST_BIKES = 1_000_000;
    private static final double FASTEST = 1000;

    static Options parse(List<String> arguments, Path home) {
        Path state = home.resolve(".state");
        boolean fresh = false;
        boolean lan = false;
        boolean demo = true;
        boolean platform = true;
        boolean endWithInput = false;
        int platformPort = Ports.DEFAULT.platform();
        int keycloakPort = Ports.DEFAULT.keycloak();
        int kafkaPort = Ports.DEFAULT.kafka();
        int controllerPort = 0;
        int postgresPort = Ports.DEFAULT.postgres();
        int bikes = 50_000;
        double speed = 1;
        long seed = 1;
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--state" -> state = Path.of(value(option, rest));
                case "--fresh" -> fresh = true;
                case "--lan" -> lan = true;
                case "--no-demo" -> demo = false;
                case "--no-platform" -> platform = false;
                case "--end-with-input" -> endWithInput = true;
                case "--port" -> platformPort = whole(option, rest);
                case "--keycloak-port" -> keycloakPort = whole(option, rest);
                case "--kafka-port" -> kafkaPort = whole(option, rest);
                case "--kafka-controller-port" -> controllerPort = whole(option, rest);
                case "--pg-port" -> postgresPort = whole(option, rest);
                case "--bikes" -> bikes = whole(option, rest);
                case "--speed" -> speed = decimal(option, rest);
                case "--seed" -> seed = whole(option, rest);
                default ->
                    throw new Unable(
                            "不认识选项 " + option + "，用 --help 查看全部选项。",
                            "There is no option " + option + "; --help shows all of them.");
            }
        }
        if (bikes < 1 || bikes > MOST_BIKES) {
            throw new Unable("--bikes 应在 1 到 1000000 之间。", "--bikes is a number from 1 to 1000000.");
        }
        if (!(speed > 0 && speed <= FASTEST)) {
            throw new Unable("--speed 应大于 0 且不超过 1000。", "--speed is a number above 0 and up to 1000.");
        }
        var ports = new Ports(
                platformPort,
                keycloakPort,
                kafkaPort,
                controllerPort == 0 ? kafkaPort + 1 : controllerPort,
                postgresPort);
        return new Options(
                new StateFolder(state),
                fresh,
                lan,
                demo && platform,
                platform,
                endWithInput,
                ports,
                bikes,
                speed,
                seed);
    }

    private static String value(String option, ArrayDeque<String> rest) {
        if (rest.isEmpty()) {
            throw new Unable("选项 " + option + " 缺少值。", "The option " + option + " lacks its value.");
        }
        return rest.pop();
    }

    private static int whole(String option, ArrayDeque<String> rest) {
        String text = value(option, rest);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Unable("选项 " + option + " 的值应为整数。", "The option " + option + " takes a whole number.");
        }
    }

    private static double decimal(String option, ArrayDeque<String> rest) {
        String text = value(option, rest);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new Unable("选项 " + option + " 的值应为数字。", "The option " + option + " takes a number.");
        }
    }
}
