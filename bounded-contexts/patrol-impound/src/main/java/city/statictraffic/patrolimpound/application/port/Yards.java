package city.statictraffic.patrolimpound.application.port;

import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.patrolimpound.domain.yard.Yard;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The yards of the city. */
public interface Yards {
    /** A yard, if it is within the scope. */
    CompletionStage<Optional<Yard>> find(DataScope scope, String yardId);

    /** Those within the scope, by id. Operators see every yard: their bikes may stand in any. */
    CompletionStage<List<Yard>> list(DataScope scope);

    /** Adds a yard or changes what is known of it. */
    CompletionStage<Void> save(Yard yard);
}
