package city.statictraffic.democity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Between what happens and what is sent: here records get lost, late, doubled or spoilt, at stated rates, and each case is
 * written to the truth. Whether something befalls a record follows from the record and the seed alone, so a repeated run
 * spoils the same ones in the same way.
 */
final class Defects {
    private static final int SALT = 31;
    private static final int SALT_GAP = 32;
    private static final int SALT_DELAY = 33;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int SHORTEST_LATE_SECONDS = 300;
    private static final double MEAN_LATE_SECONDS = 2_400;
    private static final double LONGEST_LATE_SECONDS = 6 * 3_600;
    private static final int SHORTEST_GAP_SECONDS = 20 * 60;
    private static final int GAP_SPREAD_SECONDS = 40 * 60;
    private static final int FUTURE_SECONDS = 2 * 3_600;
    private static final int MEND_SECONDS = 3_600;

    private static final Pattern PLACE = Pattern.compile("\"(lon|startLon)\":([-0-9.]+),\"(lat|startLat)\":([-0-9.]+)");
    private static final Pattern CODE = Pattern.compile("\"(state|type)\":\"[a-z]+\"|\"distanceMetres\":[0-9]+");
    private static final Pattern TIME = Pattern.compile("\"(at|startAt|updatedAt)\":\"[^\"]+\"");
    private static final Pattern BIKE = Pattern.compile("\"bikeId\":\"[^\"]+\",");

    private final Fleet fleet;
    private final FeedLines lines;
    private final DefectRates rates;
    private final long seed;
    private final Outlet outlet;
    private final Truth truth;
    private final long[] gapTold = new long[Operator.ALL.size() * Kind.ALL.size()];

    Defects(Fleet fleet, FeedLines lines, DefectRates rates, long seed, Outlet outlet, Truth truth) {
        this.fleet = fleet;
        this.lines = lines;
        this.rates = rates;
        this.seed = seed;
        this.outlet = outlet;
        this.truth = truth;
    }

    /** Sends what the bike's operator sends of an event, if anything. */
    void accept(SimEvent event) {
        if (!fleet.fed(event.bike())) {
            return;
        }
        switch (event) {
            case SimEvent.Registered registered -> {
                if (fleet.standing(event.bike()) != Fleet.Standing.UNREGISTERED) {
                    register(registered);
                }
            }
            case SimEvent.Seen seen -> send(Kind.POSITIONS, seen, lines.position(seen));
            case SimEvent.Lock lock -> send(Kind.LOCK_EVENTS, lock, lines.lock(lock));
            case SimEvent.Ridden ride -> {
                send(Kind.RIDES, ride, lines.ride(ride, 0, ride.metres()));
                correct(ride);
            }
            case SimEvent.Carried carried -> {}
        }
    }

    /** A positions feed at the very start is sent whole: the map is to be filled. */
    void acceptWhole(SimEvent event) {
        if (event instanceof SimEvent.Seen seen && fleet.fed(seen.bike())) {
            outlet.put(fleet.operator(seen.bike()), Kind.POSITIONS, seen.at(), lines.position(seen));
        } else {
            accept(event);
        }
    }

    private void register(SimEvent.Registered event) {
        Operator operator = fleet.operator(event.bike());
        String line = lines.bike(event.bike(), event.at(), 0);
        if (chance(event, Kind.BIKES) < rates.wrong()) {
            // A sticker of another host; an hour later the operator mends it.
            String spoilt = line.replace(operator.urlStart, "https://elsewhere.example/");
            tell("wrong-url", operator, Kind.BIKES, event, "");
            outlet.put(operator, Kind.BIKES, event.at(), spoilt);
            outlet.put(
                    operator,
                    Kind.BIKES,
                    event.at() + MEND_SECONDS,
                    lines.bike(event.bike(), event.at() + MEND_SECONDS, 1));
        } else {
            outlet.put(operator, Kind.BIKES, event.at(), line);
        }
    }

    private void send(Kind kind, SimEvent event, String line) {
        Operator operator = fleet.operator(event.bike());
        long gapEnd = silentUntil(operator, kind, event.at());
        if (gapEnd > 0) {
            if (kind == Kind.RIDES) {
                outlet.put(operator, kind, gapEnd, line);
            }
            return;
        }
        double left = chance(event, kind);
        if ((left -= rates.missing()) < 0) {
            tell("missing", operator, kind, event, "");
        } else if ((left -= rates.wrong()) < 0) {
            spoil(operator, kind, event, line);
        } else if ((left -= rates.late()) < 0) {
            long sendAt = event.at() + delay(event, kind);
            tell("late", operator, kind, event, ",\"sendAt\":" + sendAt);
            outlet.put(operator, kind, sendAt, line);
        } else if (left - rates.twice() < 0) {
            long again = event.at() + delay(event, kind) / 4;
            tell("twice", operator, kind, event, ",\"sendAt\":" + again);
            outlet.put(operator, kind, event.at(), line);
            outlet.put(operator, kind, again, line);
        } else {
            outlet.put(operator, kind, event.at(), line);
        }
    }

