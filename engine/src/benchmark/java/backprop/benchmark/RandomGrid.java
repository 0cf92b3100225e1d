package backprop.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Sixty networks of shapes that nobody chose: G0 to G59, always the same ones. NumPy reads them in the name's place. */
final class RandomGrid {
    static final int COUNT = 60;

    private static final long SEED = 20_260;
    private static final double MOST_WORK = 3e8;

    private RandomGrid() {}

    /** One to five layers, 1 to 1000 wide, and 1 to 10,000 examples, all drawn evenly in their logarithms. */
    static Workload workload(String name, int number) {
        var random = new SplittableRandom(SEED + number);
        while (true) {
            int layers = random.nextInt(1, 6);
            List<Integer> sizes = new ArrayList<>();
            IntStream.rangeClosed(0, layers).forEach(l -> sizes.add(upTo(1000, random)));
            int examples = upTo(10_000, random);
            double work = 0;
            for (int l = 0; l < layers; l++) {
                work += (double) examples * sizes.get(l) * sizes.get(l + 1);
            }
            // What takes minutes would say no more than the others.
            if (work <= MOST_WORK) {
                return Workload.whole(name, examples, sizes, true, false);
            }
        }
    }

    private static int upTo(int most, SplittableRandom random) {
        return (int) Math.round(Math.exp(random.nextDouble() * Math.log(most)));
    }

    /** The name by which workloads.py knows the shape: shape_EXAMPLES_INPUTS_OUTPUTS..., one number more for each layer. */
    static String inPython(String name) {
        Workload workload = workload(name, Integer.parseInt(name.substring(1)));
        var text = new StringBuilder("shape_" + workload.examples());
        workload.sizes().forEach(size -> text.append('_').append(size));
        return text.toString();
    }
}
