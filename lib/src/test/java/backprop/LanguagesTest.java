package backprop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decimal commas, digits of other scripts, and the two Turkish letters i: numbers and files stay as they are. */
class LanguagesTest {
    private final Locale before = Locale.getDefault();

    @TempDir
    private Path folder;

    @AfterEach
    void speak_as_before() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG", "hi-IN-u-nu-deva"})
    void what_is_printed_and_written_is_the_same_in_every_language(String language) throws IOException {
        Locale.setDefault(Locale.ROOT);
        List<String> right = printed();
        Locale.setDefault(Locale.forLanguageTag(language));

        assertThat(printed()).isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG", "hi-IN-u-nu-deva"})
    void the_test_would_see_another_language(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));

        assertThat("%d %.1f %s".formatted(12, 0.5, "i".toUpperCase(Locale.getDefault())))
                .isNotEqualTo("12 0.5 I");
    }

    private List<String> printed() throws IOException {
        Matrix X = Matrix.of(new double[] {0, 0}, new double[] {0, 1.5}, new double[] {-1e-9, 0}, new double[] {1, 1e9})
                .times(1e-3);
        int[] labels = {0, 1, 1, 0};
        Matrix Y = Classification.oneHot(labels);
        Network network =
                Network.builder(2).layer(12, "sigmoid").layer(2, "softmax").build(1);
        TrainingLog log = new Training(network, Loss.SOFTMAX_CROSS_ENTROPY)
                .validation(X, Y)
                .run(X, Y, 12);
        Path csv = folder.resolve("data.csv");
        X.toCsv(csv, "i", "I");
        Path npz = folder.resolve("network.npz");
        network.save(npz);
        return List.of(
                X.toString(),
                network.summary(),
                network.layer(0).toString(),
                log.toString(),
                GradientCheck.of(network, Loss.SOFTMAX_CROSS_ENTROPY, X, Y).toString(),
                ConfusionMatrix.of(network.predict(X), labels).toString(),
                Files.readString(csv),
                Matrix.fromCsv(csv).toString(),
                Network.load(npz).predict(X).toString());
    }
}
