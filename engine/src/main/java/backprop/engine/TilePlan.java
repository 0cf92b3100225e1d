package backprop.engine;

import backprop.Layer;
import java.util.List;

/**
 * How a network's work is cut into tiles. A tile is a handful of examples, few enough that their activations stay in the
 * processor's cache from the first layer to the last and back.
 *
 * <p>The cut depends on the network and the number of examples only, never on the machine or the number of threads:
 * the order of every sum follows from it.
 *
 * @param layers the network's
 * @param narrow whether each layer has so few weights that their gradients are summed in lanes
 * @param columns the most examples in a tile
 * @param step the distance from one row of a narrow tile to the next. A multiple of 512 bytes would map a column to few
 *     places in the cache
 */
record TilePlan(List<Layer> layers, boolean narrow, int columns, int step) {
    private static final int NARROW_WIDTH = Strips.WIDTH;
    private static final int NARROW_COLUMNS = 128;
    private static final int WIDE_COLUMNS = 64;
    /** Weights that do not fit into the cache themselves are read again for every tile: better for fewer, larger ones. */
    private static final int VERY_WIDE_COLUMNS = 256;

    private static final int TILES_PER_CHUNK = 8;
    private static final int MOST_CHUNKS = 8;
    private static final int MOST_WEIGHTS_TO_COPY = 50_000;
    private static final long LEAST_SHARED_WORK = 500_000;
    private static final long LEAST_CHUNK_WORK = 200_000;

    /** The cut for batches of n examples, or fewer. */
    static TilePlan of(List<Layer> layers, int examples) {
        boolean narrow =
                layers.stream().allMatch(layer -> layer.inputs() <= NARROW_WIDTH && layer.outputs() <= NARROW_WIDTH);
        int wide = weights(layers) > MOST_WEIGHTS_TO_COPY ? VERY_WIDE_COLUMNS : WIDE_COLUMNS;
        int columns = padded(Math.min(examples, narrow ? NARROW_COLUMNS : wide));
        return new TilePlan(layers, narrow, columns, columns + 8);
    }

    /** The number of tiles for n examples. */
    int tiles(int examples) {
        return (examples + columns - 1) / columns;
    }

    /**
     * Into how many chunks of tiles n examples are cut, each of which has gradients of its own. One chunk means that
     * threads share the rows of each matrix instead: for few tiles, or for weights so many that copies would not pay. The
     * chunks of wide tiles are even in number, so that two threads get the same share.
     */
    int chunks(int examples) {
        long chunks = narrow
                ? tiles(examples) / TILES_PER_CHUNK
                : Math.min(tiles(examples), (long) weights() * examples / LEAST_CHUNK_WORK) / 2 * 2;
        return chunks < 2 || weights() > MOST_WEIGHTS_TO_COPY ? 1 : (int) Math.min(chunks, MOST_CHUNKS);
    }

    private static int weights(List<Layer> layers) {
        int count = 0;
        for (int l = 0; l < layers.size(); l++) {
            count += layers.get(l).parameterCount();
        }
        return count;
    }

    /** The number of the network's weights and biases. */
    int weights() {
        return weights(layers);
    }

    boolean worthSharing() {
        return worthSharing(weights());
    }

    int inputs() {
        return layers.get(0).inputs();
    }

    int outputs() {
        return layers.get(layers.size() - 1).outputs();
    }

    /** Whether one thread takes longer for a tile's products with n weights than to call the others. */
    boolean worthSharing(int weights) {
        return (long) weights * columns > LEAST_SHARED_WORK;
    }

    private static int padded(int count) {
        return Strips.count(count) * Strips.WIDTH;
    }
}
