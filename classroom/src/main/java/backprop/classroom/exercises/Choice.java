package backprop.classroom.exercises;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One of several words is right. It does not change: {@link #mistake} returns an expectation that knows one more. */
public final class Choice implements Expectation {
    private final String right;
    private final List<String> all;
    private final Map<String, String> mistakes;

    Choice(String right, String... others) {
        this(right, together(right, others), Map.of());
    }

    private Choice(String right, List<String> all, Map<String, String> mistakes) {
        this.right = right;
        this.all = all;
        this.mistakes = mistakes;
    }

    private static List<String> together(String right, String... others) {
        List<String> all = new ArrayList<>(List.of(others));
        all.add(right);
        // In the alphabet's order, so that the place tells nothing.
        all.sort(String.CASE_INSENSITIVE_ORDER);
        return List.copyOf(all);
    }

    /** What to say to who chooses this. */
    public Choice mistake(String sentence, String wrong) {
        if (!all.contains(wrong)) {
            throw new IllegalArgumentException("'" + wrong + "' is none of " + all);
        }
        Map<String, String> more = new LinkedHashMap<>(mistakes);
        more.put(wrong, sentence);
        return new Choice(right, all, more);
    }

    @Override
    public Optional<String> complaint(Object answer) {
        if (!(answer instanceof CharSequence) && !(answer instanceof Character)) {
            return Optional.of(Tried.wrongType(answer, "a word in quotation marks"));
        }
        String word = answer.toString().strip().toLowerCase(Locale.ROOT);
        if (word.equals(right.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        for (String choice : all) {
            if (choice.toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(mistakes.getOrDefault(choice, "\"" + choice + "\" is not it."));
            }
        }
        return Optional.of("\"" + answer + "\" is none of the answers: choose one of " + String.join(", ", all) + ".");
    }
}
