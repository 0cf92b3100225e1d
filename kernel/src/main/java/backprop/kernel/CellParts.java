package backprop.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A cell taken apart into its Java and its magics. */
final class CellParts {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    /** Whatever may hold a line that begins with a percent sign and is none the less Java. */
    private static final Pattern TEXT_BLOCK_OR_COMMENT = Pattern.compile(
            "\"\"\"(?:\\\\.|.)*?(?:\"\"\"|\\z)|\"(?:\\\\.|[^\"\\\\\n])*\"?|'(?:\\\\.|[^'\\\\\n])*'?"
                    + "|//[^\n]*|/\\*.*?(?:\\*/|\\z)",
            Pattern.DOTALL);

    private static final Pattern MAGIC_LINE = Pattern.compile("^%([A-Za-z]\\w*)(.*)$", Pattern.MULTILINE);
    private static final Pattern CELL_MAGIC =
            Pattern.compile("\\s*%%([A-Za-z]\\w*)([^\n]*)(?:\n(.*))?", Pattern.DOTALL);

    /** One part of a cell. */
    sealed interface Part permits Java, Magic {}

    /** Java between two offsets of the cell. */
    record Java(int from, int to) implements Part {}

    /** A magic with its words and, if it heads the cell, the rest of the cell; {@code at} is where that rest begins. */
    record Magic(
            String name, List<String> arguments, @Nullable String body, int at) implements Part {}

    private CellParts() {}

    static List<Part> of(String code) {
        Matcher head = CELL_MAGIC.matcher(code);
        if (head.matches()) {
            String body = head.group(3) == null ? "" : head.group(3);
            return List.of(new Magic(head.group(1), words(head.group(2)), body, code.length() - body.length()));
        }
        String onlyCode = blankOut(code);
        List<Part> parts = new ArrayList<>();
        Matcher line = MAGIC_LINE.matcher(onlyCode);
        int at = 0;
        while (line.find()) {
            addJava(parts, code, at, line.start());
            String words = code.substring(line.start(2), line.end(2));
            parts.add(new Magic(line.group(1), words(words), null, line.start()));
            at = line.end();
        }
        addJava(parts, code, at, code.length());
        return parts;
    }

    private static void addJava(List<Part> parts, String code, int from, int to) {
        if (!code.substring(from, to).isBlank()) {
            parts.add(new Java(from, to));
        }
    }

    /** The code with the inside of strings and comments made blank, each line where it was. */
    private static String blankOut(String code) {
        return TEXT_BLOCK_OR_COMMENT
                .matcher(code)
                .replaceAll(found -> found.group().replaceAll("[^\n]", " "));
    }

    static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
                .toList();
    }
}
