package city.statictraffic.democity;

import city.statictraffic.democity.City.Ground;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * All bikes that stand in the street, as arrays so that a million of them stay small. What a bike is (operator, filed,
 * fed, clone) follows from the seed and its number alone; where it is and what it does changes. Bikes that can be ridden
 * are listed by cell.
 */
final class Fleet {
    private static final int FIRST_SERIAL = 10_000;
    private static final int NONE = -1;
    private static final int SALT_OPERATOR = 1;
    private static final int SALT_STANDING = 2;
    private static final int SALT_SHARED = 3;
    private static final int SALT_CLONE = 4;
    private static final int SALT_FILED_AT = 5;
    private static final int SALT_PHASE = 6;
    private static final int SALT_FRAME = 7;
    private static final long LONGEST_FILED_SECONDS = 2 * 365 * 86_400L;
    private static final long SHORTEST_FILED_SECONDS = 2 * 86_400L;

    /** What the feeds say of a bike and what not. */
    enum Standing {
        FILED,
        UNFILED,
        UNREGISTERED,
        NEVER_FED,
        CLONE
    }

    private final long seed;
    private final long start;
    private final DefectRates rates;
    /** Bikes of the operators; those from here on up to {@link #size()} are clones. */
    private final int bikes;

    private final int size;
    private final byte[] operator;
    private final byte[] standing;
    final double[] lon;
    final double[] lat;
    private final byte[] state;
    /** Second since which the bike stands where it is: fixes the error of its reported place. */
    final long[] since;
    /** Second of the last report: no two reports of a bike may carry the same second. */
    final long[] reported;

    private final int[] slot;
    private final int[][] cellBikes;
    private final int[] cellCount;
    private final City city;

    Fleet(City city, long seed, long start, int bikes, DefectRates rates) {
        this.city = city;
        this.seed = seed;
        this.start = start;
        this.rates = rates;
        this.bikes = bikes;
        this.size = bikes + (int) Math.round(bikes * rates.cloned());
        operator = new byte[size];
        standing = new byte[size];
        lon = new double[size];
        lat = new double[size];
        state = new byte[size];
        since = new long[size];
        reported = new long[size];
        slot = new int[size];
        cellBikes = new int[city.cells()][];
        cellCount = new int[city.cells()];
        Arrays.fill(slot, NONE);
        for (int bike = 0; bike < size; bike++) {
            operator[bike] = (byte)
                    (bike < bikes
                            ? drawOperator(bike)
                            : operator(original(bike)).ordinal());
            standing[bike] = (byte) (bike < bikes ? drawStanding(bike) : Standing.CLONE).ordinal();
        }
    }

    /** Puts every bike somewhere, half by where people live and half by where they work. */
    void scatter(Rng rng) {
        var point = new double[2];
        for (int bike = 0; bike < size; bike++) {
            Ground ground = rng.nextDouble() < 0.5 ? Ground.HOME : Ground.WORK;
            city.drawPoint(city.drawCell(ground, rng), rng, point);
            place(bike, point[0], point[1], start);
        }
    }

    int size() {
        return size;
    }

    Operator operator(int bike) {
        return Operator.ALL.get(operator[bike]);
    }

    Standing standing(int bike) {
        return Standing.values()[standing[bike]];
    }

    boolean fed(int bike) {
        Standing what = standing(bike);
        return what != Standing.NEVER_FED && what != Standing.CLONE;
    }

    BikeState state(int bike) {
        return BikeState.ALL.get(state[bike]);
    }

    /** The number a clone carries on its code is that of another bike; every other bike carries its own. */
    int original(int bike) {
        return bike < bikes ? bike : (int) (Rng.unit(Rng.mix(seed, bike, SALT_CLONE)) * bikes);
    }

    /** What can be read on the bike. */
    String bikeId(int bike) {
        int printed = original(bike);
        // A shared id: an operator gives a bike the id of another operator's bike.
        int namesake = namesake(printed);
        return operator(namesake).prefix + padded(FIRST_SERIAL + namesake, 8);
    }

    /** The bike of another operator whose id this one also carries, or the bike itself. */
    int namesake(int bike) {
        long bits = Rng.mix(seed, bike, SALT_SHARED);
        if (Rng.unit(bits) >= rates.sharedId()) {
            return bike;
        }
        int other = (int) Math.floorMod(bits, (long) bikes);
        boolean own = Rng.unit(Rng.mix(seed, other, SALT_SHARED)) >= rates.sharedId();
        return own && operator(other) != operator(bike) ? other : bike;
    }

