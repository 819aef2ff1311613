package city.statictraffic.architecture;

import java.util.Set;
import java.util.function.BiConsumer;

/** One rule over files: what it finds in a repository, and a deliberate violation with the places it must name. */
record RepositoryRule(
        String name, Repository deliberate, Set<String> mustName, BiConsumer<Repository, Findings> check) {
    RepositoryRule {
        if (mustName.isEmpty()) {
            throw new IllegalArgumentException(name + ": a rule without a deliberate violation proves nothing");
        }
    }

    Findings over(Repository repository) {
        var findings = new Findings();
        check.accept(repository, findings);
        return findings;
    }

    @Override
    public String toString() {
        return name;
    }
}
