package backprop.kernel;

import backprop.kernel.Cell.Place;
import java.util.List;

/** That a piece of a cell failed, and how: what there is to say of it, not yet in words. */
final class SnippetFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    sealed interface Why permits Rejected, Ended, Undeclared, Threw, TooDeep {}

    /**
     * The compiler rejected it.
     *
     * @param problems all that is wrong
     */
    record Rejected(List<Problem> problems) implements Why {}

    /**
     * Something that the compiler finds wrong.
     *
     * @param snippet where the declaration, statement or expression begins that holds it
     * @param place where it is
     * @param length how many characters are meant
     * @param code javac's name for this kind of error
     * @param message what the compiler says
     */
    record Problem(Place snippet, Place place, long length, String code, String message) {}

    /**
     * Its cell was asked to end.
     *
     * @param end why
     * @param thrown what the snippet threw then
     */
    record Ended(CellEnd end, Throwable thrown) implements Why {}

    /**
     * It can't be used yet, since it speaks of what nobody has declared.
     *
     * @param name its name
     * @param missing what is missing, as in {@code class Zork}
     */
    record Undeclared(String name, List<String> missing) implements Why {}

    /**
     * It threw.
     *
     * @param thrown what
     */
    record Threw(Throwable thrown) implements Why {}

    /** It is nested more deeply than the compiler can follow. */
    record TooDeep() implements Why {}

    private final transient Why why;

    SnippetFailure(Why why) {
        super(null, null, false, false);
        this.why = why;
    }

    Why why() {
        return why;
    }
}
