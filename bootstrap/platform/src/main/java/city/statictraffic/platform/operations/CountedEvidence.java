package city.statictraffic.platform.operations;

import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.patrolimpound.application.port.EvidenceStore;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/** Counts what the evidence store could not do; a photo that is refused or not there is no error of the store. */
public final class CountedEvidence implements EvidenceStore {
    static final String NAME = "evidence.errors";

    private final EvidenceStore store;
    private final Counter sealing;
    private final Counter showing;
    private final Counter removing;

    public CountedEvidence(EvidenceStore store, MeterRegistry metrics) {
        this.store = store;
        this.sealing = metrics.counter(NAME, "operation", "seal");
        this.showing = metrics.counter(NAME, "operation", "show");
        this.removing = metrics.counter(NAME, "operation", "remove");
    }

    /** Zero counts as well, before anything is stored. */
    static void register(MeterRegistry metrics) {
        metrics.counter(NAME, "operation", "seal");
        metrics.counter(NAME, "operation", "show");
        metrics.counter(NAME, "operation", "remove");
    }

    @Override
    public Decision<Sealed> seal(PhotoHash claimed, ByteSource body) throws BrokenOff {
        try {
            return store.seal(claimed, body);
        } catch (RuntimeException broken) {
            sealing.increment();
            throw broken;
        }
    }

    @Override
    public Optional<byte[]> copyOf(PhotoHash photo) {
        try {
            return store.copyOf(photo);
        } catch (RuntimeException broken) {
            showing.increment();
            throw broken;
        }
    }

    @Override
    public void remove(PhotoHash photo) {
        try {
            store.remove(photo);
        } catch (RuntimeException broken) {
            removing.increment();
            throw broken;
        }
    }
}
