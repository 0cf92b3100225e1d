package backprop.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Java on this JVM and the JavaScript that TeaVM made of it, run by Node.js, compute the same. */
class SameNumbersIT {
    private static final int EPOCHS = 200;
    private static final double TOLERANCE = 1e-9;

    @BeforeAll
    static void needs_node() throws InterruptedException {
        boolean hasNode;
        try {
            hasNode = new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            hasNode = false;
        }
        assumeTrue(hasNode, "Node.js is not here");
    }

    /** Every activation with every loss and every optimizer. */
    private static List<String> links() {
        var links = new ArrayList<String>();
        for (Hidden hidden : Hidden.values()) {
            for (Goal goal : Goal.values()) {
                for (Rule rule : Rule.values()) {
                    links.add("data=moons&points=40&noise=10&units=4.3&batch=20&start=xavier&rate=0.005&l2=0.1&hidden="
                            + hidden.id() + "&goal=" + goal.id() + "&rule=" + rule.id());
                }
            }
        }
        return links;
    }

    @Test
    void the_losses_of_200_epochs_agree() throws Exception {
        List<String> links = links();

        List<double[]> inNode = inNode(links);

        for (int k = 0; k < links.size(); k++) {
            var game = new PlaneGame(links.get(k));
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                assertThat(game.epoch()).isTrue();
                assertThat(inNode.get(k)[2 * epoch])
                        .as(links.get(k) + ", epoch " + game.epochs())
                        .isCloseTo(game.learntLoss(), within(TOLERANCE));
            }
            assertThat(inNode.get(k)[2 * EPOCHS - 1])
                    .as(links.get(k) + ", unseen points")
                    .isCloseTo(game.unseenLoss(), within(TOLERANCE));
        }
    }

    /** For each link, the loss and the loss on the unseen points of each epoch. */
    private static List<double[]> inNode(List<String> links) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "node",
                Path.of("src", "test", "node", "losses.cjs").toString(),
                Path.of("target", "play", "backprop.js").toAbsolutePath().toString(),
                String.valueOf(EPOCHS)));
        command.addAll(links);
        Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as(words).isZero();
        var losses = new ArrayList<double[]>();
        for (String line : words.strip().lines().toList()) {
            losses.add(Settings.parts(line, " ").stream()
                    .mapToDouble(Double::parseDouble)
                    .toArray());
        }
        assertThat(losses).hasSameSizeAs(links);
        return losses;
    }

    @Test
    void the_program_that_the_page_shows_is_the_same() throws Exception {
        Process node = new ProcessBuilder(
                        "node",
                        "-e",
                        "process.stdout.write(require(process.argv[1]).planeGame('data=spirals&units=8.8').java(true))",
                        Path.of("target", "play", "backprop.js")
                                .toAbsolutePath()
                                .toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(new PlaneGame("data=spirals&units=8.8").java(true));
        assertThat(node.waitFor()).isZero();
    }
}
