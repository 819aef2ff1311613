package city.statictraffic.democity;

import city.statictraffic.adapter.basemap.DistrictMap;
import city.statictraffic.adapter.basemap.SyntheticStations;
import city.statictraffic.adapter.basemap.SyntheticStations.Station;
import city.statictraffic.adapter.basemap.SyntheticStreets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where people live, work and change to the metro: a grid of cells of about 400 m with weights. Densities fall off from
 * the centre, with sub-centres in the districts and a few made-up business quarters. The city never changes: all that
 * moves is in {@link Fleet}.
 */
final class City {
    private static final double CELLS_PER_DEGREE = 256.0;
    private static final double WEST = 120.80;
    private static final double SOUTH = 30.60;
    private static final double EAST = 122.25;
    private static final double NORTH = 31.95;
    private static final double CENTRE_LON = 121.4737;
    private static final double CENTRE_LAT = 31.2304;
    static final double METRES_PER_DEGREE = 111_320.0;
    private static final String ISLAND = "310151";
    private static final double ISLAND_FACTOR = 0.15;
    /** Some stations are hubs: the logarithm of a station's weight is spread by this much. */
    private static final double HUB_SPREAD = 0.9;

    /** Business quarters: lon, lat, weight. The places are where such quarters are; the weights are made up. */
    private static final double[][] QUARTERS = {
        {121.506, 31.2385, 1.6}, {121.4365, 31.1945, 1.1}, {121.514, 31.299, 1.0}, {121.590, 31.205, 1.1},
        {121.320, 31.195, 0.7}, {121.400, 31.170, 0.9}, {121.385, 31.111, 0.6}, {121.250, 31.380, 0.4},
        {121.230, 31.035, 0.4}, {121.124, 31.150, 0.3}, {121.470, 30.918, 0.3}, {121.341, 30.742, 0.25},
        {121.910, 30.900, 0.25}, {121.455, 31.365, 0.5}, {121.525, 31.225, 0.9}, {121.448, 31.229, 1.2}
    };

    /** What a trip starts from or goes to; people change to the metro near home and near work, at other stations. */
    enum Ground {
        HOME,
        WORK,
        HOME_STATION,
        WORK_STATION,
        ANY;

        boolean station() {
            return this == HOME_STATION || this == WORK_STATION;
        }
    }

    final DistrictMap districts;
    final SyntheticStreets streets;
    final List<Station> stations;
    final int columns;
    final int rows;
    private final byte[] districtOfCell;
    private final double[] home;
    private final double[] work;
    private final double[][] cumulative = new double[Ground.values().length][];
    private final double[] homeStation;
    private final double[] workStation;

    City(long seed) {
        districts = DistrictMap.load();
        streets = SyntheticStreets.lay(districts, seed);
        // The stations of the base map, whatever the seed: pile-ups must lie where the map shows a station.
        stations =
                SyntheticStations.lay(districts, SyntheticStations.DEFAULT_SEED).stations();
        columns = (int) ((EAST - WEST) * CELLS_PER_DEGREE);
        rows = (int) ((NORTH - SOUTH) * CELLS_PER_DEGREE);
        districtOfCell = new byte[columns * rows];
        home = new double[columns * rows];
        work = new double[columns * rows];
        weigh();
        homeStation = new double[stations.size()];
        workStation = new double[stations.size()];
        var homeStations = new double[columns * rows];
        var workStations = new double[columns * rows];
        var hubs = new Rng(seed);
        for (int i = 0; i < stations.size(); i++) {
            weighStation(i, Math.exp(HUB_SPREAD * hubs.nextGaussian()), homeStations, workStations);
        }
        var any = new double[columns * rows];
        for (int cell = 0; cell < any.length; cell++) {
            any[cell] = home[cell] + work[cell] + 0.1 * (homeStations[cell] + workStations[cell]);
        }
        cumulative[Ground.HOME.ordinal()] = cumulate(home);
        cumulative[Ground.WORK.ordinal()] = cumulate(work);
        cumulative[Ground.HOME_STATION.ordinal()] = cumulate(homeStations);
        cumulative[Ground.WORK_STATION.ordinal()] = cumulate(workStations);
        cumulative[Ground.ANY.ordinal()] = cumulate(any);
    }

    int cells() {
        return columns * rows;
    }

    /** The cell of a point in the city's frame. */
    int cellOf(double lon, double lat) {
        int column = Math.clamp((int) ((lon - WEST) * CELLS_PER_DEGREE), 0, columns - 1);
        int row = Math.clamp((int) ((lat - SOUTH) * CELLS_PER_DEGREE), 0, rows - 1);
        return row * columns + column;
    }

    int districtOf(double lon, double lat) {
        return districts.indexOf(lon, lat);
    }

    int districtOfCell(int cell) {
        return districtOfCell[cell];
    }

    /** A cell drawn by weight. */
    int drawCell(Ground ground, Rng rng) {
        double[] sums = cumulative[ground.ordinal()];
        int found = Arrays.binarySearch(sums, rng.nextDouble() * sums[sums.length - 1]);
        return Math.min(found >= 0 ? found + 1 : -found - 1, sums.length - 1);
    }

