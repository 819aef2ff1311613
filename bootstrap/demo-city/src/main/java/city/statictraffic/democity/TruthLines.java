package city.statictraffic.democity;

import java.util.Locale;

/** Writes what really happens, whatever is sent: places in WGS-84, times in seconds since the epoch. */
final class TruthLines {
    private final Fleet fleet;
    private final Truth truth;

    TruthLines(Fleet fleet, Truth truth) {
        this.fleet = fleet;
        this.truth = truth;
    }

    void run(long seed, long start, int bikes) {
        truth.write("{\"t\":\"run\",\"seed\":" + seed + ",\"start\":" + start + ",\"bikes\":" + bikes + "}");
    }

    /** Every bike with its standing; {@code n} is the true identity, which a clone does not share. */
    void fleet() {
        for (int bike = 0; bike < fleet.size(); bike++) {
            var line = head("bike", bike)
                    .append(",\"qrUrl\":\"")
                    .append(fleet.qrUrl(bike))
                    .append("\",\"standing\":\"")
                    .append(fleet.standing(bike).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .append('"');
            if (fleet.standing(bike) == Fleet.Standing.CLONE) {
                line.append(",\"cloneOf\":").append(fleet.original(bike));
            } else if (fleet.namesake(bike) != bike) {
                line.append(",\"sharesIdOf\":").append(fleet.namesake(bike));
            }
            place(line, fleet.lon[bike], fleet.lat[bike]);
        }
    }

    void accept(SimEvent event) {
        switch (event) {
            case SimEvent.Seen seen
            when seen.changed() && seen.state() != BikeState.RIDING ->
                place(
                        head("state", seen.bike())
                                .append(",\"at\":")
                                .append(seen.at())
                                .append(",\"state\":\"")
                                .append(seen.state().code())
                                .append('"'),
                        seen.lon(),
                        seen.lat());
            case SimEvent.Ridden ride ->
                place(
                        head("ride", ride.bike())
                                .append(",\"start\":")
                                .append(ride.start())
                                .append(",\"at\":")
                                .append(ride.at())
                                .append(",\"metres\":")
                                .append(ride.metres()),
                        ride.toLon(),
                        ride.toLat());
            case SimEvent.Carried carried ->
                place(
                        head("carried", carried.bike()).append(",\"at\":").append(carried.at()),
                        carried.lon(),
                        carried.lat());
            case SimEvent.Seen _, SimEvent.Lock _, SimEvent.Registered _ -> {}
        }
    }

    void silence(long from, long to) {
        truth.write("{\"t\":\"defect\",\"code\":\"simulator-stopped\",\"from\":" + from + ",\"to\":" + to + "}");
    }

    void scan(int bike, long at, String verdict, boolean takenIn) {
        truth.write(head("scan", bike)
                .append(",\"at\":")
                .append(at)
                .append(",\"verdict\":\"")
                .append(verdict)
                .append("\",\"takenIn\":")
                .append(takenIn)
                .append('}')
                .toString());
    }

    private StringBuilder head(String type, int bike) {
        return new StringBuilder(192)
                .append("{\"t\":\"")
                .append(type)
                .append("\",\"n\":")
                .append(bike)
                .append(",\"operator\":\"")
                .append(fleet.operator(bike).id)
                .append("\",\"bikeId\":\"")
                .append(fleet.bikeId(bike))
                .append('"');
    }

    private void place(StringBuilder line, double lon, double lat) {
        FeedLines.degrees(line.append(",\"lon\":"), lon);
        FeedLines.degrees(line.append(",\"lat\":"), lat);
        truth.write(line.append('}').toString());
    }
}
