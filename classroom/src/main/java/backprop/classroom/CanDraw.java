package backprop.classroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * Says in one sentence whether this machine can draw the notebooks' charts, and what is missing if it can't.
 *
 * <pre>{@code
 * java -Djava.awt.headless=true -cp notebooks/backprop.jar backprop.classroom.CanDraw
 * }</pre>
 */
public final class CanDraw {
    private static final String GOOD = "Charts can be drawn.";

    private static final String REMEDY =
            "on Debian and Ubuntu, apt install libharfbuzz0b fontconfig fonts-dejavu-core mends it.";

    private CanDraw() {}

    /**
     * Draws a chart, says how it went, and exits with 0 if it is drawn, else with 1.
     *
     * @param arguments a file that the PNG is written to, or nothing
     * @throws IOException if the file can't be written
     */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        String verdict = verdict(CanDraw::chart);
        System.out.println(verdict);
        if (!verdict.equals(GOOD)) {
            System.exit(1);
        }
        if (arguments.length > 0) {
            Files.write(Path.of(arguments[0]), Base64.getDecoder().decode(chart().png()));
        }
    }

    /**
     * What there is to say about a drawing. Without fonts the JDK throws one of several errors, some of them a bare {@link
     * Error}.
     */
    static String verdict(Supplier<Picture> drawing) {
        try {
            return isBlank(drawing.get()) ? missing("the picture is blank") : GOOD;
        } catch (RuntimeException | Error e) {
            return missing(rootOf(e));
        }
    }

    private static String missing(String what) {
        return "Charts can't be drawn (" + what + "): " + REMEDY;
    }

    /** The innermost error's first line: the outer ones only say that a class could not be initialized. */
    private static String rootOf(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null
                ? ""
                : ": " + root.getMessage().lines().findFirst().orElse("");
        return root.getClass().getSimpleName() + message;
    }

    private static Picture chart() {
        var chart = Charts.logLines("Can this machine draw?", "epoch", "loss");
        chart.addSeries("a falling loss", new double[] {1, 2, 3}, new double[] {1, 1e-2, 1e-4});
        return ChartPicture.of(chart);
    }

    private static boolean isBlank(Picture picture) {
        var dots = picture.image();
        int first = dots.getRGB(0, 0);
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = 0; x < dots.getWidth(); x++) {
                if (dots.getRGB(x, y) != first) {
                    return false;
                }
            }
        }
        return true;
    }
}
