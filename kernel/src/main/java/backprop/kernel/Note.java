package backprop.kernel;

import backprop.kernel.SnippetFailure.Undeclared;

/** What the reader should know although nothing went wrong. */
sealed interface Note {

    /**
     * A variable has lost its value, because its type was declared again.
     *
     * @param declaration the variable with its type
     * @param isThere whether there still is such a variable
     */
    record Reset(String declaration, boolean isThere) implements Note {}

    /**
     * A declaration can't be used yet.
     *
     * @param what which, and what is missing
     */
    record NotYet(Undeclared what) implements Note {}
}
