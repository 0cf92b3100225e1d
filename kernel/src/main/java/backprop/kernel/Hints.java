package backprop.kernel;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** What may help with the errors that everybody makes. */
final class Hints {

    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\w+) (\\w+)");
    private static final String JAR =
            "is the library's jar on the class path? %classpath path/to/the.jar puts it there.";

    static final String MEMORY = "This kernel may use " + Runtime.getRuntime().maxMemory() / (1 << 20)
            + " MB. Let go of what you no longer need (name = null;), take smaller data, or give the kernel more (-Xmx).";

    private final Session session;

    Hints(Session session) {
        this.session = session;
    }

    /** A hint for what javac says of the text at an offset of a cell. */
    Optional<String> forCompileError(String message, Session.Place snippet, int at) {
        Matcher symbol = SYMBOL.matcher(message);
        if (message.startsWith("cannot find symbol") && symbol.find()) {
            return forUnknown(symbol.group(1), symbol.group(2), snippet, at);
        }
        if (message.contains("';' expected")) {
            return Optional.of("a statement ends with a semicolon; put one where the mark is.");
        }
        if (message.contains("missing return statement")) {
            return Optional.of("every way through this method must end with return and a value.");
        }
        if (message.startsWith("package ") && message.contains("does not exist")) {
            String name = message.split(" ", 3)[1];
            boolean isImport = snippet.cell().code().startsWith("import", snippet.offset());
            // In Sytem.out, a misspelt class looks like a package.
            return isImport || name.contains(".")
                    ? Optional.of(JAR)
                    : forUnknown("class", name, snippet, Math.max(snippet.offset(), at - name.length()));
        }
        if (message.contains("reached end of file")) {
            return Optional.of("something is still open here: look for a missing } or ).");
        }
        if (message.startsWith("incompatible types: possible lossy conversion")) {
            return Optional.of("a cast says that losing digits is meant, as in (int) value.");
        }
        return Optional.empty();
    }

    static Optional<String> forException(Throwable thrown) {
        if (thrown instanceof NoClassDefFoundError || thrown instanceof ClassNotFoundException) {
            return Optional.of(JAR);
        }
        if (thrown instanceof OutOfMemoryError) {
            return Optional.of(MEMORY);
        }
        if (thrown instanceof StackOverflowError) {
            return Optional.of("a method calls itself without an end; does it have a case in which it stops?");
        }
        return Optional.empty();
    }

    private Optional<String> forUnknown(String kind, String name, Session.Place snippet, int at) {
        String code = snippet.cell().code();
        String before = code.substring(snippet.offset(), Math.min(at, code.length()));
        // At a method call, javac's position is the dot in front of the name.
        boolean member = code.startsWith(".", at);
        List<String> imports = kind.equals("method") ? List.of() : imports(name);
        if (!imports.isEmpty()) {
            return Optional.of("this needs " + String.join(" or ", imports));
        }
        List<String> near = near(name, member ? before + "." : before + name.charAt(0));
        if (!near.isEmpty()) {
            return Optional.of("did you mean " + String.join(" or ", near) + "?");
        }
        return Optional.of("nothing is called " + name + " here: was the cell that declares it run?");
    }

    /** A hint for declarations that speak of names, such as {@code class Zork}, which nobody has declared. */
    String forUndeclared(List<String> missing) {
        StringBuilder hint = new StringBuilder();
        for (String name : missing) {
            String simple = name.replaceFirst("^\\w+ ", "").replaceFirst("\\(.*", "");
            List<String> found = name.startsWith("class ") ? imports(simple) : List.of();
            List<String> near = simple.isEmpty() ? List.of() : near(simple, simple.substring(0, 1));
            if (!found.isEmpty()) {
                hint.append(" If it is the library's, write ").append(String.join(" or ", found));
            } else if (!near.isEmpty()) {
                hint.append(" Did you mean ").append(String.join(" or ", near)).append("?");
            }
        }
        return hint.toString();
    }

    private List<String> imports(String name) {
        if (!Character.isUpperCase(name.charAt(0))) {
            return List.of();
        }
        QualifiedNames found = session.analysis().listQualifiedNames(name, name.length());
        // JShell reads the class path in the background; soon after a start it may not be through.
        for (int i = 0; i < 40 && !found.isUpToDate(); i++) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            found = session.analysis().listQualifiedNames(name, name.length());
        }
        return found.getNames().stream()
                .filter(type -> !type.startsWith("backprop.kernel."))
                .limit(3)
                .map(type -> "import " + type + ";")
                .toList();
    }

    /** What could stand in the place of a name and is written almost like it. */
    private List<String> near(String name, String text) {
        int most = Math.max(1, name.length() / 3);
        Stream<String> candidates = session.analysis().completionSuggestions(text, text.length(), new int[1]).stream()
                .map(Suggestion::continuation)
                .map(continuation -> continuation.replaceFirst("\\W.*", ""));
        return candidates
                .distinct()
                .filter(candidate -> !candidate.equals(name) && !SourceVersion.isKeyword(candidate))
                .filter(candidate -> distance(name, candidate) <= most)
                .sorted(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .limit(3)
                .collect(Collectors.toList());
    }

    /** How many letters must be changed, added, left out or swapped with the next to make one word of the other. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
