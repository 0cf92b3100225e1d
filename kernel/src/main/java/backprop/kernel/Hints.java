package backprop.kernel;

import backprop.kernel.Cell.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.SourceVersion;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** What may help with the errors that everybody makes. */
final class Hints {

    static final String MEMORY = "This kernel may use " + Runtime.getRuntime().maxMemory() / (1 << 20)
            + " MB. Let go of what you no longer need (name = null;), take smaller data, or give the kernel more (-Xmx).";
    private static final String JAR =
            "is the library's jar on the class path? %classpath path/to/the.jar puts it there.";

    /** What javac says, or the name of an exception, and what may help. */
    private static final Map<String, String> KNOWN = Map.of(
            "';' expected", "a statement ends with a semicolon; put one where the mark is.",
            "missing return statement", "every way through this method must end with return and a value.",
            "reached end of file", "something is still open here: look for a missing } or ).",
            "possible lossy conversion", "a cast says that losing digits is meant, as in (int) value.",
            "NoClassDefFoundError", JAR,
            "ClassNotFoundException", JAR,
            "OutOfMemoryError", MEMORY,
            "StackOverflowError", "a method calls itself without an end; does it have a case in which it stops?");

    private static final Pattern UNKNOWN =
            Pattern.compile("cannot find symbol(?s:.*)symbol:\\s+\\w+ (\\w+)|package ([\\w.]+) does not exist");
    private static final int MOST = 3;

    private final Session session;

    Hints(Session session) {
        this.session = session;
    }

    static Optional<String> forException(Throwable thrown) {
        return known(thrown.getClass().getName());
    }

    private static Optional<String> known(String message) {
        return KNOWN.keySet().stream().filter(message::contains).findFirst().map(KNOWN::get);
    }

    /** A hint for what javac says of the text at an offset of a cell. */
    Optional<String> forCompileError(String message, Place snippet, int at) {
        Matcher unknown = UNKNOWN.matcher(message);
        if (!unknown.lookingAt()) {
            return known(message);
        }
        String code = snippet.cell().code();
        String library = unknown.group(2);
        if (library == null) {
            String name = unknown.group(1);
            // At a method call, javac's position is the dot in front of the name.
            int end = code.startsWith(".", at) ? at + 1 : at;
            return Optional.of(forUnknown(name, code.substring(snippet.offset(), end))
                    .orElse("nothing is called " + name + " here: was the cell that declares it run?"));
        }
        boolean isImport = code.startsWith("import", snippet.offset());
        // In Sytem.out, a misspelt class looks like a package.
        return isImport || library.contains(".")
                ? Optional.of(JAR)
                : forUnknown(library, "").or(() -> Optional.of(JAR));
    }

    /** A hint for a declaration that speaks of what nobody has declared, such as {@code class Zork}. */
    String forUndeclared(String missing) {
        Matcher name = Pattern.compile("\\w+ (\\w+).*").matcher(missing);
        return name.matches()
                ? forUnknown(name.group(1), "").map(hint -> " Hint: " + hint).orElse("")
                : "";
    }

    /** What to import for an unknown name, or what it may be a misspelling of in a text that goes on with it. */
    private Optional<String> forUnknown(String name, String before) {
        List<String> imports = Character.isUpperCase(name.charAt(0)) ? imports(name) : List.of();
        if (!imports.isEmpty()) {
            return Optional.of("this needs " + String.join(" or ", imports));
        }
        List<String> near = near(name, before.endsWith(".") ? before : before + name.charAt(0));
        return near.isEmpty() ? Optional.empty() : Optional.of("did you mean " + String.join(" or ", near) + "?");
    }

    private List<String> imports(String name) {
        QualifiedNames found = session.analysis().listQualifiedNames(name, name.length());
        // JShell reads the class path in the background; soon after a start it may not be through.
        for (int i = 0; i < 40 && !found.isUpToDate(); i++) {
            KernelProcess.pause(50);
            found = session.analysis().listQualifiedNames(name, name.length());
        }
        return found.getNames().stream()
                .filter(type -> !type.startsWith("backprop.kernel."))
                .limit(MOST)
                .map(type -> "import " + type + ";")
                .toList();
    }

    /** What could stand at the end of a text and is written almost like a name. */
    private List<String> near(String name, String text) {
        return session.analysis().completionSuggestions(text, text.length(), new int[1]).stream()
                .map(Suggestion::continuation)
                .map(continuation -> continuation.replaceFirst("\\W.*", ""))
                .distinct()
                .filter(candidate -> !candidate.equals(name) && !SourceVersion.isKeyword(candidate))
                .filter(candidate -> distance(name, candidate) <= Math.max(1, name.length() / 3))
                .sorted(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .limit(MOST)
                .collect(Collectors.toList());
    }

    /** How many letters must be changed, added or left out to make one word of the other. */
    private static int distance(String a, String b) {
        int[] row = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0]++;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j - 1], row[j]));
            }
        }
        return row[b.length()];
    }
}
