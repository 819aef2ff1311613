package city.statictraffic.benchmarks.ingest;

/** @param profile whether the running platform is recorded in a round of its own, for the shares of the stages */
record Options(int rows, int rounds, int warmUps, int bodyRecords, int seconds, boolean profile, boolean help) {
    static final String HELP = """
            bin/bench ingest [options]
            Rows a second of fed positions, from the HTTP request until they are durable in PostgreSQL, beside psql \\copy
            of the same rows into the same table and beside a Kafka consumer that writes row by row.

              --rows N       positions a round (default 300000)
              --rounds N     rounds; in each all are measured once (default 3)
              --warm-ups N   rounds of ours before, not counted (default 2)
              --body N       records in one HTTP body (default 25000, at most 200000)
              --seconds N    how long the way to the map is watched (default 30, 0: not at all)
              --no-profile   without the profiled round: no shares of stages, no flame graph

            Ends with 0 if ours reaches %.1f of psql \\copy with one connection, else with 1.
            """;

    static Options parse(String[] arguments) {
        int rows = 300_000;
        int rounds = 3;
        int warmUps = 2;
        int body = 25_000;
        int seconds = 30;
        boolean profile = true;
        boolean help = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--rows" -> rows = number(arguments, ++i, 1_000, 2_000_000);
                case "--rounds" -> rounds = number(arguments, ++i, 1, 50);
                case "--warm-ups" -> warmUps = number(arguments, ++i, 1, 50);
                case "--body" -> body = number(arguments, ++i, 100, 200_000);
                case "--seconds" -> seconds = number(arguments, ++i, 0, 600);
                case "--no-profile" -> profile = false;
                case "--help", "-h" -> help = true;
                default ->
                    throw new IllegalArgumentException(
                            "unknown option " + arguments[i] + "; see bin/bench ingest --help");
            }
        }
        return new Options(rows, rounds, warmUps, body, seconds, profile, help);
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
