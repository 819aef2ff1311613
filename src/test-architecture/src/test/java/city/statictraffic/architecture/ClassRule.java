package city.statictraffic.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * One rule over class files: what it speaks about, what it holds against a class, and the deliberate violations that
 * prove it bites (names below the violations package).
 */
record ClassRule(
        String name,
        Set<String> deliberate,
        BiPredicate<Codebase, JavaClass> speaksOf,
        BiFunction<Codebase, JavaClass, Stream<String>> faultsOf) {
    ClassRule {
        if (deliberate.isEmpty()) {
            throw new IllegalArgumentException(name + ": a rule without a deliberate violation proves nothing");
        }
    }

    Findings over(Codebase code) {
        var findings = new Findings();
        code.classes().stream()
                .filter(type -> code.findHome(type).isPresent())
                .filter(type -> speaksOf.test(code, type))
                .forEach(type -> {
                    findings.subject();
                    faultsOf.apply(code, type).distinct().forEach(fault -> findings.fault(type.getName(), fault));
                });
        return findings;
    }

    @Override
    public String toString() {
        return name;
    }
}
