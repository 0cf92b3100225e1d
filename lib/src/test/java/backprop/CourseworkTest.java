package backprop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A student copies the folder src/main/java, and nothing else, into coursework. */
class CourseworkTest {
    private static final String COURSEWORK = """
            import backprop.*;

            public class Coursework {
                public static void main(String[] arguments) {
                    Matrix X = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
                    Matrix Y = Matrix.columnVector(0, 1, 1, 0);
                    Network xor = Network.builder(2).layer(4, "tanh").layer(1, "sigmoid").build(new NumpyRandom(0));
                    new Training(xor, Loss.SIGMOID_CROSS_ENTROPY).optimizer(Optimizer.adam(0.05)).run(X, Y, 500);
                    System.out.println("xor " + xor.predict(X).map(Math::rint).equals(Y));

                    NumpyRandom random = new NumpyRandom(6);
                    Matrix raw = random.rand(2, 1000).transpose();
                    Matrix difference = raw.column(0).minus(raw.column(1));
                    Matrix right =
                            Matrix.hstack(raw.column(0).plus(raw.column(1)), difference, difference.map(Math::abs));
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
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(tool).isTrue();
        String text = Files.readString(output.toPath());
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    @Test
    void the_sources_alone_compile_with_plain_javac_17_and_train_xor_and_the_nine_steps() throws Exception {
        Path sources = Path.of("src", "main", "java", "backprop").toAbsolutePath();
        Path copy = Files.createDirectory(folder.resolve("backprop"));
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Files.writeString(folder.resolve("Coursework.java"), COURSEWORK);

        assertThat(run("javac", "--release", "17", "-Xlint:all", "-d", "classes", "Coursework.java"))
                .as("warnings")
                .isEmpty();
        assertThat(run("java", "-cp", "classes", "Coursework"))
                .isEqualToNormalizingNewlines("xor true\nnine steps true\n");
    }
}
