package backprop.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cell taken apart into its Java and its magics. */
final class CellParts {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    // A line that begins with a percent sign is none the less Java inside a string or comment.
    private static final Pattern LINE_MAGIC = Pattern.compile("^%([A-Za-z]\\w*)(.*)$", Pattern.MULTILINE);
    private static final Pattern CELL_MAGIC = Pattern.compile("\\s*%%([A-Za-z]\\w*)([^\n]*)\n?");

    /** One part of a cell. */
    sealed interface Part permits Java, Magic {}

    /** Java between two offsets of the cell. */
    record Java(int from, int to) implements Part {}

    /**
     * A magic.
     *
     * @param name its name with the percent signs
     * @param words the words behind the name
     * @param from where in the cell the text it works on begins: behind the name, or on the line below {@code %%name}
     * @param to where that text ends
     */
    record Magic(String name, List<String> words, int from, int to) implements Part {

        /** The text that it works on. */
        String textIn(Cell cell) {
            return cell.code().substring(from, to);
        }
    }

    private CellParts() {}

    static List<Part> of(String code) {
        Matcher head = CELL_MAGIC.matcher(code);
        if (head.lookingAt()) {
            return List.of(new Magic("%%" + head.group(1), words(head.group(2)), head.end(), code.length()));
        }
        List<Part> parts = new ArrayList<>();
        Matcher line = LINE_MAGIC.matcher(JavaText.withoutTextAndComments(code));
        int at = 0;
        while (line.find()) {
            addJava(parts, code, at, line.start());
            String text = code.substring(line.start(2), line.end(2));
            parts.add(new Magic("%" + line.group(1), words(text), line.start(2), line.end(2)));
            at = line.end();
        }
        addJava(parts, code, at, code.length());
        return parts;
    }

    /** The Java around a place of a cell, also where a magic works on it; all of the cell if there is none. */
    static Java javaAt(String code, int at) {
        Java found = new Java(0, code.length());
        for (Part part : of(code)) {
            Java java = part instanceof Magic magic ? new Java(magic.from(), magic.to()) : (Java) part;
            if (java.from() <= at && at <= java.to()) {
                found = java;
            }
        }
        return found;
    }

    private static void addJava(List<Part> parts, String code, int from, int to) {
        if (!code.substring(from, to).isBlank()) {
            parts.add(new Java(from, to));
        }
    }

    private static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
                .toList();
    }
}
