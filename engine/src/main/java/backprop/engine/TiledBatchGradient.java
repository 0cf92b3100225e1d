package backprop.engine;

import backprop.BatchGradient;
import backprop.Loss;
import backprop.Matrix;
import backprop.Network;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The gradients of a batch, tile by tile: one forward and one backward pass through each tile while its activations are in
 * the cache. After the first epoch nothing is allocated. The result is the same, bit for bit, whatever the number of
 * threads: with few weights, chunks of tiles have gradients of their own that are added in the chunks' order; with many,
 * threads share the rows of each matrix product.
 */
final class TiledBatchGradient implements BatchGradient {
    private static final Team ALONE = new Team(1);

    /** With fewer weights, calling the other threads takes longer than the step down the gradient. */
    private static final long LEAST_SHARED_STEP = 100_000;

    private final Network network;
    private final TileLoss loss;
    private final Team team;
    private final InnerLoops[] loops;
    private final TileWeights weights;
    private final Team.Task chunkTask = this::chunk;
    private final Team.Task refreshTask = this::refreshPart;
    private final Team.Task copyTask = this::copyPart;
    private final Team.Task forwardTask = this::forwardPart;
    private final Team.Task outputTask = this::outputPart;
    private final Team.Task backwardTask = this::backwardPart;
    private final Team.Task gradientTask = this::gradientPart;
    private final Team.Task stepTask = this::stepPart;

    private TilePlan plan;
    private TileData data;
    private Tile[] tiles = {};
    private TileGradient[] chunks = {};
    private Optional<SharedTile> wide = Optional.empty();
    private Optional<SharedTile> few = Optional.empty();
    private Optional<SharedTile> shared = Optional.empty();
    private int capacity;
    private volatile boolean finite;
    private boolean countRight;
    private int right;

    /** Who works on the step at hand: all threads, or the caller alone. */
    private Team workers;

    private ThreadChoice choice = new ThreadChoice(System::nanoTime);

    // What the tasks of the step at hand are about.
    private boolean backward;
    private int chunkCount;
    private int tile;
    private int layer;
    private int parts;
    private int stepRows;
    private Rows step = (from, to) -> {};

    /** Whether all activations but the last and, with the last one, the loss have a form for tiles. */
    static boolean supports(Network network, Loss loss) {
        int last = network.layers().size() - 1;
        return TileLoss.of(loss, network.layer(last).activation()).isPresent()
                && network.layers().subList(0, last).stream()
                        .allMatch(layer -> TileActivation.of(layer.activation()).isPresent());
    }

    TiledBatchGradient(Network network, Loss loss, Team team, Supplier<InnerLoops> loops) {
        this.network = network;
        this.team = team;
        workers = team;
        int last = network.layers().size() - 1;
        this.loss = TileLoss.of(loss, network.layer(last).activation()).orElseThrow();
        this.loops = new InnerLoops[team.size()];
        for (int i = 0; i < this.loops.length; i++) {
            this.loops[i] = loops.get();
        }
        plan = TilePlan.of(network.layers(), 1);
        weights = new TileWeights(plan);
        data = new TileData(plan);
    }

    @Override
    public void load(Matrix X, Matrix Y) {
        if (X.rows() > capacity) {
            allocate(X.rows());
        }
        data.load(X, Y);
        chunkCount = plan.chunks(X.rows());
        shared = shared(X.rows());
    }

    /** The tile whose steps threads share, if there is only one chunk of wide tiles. */
    private Optional<SharedTile> shared(int examples) {
        if (FewExamples.suits(plan, examples)) {
            if (few.isEmpty()) {
                few = Optional.of(new FewExamples(plan, loss, loops));
            }
            return few;
        }
        return chunkCount == 1 ? wide : Optional.empty();
    }

    private void allocate(int examples) {
        capacity = examples;
        plan = TilePlan.of(network.layers(), examples);
        data = new TileData(plan);
        chunks = new TileGradient[plan.chunks(examples)];
        for (int c = 0; c < chunks.length; c++) {
            chunks[c] = new TileGradient(plan, loops[0].lanes());
        }
        // One tile is enough where threads share its rows.
        tiles = new Tile[chunks.length == 1 ? 1 : team.size()];
        for (int i = 0; i < tiles.length; i++) {
            tiles[i] = Tile.of(plan, loss, loops[0].lanes());
        }
        wide = tiles[0] instanceof WideTile tile ? Optional.of(tile) : Optional.empty();
        few = Optional.empty();
        choice = new ThreadChoice(System::nanoTime);
    }

    @Override
    public double compute() {
        backward = true;
        boolean mayShare = team.size() > 1 && (chunkCount > 1 || plan.worthSharing());
        workers = mayShare && !choice.nextIsAlone() ? team : ALONE;
        return pass();
    }

    @Override
    public double evaluate() {
        backward = false;
        return pass();
    }