    /**
     * How much a cell draws a ride. What a cell mostly is counts more than how dense it is: people who ride home do not all
     * live in the centre, where everything is dense.
     */
    double attraction(Ground ground, int cell) {
        double all = home[cell] + work[cell];
        double share = switch (ground) {
            case HOME -> home[cell] / all;
            case WORK -> work[cell] / all;
            case HOME_STATION, WORK_STATION, ANY -> 1;
        };
        return share * share * Math.sqrt(all);
    }

    /** The part of a cell's weight that is work, 0 to 1. */
    double workShare(int cell) {
        return work[cell] / Math.max(1e-9, home[cell] + work[cell]);
    }

    double stationWeight(Ground ground, int station) {
        return ground == Ground.HOME_STATION ? homeStation[station] : workStation[station];
    }

    /** A point on a street near a random place of the cell, inside the city. Puts lon, lat into {@code out}. */
    void drawPoint(int cell, Rng rng, double[] out) {
        double lon = WEST + (cell % columns + rng.nextDouble()) / CELLS_PER_DEGREE;
        double lat = SOUTH + (cell / columns + rng.nextDouble()) / CELLS_PER_DEGREE;
        park(lon, lat, rng, out);
        if (districtOf(out[0], out[1]) == DistrictMap.NONE) {
            out[0] = lon;
            out[1] = lat;
        }
    }

    /** The kerb of the nearest street: bikes stand beside the street, not on its middle line. */
    void park(double lon, double lat, Rng rng, double[] out) {
        streets.snap(lon, lat, out);
        out[0] += eastDegrees(rng.nextGaussian() * 4, lat);
        out[1] += rng.nextGaussian() * 4 / METRES_PER_DEGREE;
    }

    static double eastDegrees(double metres, double lat) {
        return metres / (METRES_PER_DEGREE * Math.cos(Math.toRadians(lat)));
    }

    private void weighStation(int station, double hub, double[] homeStations, double[] workStations) {
        int cell = cellOf(stations.get(station).lon(), stations.get(station).lat());
        double living = 0;
        double working = 0;
        for (int row = -2; row <= 2; row++) {
            for (int column = -2; column <= 2; column++) {
                living += home[cell + row * columns + column];
                working += work[cell + row * columns + column];
            }
        }
        // Squared over the sum: a station between flats serves few who arrive for work, and the other way round.
        homeStation[station] = hub * living * living / (living + working);
        workStation[station] = hub * working * working / (living + working);
        homeStations[cell] += homeStation[station];
        workStations[cell] += workStation[station];
    }

    private void weigh() {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int cell = row * columns + column;
                double lon = WEST + (column + 0.5) / CELLS_PER_DEGREE;
                double lat = SOUTH + (row + 0.5) / CELLS_PER_DEGREE;
                int district = districts.indexOf(lon, lat);
                districtOfCell[cell] = (byte) district;
                if (district != DistrictMap.NONE) {
                    double factor = districts.districts().get(district).code().equals(ISLAND) ? ISLAND_FACTOR : 1;
                    weigh(cell, lon, lat, factor);
                }
            }
        }
    }

    private void weigh(int cell, double lon, double lat, double factor) {
        double fromCentre = metres(lon, lat, CENTRE_LON, CENTRE_LAT);
        double living = Math.exp(-fromCentre / 8_500) + 0.004;
        double working = 0.9 * Math.exp(-fromCentre / 5_500) + 0.002;
        for (double[] quarter : QUARTERS) {
            double away = metres(lon, lat, quarter[0], quarter[1]);
            living += 0.22 * quarter[2] * Math.exp(-away * away / (2 * 3_200.0 * 3_200.0));
            working += 0.9 * quarter[2] * Math.exp(-away * away / (2 * 1_300.0 * 1_300.0));
        }
        for (var district : districts.districts()) {
            double away = metres(lon, lat, district.labelLon(), district.labelLat());
            living += 0.10 * Math.exp(-away * away / (2 * 3_500.0 * 3_500.0));
        }
        home[cell] = living * factor;
        work[cell] = working * factor;
    }

    private static double[] cumulate(double[] weights) {
        var sums = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            sums[i] = sum;
        }
        return sums;
    }

    static double metres(double lon1, double lat1, double lon2, double lat2) {
        double east = (lon2 - lon1) * METRES_PER_DEGREE * Math.cos(Math.toRadians(lat1));
        return Math.hypot(east, (lat2 - lat1) * METRES_PER_DEGREE);
    }

    /** Whole cells: those with a district. For tests and for choosing where to patrol. */
    List<Integer> cellsOf(int district) {
        var found = new ArrayList<Integer>();
        for (int cell = 0; cell < districtOfCell.length; cell++) {
            if (districtOfCell[cell] == district) {
                found.add(cell);
            }
        }
        return found;
    }
}