    /** Decimal with leading zeros; called for every record, so without a formatter. */
    static String padded(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    String qrUrl(int bike) {
        return operator(bike).urlStart + bikeId(bike);
    }

    /** Before the start of the run, up to two years back. */
    long filedAt(int bike) {
        double part = Rng.unit(Rng.mix(seed, bike, SALT_FILED_AT));
        return start - SHORTEST_FILED_SECONDS - (long) (part * part * (LONGEST_FILED_SECONDS - SHORTEST_FILED_SECONDS));
    }

    long frameBits(int bike) {
        return Rng.mix(seed, bike, SALT_FRAME);
    }

    /** The second within the operator's heartbeat interval at which this bike reports. */
    int phase(int bike) {
        return (int) (Rng.unit(Rng.mix(seed, bike, SALT_PHASE)) * operator(bike).heartbeatSeconds);
    }

    void place(int bike, double toLon, double toLat, long at) {
        take(bike, BikeState.PARKED);
        lon[bike] = toLon;
        lat[bike] = toLat;
        since[bike] = at;
        list(bike, city.cellOf(toLon, toLat));
    }

    /** Takes a bike off the list of bikes that can be ridden. */
    void take(int bike, BikeState becomes) {
        state[bike] = (byte) becomes.ordinal();
        if (slot[bike] != NONE) {
            int cell = city.cellOf(lon[bike], lat[bike]);
            int[] there = cellBikes[cell];
            int last = there[--cellCount[cell]];
            there[slot[bike]] = last;
            slot[last] = slot[bike];
            slot[bike] = NONE;
        }
    }

    int parkedIn(int cell) {
        return cellCount[cell];
    }

    int parkedIn(int cell, int index) {
        return cellBikes[cell][index];
    }

    /** A bike that can be ridden in the cell or its neighbours, or -1. */
    int drawNear(int cell, Rng rng) {
        if (cellCount[cell] > 0) {
            return cellBikes[cell][rng.nextInt(cellCount[cell])];
        }
        int around = 0;
        for (int row = -1; row <= 1; row++) {
            for (int column = -1; column <= 1; column++) {
                around += countAt(cell + row * city.columns + column);
            }
        }
        if (around == 0) {
            return NONE;
        }
        int left = rng.nextInt(around);
        for (int row = -1; row <= 1; row++) {
            for (int column = -1; column <= 1; column++) {
                int near = cell + row * city.columns + column;
                int count = countAt(near);
                if (left < count) {
                    return cellBikes[near][left];
                }
                left -= count;
            }
        }
        return NONE;
    }

    /** The order within a cell is part of the state: a drawn bike is one by position. */
    void save(DataOutputStream out) throws IOException {
        out.writeInt(size);
        for (int bike = 0; bike < size; bike++) {
            out.writeDouble(lon[bike]);
            out.writeDouble(lat[bike]);
            out.writeByte(state[bike]);
            out.writeLong(since[bike]);
            out.writeLong(reported[bike]);
        }
        for (int cell = 0; cell < cellCount.length; cell++) {
            if (cellCount[cell] > 0) {
                out.writeInt(cell);
                out.writeInt(cellCount[cell]);
                for (int i = 0; i < cellCount[cell]; i++) {
                    out.writeInt(cellBikes[cell][i]);
                }
            }
        }
        out.writeInt(NONE);
    }

    void restore(DataInputStream in) throws IOException {
        if (in.readInt() != size) {
            throw new IOException("saved fleet has another size");
        }
        for (int bike = 0; bike < size; bike++) {
            lon[bike] = in.readDouble();
            lat[bike] = in.readDouble();
            state[bike] = in.readByte();
            since[bike] = in.readLong();
            reported[bike] = in.readLong();
        }
        for (int cell = in.readInt(); cell != NONE; cell = in.readInt()) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                list(in.readInt(), cell);
            }
        }
    }

    private int countAt(int cell) {
        return cell >= 0 && cell < cellCount.length ? cellCount[cell] : 0;
    }

    private void list(int bike, int cell) {
        int[] there = cellBikes[cell];
        if (there == null) {
            there = new int[4];
        } else if (cellCount[cell] == there.length) {
            there = Arrays.copyOf(there, there.length * 2);
        }
        cellBikes[cell] = there;
        slot[bike] = cellCount[cell];
        there[cellCount[cell]++] = bike;
    }

    private int drawOperator(int bike) {
        double left = Rng.unit(Rng.mix(seed, bike, SALT_OPERATOR));
        for (Operator candidate : Operator.ALL) {
            left -= candidate.share;
            if (left < 0) {
                return candidate.ordinal();
            }
        }
        return Operator.ALL.size() - 1;
    }

    private Standing drawStanding(int bike) {
        double left = Rng.unit(Rng.mix(seed, bike, SALT_STANDING));
        if ((left -= rates.neverFed()) < 0) {
            return Standing.NEVER_FED;
        }
        if ((left -= rates.unfiled()) < 0) {
            return Standing.UNFILED;
        }
        return left < rates.unregistered() ? Standing.UNREGISTERED : Standing.FILED;
    }
}
