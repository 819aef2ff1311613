package city.statictraffic.patrolimpound;

import city.statictraffic.patrolimpound.contract.EvidenceIndexContract;
import city.statictraffic.patrolimpound.contract.FilingsContract;
import city.statictraffic.patrolimpound.contract.FleetSightingsContract;
import city.statictraffic.patrolimpound.contract.IntakesContract;
import city.statictraffic.patrolimpound.contract.ListsContract;
import city.statictraffic.patrolimpound.contract.NoticesContract;
import city.statictraffic.patrolimpound.contract.QrRuleBookContract;
import city.statictraffic.patrolimpound.contract.ScansContract;
import city.statictraffic.patrolimpound.contract.YardsContract;
import city.statictraffic.patrolimpound.fixture.InMemoryWorld;
import city.statictraffic.patrolimpound.fixture.World;
import org.junit.jupiter.api.Nested;

/** The fake keeps what the ports promise, so that use cases tried with it are tried for real. */
class InMemoryPortsTest {
    @Nested
    class Scans extends ScansContract {
        private final World world = new InMemoryWorld();

        @Override
        protected World world() {
            return world;
        }
    }

    @Nested
    class Intakes extends IntakesContract {
        private final World world = new InMemoryWorld();

        @Override
        protected World world() {
            return world;
        }
    }

    @Nested
    class Filings extends FilingsContract {
        private final World world = new InMemoryWorld();

        @Override
        protected World world() {
            return world;
        }
    }

    @Nested
    class FleetSightings extends FleetSightingsContract {
        private final World world = new InMemoryWorld();

        @Override
        protected World world() {
            return world;
        }
    }

    @Nested
    class Rules extends QrRuleBookContract {
        private final World world = new InMemoryWorld();

        @Override
        protected World world() {
            return world;
        }
    }

    @Nested
    class Yards extends YardsContract {
        private final World world = new InMemoryWorld();

        @Override
        protected World world() {
            return world;
        }
    }

    @Nested
    class Notices extends NoticesContract {
        private final World world = new InMemoryWorld();

        @Override
        protected World world() {
            return world;
        }
    }

    @Nested
    class Evidence extends EvidenceIndexContract {
        private final World world = new InMemoryWorld();

        @Override
        protected World world() {
            return world;
        }
    }

    @Nested
    class Lists extends ListsContract {
        private final World world = new InMemoryWorld();

        @Override
        protected World world() {
            return world;
        }
    }
}
