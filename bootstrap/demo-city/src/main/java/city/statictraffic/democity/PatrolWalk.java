package city.statictraffic.democity;

import city.statictraffic.adapter.basemap.DistrictMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way of a patrol officer: a spot where bikes stand, then from bike to bike around it, then the next spot. Bikes that
 * no feed knows and clones are scanned like any other: the officer cannot tell them apart. Only decides; sends nothing.
 */
final class PatrolWalk {
    private static final int FROM_HOUR = 7;
    private static final int TO_HOUR = 22;
    private static final double SECONDS_BETWEEN_SCANS = 35;
    private static final int BIKES_A_SPOT = 20;
    private static final int SPOT_TRIES = 200;
    private static final double PHONE_ERROR_METRES = 6;

    /** A scan to make: which bike really, what its code says, and where the phone believes to be. */
    record Scan(int bike, String qrUrl, String districtCode, long at, double lon, double lat, int accuracyMetres) {}

    private final City city;
    private final Fleet fleet;
    private final Rng rng;
    private final List<Integer> cells = new ArrayList<>();
    private final Deque<Integer> atSpot = new ArrayDeque<>();
    private final Set<Integer> scannedToday = new HashSet<>();
    private long next;
    private long day;

    PatrolWalk(City city, Fleet fleet, long seed) {
        this.city = city;
        this.fleet = fleet;
        this.rng = new Rng(seed);
    }

    /** Only this district from now on; an unknown code means the whole city. */
    void stayIn(String districtCode) {
        cells.clear();
        for (int district = 0; district < city.districts.districts().size(); district++) {
            if (city.districts.districts().get(district).code().equals(districtCode)) {
                cells.addAll(city.cellsOf(district));
            }
        }
        atSpot.clear();
    }

    /** Whether a scan is due, outside of which nothing is drawn. */
    boolean due(long second) {
        int hour = Demand.hourOfDay(second);
        return hour >= FROM_HOUR && hour < TO_HOUR && second >= next;
    }

    /** The next scan, or none if no bike was found this time. */
    Optional<Scan> scan(long second) {
        next = second + 5 + (long) rng.nextExponential(SECONDS_BETWEEN_SCANS);
        long today = (second + 8 * 3_600) / 86_400;
        if (today != day) {
            day = today;
            scannedToday.clear();
        }
        if (atSpot.isEmpty()) {
            chooseSpot();
        }
        while (!atSpot.isEmpty()) {
            int bike = atSpot.remove();
            if (fleet.state(bike) == BikeState.PARKED && scannedToday.add(bike)) {
                double lon =
                        fleet.lon[bike] + City.eastDegrees(rng.nextGaussian() * PHONE_ERROR_METRES, fleet.lat[bike]);
                double lat = fleet.lat[bike] + rng.nextGaussian() * PHONE_ERROR_METRES / City.METRES_PER_DEGREE;
                String district = city.districts
                        .districts()
                        .get(city.districtOf(fleet.lon[bike], fleet.lat[bike]))
                        .code();
                return Optional.of(new Scan(bike, fleet.qrUrl(bike), district, second, lon, lat, 5 + rng.nextInt(12)));
            }
        }
        return Optional.empty();
    }

    private void chooseSpot() {
        for (int attempt = 0; attempt < SPOT_TRIES; attempt++) {
            int cell = cells.isEmpty() ? city.drawCell(City.Ground.ANY, rng) : cells.get(rng.nextInt(cells.size()));
            int there = fleet.parkedIn(cell);
            // Officers go where many bikes stand.
            if (there > 0 && rng.nextDouble() * BIKES_A_SPOT < there) {
                for (int i = 0; i < there && atSpot.size() < BIKES_A_SPOT; i++) {
                    int bike = fleet.parkedIn(cell, i);
                    if (city.districtOf(fleet.lon[bike], fleet.lat[bike]) != DistrictMap.NONE) {
                        atSpot.add(bike);
                    }
                }
                return;
            }
        }
    }
}
