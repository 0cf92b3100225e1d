package backprop.kernel;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Java as text: where its strings and comments lie. One walk over the text, however long they are. */
final class JavaText {

    private static final Pattern NO_WORD = Pattern.compile("\\P{javaJavaIdentifierPart}+");
    private static final Pattern MODIFIER = Pattern.compile("\\bsynchronized\\b(?!\\s*+\\()");
    private static final String BLOCK_QUOTE = "\"\"\"";

    private final String code;
    private final StringBuilder blanked;
    private int at;

    private JavaText(String code) {
        this.code = code;
        blanked = new StringBuilder(code);
    }

    /**
     * The code with strings, characters and comments made blank, and each line and column where it was. What is still
     * open at the end of the line, or of a text block or comment at the end of the code, counts as closed there.
     */
    static String withoutTextAndComments(String code) {
        JavaText text = new JavaText(code);
        while (text.at < code.length()) {
            int from = text.at;
            if (text.step()) {
                text.blank(from);
            }
        }
        return text.blanked.toString();
    }

    /** Where the innermost round bracket that is open at a place was opened in its statement, or -1. */
    static int openBracket(String code, int at) {
        String text = withoutTextAndComments(code.substring(0, at));
        int depth = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (c == ';' || c == '{' || c == '}') {
                return -1;
            } else if (c == '(' && depth == 0) {
                return i;
            }
            depth += c == ')' ? 1 : c == '(' ? -1 : 0;
        }
        return -1;
    }

    /** Where the innermost brace that is still open at the end of a text was opened, or -1. */
    static int openBrace(String blanked) {
        int depth = 0;
        for (int i = blanked.length() - 1; i >= 0; i--) {
            char c = blanked.charAt(i);
            if (c == '{' && depth == 0) {
                return i;
            }
            depth += c == '}' ? 1 : c == '{' ? -1 : 0;
        }
        return -1;
    }

    /** Where the chain of names and calls begins at whose end a text ends, as in {@code a.b(c)[0]}. */
    static int chainStart(String code) {
        String text = withoutTextAndComments(code);
        int depth = 0;
        int start = text.length();
        while (start > 0) {
            char c = text.charAt(start - 1);
            depth += c == ')' || c == ']' ? 1 : c == '(' || c == '[' ? -1 : 0;
            if (depth < 0 || (depth == 0 && "([.".indexOf(c) < 0 && !Character.isJavaIdentifierPart(c))) {
                return start;
            }
            start--;
        }
        return start;
    }

    /** What a declaration says before its first brace, on one line and without comments. */
    static String head(String declaration) {
        String code = withoutTextAndComments(declaration);
        int brace = code.indexOf('{');
        return code.substring(0, brace < 0 ? code.length() : brace).strip().replaceAll("\\s+", " ");
    }

    /** The words of a code: names and keywords. */
    static Set<String> words(String code) {
        return NO_WORD.splitAsStream(withoutTextAndComments(code)).collect(Collectors.toSet());
    }

    /** The code with {@code synchronized} made blank where it stands before a method, and not before its lock. */
    static String withoutSynchronized(String code) {
        if (!code.contains("synchronized")) {
            return code;
        }
        StringBuilder kept = new StringBuilder(code);
        MODIFIER.matcher(withoutTextAndComments(code))
                .results()
                .forEach(word -> kept.replace(word.start(), word.end(), " ".repeat(word.end() - word.start())));
        return kept.toString();
    }

    /** The text without what stands in angle brackets. */
    static String withoutTypeArguments(String text) {
        StringBuilder kept = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '<' ? 1 : 0;
            if (depth == 0) {
                kept.append(text.charAt(i));
            }
            depth -= text.charAt(i) == '>' && depth > 0 ? 1 : 0;
        }
        return kept.toString();
    }

    /** Passes one character of code, or one whole string or comment; says whether it was the latter. */
    private boolean step() {
        if (code.startsWith(BLOCK_QUOTE, at)) {
            passQuoted(BLOCK_QUOTE, false);
        } else if (code.charAt(at) == '"' || code.charAt(at) == '\'') {
            passQuoted(code.substring(at, at + 1), true);
        } else if (code.startsWith("//", at)) {
            passTo(code.indexOf('\n', at));
        } else if (code.startsWith("/*", at)) {
            int end = code.indexOf("*/", at + 2);
            passTo(end < 0 ? end : end + 2);
        } else {
            at++;
            return false;
        }
        return true;
    }

    private void passQuoted(String quote, boolean endsWithLine) {
        at += quote.length();
        while (at < code.length() && !(endsWithLine && code.charAt(at) == '\n')) {
            if (code.startsWith(quote, at)) {
                at += quote.length();
                return;
            }
            boolean escapes = code.charAt(at) == '\\' && !(endsWithLine && code.startsWith("\n", at + 1));
            passTo(Math.min(at + (escapes ? 2 : 1), code.length()));
        }
    }

    private void passTo(int end) {
        at = end < 0 ? code.length() : end;
    }

    private void blank(int from) {
        for (int i = from; i < at; i++) {
            if (code.charAt(i) != '\n') {
                blanked.setCharAt(i, ' ');
            }
        }
    }
}
