package backprop.classroom.exercises;

import backprop.Matrix;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One reader's way through the exercises: which there are, which hints were given, and what was said last. */
final class Course {
    /** How far the reader is with one exercise. */
    private static final class Tries {
        /** What was said about the answers so far: an answer that is wrong in the same way brings no further hint. */
        private final Set<String> complaints = new LinkedHashSet<>();

        private int hints;
    }

    private final Consumer<String> page;
    private final Results results;
    private final Catalogue catalogue = new Catalogue();
    private final Map<String, Tries> tries = new LinkedHashMap<>();

    Course(Consumer<String> page, Results results) {
        this.page = page;
        this.results = results;
    }

    void add(List<Exercise> exercises) {
        exercises.forEach(catalogue::add);
    }

    synchronized void check(String id, @Nullable Object answer) {
        find(id).ifPresent(exercise -> check(exercise, answer));
    }

    private void check(Exercise exercise, @Nullable Object answer) {
        String id = exercise.id();
        if (answer == null) {
            results.note(id, Results.State.NOT_TRIED);
            page.accept(id + " is not tried yet.");
            return;
        }
        Optional<String> complaint = exercise.expectation().complaint(answer);
        if (complaint.isEmpty()) {
            results.note(id, Results.State.RIGHT);
            page.accept((id + " is right. " + exercise.right()).strip());
            return;
        }
        results.note(id, Results.State.NOT_YET);
        page.accept(id + ", not yet. " + complaint.get());
        Tries soFar = tries.computeIfAbsent(id, name -> new Tries());
        boolean isFirst = soFar.complaints.isEmpty();
        if (!soFar.complaints.add(complaint.get() + content(answer))) {
            return;
        }
        if (isFirst) {
            page.accept("You can ask: Exercises.hint(\"" + id + "\");");
        } else {
            hint(exercise);
        }
    }

    /** What tells one wrong answer from another; a function has no text but its address, which differs at each run. */
    private static String content(Object answer) {
        if (answer instanceof double[] numbers) {
            return Arrays.toString(numbers);
        }
        return answer instanceof Number || answer instanceof CharSequence || answer instanceof Matrix
                ? answer.toString()
                : "";
    }

    synchronized void hint(String id) {
        find(id).ifPresent(this::hint);
    }

    private void hint(Exercise exercise) {
        Tries soFar = tries.computeIfAbsent(exercise.id(), name -> new Tries());
        List<String> hints = exercise.hints();
        if (soFar.hints < hints.size()) {
            soFar.hints++;
            page.accept("Hint " + soFar.hints + " of " + hints.size() + ": " + hints.get(soFar.hints - 1));
        } else {
            page.accept("There is no further hint. You can ask: Exercises.solution(\"" + exercise.id() + "\");");
        }
    }

    synchronized void solution(String id) {
        find(id).ifPresent(exercise -> {
            Solution solution = exercise.solution();
            if (solution.equals(Solution.NONE)) {
                page.accept("The solution of " + id + " is not here: ask your teacher.");
            } else {
                page.accept(solution.code());
                page.accept("");
                page.accept(solution.reason());
            }
        });
    }

    /** A name that nobody knows is told to the reader; an exception would end Run All. */
    private Optional<Exercise> find(String id) {
        Optional<Exercise> found = catalogue.find(id);
        if (found.isEmpty()) {
            page.accept(
                    "There is no exercise \"" + id + "\" here. There are: " + String.join(", ", catalogue.ids()) + ".");
        }
        return found;
    }
}
