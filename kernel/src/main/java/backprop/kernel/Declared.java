package backprop.kernel;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.VarSnippet;

/** What the cells have declared so far, for those who ask about it. */
final class Declared {

    private static final String READY = Resources.text("ready.jsh");

    private final JShell shell;
    private final CellExecution execution;
    private final ClassLoader loader;

    Declared(JShell shell, CellExecution execution, ClassLoader loader) {
        this.shell = shell;
        this.execution = execution;
        this.loader = loader;
    }

    /** The variables that the cells have declared, with what they hold now. */
    List<Variable> variables() {
        return shell.variables()
                .filter(variable -> shell.status(variable) == Status.VALID
                        && !variable.name().startsWith("$"))
                .map(this::withValue)
                .toList();
    }

    /** The variable of a name. */
    Optional<Variable> variable(String name) {
        return shell.variables()
                .filter(variable -> variable.name().equals(name) && shell.status(variable) == Status.VALID)
                .findFirst()
                .map(this::withValue);
    }

    private Variable withValue(VarSnippet variable) {
        shell.varValue(variable);
        return new Variable(
                variable.name(), variable.typeName(), execution.takeResult().value());
    }

    /**
     * The public methods of a name that the value of an expression has from classes which are not public themselves.
     */
    List<Method> hiddenMethods(String expression, String name) {
        String type = shell.sourceCodeAnalysis().analyzeType(expression, expression.length());
        if (type == null) {
            return List.of();
        }
        List<String> candidates = new ArrayList<>(List.of(JavaText.withoutTypeArguments(type)));
        candidates.addAll(shell.sourceCodeAnalysis()
                .listQualifiedNames(type, type.length())
                .getNames());
        for (String candidate : candidates) {
            try {
                Class<?> found = Class.forName(candidate, false, loader);
                return Stream.<Class<?>>iterate(found, Objects::nonNull, Class::getSuperclass)
                        .flatMap(owner -> Stream.of(owner.getDeclaredMethods()))
                        .filter(method -> method.getName().equals(name)
                                && Modifier.isPublic(method.getModifiers())
                                // The compiler puts one into the public class for each that it inherits.
                                && !method.isBridge())
                        .toList();
            } catch (ClassNotFoundException | LinkageError e) {
                // The next one may be it.
            }
        }
        return List.of();
    }

    /** What the cells have written to declare a type or method of a name. */
    List<String> sources(String name) {
        return shell.snippets()
                .filter(snippet -> snippet instanceof DeclarationSnippet declaration
                        && declaration.name().equals(name)
                        && shell.status(snippet).isActive())
                .map(Snippet::source)
                .toList();
    }

    /** The types and methods that the cells have declared, by their heads. */
    List<String> heads() {
        return shell.snippets()
                .filter(snippet -> snippet instanceof DeclarationSnippet
                        && !(snippet instanceof VarSnippet)
                        && shell.status(snippet).isActive())
                .map(snippet -> JavaText.head(snippet.source()))
                .toList();
    }

    /** What the cells have imported. */
    List<String> imports() {
        return shell.imports()
                .map(snippet -> snippet.source().strip())
                .filter(source -> !READY.contains(source))
                .toList();
    }
}
