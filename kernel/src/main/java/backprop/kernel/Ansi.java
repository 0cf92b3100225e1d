package backprop.kernel;

/** The few colours of an error report. */
enum Ansi {
    RED("1;31"),
    GREEN("32"),
    BOLD("1");

    private final String code;

    Ansi(String code) {
        this.code = code;
    }

    String of(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
