package city.statictraffic.democity;

import city.statictraffic.adapter.basemap.DistrictMap;
import city.statictraffic.democity.City.Ground;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * The demo city's clockwork: second by second it lets people ride, bikes report, break, get lost and be carried about,
 * and hands out what happens as {@link SimEvent}s. No input and no clock: the same seed, start and number of bikes give
 * the same events. Its state can be saved and goes on exactly where it was.
 */
final class Simulation {
    private static final int ORIGIN_TRIES = 12;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final int NIGHT_FROM_HOUR = 1;
    private static final int NIGHT_TO_HOUR = 5;
    /** Share of the fleet that trucks look at in a night; they carry only what stands too thick. */
    private static final double CARRIED_PER_NIGHT = 0.05;

    private static final int PILE = 12;
    private static final double SHORTEST_REPAIR_SECONDS = 2 * 3_600;
    private static final double MEAN_REPAIR_SECONDS = 14 * 3_600;
    private static final double MEAN_LOST_SECONDS = 4 * 86_400;

    /** A ride under way; the way is bent by {@code bow} metres so that it is no straight line on the map. */
    private record Ride(
            int bike,
            long start,
            long end,
            double fromLon,
            double fromLat,
            double toLon,
            double toLat,
            double bow,
            int metres,
            long rider) {}

    private record Task(long second, int bike) {}