    private double pass() {
        if (shared.isEmpty() || shared.get().needsStripsOfWeights()) {
            parts = plan.worthSharing() ? workers.size() : 1;
            workers.forEach(parts, refreshTask);
        }
        finite = true;
        if (shared.isPresent()) {
            shareTiles(shared.get());
        } else {
            (loss.callsUserCode() ? ALONE : workers).forEach(chunkCount, chunkTask);
        }
        if (backward) {
            finishGradients();
        }
        right = 0;
        double sum = 0;
        for (int c = 0; c < chunkCount; c++) {
            sum += chunks[c].loss();
            right += countRight ? chunks[c].right() : 0;
        }
        return loss.scale(network.outputs(), data.examples()) * sum;
    }

    private void finishGradients() {
        for (int c = 1; c < chunkCount; c++) {
            chunks[0].add(chunks[c]);
        }
        if (chunkCount > 1 || plan.narrow()) {
            for (int l = 0; l < network.layers().size(); l++) {
                checkRows(loops[0], l, 0, network.layer(l).inputs());
            }
        }
    }

    @Override
    public void countRight(boolean count) {
        countRight = count;
    }

    @Override
    public int right() {
        return right;
    }

    private void refreshPart(int worker, int part) {
        weights.refresh(part, parts);
    }

    /** All tiles of a chunk, by one thread. */
    private void chunk(int worker, int c) {
        TileGradient gradient = chunks[c];
        Tile own = tiles[worker];
        int count = plan.tiles(data.examples());
        int first = (int) ((long) count * c / chunkCount);
        int end = (int) ((long) count * (c + 1) / chunkCount);
        gradient.clear(plan.outputs() * plan.step());
        for (int t = first; t < end; t++) {
            own.start(data, t);
            own.forward(loops[worker], weights, gradient, countRight);
            if (backward) {
                own.backward(loops[worker], weights);
                own.gradients(loops[worker], gradient, t > first);
            }
        }
        if (backward) {
            gradient.finish();
        }
    }

    /** One tile after the other, each step of it by all threads. */
    private void shareTiles(SharedTile tiles) {
        int last = network.layers().size() - 1;
        chunks[0].clear(tiles.elements(data.examples()));
        for (tile = 0; tile < plan.tiles(data.examples()); tile++) {
            tiles.start(data, tile);
            if (tiles.isFresh()) {
                share(0, copyTask);
            }
            for (int l = 0; l <= last; l++) {
                share(l, forwardTask);
            }
            share(last, outputTask, loss.callsUserCode());
            for (int l = last; l >= 0 && backward; l--) {
                share(l, gradientTask);
                if (l > 0) {
                    share(l, backwardTask);
                }
            }
        }
    }

    private void share(int l, Team.Task task) {
        share(l, task, false);
    }

    /** A step of layer l, by all threads if it is long enough and need not stay on this one. */
    private void share(int l, Team.Task task, boolean alone) {
        layer = l;
        parts = !alone && plan.worthSharing(network.layer(l).parameterCount()) ? workers.size() : 1;
        workers.forEach(parts, task);
    }

    private void copyPart(int worker, int part) {
        int strips = shared.get().strips();
        shared.get().copyFeatures(strips * part / parts, strips * (part + 1) / parts);
    }

    private void forwardPart(int worker, int part) {
        int outputs = network.layer(layer).outputs();
        int from = Strips.begin(outputs, part, parts);
        shared.get().forward(loops[worker], weights, layer, from, Strips.begin(outputs, part + 1, parts));
    }

    private void outputPart(int worker, int part) {
        int strips = shared.get().strips();
        int from = strips * part / parts;
        shared.get().output(loops[worker], chunks[0], countRight, from, strips * (part + 1) / parts);
    }

    private void backwardPart(int worker, int part) {
        int inputs = network.layer(layer).inputs();
        int from = Strips.begin(inputs, part, parts);
        shared.get().backward(loops[worker], worker, weights, layer, from, Strips.begin(inputs, part + 1, parts));
    }

    private void gradientPart(int worker, int part) {
        int inputs = network.layer(layer).inputs();
        int from = Strips.begin(inputs, part, parts);
        int to = Strips.begin(inputs, part + 1, parts);
        shared.get().gradient(loops[worker], layer, from, to, chunks[0], tile > 0);
        if (tile == plan.tiles(data.examples()) - 1) {
            checkRows(loops[worker], layer, from, to);
        }
    }

    private void checkRows(InnerLoops loops, int l, int from, int to) {
        int outputs = network.layer(l).outputs();
        if (!loops.isFinite(dW(l).data(), from * outputs, to * outputs)
                || (from == 0 && !InnerLoops.allFinite(db(l).data(), 0, outputs))) {
            finite = false;
        }
    }

    @Override
    public boolean isFinite() {
        return finite;
    }

    /** Each thread moves the rows whose gradient it has just computed, and has in its cache. */
    @Override
    public void forRows(int rows, int columns, Rows part) {
        if ((long) rows * columns < LEAST_SHARED_STEP) {
            part.work(0, rows);
            return;
        }
        stepRows = rows;
        step = part;
        workers.forEach(workers.size(), stepTask);
    }

    private void stepPart(int worker, int part) {
        step.work(Strips.begin(stepRows, part, workers.size()), Strips.begin(stepRows, part + 1, workers.size()));
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
