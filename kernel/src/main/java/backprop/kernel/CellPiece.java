package backprop.kernel;

import java.util.List;
import java.util.Set;

/**
 * One declaration, statement or expression of a cell.
 *
 * @param kind what it is
 * @param from where in the cell it begins
 * @param to where it ends, without the semicolon of an expression
 * @param names what it declares: names, and of a method also the types of its parameters
 * @param variables the variables it declares
 * @param isStatic whether it says {@code static} already
 * @param words the names that its code speaks of when it runs
 * @param forShell its text as JShell wants it
 */
record CellPiece(
        Kind kind,
        int from,
        int to,
        List<String> names,
        List<Variable> variables,
        boolean isStatic,
        Set<String> words,
        String forShell) {

    /** What a piece can be. */
    enum Kind {
        IMPORT,
        TYPE,
        METHOD,
        VARIABLES,
        /** A statement, or an assignment, which is run for its effect. */
        STATEMENT,
        /** An expression that may have a value: a call, say. */
        CALL,
        /** An expression that has a value. */
        VALUE,
        /** What the grammar does not know. */
        BROKEN
    }

    /**
     * A variable.
     *
     * @param name its name
     * @param type its type as it was written; empty for {@code var}
     * @param from where in the cell its initializer begins
     * @param to where that ends; the same if there is none
     * @param isBareArray whether the initializer is that of an array, without {@code new}
     */
    record Variable(String name, String type, int from, int to, boolean isBareArray) {}

    /** Whether it declares something that is there from the cell's beginning, wherever in the cell it stands. */
    boolean isHoisted() {
        return kind == Kind.IMPORT || kind == Kind.TYPE || kind == Kind.METHOD;
    }

    /** The name by which it is known; of a method, without its parameters. */
    String name() {
        return names.isEmpty() ? "" : names.get(0).replaceFirst("[(].*", "");
    }
}
