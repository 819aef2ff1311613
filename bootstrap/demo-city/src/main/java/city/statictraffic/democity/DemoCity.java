package city.statictraffic.democity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The whole demo city behind one object: clockwork, defects, outbox and truth. It does no network input or output and
 * knows no wall clock; {@link Runner} drives it.
 */
final class DemoCity {
    private static final int FORMAT = 1;

    private final RunFolder.Run run;
    private final City city;
    private final Fleet fleet;
    private final Outbox outbox;
    private final TruthLines truthLines;
    private final Defects defects;
    private final Simulation simulation;
    private final PatrolWalk walk;
    private final boolean fresh;

    /** A city that goes on from a saved state, or begins. */
    DemoCity(RunFolder.Run run, Optional<byte[]> state, DefectRates rates, Outbox outbox, Truth truth)
            throws IOException {
        this.run = run;
        this.outbox = outbox;
        city = new City(run.seed());
        fleet = new Fleet(city, run.seed(), run.start(), run.bikes(), rates);
        var fitted = FittedParameters.load();
        if (state.isPresent()) {
            var in = new DataInputStream(new ByteArrayInputStream(state.get()));
            if (in.readInt() != FORMAT) {
                throw new IOException("the saved state has another format");
            }
            simulation = Simulation.restore(city, fleet, fitted, rates, in);
            outbox.restoreShelf(in);
            fresh = false;
        } else {
            simulation = Simulation.begin(city, fleet, fitted, rates, run.seed(), run.start());
            fresh = true;
        }
        outbox.release(simulation.now());
        truthLines = new TruthLines(fleet, truth);
        // Runs are told apart by their start: a later run has the greater revision.
        defects = new Defects(fleet, new FeedLines(fleet, run.seed(), run.start()), rates, run.seed(), outbox, truth);
        walk = new PatrolWalk(city, fleet, Rng.mix(run.seed(), simulation.now(), 7));
    }

    boolean fresh() {
        return fresh;
    }

    long now() {
        return simulation.now();
    }

    int riding() {
        return simulation.riding();
    }

    long unserved() {
        return simulation.unserved();
    }

    PatrolWalk walk() {
        return walk;
    }

    TruthLines truth() {
        return truthLines;
    }

    /** The first start: the whole fleet is registered and put on the map. */
    void introduce(Runnable afterEach) {
        truthLines.run(run.seed(), run.start(), run.bikes());
        truthLines.fleet();
        simulation.introduce(event -> {
            defects.acceptWhole(event);
            afterEach.run();
        });
    }

    /** One second passes; with {@code sending} off the operators send nothing of it. */
    void step(boolean sending) {
        Consumer<SimEvent> sink = sending
                ? event -> {
                    truthLines.accept(event);
                    defects.accept(event);
                }
                : truthLines::accept;
        simulation.step(sink);
        outbox.release(simulation.now());
    }

    /** After a silence: what has changed meanwhile is reported once. */
    void reportChangedSince(long second) {
        simulation.reportChangedSince(second, defects::acceptWhole);
        truthLines.silence(second, simulation.now());
    }

    boolean impound(int bike) {
        return simulation.impound(bike);
    }

    /** All that is needed to go on, except lines already queued: the state counts once those are answered for. */
    byte[] save() {
        var bytes = new ByteArrayOutputStream(64 * fleet.size());
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            simulation.save(out);
            outbox.saveShelf(out);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }
}