    private final City city;
    private final Fleet fleet;
    private final Demand demand;
    private final RideModel model;
    private final DefectRates rates;
    private final Rng rng;
    private final int[][][] heartbeats;
    private final Map<Integer, Ride> riding = new HashMap<>();
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::second).thenComparingInt(Task::bike));
    private long now;
    private long unserved;

    private Simulation(City city, Fleet fleet, FittedParameters fitted, DefectRates rates, long rngState, long now) {
        this.city = city;
        this.fleet = fleet;
        this.rates = rates;
        this.demand = new Demand(city, fitted);
        this.model = new RideModel(fitted);
        this.rng = new Rng(rngState);
        this.now = now;
        this.heartbeats = byPhase(fleet);
    }

    /** A new run. */
    static Simulation begin(City city, Fleet fleet, FittedParameters fitted, DefectRates rates, long seed, long start) {
        var simulation = new Simulation(city, fleet, fitted, rates, Rng.mix(seed, fleet.size(), 0), start);
        fleet.scatter(simulation.rng);
        return simulation;
    }

    long now() {
        return now;
    }

    int riding() {
        return riding.size();
    }

    /** Rides that nobody could take because no bike was near. */
    long unserved() {
        return unserved;
    }

    /** Every bike is registered and reports where it stands, at the last heartbeat before the start. */
    void introduce(Consumer<SimEvent> out) {
        for (int bike = 0; bike < fleet.size(); bike++) {
            out.accept(new SimEvent.Registered(bike, now));
            int interval = fleet.operator(bike).heartbeatSeconds;
            long sinceBeat = Math.floorMod(now - fleet.phase(bike), (long) interval);
            report(bike, now - sinceBeat, fleet.lon[bike], fleet.lat[bike], BikeState.PARKED, true, out);
        }
    }

    /** Every bike of which something changed after the given second reports where it is now. */
    void reportChangedSince(long second, Consumer<SimEvent> out) {
        for (int bike = 0; bike < fleet.size(); bike++) {
            BikeState state = fleet.state(bike);
            if (fleet.since[bike] > second && state != BikeState.RIDING && state != BikeState.IMPOUNDED) {
                report(bike, now, fleet.lon[bike], fleet.lat[bike], state, true, out);
            }
        }
    }

    /** One second passes. */
    void step(Consumer<SimEvent> out) {
        now++;
        while (!tasks.isEmpty() && tasks.peek().second() <= now) {
            due(tasks.remove().bike(), out);
        }
        int inStreet = fleet.size();
        for (int i = rng.nextPoisson(demand.ridesPerSecond(now, inStreet)); i > 0; i--) {
            startRide(out);
        }
        for (int i = rng.nextPoisson(inStreet * rates.faultsPerBikeDay() / SECONDS_PER_DAY); i > 0; i--) {
            disturb(BikeState.UNAVAILABLE, out);
        }
        for (int i = rng.nextPoisson(inStreet * rates.lossesPerBikeDay() / SECONDS_PER_DAY); i > 0; i--) {
            disturb(BikeState.LOST, out);
        }
        int hour = Demand.hourOfDay(now);
        if (hour >= NIGHT_FROM_HOUR && hour < NIGHT_TO_HOUR) {
            double perSecond = inStreet * CARRIED_PER_NIGHT / ((NIGHT_TO_HOUR - NIGHT_FROM_HOUR) * 3_600);
            for (int i = rng.nextPoisson(perSecond); i > 0; i--) {
                carry(out);
            }
        }
        for (Operator operator : Operator.ALL) {
            int[][] phases = heartbeats[operator.ordinal()];
            for (int bike : phases[(int) Math.floorMod(now, (long) operator.heartbeatSeconds)]) {
                if (fleet.state(bike) != BikeState.RIDING
                        && fleet.state(bike) != BikeState.IMPOUNDED
                        && fleet.state(bike) != BikeState.LOST
                        && fleet.reported[bike] != now) {
                    report(bike, now, fleet.lon[bike], fleet.lat[bike], fleet.state(bike), false, out);
                }
            }
        }
    }

    /** An outside hand took a parked bike away into a yard. False if it is not there any more. */
    boolean impound(int bike) {
        if (fleet.state(bike) != BikeState.PARKED) {
            return false;
        }
        fleet.take(bike, BikeState.IMPOUNDED);
        fleet.since[bike] = now;
        return true;
    }

    void save(DataOutputStream out) throws IOException {
        out.writeLong(now);
        out.writeLong(rng.state());
        out.writeLong(unserved);
        fleet.save(out);
        out.writeInt(riding.size());
        for (Ride ride : riding.values()) {
            out.writeInt(ride.bike());
            out.writeLong(ride.start());
            out.writeLong(ride.end());
            out.writeDouble(ride.fromLon());
            out.writeDouble(ride.fromLat());
            out.writeDouble(ride.toLon());
            out.writeDouble(ride.toLat());
            out.writeDouble(ride.bow());
            out.writeInt(ride.metres());
            out.writeLong(ride.rider());
        }
        out.writeInt(tasks.size());
        for (Task task : tasks) {
            out.writeLong(task.second());
            out.writeInt(task.bike());
        }
    }

    static Simulation restore(City city, Fleet fleet, FittedParameters fitted, DefectRates rates, DataInputStream in)
            throws IOException {
        long now = in.readLong();
        var simulation = new Simulation(city, fleet, fitted, rates, in.readLong(), now);
        simulation.unserved = in.readLong();
        fleet.restore(in);
        for (int left = in.readInt(); left > 0; left--) {
            var ride = new Ride(
                    in.readInt(),
                    in.readLong(),
                    in.readLong(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readInt(),
                    in.readLong());
            simulation.riding.put(ride.bike(), ride);
        }
        for (int left = in.readInt(); left > 0; left--) {
            simulation.tasks.add(new Task(in.readLong(), in.readInt()));
        }
        return simulation;
    }

    private void startRide(Consumer<SimEvent> out) {
        int purpose = demand.drawPurpose(now, rng);
        int bike = -1;
        for (int attempt = 0; attempt < ORIGIN_TRIES && bike < 0; attempt++) {
            bike = fleet.drawNear(city.drawCell(demand.from(purpose), rng), rng);
            if (bike >= 0 && fleet.reported[bike] == now) {
                bike = -1;
            }
        }
        if (bike < 0) {
            unserved++;
            return;
        }
        double fromLon = fleet.lon[bike];
        double fromLat = fleet.lat[bike];
        var to = new double[] {fromLon, fromLat};
        demand.destination(purpose, fromLon, fromLat, model.distance(rng), rng, to);
        double straight = Math.max(20, City.metres(fromLon, fromLat, to[0], to[1]));
        int duration = model.duration(straight, rng);
        int metres = (int) Math.round(model.ridden(straight, rng));
        double bow = straight * 0.15 * rng.nextGaussian();
        fleet.take(bike, BikeState.RIDING);
        fleet.since[bike] = now;
        var ride =
                new Ride(bike, now, now + duration, fromLon, fromLat, to[0], to[1], bow, metres, rng.nextLong() >>> 40);
        riding.put(bike, ride);
        out.accept(new SimEvent.Lock(bike, now, true, fromLon, fromLat, now));
        report(bike, now, fromLon, fromLat, BikeState.RIDING, true, out);
        scheduleRide(ride);
    }

    private void scheduleRide(Ride ride) {
        long next = now + fleet.operator(ride.bike()).trackSeconds;
        tasks.add(new Task(Math.min(next, ride.end()), ride.bike()));
    }

    private void due(int bike, Consumer<SimEvent> out) {
        Ride ride = riding.get(bike);
        if (ride == null) {
            recover(bike, out);
        } else if (now < ride.end()) {
            double part = (now - ride.start()) / (double) (ride.end() - ride.start());
            double aside = ride.bow() * Math.sin(Math.PI * part);
            double east = ride.toLon() - ride.fromLon();
            double north = ride.toLat() - ride.fromLat();
            double length = Math.max(1e-9, Math.hypot(east, north));
            double lon = ride.fromLon() + part * east - City.eastDegrees(aside * north / length, ride.fromLat());
            double lat = ride.fromLat() + part * north + aside * east / length / City.METRES_PER_DEGREE;
            report(bike, now, lon, lat, BikeState.RIDING, false, out);
            scheduleRide(ride);
        } else {
            riding.remove(bike);
            fleet.place(bike, ride.toLon(), ride.toLat(), now);
            out.accept(new SimEvent.Lock(bike, now, false, ride.toLon(), ride.toLat(), ride.start()));
            report(bike, now, ride.toLon(), ride.toLat(), BikeState.PARKED, true, out);
            out.accept(new SimEvent.Ridden(
                    bike,
                    now,
                    ride.start(),
                    ride.fromLon(),
                    ride.fromLat(),
                    ride.toLon(),
                    ride.toLat(),
                    ride.metres(),
                    ride.rider()));
        }
    }

    /** A bike breaks or is lost; a repaired or found one comes back to where it stood. */
    private void disturb(BikeState becomes, Consumer<SimEvent> out) {
        int bike = rng.nextInt(fleet.size());
        double mean = becomes == BikeState.LOST ? MEAN_LOST_SECONDS : MEAN_REPAIR_SECONDS;
        long back = now + (long) (SHORTEST_REPAIR_SECONDS + rng.nextExponential(mean));
        if (fleet.state(bike) == BikeState.PARKED && fleet.reported[bike] != now) {
            fleet.take(bike, becomes);
            fleet.since[bike] = now;
            tasks.add(new Task(back, bike));
            report(bike, now, fleet.lon[bike], fleet.lat[bike], becomes, true, out);
        }
    }

    private void recover(int bike, Consumer<SimEvent> out) {
        BikeState state = fleet.state(bike);
        if (state == BikeState.UNAVAILABLE || state == BikeState.LOST) {
            if (fleet.reported[bike] == now) {
                tasks.add(new Task(now + 1, bike));
                return;
            }
            fleet.place(bike, fleet.lon[bike], fleet.lat[bike], now);
            report(bike, now, fleet.lon[bike], fleet.lat[bike], BikeState.PARKED, true, out);
        }
    }

    /** By night bikes are carried from where they pile up to where people live: without it the tide silts up. */
    private void carry(Consumer<SimEvent> out) {
        int bike = rng.nextInt(fleet.size());
        int to = city.drawCell(Ground.HOME, rng);
        var point = new double[2];
        city.drawPoint(to, rng, point);
        if (fleet.state(bike) == BikeState.PARKED
                && fleet.fed(bike)
                && fleet.reported[bike] != now
                && fleet.parkedIn(city.cellOf(fleet.lon[bike], fleet.lat[bike])) > PILE
                && fleet.parkedIn(to) < PILE / 2
                && city.districtOf(point[0], point[1]) != DistrictMap.NONE) {
            fleet.place(bike, point[0], point[1], now);
            out.accept(new SimEvent.Carried(bike, now, point[0], point[1]));
            report(bike, now, point[0], point[1], BikeState.PARKED, true, out);
        }
    }

    private void report(
            int bike, long at, double lon, double lat, BikeState state, boolean changed, Consumer<SimEvent> out) {
        fleet.reported[bike] = at;
        out.accept(new SimEvent.Seen(bike, at, lon, lat, state, changed));
    }

    private static int[][][] byPhase(Fleet fleet) {
        var counts = new int[Operator.ALL.size()][];
        for (Operator operator : Operator.ALL) {
            counts[operator.ordinal()] = new int[operator.heartbeatSeconds];
        }
        for (int bike = 0; bike < fleet.size(); bike++) {
            counts[fleet.operator(bike).ordinal()][fleet.phase(bike)]++;
        }
        var phases = new int[counts.length][][];
        for (int operator = 0; operator < counts.length; operator++) {
            phases[operator] = new int[counts[operator].length][];
            for (int phase = 0; phase < counts[operator].length; phase++) {
                phases[operator][phase] = new int[counts[operator][phase]];
            }
        }
        for (int bike = fleet.size() - 1; bike >= 0; bike--) {
            int operator = fleet.operator(bike).ordinal();
            int phase = fleet.phase(bike);
            phases[operator][phase][--counts[operator][phase]] = bike;
        }
        return phases;
    }
}
