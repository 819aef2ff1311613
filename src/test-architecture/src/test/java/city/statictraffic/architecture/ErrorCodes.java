package city.statictraffic.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.ConstantInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The codes the core answers with, read from the constants in its class files: of every class that implements the
 * kernel's Refusal, and of every enum whose values have a {@code code()}, such as the reasons to reject a record.
 */
final class ErrorCodes {
    private static final String REFUSAL = "city.statictraffic.kernel.decision.Refusal";
    private static final Pattern SHAPE = Pattern.compile("[a-z]+(-[a-z]+)*\\.[a-z0-9]+(-[a-z0-9]+)*");

    private final SortedMap<String, List<String>> classesByCode = new TreeMap<>();
    private final List<String> refusalsWithoutCode;

    private ErrorCodes(Codebase code) {
        var refusals = code.classes().stream().filter(ErrorCodes::isRefusal).toList();
        refusals.forEach(type -> read(type, true));
        code.classes().stream()
                .filter(type -> code.findHome(type)
                        .filter(home -> home.is(Home.Kind.CONTEXT) || home.is(Home.Kind.KERNEL))
                        .isPresent())
                .filter(type -> type.isEnum() && type.tryGetMethod("code").isPresent() && !isRefusal(type))
                .forEach(type -> read(type, false));
        refusalsWithoutCode = refusals.stream()
                .map(JavaClass::getName)
                .filter(name -> classesByCode.values().stream().noneMatch(owners -> owners.contains(name)))
                .toList();
    }

    static ErrorCodes of(Codebase code) {
        return new ErrorCodes(code);
    }

    SortedMap<String, List<String>> classesByCode() {
        return classesByCode;
    }

    List<String> usedTwice() {
        return classesByCode.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> entry.getKey() + " of " + entry.getValue())
                .toList();
    }

    /** Concrete refusals that hold no code of the form {@code context.kebab-code}. */
    List<String> refusalsWithoutCode() {
        return refusalsWithoutCode;
    }

    private static boolean isRefusal(JavaClass type) {
        return !type.isInterface()
                && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                && type.getAllRawInterfaces().stream()
                        .anyMatch(parent -> parent.getName().equals(REFUSAL));
    }

    private void read(JavaClass type, boolean onlyCodeMethod) {
        constants(type, onlyCodeMethod && !type.isEnum() ? "code" : "")
                .filter(text -> SHAPE.matcher(text).matches())
                .forEach(text -> classesByCode
                        .computeIfAbsent(text, ignored -> new java.util.ArrayList<>())
                        .add(type.getName()));
    }

    /** The strings a class's method loads, or all of its methods if no name is given. */
    static Stream<String> constants(JavaClass type, String methodName) {
        try {
            var bytes =
                    Files.readAllBytes(Path.of(type.getSource().orElseThrow().getUri()));
            return ClassFile.of().parse(bytes).methods().stream()
                    .filter(method ->
                            methodName.isEmpty() || method.methodName().equalsString(methodName))
                    .flatMap(method -> method.code().stream())
                    .flatMap(code -> code.elementStream())
                    .filter(ConstantInstruction.LoadConstantInstruction.class::isInstance)
                    .map(ConstantInstruction.LoadConstantInstruction.class::cast)
                    .map(ConstantInstruction.LoadConstantInstruction::constantValue)
                    .filter(String.class::isInstance)
                    .map(String.class::cast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
