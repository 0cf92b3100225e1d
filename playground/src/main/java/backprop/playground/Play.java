package backprop.playground;

import org.teavm.jso.JSExport;

/** What a page's script finds under these names. */
public final class Play {
    private Play() {}

    /** "Learn a plane", with the settings of a link's part after the #. */
    @JSExport
    public static PlaneGame planeGame(String link) {
        return new PlaneGame(link);
    }

    /** "One network by hand". */
    @JSExport
    public static HandGame handGame() {
        return new HandGame();
    }

    /** "Nine steps", with a network in the form of {@link NetworkText}. */
    @JSExport
    public static NineStepsGame nineStepsGame(String network) {
        return new NineStepsGame(network);
    }

    /** "Your digit", with a network in the form of {@link NetworkText}. */
    @JSExport
    public static DigitGame digitGame(String network) {
        return new DigitGame(network);
    }

    /** The names of what can be chosen for a setting of the plane, as its links have them. */
    @JSExport
    public static String[] choices(String setting) {
        return Choice.ids(all(setting));
    }

    /** What the page calls them. */
    @JSExport
    public static String[] labels(String setting) {
        return Choice.labels(all(setting));
    }

    private static Choice[] all(String setting) {
        return switch (setting) {
            case "data" -> Pattern.values();
            case "hidden" -> Hidden.values();
            case "start" -> Start.values();
            case "goal" -> Goal.values();
            case "rule" -> Rule.values();
            default -> throw new IllegalArgumentException("there are no choices for " + setting);
        };
    }

    /** The lessons on the plane, each as its name, its text, its notebook, and its link. */
    @JSExport
    public static String[] lessons() {
        return Lesson.ALL.stream().flatMap(lesson -> lesson.parts().stream()).toArray(String[]::new);
    }
}
