package backprop.kernel;

/** The names that JShell gives to the classes around what a cell declares. */
final class ShellNames {

    /** The package of all classes that cells make. */
    static final String PACKAGE = "REPL";

    /** How the names of these classes begin. */
    static final String PREFIX = PACKAGE + ".$JShell$";

    private ShellNames() {}

    /** A text without Java's package and class around its names, which are then what the reader wrote. */
    static String without(String text) {
        return !text.contains("$JShell$") ? text : text.replaceAll("(REPL[./])?\\$JShell\\$\\w+[.$]?", "");
    }
}
