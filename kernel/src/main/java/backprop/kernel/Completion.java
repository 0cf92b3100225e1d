package backprop.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.dflib.jjava.jupyter.messages.reply.CompleteReply;

/**
 * What could stand at the cursor: what JShell knows, and what it does not: keywords, types that are not imported, the
 * constants that a {@code case} can name, and methods behind {@code ::}.
 */
final class Completion {

    private static final List<String> KEYWORDS =
            List.of(Resources.text("keywords.txt").strip().split("\\s+"));
    /** What every object has and hardly anybody wants. */
    private static final Set<String> LAST = Set.of("notify()", "notifyAll()", "wait(", "wait()");

    /** So far back the word before the cursor is looked at. */
    private static final int MOST_CHARS = 200;

    private static final int FEWEST_LETTERS_OF_A_TYPE = 3;
    private static final Pattern METHOD_REFERENCE = Pattern.compile("([A-Za-z_][\\w.]*)::(\\w*)$");
    private static final Pattern CASE = Pattern.compile("\\bcase\\s[\\w\\s,]*$");

    private final Session session;
    /** The cell up to the cursor. */
    private final String before;
    /** The Java in front of the cursor, and where in the cell it begins. */
    private final String text;

    private final int offset;
    /** Where in the text the word begins that the cursor stands behind. */
    private final int wordStart;

    private Completion(Session session, String before, int offset) {
        this.session = session;
        this.before = before;
        this.offset = offset;
        text = before.substring(offset);
        int start = text.length();
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        wordStart = start;
    }

    /** What could stand at a cursor whose place Jupyter has counted. */
    static CompleteReply at(Session session, String code, int cursor) {
        String before = code.substring(0, Cursor.inJava(code, cursor));
        int line = before.lastIndexOf('\n') + 1;
        if (before.substring(line).matches("%%?\\w*")) {
            List<String> matches = Magics.names().stream()
                    .filter(name -> name.startsWith(before.substring(line)))
                    .toList();
            return reply(matches, before, line);
        }
        int from = CellParts.javaAt(code, before.length()).from();
        return new Completion(session, before, from).reply();
    }

    private CompleteReply reply() {
        String blanked = JavaText.withoutTextAndComments(text);
        String line = blanked.substring(blanked.lastIndexOf('\n') + 1);
        String near = line.substring(Math.max(0, line.length() - MOST_CHARS));
        Matcher reference = METHOD_REFERENCE.matcher(near);
        if (reference.find()) {
            return replyAtWord(methods(reference.group(1)));
        }
        if (CASE.matcher(near).find()) {
            List<String> constants = constants(blanked);
            if (!constants.isEmpty()) {
                return replyAtWord(constants);
            }
        }
        int[] anchor = {-1};
        Set<String> matches = new LinkedHashSet<>(suggestions(text, anchor));
        String word = text.substring(wordStart);
        if (!text.substring(0, wordStart).stripTrailing().endsWith(".")
                && !blanked.substring(wordStart).isBlank()
                && (anchor[0] < 0 || anchor[0] == wordStart)) {
            anchor[0] = wordStart;
            KEYWORDS.stream().filter(keyword -> keyword.startsWith(word)).forEach(matches::add);
            matches.addAll(typesToImport(word, matches));
        }
        int start = anchor[0] < 0 ? text.length() : anchor[0];
        return reply(List.copyOf(matches), before, offset + start);
    }

    private CompleteReply replyAtWord(Collection<String> matches) {
        return reply(List.copyOf(matches), before, offset + wordStart);
    }

    /** What JShell suggests behind a text; where it begins goes into the anchor. */
    private List<String> suggestions(String asked, int[] anchor) {
        int start = session.lastSnippetStart(asked);
        List<String> plain = suggestions("", asked.substring(start), anchor);
        if (!plain.isEmpty() || start == 0) {
            anchor[0] += anchor[0] < 0 ? 0 : start;
            return plain;
        }
        // What the cell declares above is unknown until it runs; as statements of one block JShell sees it all.
        List<String> inBlock = suggestions("{", asked, anchor);
        anchor[0] -= anchor[0] < 0 ? 0 : 1;
        return inBlock;
    }

