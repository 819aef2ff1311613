package city.statictraffic.democity;

import city.statictraffic.adapter.basemap.DistrictMap;
import city.statictraffic.adapter.basemap.SyntheticStations.Station;
import city.statictraffic.democity.City.Ground;

/**
 * When, whence and whither people ride. The hours and the turnover are fitted; the tide between homes, stations and
 * workplaces is a plausible assumption, as the real samples carry no purpose of a trip.
 */
final class Demand {
    private static final int SECONDS_PER_HOUR = 3_600;
    private static final int HOURS = 24;
    private static final int CITY_OFFSET_SECONDS = 8 * SECONDS_PER_HOUR;
    private static final int BEARINGS = 8;
    private static final int DESTINATION_TRIES = 4;
    private static final double STATION_MISMATCH = 0.12;
    private static final double STREET_MISMATCH = 0.10;
    private static final double STATION_SPREAD_METRES = 45;

    /** Origin, destination, and the weight by time of day: morning (6–9), evening (16–20), else. */
    private record Purpose(Ground from, Ground to, double morning, double evening, double otherwise) {}

    private static final Purpose[] PURPOSES = {
        new Purpose(Ground.HOME, Ground.HOME_STATION, 0.36, 0.04, 0.12),
        new Purpose(Ground.WORK_STATION, Ground.WORK, 0.26, 0.03, 0.10),
        new Purpose(Ground.HOME, Ground.WORK, 0.24, 0.03, 0.08),
        new Purpose(Ground.WORK, Ground.WORK_STATION, 0.02, 0.27, 0.10),
        new Purpose(Ground.HOME_STATION, Ground.HOME, 0.02, 0.36, 0.12),
        new Purpose(Ground.WORK, Ground.HOME, 0.02, 0.18, 0.08),
        new Purpose(Ground.ANY, Ground.ANY, 0.08, 0.09, 0.40)
    };

    private final City city;
    private final FittedParameters fitted;

    Demand(City city, FittedParameters fitted) {
        this.city = city;
        this.fitted = fitted;
    }

    /** Seconds since local midnight. */
    static int secondOfDay(long epochSecond) {
        return (int) Math.floorMod(epochSecond + CITY_OFFSET_SECONDS, (long) HOURS * SECONDS_PER_HOUR);
    }

    static int hourOfDay(long epochSecond) {
        return secondOfDay(epochSecond) / SECONDS_PER_HOUR;
    }

    /** Rides expected to start in the second, for a number of bikes in the street. */
    double ridesPerSecond(long epochSecond, int bikes) {
        return bikes * fitted.ridesPerBikeDay() * fitted.hourShare()[hourOfDay(epochSecond)] / SECONDS_PER_HOUR;
    }

    /** What a new ride is for: an index for {@link #from} and {@link #destination}. */
    int drawPurpose(long epochSecond, Rng rng) {
        int hour = hourOfDay(epochSecond);
        double left = rng.nextDouble();
        for (int i = 0; i < PURPOSES.length - 1; i++) {
            left -= weight(PURPOSES[i], hour);
            if (left < 0) {
                return i;
            }
        }
        return PURPOSES.length - 1;
    }

    Ground from(int purpose) {
        return PURPOSES[purpose].from();
    }

    /**
     * Where a ride of about the given straight distance ends. To a station where one lies at about that distance,
     * otherwise to the most attractive of a few streets around. Puts lon, lat into {@code out}.
     */
    void destination(int purpose, double lon, double lat, double distance, Rng rng, double[] out) {
        Ground to = PURPOSES[purpose].to();
        if (to.station() && nearStation(to, lon, lat, distance, rng, out)) {
            return;
        }
        double target = distance;
        var trial = new double[2];
        for (int attempt = 0; attempt < DESTINATION_TRIES; attempt++) {
            double best = -1;
            for (int i = 0; i < BEARINGS; i++) {
                double angle = 2 * Math.PI * rng.nextDouble();
                double east = City.eastDegrees(target * Math.cos(angle), lat);
                double north = target * Math.sin(angle) / City.METRES_PER_DEGREE;
                double luck = rng.nextDouble();
                int cell = city.cellOf(lon + east, lat + north);
                if (city.districtOfCell(cell) == DistrictMap.NONE) {
                    continue;
                }
                city.park(lon + east, lat + north, rng, trial);
                double reached = City.metres(lon, lat, trial[0], trial[1]);
                double miss = Math.log(Math.max(1, reached) / distance) / STREET_MISMATCH;
                double score = luck * city.attraction(to, cell) * Math.exp(-miss * miss);
                if (score > best && city.districtOf(trial[0], trial[1]) != DistrictMap.NONE) {
                    best = score;
                    out[0] = trial[0];
                    out[1] = trial[1];
                }
            }
            if (best > 1e-6) {
                return;
            }
            if (best < 0) {
                target *= 0.7;
            }
        }
        if (City.metres(lon, lat, out[0], out[1]) > 3 * distance) {
            city.park(lon, lat, rng, out);
        }
    }

    private boolean nearStation(Ground to, double lon, double lat, double distance, Rng rng, double[] out) {
        double total = 0;
        Station chosen = null;
        for (int i = 0; i < city.stations.size(); i++) {
            Station station = city.stations.get(i);
            double away = City.metres(lon, lat, station.lon(), station.lat());
            if (away > 0.75 * distance && away < 1.35 * distance) {
                double miss = Math.log(away / distance) / STATION_MISMATCH;
                double weight = city.stationWeight(to, i) * Math.exp(-miss * miss);
                total += weight;
                if (rng.nextDouble() * total < weight) {
                    chosen = station;
                }
            }
        }
        if (chosen == null) {
            return false;
        }
        out[0] = chosen.lon() + City.eastDegrees(rng.nextGaussian() * STATION_SPREAD_METRES, lat);
        out[1] = chosen.lat() + rng.nextGaussian() * STATION_SPREAD_METRES / City.METRES_PER_DEGREE;
        return city.districtOf(out[0], out[1]) != DistrictMap.NONE;
    }

    private static double weight(Purpose purpose, int hour) {
        if (hour >= 6 && hour < 10) {
            return purpose.morning();
        }
        return hour >= 16 && hour < 21 ? purpose.evening() : purpose.otherwise();
    }
}
