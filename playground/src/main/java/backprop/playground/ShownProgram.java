package backprop.playground;

import backprop.playground.Pattern.Point;
import java.util.stream.Collectors;

/** The Java that does what a plane's settings say, and prints the loss that the page shows. */
final class ShownProgram {
    private ShownProgram() {}

    /** The lines to paste into a notebook's cell. */
    static String cell(Settings settings) {
        return data(settings) + "\n" + network(settings) + "\n" + training(settings);
    }

    /** The same as a file Plane.java. */
    static String file(Settings settings) {
        return """
                import backprop.*;

                public class Plane {
                    public static void main(String[] args) {
                %s    }
                }
                """.formatted(indented(cell(settings), 8));
    }

    private static String indented(String lines, int by) {
        String margin = " ".repeat(by);
        return (margin + lines)
                        .replace("\n", "\n" + margin)
                        .replace("\n" + margin + "\n", "\n\n")
                        .stripTrailing() + "\n";
    }

    private static String data(Settings settings) {
        return settings.data() == Pattern.OWN ? ownPoints(settings) : drawnPoints(settings);
    }

    private static String ownPoints(Settings settings) {
        String rows = settings.own().stream().map(ShownProgram::row).collect(Collectors.joining(",\n"));
        return """
                double[][] points = {     // x, y, and the class
                %s
                };
                int n = points.length;
                Matrix X = Matrix.of(points).columns(0, 2);
                Matrix Y = Matrix.zeros(n, %d);
                for (int i = 0; i < n; i++) {
                    int label = (int) points[i][2];
                    %s
                }
                """.formatted(rows, settings.goal().outputs, labelLine(settings));
    }

    private static String row(Point point) {
        return "    {" + point.x() + ", " + point.y() + ", " + point.label() + "}";
    }

    private static String drawnPoints(Settings settings) {
        return """
                int n = %d, all = %d;     // the points to learn from, and with those to validate on
                NumpyRandom random = new NumpyRandom(%d);
                Matrix X = Matrix.zeros(all, 2), Y = Matrix.zeros(all, %d);
                for (int i = 0; i < all; i++) {
                %s    X.set(i, 0, x + %s * random.randn());
                    X.set(i, 1, y + %s * random.randn());
                    %s
                }
                """.formatted(
                        settings.points(),
                        PlaneData.all(settings),
                        PlaneData.SEED,
                        settings.goal().outputs,
                        indented(settings.data().java(), 4),
                        settings.noise() / 100.0,
                        settings.noise() / 100.0,
                        labelLine(settings));
    }

    private static String labelLine(Settings settings) {
        return settings.goal().outputs == 1 ? "Y.set(i, 0, label);" : "Y.set(i, label, 1);";
    }

    private static String network(Settings settings) {
        String hidden = settings.units().stream()
                .map(units -> "    .layer(" + units + ", " + settings.hidden().java() + ")\n")
                .collect(Collectors.joining());
        return """
                Network network = Network.builder(2)
                %s    .layer(%d, Activation.%s)
                    .initializer(%s)
                    .build(%d);
                """.formatted(
                        hidden,
                        settings.goal().outputs,
                        settings.goal().activationName,
                        settings.start().java(),
                        settings.seed());
    }

    private static String training(Settings settings) {
        boolean unseen = settings.data() != Pattern.OWN;
        String batches = settings.batch() == 0
                ? ""
                : "    .batchSize(" + settings.batch() + ").shuffle(new NumpyRandom(" + settings.seed() + "))\n";
        String l2 = settings.l2() == 0 ? "" : "    .l2(" + settings.l2() + ")\n";
        String validation = unseen ? "    .validation(X.rows(n, all), Y.rows(n, all))\n" : "";
        int epochs = Math.max(1, settings.epoch());
        return """
                TrainingLog log = new Training(network, %s)
                    .optimizer(%s)
                %s%s%s    .run(%s, %s, %d);
                System.out.println(log);
                System.out.println("loss in epoch %d: " + log.loss(%d));
                """.formatted(
                        settings.goal().java(),
                        settings.rule().java().formatted(settings.rate()),
                        batches,
                        l2,
                        validation,
                        unseen ? "X.rows(0, n)" : "X",
                        unseen ? "Y.rows(0, n)" : "Y",
                        epochs,
                        epochs,
                        epochs);
    }
}
