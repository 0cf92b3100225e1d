package backprop.kernel;

import backprop.kernel.Cell.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What may help with the errors that everybody makes. */
final class Hints {

    private static final String MEGABYTES = String.valueOf(Runtime.getRuntime().maxMemory() / (1 << 20));
    private static final Pattern UNKNOWN =
            Pattern.compile("(?s)cannot find symbol.*symbol:\\s+\\w+ (\\w+).*|package (\\w+) does not exist");
    private static final Pattern ASSIGNMENT = Pattern.compile("\\s*=[^=]");
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();
    private static final int MOST = 3;

    /** A line that is longer was not typed by hand. */
    private static final int MOST_CHARS = 200;

    /**
     * What a way of writing that is another language's leads to.
     *
     * @param written what it looks like in a line of code
     * @param hint what to write in Java
     */
    private record Habit(Pattern written, String hint) {}

    private static final List<Habit> HABITS = Resources.text("habits.txt")
            .lines()
            .map(line -> line.split(" [|] ", 2))
            .map(parts -> new Habit(Pattern.compile(parts[0]), parts[1]))
            .toList();

    private final Session session;
    private final LibraryHints libraries;

    Hints(Session session, LibraryHints libraries) {
        this.session = session;
        this.libraries = libraries;
    }

    /** The hint for what javac says, or for an exception of a name, if it is one of those that everybody meets. */
    static Optional<String> known(String message) {
        return Resources.text("hints.txt")
                .lines()
                .map(line -> line.split(" [|] ", 2))
                .filter(hint -> message.contains(hint[0]))
                .map(hint -> hint[1].replace("{MB}", MEGABYTES))
                .findFirst();
    }

    /** A hint for what javac says of the text at an offset of a cell. */
    Optional<String> forCompileError(String message, Place snippet, int at) {
        Place place = new Place(snippet.cell(), at);
        try {
            return libraries
                    .of(message, place)
                    .or(() -> ofHabit(place.line()))
                    .or(() -> forMistake(message, snippet, at));
        } catch (RuntimeException e) {
            // The reader had better see the error without a hint than neither.
            return Optional.empty();
        }
    }

    /** What a line that is no Java is in Java, if other languages write so. */
    private static Optional<String> ofHabit(String line) {
        String code = JavaText.withoutTextAndComments(line.substring(0, Math.min(line.length(), MOST_CHARS)));
        return HABITS.stream()
                .filter(habit -> habit.written.matcher(code).find())
                .map(Habit::hint)
                .findFirst();
    }

    private Optional<String> forMistake(String message, Place snippet, int at) {
        Matcher unknown = UNKNOWN.matcher(message);
        String code = snippet.cell().code();
        if (!unknown.matches() || code.startsWith("import", snippet.offset())) {
            return known(message);
        }
        // In Sytem.out, a misspelt class looks like a package. At a method call, javac's position is the dot.
        int end = code.startsWith(".", at) ? at + 1 : at;
        Optional<String> hint = unknown.group(1) == null
                ? forUnknown(unknown.group(2), "")
                : forUnknown(unknown.group(1), code.substring(snippet.offset(), end))
                        // What the cell itself declares is unknown to JShell; as statements of one block it sees most
                        // of it.
                        .or(() -> forUnknown(unknown.group(1), "{" + code.substring(0, end)))
                        .or(() -> forMisspelt(unknown.group(1), code));
        String name = unknown.group(1) == null ? "" : unknown.group(1);
        return hint.or(() -> ofAssignment(name, code.substring(end))).or(() -> known(message));
    }

    /** A hint for a value that is given to a name that nobody has declared. */
    private static Optional<String> ofAssignment(String name, String code) {
        return !name.isEmpty()
                        && code.startsWith(name)
                        && ASSIGNMENT.matcher(code.substring(name.length())).lookingAt()
                ? Optional.of("a new variable needs a type: var " + name + " = …;")
                : Optional.empty();
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
        String text = before.endsWith(".") ? before : before + name.charAt(0);
        return didYouMean(near(
                name,
                session.analysis().completionSuggestions(text, text.length(), new int[1]).stream()
                        .map(Suggestion::continuation)
                        .map(continuation -> continuation.replaceFirst("\\W.*", ""))));
    }

    /** Which of a cell's own words a name may be, if it begins as they do. */
    private static Optional<String> forMisspelt(String name, String code) {
        return didYouMean(near(
                name, JavaText.words(code).stream().filter(word -> word.startsWith(name.substring(0, 1)))));
    }

    private static Optional<String> didYouMean(List<String> near) {
        return near.isEmpty() ? Optional.empty() : Optional.of("did you mean " + String.join(" or ", near) + "?");
    }

    private List<String> imports(String name) {
        return session.analysis().listQualifiedNames(name, name.length()).getNames().stream()
                .filter(type -> !type.startsWith("backprop.kernel."))
                .limit(MOST)
                .map(type -> "import " + type + ";")
                .toList();
    }

    /** Those of some words that are written almost like a name; to take w1 for w2 is no slip of the keys. */
    private static List<String> near(String name, Stream<String> candidates) {
        int allowed = Math.max(1, name.length() / 3);
        return candidates
                .distinct()
                .filter(candidate -> !candidate.equals(name) && !SourceVersion.isKeyword(candidate))
                .filter(candidate -> Math.abs(name.length() - candidate.length()) <= allowed)
                .filter(candidate -> DISTANCE.apply(name, candidate) <= allowed)
                .filter(candidate -> !withoutDigits(candidate).equals(withoutDigits(name)))
                .sorted(Comparator.comparing(candidate -> DISTANCE.apply(name, candidate)))
                .limit(MOST)
                .collect(Collectors.toList());
    }

    private static String withoutDigits(String name) {
        return name.replaceAll("[0-9]", "");
    }
}
