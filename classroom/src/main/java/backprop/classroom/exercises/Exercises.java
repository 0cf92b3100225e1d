package backprop.classroom.exercises;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a notebook's cell calls: {@code Exercises.check("01.2", mine2)}, {@code Exercises.hint("01.2")}, {@code
 * Exercises.solution("01.2")}. All print a few lines, on any Java kernel alike, and throw nothing because of an answer,
 * so that an exercise that is not done, or done wrong, lets Run All pass.
 */
public final class Exercises {
    /** A page breaks longer lines in the middle of a word; this is replaced by breaks between words. */
    private static final Pattern LONG_LINE = Pattern.compile("(?=.{101})(.{1,100}) +");

    // A kernel may put another stream into System.out for each cell.
    private static final Course COURSE = new Course(text -> System.out.println(wrapped(text)), Results.ofEnvironment());

    private Exercises() {}

    static String wrapped(String text) {
        return LONG_LINE.matcher(text).replaceAll("$1\n");
    }

    /**
     * Prints whether the answer is right. Null means that it was not tried. Each further answer that is wrong in another
     * way brings the next hint.
     *
     * @param id the exercise's name, for example {@code 01.2}
     * @param answer what your variable holds
     */
    public static void check(String id, @Nullable Object answer) {
        COURSE.check(id, answer);
    }

    /** Prints the next hint, or that there is none left. */
    public static void hint(String id) {
        COURSE.hint(id);
    }

    /** Prints a solution and its reason. */
    public static void solution(String id) {
        COURSE.solution(id);
    }

    /**
     * Adds exercises of your own, from a cell. One that you added before under the same name is replaced, so that the
     * cell can be run again.
     *
     * @throws IllegalArgumentException if the series, or a jar, has an exercise of this name
     */
    public static void add(Exercise... exercises) {
        COURSE.add(List.of(exercises));
    }
}
