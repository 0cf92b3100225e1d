package backprop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A student copies the folder, and nothing else, into coursework, in a locale that knows ASCII alone. */
@Tag("long")
class CourseworkTest {
    private static final String COURSEWORK = """
            import backprop.*;
            import java.io.IOException;
            import java.nio.file.Path;
            import java.util.Arrays;

            public class Coursework {
                public static void main(String[] arguments) throws IOException {
                    Matrix X = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
                    Matrix Y = Matrix.columnVector(0, 1, 1, 0);
                    Network xor = Network.builder(2).layer(4, "tanh").layer(1, "sigmoid").build(new NumpyRandom(0));
                    new Training(xor, Loss.SIGMOID_CROSS_ENTROPY).optimizer(Optimizer.adam(0.05)).run(X, Y, 500);
                    System.out.println("xor " + xor.predict(X).map(Math::rint).equals(Y));

                    NumpyRandom random = new NumpyRandom(6);
                    Matrix raw = random.rand(2, 1000).transpose();
                    Matrix difference = raw.column(0).minus(raw.column(1));
                    Matrix right =
                            Matrix.hstack(raw.column(0).plus(raw.column(1)), difference, difference.abs());
                    TrainTestSplit data = TrainTestSplit.of(
                            StandardScaler.fit(raw).transform(raw), StandardScaler.fit(right).transform(right), 0.7);
                    Network nineSteps = Network.builder(2)
                            .layer(4, Activation.RELU)
                            .layer(4, Activation.RELU)
                            .layer(3, Activation.LINEAR)
                            .initializer(Initializer.HE.drawnOutByIn().withDrawnBiases())
                            .build(random);
                    TrainingLog log = new Training(nineSteps, Loss.HALVED_MEAN_SQUARED_ERROR)
                            .run(data.XTrain(), data.YTrain(), 2000);
                    System.out.println("nine steps " + (log.loss(2000) < log.loss(1) / 5));

                    Matrix table = Matrix.fromCsv(Path.of("digits.csv.gz")).rows(0, 1000);
                    Matrix pixels = table.columns(1, 401).dividedBy(255);
                    int[] labels = Arrays.stream(table.column(0).data()).mapToInt(label -> (int) label).toArray();
                    Network digits = Network.builder(400).layer(32, "relu").layer(10, "softmax").build(random);
                    new Training(digits, Loss.SOFTMAX_CROSS_ENTROPY).optimizer(Optimizer.adam(0.01)).batchSize(50)
                            .run(pixels, Classification.oneHot(labels, 10), 10);
                    System.out.println("digits " + (Classification.accuracy(digits.predict(pixels), labels) > 0.9));
                }
            }
            """;

    @TempDir
    Path folder;

    private String run(String tool, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        command.addAll(List.of(arguments));
        File output = folder.resolve(tool + ".txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        // A locale that knows ASCII alone, as in many a container.
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("J"));
        builder.environment().put("LANG", "C");
        Process process = builder.start();
        process.waitFor();
        String text = Files.readString(output.toPath());
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    /** The folder's copy, and a class of the student's beside it. */
    private void copySources() throws IOException {
        Path sources = Path.of("src", "main", "java").toAbsolutePath();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(sources.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** The text between three backticks that begins like this. */
    private static String fromReadme(String start) throws IOException {
        String text = Files.readString(Path.of("README.md"));
        int at = text.indexOf(start);
        assertThat(at).as(start).isNotNegative();
        return text.substring(at, text.indexOf("```", at));
    }

    @Test
    void the_sources_alone_compile_with_plain_javac_17_and_train_xor_the_nine_steps_and_digits() throws Exception {
        copySources();
        Files.writeString(folder.resolve("Coursework.java"), COURSEWORK);
        try (var digits = CourseworkTest.class.getResourceAsStream("data/digits20_train.csv.gz")) {
            Files.copy(Objects.requireNonNull(digits), folder.resolve("digits.csv.gz"));
        }

        assertThat(run("javac", "--release", "17", "-Xlint:all", "-d", "classes", "Coursework.java"))
                .as("warnings")
                .isEmpty();
        assertThat(run("java", "-cp", "classes", "Coursework"))
                .isEqualToNormalizingNewlines("xor true\nnine steps true\ndigits true\n");
    }

    @Test
    void the_first_program_of_the_readme_compiles_in_any_locale_and_prints_what_it_says() throws Exception {
        copySources();
        String program = fromReadme("import backprop.*;\n\npublic class Main");
        Files.writeString(folder.resolve("Main.java"), program);
        String readme = Files.readString(Path.of("README.md"));
        int printed = readme.indexOf("```\n", readme.indexOf("and prints")) + 4;

        assertThat(run("javac", "Main.java")).isEmpty();
        assertThat(run("java", "Main"))
                .isEqualToNormalizingNewlines(readme.substring(printed, readme.indexOf("```", printed)));
    }

    @Test
    void the_example_of_the_readme_for_data_of_ones_own_learns_them() throws Exception {
        copySources();
        NumpyRandom random = new NumpyRandom(0);
        int[] labels = random.randint(0, 3, 150);
        Matrix X = random.randn(150, 4)
                .plus(Classification.oneHot(labels, 3).dot(random.randn(3, 4).times(3)));
        double[] classes = Arrays.stream(labels).asDoubleStream().toArray();
        Matrix.hstack(X, Matrix.columnVector(classes))
                .toCsv(folder.resolve("flowers.csv"), "sepal length", "sepal width", "length", "width", "species");
        Files.writeString(folder.resolve("Flowers.java"), """
                import backprop.*;
                import java.nio.file.Path;
                import java.util.Arrays;

                public class Flowers {
                    public static void main(String[] arguments) throws Exception {
                """ + fromReadme("Matrix table = Matrix.fromCsv") + "}}");

        assertThat(run("javac", "Flowers.java")).isEmpty();
        assertThat(run("java", "Flowers"))
                .matches("(?s)\\d+ epochs, loss .*, accuracy (9|100)[0-9.]* %\\R"
                        + "validation loss .*, accuracy (9|100)[0-9.]* %, least in epoch \\d+\\R");
    }

    @Test
    void the_gradient_test_of_the_readme_passes() throws Exception {
        copySources();
        String test = fromReadme("import backprop.*;\nimport org.junit");
        Files.writeString(folder.resolve("MyGradientTest.java"), test);
        Files.writeString(folder.resolve("Runs.java"), """
                public class Runs {
                    public static void main(String[] arguments) {
                        new MyGradientTest().the_gradient_of_the_weights_is_that_of_finite_differences();
                    }
                }
                """);
        String path = "." + File.pathSeparator + System.getProperty("java.class.path");

        assertThat(run("javac", "-proc:none", "-cp", path, "Runs.java")).isEmpty();
        assertThat(run("java", "-cp", path, "Runs")).isEmpty();
    }
}
