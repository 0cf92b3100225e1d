package backprop.classroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Compiles a notebook's cells one after the other, as the JShell in a kernel does, and runs none of them. It knows what
 * every Java kernel knows: the packages that IJava 1.3.0 and JJava both import before the first cell, and nothing of
 * any kernel's own.
 */
final class CellCompiler implements AutoCloseable {
    /** The start-up script of IJava 1.3.0; JJava's has these and java.time. */
    private static final List<String> IMPORTED_BY_EVERY_KERNEL = List.of(
            "java.util",
            "java.io",
            "java.math",
            "java.net",
            "java.util.concurrent",
            "java.util.prefs",
            "java.util.regex");

    private final JShell shell;

    CellCompiler() {
        shell = JShell.builder().executionEngine(new RunsNothing(), Map.of()).build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        IMPORTED_BY_EVERY_KERNEL.forEach(name -> complaints("import " + name + ".*;"));
    }

    /** What the compiler has against this cell, a line each, given the cells before it. */
    List<String> complaints(String cell) {
        List<String> complaints = new ArrayList<>();
        String rest = cell;
        while (!rest.isBlank()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (!next.completeness().isComplete()) {
                complaints.add("not complete: " + rest);
                break;
            }
            for (SnippetEvent event : shell.eval(next.source())) {
                if (event.causeSnippet() == null && event.status() != Snippet.Status.VALID) {
                    complaints.add(event.snippet().source().strip() + ": " + reasons(event.snippet()));
                }
            }
            rest = next.remaining();
        }
        return complaints;
    }

    /** Diagnostics, or the names that a later snippet would have to declare. */
    private String reasons(Snippet snippet) {
        String diagnostics = shell.diagnostics(snippet)
                .filter(Diag::isError)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .collect(Collectors.joining("; "));
        if (snippet instanceof jdk.jshell.DeclarationSnippet declaration) {
            return shell.unresolvedDependencies(declaration)
                    .collect(Collectors.joining(", ", diagnostics + " unresolved: ", ""));
        }
        return diagnostics;
    }

    @Override
    public void close() {
        shell.close();
    }

    /** Accepts what has been compiled and does nothing with it. */
    private static final class RunsNothing implements ExecutionControlProvider, ExecutionControl {
        @Override
        public String name() {
            return "runs nothing";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return this;
        }

        @Override
        public void load(ClassBytecodes[] classes) {}

        @Override
        public void redefine(ClassBytecodes[] classes) {}

        @Override
        public String invoke(String className, String methodName) {
            return "";
        }

        @Override
        public String varValue(String className, String varName) {
            return "";
        }

        @Override
        public void addToClasspath(String path) {}

        @Override
        public void stop() {}

        @Override
        public Object extensionCommand(String command, Object argument) {
            return "";
        }

        @Override
        public void close() {}
    }
}
