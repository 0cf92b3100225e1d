package backprop;

import java.util.function.Supplier;

/**
 * The gradients of a batch, tile by tile: one forward and one backward pass through each tile while its activations are in
 * the cache. After the first epoch nothing is allocated. The result is the same, bit for bit, whatever the number of
 * threads: with few weights, chunks of tiles have gradients of their own that are added in the chunks' order; with many,
 * threads share the rows of each matrix product.
 */
final class TiledBatchGradient implements BatchGradient {
    /** Below so many multiplications a step is not worth sharing. */
    private static final long SHARED_WORK = 50_000;

    private final Network network;
    private final TileLoss loss;
    private final Team team;
    private final Kernels[] kernels;
    private final TileWeights weights;
    private final Team.Task chunkTask = this::chunk;
    private final Team.Task forwardTask = this::forwardPart;
    private final Team.Task backwardTask = this::backwardPart;
    private final Team.Task gradientTask = this::gradientPart;

    private TilePlan plan;
    private TileData data;
    private Tile[] tiles = {};
    private TileGradient[] chunks = {};
    private int capacity;

    // What the tasks of the step at hand are about.
    private int chunkCount;
    private int tile;
    private int layer;
    private int parts;

    /** Whether all of the network's activations and the loss are the library's own. */
    static boolean supports(Network network, Loss loss) {
        int last = network.layers().size() - 1;
        return TileLoss.of(loss, network.layer(last).activation()).isPresent()
                && network.layers().subList(0, last).stream()
                        .allMatch(layer -> TileActivation.of(layer.activation()).isPresent());
    }

    TiledBatchGradient(Network network, Loss loss, Team team, Supplier<Kernels> kernels) {
        this.network = network;
        this.team = team;
        int last = network.layers().size() - 1;
        this.loss = TileLoss.of(loss, network.layer(last).activation()).orElseThrow();
        this.kernels = new Kernels[team.size()];
        for (int i = 0; i < this.kernels.length; i++) {
            this.kernels[i] = kernels.get();
        }
        weights = new TileWeights(network.layers());
        plan = TilePlan.of(network.layers(), 1);
        data = new TileData(plan);
    }

    @Override
    public void load(Matrix X, Matrix Y) {
        if (X.rows() > capacity) {
            allocate(X.rows());
        }
        data.load(X, Y);
        chunkCount = plan.chunks(X.rows());
    }

    private void allocate(int examples) {
        capacity = examples;
        plan = TilePlan.of(network.layers(), examples);
        data = new TileData(plan);
        chunks = new TileGradient[plan.chunks(examples)];
        for (int c = 0; c < chunks.length; c++) {
            chunks[c] = new TileGradient(plan, kernels[0].lanes());
        }
        // One tile is enough where threads share its rows.
        tiles = new Tile[chunks.length == 1 ? 1 : team.size()];
        for (int i = 0; i < tiles.length; i++) {
            tiles[i] = new Tile(plan, loss);
        }
    }

    @Override
    public double compute() {
        weights.refresh();
        if (chunkCount == 1) {
            sharedRows();
        } else {
            team.forEach(chunkCount, chunkTask);
        }
        double sum = chunks[0].loss();
        for (int c = 1; c < chunkCount; c++) {
            chunks[0].add(chunks[c]);
            sum += chunks[c].loss();
        }
        return loss.scale(network.outputs(), data.examples()) * sum;
    }

    /** All steps of all tiles of a chunk, by one thread. */
    private void chunk(int worker, int c) {
        TileGradient gradient = chunks[c];
        Tile own = tiles[worker];
        int last = network.layers().size() - 1;
        int count = plan.tiles(data.examples());
        int first = (int) ((long) count * c / chunkCount);
        int end = (int) ((long) count * (c + 1) / chunkCount);
        gradient.clear();
        for (int t = first; t < end; t++) {
            own.start(data, t);
            for (int l = 0; l <= last; l++) {
                own.forward(kernels[worker], weights, l, 0, outputs(l));
            }
            own.output(kernels[worker], gradient.losses());
            for (int l = last; l >= 0; l--) {
                own.gradient(kernels[worker], data, l, 0, inputs(l), gradient, t > first);
                if (l > 0) {
                    own.backward(kernels[worker], weights, l, 0, inputs(l));
                }
            }
        }
        gradient.finish();
    }

    /** One tile after the other, each step of it by all threads. */
    private void sharedRows() {
        int last = network.layers().size() - 1;
        chunks[0].clear();
        for (tile = 0; tile < plan.tiles(data.examples()); tile++) {
            tiles[0].start(data, tile);
            for (layer = 0; layer <= last; layer++) {
                share(outputs(layer), forwardTask);
            }
            tiles[0].output(kernels[0], chunks[0].losses());
            for (layer = last; layer >= 0; layer--) {
                if (plan.narrow()) {
                    gradientPart(0, 0, 1);
                } else {
                    share(inputs(layer), gradientTask);
                }
                if (layer > 0) {
                    share(inputs(layer), backwardTask);
                }
            }
        }
        chunks[0].finish();
    }

    private void share(int rows, Team.Task task) {
        long work = (long) inputs(layer) * outputs(layer) * plan.columns();
        parts = work < SHARED_WORK ? 1 : Math.min((rows + 7) / 8, 2 * team.size());
        team.forEach(parts, task);
    }

    private void forwardPart(int worker, int part) {
        int rows = outputs(layer);
        tiles[0].forward(kernels[worker], weights, layer, begin(rows, part), begin(rows, part + 1));
    }

    private void backwardPart(int worker, int part) {
        int rows = inputs(layer);
        tiles[0].backward(kernels[worker], weights, layer, begin(rows, part), begin(rows, part + 1));
    }

    private void gradientPart(int worker, int part) {
        gradientPart(worker, part, parts);
    }

    private void gradientPart(int worker, int part, int of) {
        int rows = inputs(layer);
        tiles[0].gradient(
                kernels[worker], data, layer, begin(rows, part, of), begin(rows, part + 1, of), chunks[0], tile > 0);
    }

    private int begin(int rows, int part) {
        return begin(rows, part, parts);
    }

    /** The parts begin at multiples of 8 rows, which is what the kernels take at a time. */
    private static int begin(int rows, int part, int of) {
        int groups = (rows + 7) / 8;
        return Math.min(rows, groups * part / of * 8);
    }

    private int inputs(int l) {
        return network.layer(l).inputs();
    }

    private int outputs(int l) {
        return network.layer(l).outputs();
    }

    @Override
    public Matrix dW(int l) {
        return chunks[0].dW(l);
    }

    @Override
    public Matrix db(int l) {
        return chunks[0].db(l);
    }
}
