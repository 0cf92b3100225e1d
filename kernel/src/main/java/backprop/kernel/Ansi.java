package backprop.kernel;

/** The few colours of an error report. */
final class Ansi {

    private static final String RESET = "\u001b[0m";

    private Ansi() {}

    static String red(String text) {
        return "\u001b[1;31m" + text + RESET;
    }

    static String green(String text) {
        return "\u001b[32m" + text + RESET;
    }

    static String bold(String text) {
        return "\u001b[1m" + text + RESET;
    }
}
