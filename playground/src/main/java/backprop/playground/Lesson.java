package backprop.playground;

import java.util.List;

/**
 * Something to see on the plane.
 *
 * @param name what the page calls it
 * @param text two sentences: what to look at, and why it is so
 * @param notebook the notebook that explains it, by the name of its file
 * @param link the settings
 */
record Lesson(String name, String text, String notebook, String link) {
    private static final String FOUR_CORNERS = "data=own&own=-50.-50.0_50.50.0_-50.50.1_50.-50.1";

    static final List<Lesson> ALL = List.of(
            new Lesson(
                    "A ring around a disk",
                    "Four units draw four soft lines, and the output puts them together to a closed form. Take units"
                            + " away until it fails: with two, no ring can close.",
                    "03-network-class",
                    "data=circles&points=200&noise=5&units=4&hidden=tanh&rate=0.03&batch=20&seed=1"),
            new Lesson(
                    "No bend, no ring",
                    "Sixteen units without a bend are still one straight line, for a sum of sums is a sum. Choose tanh"
                            + " in place of linear, and the same units learn it.",
                    "04-nine-steps",
                    "data=circles&points=200&noise=5&units=8.8&hidden=linear&rate=0.03&batch=20&seed=1"),
            new Lesson(
                    "A stuck XOR",
                    "From this start three ReLUs find no way out: the loss stays near 0.35, and two of the four points"
                            + " get one and the same answer, 50 %. Change the seed from 2 to 3, and the same network"
                            + " learns it.",
                    "03-network-class",
                    FOUR_CORNERS + "&units=3&hidden=relu&rule=sgd&rate=0.3&batch=all&seed=2"),
            new Lesson(
                    "A dead layer",
                    "Steps as long as these push one unit of the second layer after the other below 0 for all points:"
                            + " after some fifty epochs all are grey, and no gradient reaches them any more."
                            + " With the rate 0.1 they live.",
                    "00-start-here",
                    "data=moons&points=200&noise=10&units=4.4&hidden=relu&rule=sgd&rate=2&batch=10&seed=1"),
            new Lesson(
                    "A vanishing signal",
                    "Five layers of sigmoids with tiny weights: each makes the signal and the gradient smaller, so the"
                            + " first learns nothing; see the bars. Choose tanh and Xavier's start, and it learns.",
                    "05-handwritten-digits",
                    "data=moons&points=200&noise=10&units=4.4.4.4.4&hidden=sigmoid&start=small&rule=sgd&rate=0.5"
                            + "&batch=20&seed=1"),
            new Lesson(
                    "A rate too high",
                    "Each step goes further beyond its goal than the one before, until the numbers are not finite any"
                            + " more. With the rate 0.1, in place of 2, the same network learns.",
                    "00-start-here",
                    "data=moons&points=200&noise=10&units=6.4&hidden=relu&goal=linear&rule=sgd&rate=2&batch=20&seed=1"),
            new Lesson(
                    "Overfitting",
                    "Twenty noisy points and a network that is large enough to learn each by heart: the loss falls,"
                            + " but that on the points it has not seen (rings) rises. Give it 200 points, and it rises"
                            + " far less.",
                    "02-deep-network",
                    "data=moons&points=20&noise=20&units=8.8&hidden=tanh&rate=0.01&batch=all&seed=1"),
            new Lesson(
                    "Starting with zeros",
                    "All units start as the same unit, and here even their gradients are zero: only the output's bias"
                            + " can move. Any random start breaks this tie.",
                    "05-handwritten-digits",
                    "data=xor&points=200&noise=5&units=4&hidden=tanh&start=zeros&rate=0.03&batch=20&seed=1"),
            new Lesson(
                    "Two spirals",
                    "Two layers of eight units wind a border around the middle. Look at the small pictures: the first"
                            + " layer has only lines, the second already has curves.",
                    "03-network-class",
                    "data=spirals&points=300&noise=2&units=8.8&hidden=tanh&rate=0.01&batch=20&seed=1"));

    /** The lesson as the page takes it. */
    List<String> parts() {
        return List.of(name, text, notebook, link);
    }
}