    private void correct(SimEvent.Ridden ride) {
        if (Rng.unit(Rng.mix(seed ^ SALT_DELAY, ride.bike(), ride.start())) < rates.corrected()) {
            long sendAt = ride.at() + MEND_SECONDS;
            tell("corrected", fleet.operator(ride.bike()), Kind.RIDES, ride, ",\"sendAt\":" + sendAt);
            outlet.put(
                    fleet.operator(ride.bike()), Kind.RIDES, sendAt, lines.ride(ride, 1, ride.metres() * 9 / 10 + 1));
        }
    }

    private void spoil(Operator operator, Kind kind, SimEvent event, String line) {
        int variant = (int) Math.floorMod(Rng.mix(seed ^ SALT_DELAY, event.bike(), event.at() + kind.ordinal()), 6L);
        String code;
        String spoilt;
        switch (variant) {
            case 0 -> {
                code = "wrong-truncated";
                spoilt = line.substring(0, line.length() * 2 / 3);
            }
            case 1 -> {
                code = "wrong-place";
                spoilt = PLACE.matcher(line).replaceFirst("\"$1\":0.0,\"$3\":0.0");
            }
            case 2 -> {
                code = "wrong-swapped";
                spoilt = PLACE.matcher(line).replaceFirst("\"$1\":$4,\"$3\":$2");
            }
            case 3 -> {
                code = "wrong-code";
                Matcher found = CODE.matcher(line);
                spoilt = found.replaceFirst(
                        kind == Kind.RIDES
                                ? "\"distanceMetres\":-5"
                                : kind == Kind.POSITIONS ? "\"state\":\"flying\"" : "\"type\":\"kick\"");
            }
            case 4 -> {
                code = "wrong-future";
                String future = FeedLines.time(operator, event.at() + FUTURE_SECONDS);
                spoilt = TIME.matcher(line).replaceFirst("\"$1\":\"" + future + "\"");
            }
            default -> {
                code = "wrong-no-bike";
                spoilt = BIKE.matcher(line).replaceFirst("");
            }
        }
        tell(code, operator, kind, event, "");
        outlet.put(operator, kind, event.at(), spoilt);
    }

    /** The end of the silent gap the second lies in, or 0. At most one gap a day for each operator and kind. */
    private long silentUntil(Operator operator, Kind kind, long at) {
        long day = at / SECONDS_PER_DAY;
        int feed = operator.ordinal() * Kind.ALL.size() + kind.ordinal();
        var gap = new Rng(Rng.mix(seed ^ SALT_GAP, feed, day));
        if (gap.nextDouble() >= rates.silentGapsPerDay()) {
            return 0;
        }
        long length = SHORTEST_GAP_SECONDS + gap.nextInt(GAP_SPREAD_SECONDS);
        long from = day * SECONDS_PER_DAY + gap.nextInt((int) (SECONDS_PER_DAY - length));
        if (at < from || at >= from + length) {
            return 0;
        }
        if (gapTold[feed] != from) {
            gapTold[feed] = from;
            truth.write("{\"t\":\"defect\",\"code\":\"silent-gap\",\"operator\":\"" + operator.id + "\",\"kind\":\""
                    + kind.path + "\",\"from\":" + from + ",\"to\":" + (from + length) + "}");
        }
        return from + length;
    }

    private double chance(SimEvent event, Kind kind) {
        return Rng.unit(Rng.mix(seed ^ SALT, event.bike(), event.at() * 4 + kind.ordinal()));
    }

    private long delay(SimEvent event, Kind kind) {
        var rng = new Rng(Rng.mix(seed ^ SALT_DELAY, event.bike(), event.at() * 4 + kind.ordinal()));
        return SHORTEST_LATE_SECONDS + (long) Math.min(LONGEST_LATE_SECONDS, rng.nextExponential(MEAN_LATE_SECONDS));
    }

    private void tell(String code, Operator operator, Kind kind, SimEvent event, String more) {
        truth.write("{\"t\":\"defect\",\"code\":\"" + code + "\",\"operator\":\"" + operator.id + "\",\"kind\":\""
                + kind.path + "\",\"bikeId\":\"" + fleet.bikeId(event.bike()) + "\",\"at\":" + event.at() + more + "}");
    }
}
