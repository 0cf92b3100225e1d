package backprop.classroom.exercises;

import java.util.Optional;
import java.util.function.Supplier;

/** What is said of answers that are no answers: they throw, or are of another type. */
final class Tried {
    private static final int MOST_LETTERS = 160;

    private Tried() {}

    /**
     * Runs code of the reader's. What it throws becomes a sentence. Errors go through, except the one that a method makes
     * that calls itself without end: the stop button of a kernel works by an error.
     */
    static Optional<String> complaint(Supplier<Optional<String>> readersCode) {
        try {
            return readersCode.get();
        } catch (RuntimeException e) {
            return Optional.of("Your answer throws " + named(e) + ".");
        } catch (StackOverflowError e) {
            return Optional.of("Your answer calls itself without end.");
        }
    }

    /** The exception's short name and the first line of what it says. */
    static String named(RuntimeException e) {
        String message = e.getMessage();
        String line = message == null ? "" : firstLine(message);
        if (line.length() > MOST_LETTERS) {
            line = line.substring(0, MOST_LETTERS) + " …";
        }
        String name = e.getClass().getSimpleName();
        return (startsWithVowel(name) ? "an " : "a ") + name + (line.isEmpty() ? "" : ": " + withoutStop(line));
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end).strip();
    }

    static String wrongType(Object answer, String asked) {
        Class<?> type = answer.getClass();
        // An anonymous class has no simple name, and that of a lambda says nothing.
        String name = type.getSimpleName().isEmpty() || type.isSynthetic() ? "function" : type.getSimpleName();
        String quotes = answer instanceof String && asked.endsWith("number") ? " Leave out the quotation marks." : "";
        return "Your answer is " + (startsWithVowel(name) ? "an " : "a ") + name + ", where " + asked + " is asked."
                + quotes;
    }

    private static boolean startsWithVowel(String name) {
        return !name.isEmpty() && "AEIOUaeiou".indexOf(name.charAt(0)) >= 0;
    }

    private static String withoutStop(String line) {
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
