package city.statictraffic.kernel.imports;

import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.access.Role;
import city.statictraffic.kernel.geo.Datum;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Something that can be imported from a file. A context offers it; the import frame reads the file, maps columns, keeps
 * progress and tells people. Methods may block: they are called on worker threads.
 */
public interface ImportTarget {
    /**
     * The job a row belongs to.
     *
     * @param scope of the one who sent the file: rows outside it are not taken
     * @param asOf when the older system's data were taken out of it
     * @param datum of coordinates in the file
     */
    record Run(UUID jobId, DataScope scope, Instant asOf, Datum datum) {}

    /** A value a CODE field may have, and what people call it. */
    record Choice(String code, String zh, String en) {}

    /** Why a row is not taken, or what about it people should look at: a code, the field it is about or "", parameters. */
    record Problem(String code, String field, Map<String, String> params) {
        public Problem {
            params = Map.copyOf(params);
        }
    }

    enum Verdict {
        ADDED,
        CHANGED,
        UNCHANGED,
        REJECTED
    }

    /**
     * What became of one row.
     *
     * @param problem why it was rejected, or what differs between the file and what stays in the platform
     * @param group the group of {@link #counts} it belongs to
     * @param adds by how much it makes that group's count greater
     */
    record Outcome(Verdict verdict, Optional<Problem> problem, String group, int adds) {
        public static Outcome rejected(Problem why) {
            return new Outcome(Verdict.REJECTED, Optional.of(why), "", 0);
        }
    }

    /** One line of a reconciliation: how many of a group, such as an operator or a district, the platform holds. */
    record GroupCount(String group, String zh, String en, long count) {}

    /** Kebab case, part of addresses. */
    String name();

    /** The context that takes the rows, by its name: who does not serve it does not offer this target. */
    String context();

    String zh();

    String en();

    List<ImportField> fields();

    /** The choices of a CODE field, as they stand. */
    List<Choice> choices(String field);

    /** Who may send a file and try it. */
    Set<Role> senders();

    /** Who may have it taken over. */
    Set<Role> confirmers();

    /**
     * Judges rows and, if {@code write}, takes them: one outcome a row, in their order, the same with and without writing.
     * Runs within the transaction that also keeps the progress, so that a row is taken once whatever is killed when. Taking
     * the same rows again changes nothing.
     */
    List<Outcome> take(Run run, List<ImportRow> rows, boolean write);

    /** What the platform holds now, by group, within the scope and the transaction. */
    List<GroupCount> counts(DataScope scope);
}
