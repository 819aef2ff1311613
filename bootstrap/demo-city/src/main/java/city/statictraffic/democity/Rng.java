package city.statictraffic.democity;

/**
 * A small seeded random source (SplitMix64) whose whole state is one long, so that a run can be saved and go on exactly
 * where it was; the JDK's own sources cannot be saved.
 */
final class Rng {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private long state;

    Rng(long state) {
        this.state = state;
    }

    long state() {
        return state;
    }

    long nextLong() {
        state += GOLDEN;
        return finish(state);
    }

    /** In [0, 1). */
    double nextDouble() {
        return unit(nextLong());
    }

    int nextInt(int bound) {
        return (int) (nextDouble() * bound);
    }

    double nextGaussian() {
        return Math.sqrt(-2 * Math.log(1 - nextDouble())) * Math.cos(2 * Math.PI * nextDouble());
    }

    double nextExponential(double mean) {
        return -mean * Math.log(1 - nextDouble());
    }

    /** How many events happen when {@code mean} are expected. */
    int nextPoisson(double mean) {
        if (mean > 50) {
            return Math.max(0, (int) Math.round(mean + Math.sqrt(mean) * nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = nextDouble();
        int count = 0;
        while (product > limit) {
            product *= nextDouble();
            count++;
        }
        return count;
    }

    /** A hash of its arguments: the same for the same arguments, for decisions that must not depend on any order. */
    static long mix(long a, long b, long c) {
        return finish(finish(finish(a + GOLDEN) + b + GOLDEN) + c + GOLDEN);
    }

    /** In [0, 1). */
    static double unit(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }

    private static long finish(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
