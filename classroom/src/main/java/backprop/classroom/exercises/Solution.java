package backprop.classroom.exercises;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A solution and its reason.
 *
 * <p>Those of the series lie beside this class, in one Markdown file for each notebook: {@code solutions/01.md} and so on.
 * A jar for a class may leave the folder out; the checks and the hints work without it.
 *
 * @param code what the answer's cell could have
 * @param reason why it is so
 */
public record Solution(String code, String reason) {
    /** Nobody has written one, or the teacher keeps it. */
    public static final Solution NONE = new Solution("", "");

    private static final String CODE_BEGINS = "```java\n";
    private static final String CODE_ENDS = "\n```\n";

    /** The solution in the file of the exercise's notebook, under a heading that is the exercise's name. */
    static Solution inFiles(String id) {
        int dot = id.indexOf('.');
        String file = dot < 0 ? "" : read("solutions/" + id.substring(0, dot) + ".md");
        String heading = "\n## " + id + "\n";
        int begin = file.indexOf(heading);
        if (begin < 0) {
            return NONE;
        }
        begin += heading.length();
        int next = file.indexOf("\n## ", begin);
        String section = file.substring(begin, next < 0 ? file.length() : next);
        int code = section.indexOf(CODE_BEGINS) + CODE_BEGINS.length();
        int codeEnd = section.indexOf(CODE_ENDS, code);
        if (code < CODE_BEGINS.length() || codeEnd < 0) {
            throw new IllegalStateException("the solution of " + id + " has no Java in it");
        }
        return new Solution(
                section.substring(code, codeEnd),
                section.substring(codeEnd + CODE_ENDS.length()).strip());
    }

    private static String read(String resource) {
        try (InputStream file = Solution.class.getResourceAsStream(resource)) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the solutions could not be read from " + resource, e);
        }
    }
}