    private List<String> suggestions(String prefix, String asked, int[] anchor) {
        String whole = prefix + asked;
        List<Suggestion> found =
                new ArrayList<>(session.analysis().completionSuggestions(whole, whole.length(), anchor));
        found.sort(Comparator.comparing((Suggestion suggestion) -> LAST.contains(suggestion.continuation()))
                .thenComparing(Comparator.comparing(Suggestion::matchesType).reversed()));
        return found.stream()
                .map(Suggestion::continuation)
                .filter(continuation -> !continuation.startsWith("$"))
                .distinct()
                .toList();
    }

    /** The full names, which need no import, of types that begin with a word and are not known by their own name here. */
    private List<String> typesToImport(String word, Set<String> known) {
        return word.length() < FEWEST_LETTERS_OF_A_TYPE || !Character.isUpperCase(word.charAt(0))
                ? List.of()
                : session.typesStartingWith(word).stream()
                        .filter(type -> !known.contains(type.substring(type.lastIndexOf('.') + 1)))
                        .toList();
    }

    /** The methods behind {@code ::}, those of the type or object and, of a type, those of its objects. */
    private Set<String> methods(String owner) {
        String before = text.substring(0, wordStart).stripTrailing();
        String statement = before.substring(0, before.length() - 2 - owner.length());
        String word = text.substring(wordStart);
        boolean isType = Signature.isTypes(owner.substring(owner.lastIndexOf('.') + 1));
        Set<String> methods = new LinkedHashSet<>(suggestions(statement + owner + "." + word, new int[1]));
        if (isType) {
            methods.addAll(suggestions(statement + "((" + owner + ") null)." + word, new int[1]));
        }
        if (isType && "new".startsWith(word)) {
            methods.add("new(");
        }
        Set<String> names = new LinkedHashSet<>();
        methods.stream()
                .filter(method -> method.contains("("))
                .sorted(Comparator.comparing(LAST::contains))
                .forEach(method -> names.add(Signature.before(method, '(')));
        return names;
    }

    /** The constants of the type over which the innermost switch goes. */
    private List<String> constants(String blanked) {
        int open = JavaText.openBrace(blanked);
        String head = text.substring(0, Math.max(0, open)).stripTrailing();
        int bracket = head.endsWith(")") ? JavaText.openBracket(head, head.length() - 1) : -1;
        if (bracket < 0 || !head.substring(0, bracket).stripTrailing().endsWith("switch")) {
            return List.of();
        }
        String type = typeOf(head.substring(0, head.length() - 1), head.substring(bracket + 1, head.length() - 1));
        return suggestions("", type + "." + text.substring(wordStart), new int[1]).stream()
                .filter(constant -> constant.matches("\\w+") && !constant.equals("class"))
                .toList();
    }

    /** The type of the expression at the end of a text, also if it is a variable of the cell that has not run. */
    private String typeOf(String before, String expression) {
        String known = session.analysis().analyzeType(expression, expression.length());
        return Stream.concat(
                        Stream.ofNullable(known),
                        session.analysis().documentation("{" + before, before.length() + 1, false).stream()
                                .map(Documentation::signature)
                                .map(signature -> signature.substring(signature.lastIndexOf(':') + 1)))
                .findFirst()
                .orElse("");
    }

    /**
     * The reply as the protocol wants it, with the kinds of the matches where Jupyter's pages look for them.
     *
     * @param before the cell up to the cursor
     * @param from where in the cell the matches take the place of what stands before the cursor
     */
    private static CompleteReply reply(List<String> matches, String before, int from) {
        int start = Cursor.inJupyter(before, from);
        int end = Cursor.inJupyter(before, before.length());
        List<Map<String, ?>> kinds = matches.stream()
                .<Map<String, ?>>map(text -> Map.of("start", start, "end", end, "text", text, "type", kind(text)))
                .toList();
        return new CompleteReply(matches, start, end, Map.of("_jupyter_types_experimental", kinds));
    }

    /** JShell does not say what a suggestion is, but Java's conventions do. */
    private static String kind(String text) {
        String last = text.substring(text.lastIndexOf('.', text.length() - 2) + 1);
        if (text.startsWith("%")) {
            return "magic";
        } else if (KEYWORDS.contains(text)) {
            return "keyword";
        } else if (text.contains("(")) {
            return "function";
        } else if (Character.isUpperCase(last.charAt(0))) {
            return last.length() > 1 && last.equals(last.toUpperCase(Locale.ROOT)) ? "field" : "class";
        }
        return text.endsWith(".") ? "module" : "instance";
    }
}
