package backprop.playground;

import java.util.Arrays;

/** One of a few things that a page offers in a list. */
interface Choice {
    /** Its name in a link. */
    String id();

    /** Its name on the page. */
    String label();

    /** The expression for it in a program. */
    String java();

    /**
     * The choice of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that there are
     */
    static <C extends Choice> C named(String kind, String id, C[] all) {
        for (C choice : all) {
            if (choice.id().equals(id)) {
                return choice;
            }
        }
        throw new IllegalArgumentException(
                "%s cannot be '%s'; it is one of %s".formatted(kind, id, String.join(", ", ids(all))));
    }

    /** The names of all, in the order in which they are offered. */
    static String[] ids(Choice[] all) {
        return Arrays.stream(all).map(Choice::id).toArray(String[]::new);
    }

    /** What the page calls them. */
    static String[] labels(Choice[] all) {
        return Arrays.stream(all).map(Choice::label).toArray(String[]::new);
    }
}
