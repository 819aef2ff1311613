package city.statictraffic.benchmarks.start;

/** @param idleSeconds how long the platform is left alone before its memory is read */
record Options(int rounds, int idleSeconds, boolean help) {
    static final String HELP = """
            bin/bench start [options]
            Time from the start of the platform's process to its first healthy answer over HTTPS, and the memory it holds when
            idle: the same jar with and without its ahead-of-time cache (bin/train), in turn. PostgreSQL, Kafka and
            Keycloak run already.

              --rounds N   starts of each (default 5)
              --idle N     seconds it is left alone before its memory is read (default 15)

            Ends with 0 if the medians with the cache reach %.1f s and %d MB, else with 1.
            """;

    static Options parse(String[] arguments) {
        int rounds = 5;
        int idle = 15;
        boolean help = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--rounds" -> rounds = number(arguments, ++i, 1, 50);
                case "--idle" -> idle = number(arguments, ++i, 1, 600);
                case "--help", "-h" -> help = true;
                default ->
                    throw new IllegalArgumentException(
                            "unknown option " + arguments[i] + "; see bin/bench start --help");
            }
        }
        return new Options(rounds, idle, help);
    }

    private static int number(String[] arguments, int at, int min, int max) {
        String name = arguments[at - 1];
        try {
            int value = Integer.parseInt(arguments[at]);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException unreadable) {
            // Told below, like a number out of range.
        }
        throw new IllegalArgumentException(name + " takes a number from " + min + " to " + max);
    }
}
