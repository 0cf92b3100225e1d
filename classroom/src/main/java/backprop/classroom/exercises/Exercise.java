package backprop.classroom.exercises;

import java.util.ArrayList;
import java.util.List;

/**
 * One task with all that belongs to it. It does not change: each method returns an exercise with one thing more.
 *
 * <pre>{@code
 * Exercise.of("week3.1", "How many numbers does a layer from 3 to 5 units learn, with its biases?")
 *     .answer("Number mine = null;")
 *     .expects(Expectation.number(20).mistake("You left out the biases.", 15))
 *     .right("Each unit has a weight for each input, and one bias.")
 *     .hint("How many weights lead into one unit?")
 *     .solution("Number mine = 3 * 5 + 5;", "Five units with three weights and one bias each.")
 * }</pre>
 */
public final class Exercise {
    private final String id;
    private final String text;
    private final String answerCell;
    private final Expectation expectation;
    private final String right;
    private final List<String> hints;
    private final Solution solution;

    private Exercise(
            String id,
            String text,
            String answerCell,
            Expectation expectation,
            String right,
            List<String> hints,
            Solution solution) {
        this.id = id;
        this.text = text;
        this.answerCell = answerCell;
        this.expectation = expectation;
        this.right = right;
        this.hints = hints;
        this.solution = solution;
    }

    /**
     * An exercise that expects nothing yet.
     *
     * @param id its name, which {@link Exercises#check} is asked for; those of the series are {@code 01.1} and so on
     * @param text the task, as the notebook's Markdown has it
     */
    public static Exercise of(String id, String text) {
        if (id.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("an exercise needs a name and a text");
        }
        Expectation nothing = answer -> {
            throw new IllegalStateException("exercise " + id + " does not say what it expects: call expects(…)");
        };
        return new Exercise(id, text, "Object mine = null;", nothing, "", List.of(), Solution.NONE);
    }

    /**
     * What stands in the cell for the answer, before the reader fills it in: a variable that is null, which means "not
     * tried", for example {@code Matrix mine2 = null;}. The last variable in it is the one that the check is asked about.
     */
    public Exercise answer(String cell) {
        return new Exercise(id, text, cell, expectation, right, hints, solution);
    }

    /** Which answers are right. */
    public Exercise expects(Expectation expectation) {
        return new Exercise(id, text, answerCell, expectation, right, hints, solution);
    }

    /** What a right answer is good for: one or two sentences that the reader has earned. */
    public Exercise right(String whyItMatters) {
        return new Exercise(id, text, answerCell, expectation, whyItMatters, hints, solution);
    }

    /** One more hint; the first is the smallest help. */
    public Exercise hint(String hint) {
        List<String> more = new ArrayList<>(hints);
        more.add(hint);
        return new Exercise(id, text, answerCell, expectation, right, List.copyOf(more), solution);
    }

    /**
     * The solution, for who asks for it.
     *
     * @param code what the answer's cell could have in place of null
     * @param reason why it is so
     */
    public Exercise solution(String code, String reason) {
        return new Exercise(id, text, answerCell, expectation, right, hints, new Solution(code, reason));
    }

    /** Its name. */
    public String id() {
        return id;
    }

    /** The notebook's cell with the task. */
    public String taskCell() {
        return "**Exercise " + id + ".** " + text;
    }

    /** The notebook's cell for the answer. */
    public String answerCell() {
        return answerCell;
    }

    /** The notebook's cell that asks. */
    public String checkCell() {
        int end = answerCell.lastIndexOf(" = null;");
        if (end < 0) {
            throw new IllegalStateException(
                    "exercise " + id + ": the answer's cell has no variable that is null, as in: Matrix mine = null;");
        }
        String variable = answerCell.substring(answerCell.lastIndexOf(' ', end - 1) + 1, end);
        return "Exercises.check(\"" + id + "\", " + variable + ");";
    }

    /** The hints, the smallest help first. */
    public List<String> hints() {
        return hints;
    }

    /** The solution: its own, or the one in the series' files; {@link Solution#NONE} if a teacher has left it out. */
    public Solution solution() {
        return solution.equals(Solution.NONE) ? Solution.inFiles(id) : solution;
    }

    Expectation expectation() {
        return expectation;
    }

    String right() {
        return right;
    }

    @Override
    public String toString() {
        return "exercise " + id;
    }
}
