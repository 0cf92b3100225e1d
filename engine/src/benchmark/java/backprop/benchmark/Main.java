package backprop.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs all peers side by side: in each round, each workload goes once to each peer, in a process of its own. */
public final class Main {
    private static final List<String> VECTORS = List.of("--add-modules=jdk.incubator.vector");
    private static final Map<String, List<String>> PEERS = Map.ofEntries(
            Map.entry("ours", VECTORS),
            Map.entry("ours, 1 thread", List.of(VECTORS.get(0), "-XX:ActiveProcessorCount=1")),
            Map.entry("ours, no vector module", List.of()),
            Map.entry("lib alone", List.of()),
            Map.entry("textbook loops", List.of()),
            Map.entry("EJML", VECTORS),
            Map.entry("Smile", List.of()),
            Map.entry("ND4J", List.of()),
            Map.entry(
                    "PyTorch (DJL), 1 thread",
                    List.of("-Dai.djl.pytorch.num_threads=1", "-Dai.djl.pytorch.num_interop_threads=1")),
            Map.entry(
                    "PyTorch (DJL), 2 threads",
                    List.of("-Dai.djl.pytorch.num_threads=2", "-Dai.djl.pytorch.num_interop_threads=1")));
    private static final List<String> ORDER = List.of(
            "ours",
            "ours, 1 thread",
            "ours, no vector module",
            "lib alone",
            "textbook loops",
            "EJML",
            "Smile",
            "ND4J",
            "PyTorch (DJL), 1 thread",
            "PyTorch (DJL), 2 threads");
    private static final String COLD = "COLD";
    private static final String CELL = "CELL";
    private static final List<String> QUICK = List.of("W1", "W3", "W4", "dot_256_256_256", "R1", "R3", "R4", COLD);
    private static final List<String> READABLE = List.of("R1", "R2", "R3", "R3_LOSSES", "R4");
    private static final List<String> BATCHES = List.of("B3_32", "B3_64", "B4_32", "B4_64");
    private static final List<String> OPERATIONS = List.of(
            "op_plus_4_7000",
            "op_plusColumn_4_7000",
            "op_plusRow_5000_64",
            "op_minus_10_5000",
            "op_times_4_7000",
            "op_timesNumber_1000_100",
            "op_dividedBy_10_5000",
            "op_square_4_7000",
            "op_maximum_64_5000",
            "op_sign_4_7000",
            "op_mapSignum_4_7000",
            "op_mapSigmoid_10_5000",
            "op_zeroWhere_64_100",
            "op_exp_10_5000",
            "op_log_10_5000",
            "op_sqrt_1000_100",
            "op_abs_1000_100",
            "op_copiedTranspose_400_5000",
            "op_columnSums_3_7000",
            "op_columnSums_5000_64",
            "op_rowSums_4_7000",
            "op_rowMax_4_7000",
            "op_sum_64_100",
            "op_subtractInPlace_1000_100",
            "op_addScaled_1000_100");
    private static final List<String> PRODUCTS = List.of(
            "dot_64_1000_100",
            "transposeDot_1000_64_100",
            "dot_5000_400_64",
            "transposeDot_400_5000_64",
            "dotTranspose_5000_32_64",
            "dot_256_256_256",
            "transposeDot_256_256_256",
            "dotTranspose_256_256_256",
            "dot_1000_1000_1000",
            "transposeDot_1000_1000_1000",
            "dotTranspose_1000_1000_1000",
            "dot_64_1000_100_kept",
            "transposeDot_1000_64_100_kept",
            "dot_5000_400_64_kept",
            "transposeDot_400_5000_64_kept",
            "dotTranspose_5000_32_64_kept",
            "dot_256_256_256_kept",
            "dot_1000_1000_1000_kept");
    private static final List<String> SCALING = List.of(
            "N64", "N1000", "N10000", "N100000", "N1000000", "H4", "H16", "H64", "H256", "H1000", "H2000", "L302");

    /**
     * NumPy gets back the memory that it has freed, as our matrices do, instead of asking the system: what a fresh page
     * costs differs thirtyfold among machines. For the first one the C library takes no more than 32 MB.
     */
    private static final Map<String, String> KEEP_MEMORY =
            Map.of("MALLOC_MMAP_THRESHOLD_", "33554432", "MALLOC_TRIM_THRESHOLD_", "1000000000");

    /** Forks' warnings would stand between the results. */
    private static final OutputFormat SILENT = OutputFormatFactory.createFormatInstance(
            new PrintStream(OutputStream.nullOutputStream()), VerboseMode.SILENT);

    private final boolean quick;
    private final Path python;
    private final List<String> kernelOptions;
    private final List<String> workloads;
    private final Results results = new Results();

    private Main(boolean quick, Path python, List<String> kernelOptions, List<String> workloads) {
        this.quick = quick;
        this.python = python;
        this.kernelOptions = kernelOptions;
        this.workloads = workloads;
    }

    /**
     * Arguments: quick or full, the path of workloads.py, the folder for the results, the file of the kernel's options, and
     * the workloads if not all.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        boolean quick = args[0].equals("quick");
        List<String> options = Files.readAllLines(Path.of(args[3])).stream()
                .filter(line -> line.startsWith("-"))
                .toList();
        var main = new Main(
                quick,
                Path.of(args[1]),
                options,
                args.length > 4 ? List.of(args).subList(4, args.length) : all(quick));
        String before = load();
        main.run();
        String busy = "On %d processors with a load of %s before and %s after; a load above 1 is that of other work."
                .formatted(Runtime.getRuntime().availableProcessors(), before, load());
        Path folder = Path.of(args[2]);
        Files.createDirectories(folder);
        main.results.write(folder, busy);
    }

    /** The processes that ran or waited in the last minute. Times from a busy machine must not look like others. */
    private static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        if (load < 0) {
            throw new IllegalStateException(
                    "this system does not tell how busy it is, so no time from it can be trusted");
        }
        return "%.1f".formatted(load);
    }

    private static List<String> all(boolean quick) {
        var workloads = new ArrayList<String>(QUICK);
        if (!quick) {
            workloads.add(CELL);
            workloads.add("W4_WIDE");
            workloads.addAll(PRODUCTS);
            workloads.addAll(SCALING);
            workloads.addAll(READABLE);
            workloads.addAll(OPERATIONS);
            workloads.addAll(BATCHES);
            IntStream.range(0, RandomGrid.COUNT).forEach(number -> workloads.add("G" + number));
        }
        return workloads.stream().distinct().toList();
    }

    private void run() throws IOException, InterruptedException {
        int rounds = quick ? 1 : 3;
        for (int round = 1; round <= rounds; round++) {
            for (String workload : workloads) {
                System.err.printf("round %d of %d: %s%n", round, rounds, workload);
                if (workload.equals(COLD)) {
                    coldStarts();
                    continue;
                }
                if (workload.equals(CELL)) {
                    firstCells();
                    continue;
                }
                numpy(workload, 1);
                numpy(workload, 2);
                for (String peer : ORDER) {
                    if (takesPart(peer, workload)) {
                        java(workload, peer);
                    }
                }
            }
        }
    }

    /** Whole processes, from the command to the exit: article 000 with its 500 epochs. */
    private void coldStarts() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> ours = List.of("-cp", System.getProperty("java.class.path"), ColdStart.class.getName());
        for (int i = 0; i < (quick ? 3 : 5); i++) {
            coldStart(numpyPeer(1), List.of("/usr/bin/python3", python.toString(), "500", COLD), 1);
            coldStart(numpyPeer(2), List.of("/usr/bin/python3", python.toString(), "500", COLD), 2);
            for (String peer : ORDER.subList(0, 3)) {
                var command = new ArrayList<>(List.of(java));
                command.addAll(PEERS.get(peer));
                command.addAll(ours);
                coldStart(peer, command, 2);
            }
        }
    }

    private void coldStart(String peer, List<String> command, int threads) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
        long start = System.nanoTime();
        int exit = builder.start().waitFor();
        results.add(COLD, peer, (System.nanoTime() - start) / 1e3);
        if (exit != 0) {
            results.fail(peer, "the process ended with " + exit);
        }
    }

    /** A notebook's first cells, in our kernel and in Jupyter's for Python: the clock of the last, and all their work. */
    private void firstCells() throws IOException, InterruptedException {
        String script = python.resolveSibling("first_cell.py").toString();
        List<String> numpy = List.of("/usr/bin/python3", script, "numpy");
        for (int i = 0; i < 3; i++) {
            read(Results.OURS, List.of("/usr/bin/python3", script, "java"), 2, printed -> printed);
            read(numpyPeer(1), numpy, 1, printed -> printed);
            read(numpyPeer(2), numpy, 2, printed -> printed);
        }
    }

    /**
     * Scaling is against NumPy alone; products and operations are between those that have one for themselves. An epoch of
     * the wide network takes textbook loops and EJML many seconds, so they are left out there. Smile's network is a
     * classifier, and takes its time.
     */
    private static boolean takesPart(String peer, String workload) {
        if (workload.startsWith("R")) {
            return peer.startsWith("ours") || peer.equals("lib alone");
        }
        if (peer.equals("lib alone")) {
            return false;
        }
        if (workload.startsWith("op_")) {
            return peer.equals("ours") || (peer.equals("EJML") && EjmlOperations.knows(workload));
        }
        if (workload.matches("B[34]_[0-9]+")) {
            return peer.equals("ours")
                    || peer.startsWith("PyTorch")
                    || (peer.equals("Smile") && workload.startsWith("B4"));
        }
        if (peer.equals("Smile") || workload.matches("[NHLG][0-9]+")) {
            return peer.equals("ours");
        }
        if (workload.equals("W4_WIDE") && (peer.equals("EJML") || peer.equals("textbook loops"))) {
            return false;
        }
        if (workload.endsWith("_kept")) {
            return peer.equals("ours") || peer.equals("ours, 1 thread");
        }
        return !isProduct(workload) || peer.startsWith("ours") || peer.equals("EJML");
    }

    private static boolean isProduct(String workload) {
        return workload.matches("(dot|transposeDot|dotTranspose)_.*");
    }

    private void java(String workload, String peer) {
        boolean product = isProduct(workload);
        Options options = new OptionsBuilder()
                .include(product ? ProductBenchmark.class.getName() : EpochBenchmark.class.getName())
                .param("workload", workload)
                .param("peer", peer)
                .jvmArgs(kernelOptions.toArray(String[]::new))
                .jvmArgsAppend(PEERS.get(peer).toArray(String[]::new))
                .forks(1)
                .warmupIterations(quick ? 2 : 3)
                .warmupTime(TimeValue.milliseconds(quick ? 500 : 1000))
                .measurementIterations(quick ? 5 : 10)
                .measurementTime(TimeValue.milliseconds(quick ? 200 : 300))
                .timeout(TimeValue.minutes(2))
                .timeUnit(TimeUnit.MICROSECONDS)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        try {
            int count = product ? 1 : Workload.epochsAtOnce(workload, peer);
            for (RunResult run : new Runner(options, SILENT).run()) {
                for (IterationResult iteration :
                        run.getBenchmarkResults().iterator().next().getIterationResults()) {
                    results.add(workload, peer, iteration.getPrimaryResult().getScore() / count);
                }
            }
        } catch (RunnerException e) {
            results.fail(peer, e.getMessage());
        }
    }

    private static String python(String workload) {
        return workload.startsWith("G") ? RandomGrid.inPython(workload) : workload;
    }

    private static String numpyPeer(int threads) {
        return "NumPy, %d thread%s".formatted(threads, threads == 1 ? "" : "s");
    }

    private void numpy(String workload, int threads) throws IOException, InterruptedException {
        read(
                numpyPeer(threads),
                List.of("/usr/bin/python3", python.toString(), quick ? "0.5" : "1", python(workload)),
                threads,
                printed -> workload);
    }

    /**
     * Reads lines of a name and microseconds.
     *
     * @param workload the workload that is printed under this name
     */
    private void read(String peer, List<String> command, int threads, UnaryOperator<String> workload)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command);
        builder.environment().put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
        builder.environment().putAll(KEEP_MEMORY);
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] parts = line.split(" ", 2);
                results.add(workload.apply(parts[0]), peer, Double.parseDouble(parts[1]));
            }
        }
        if (process.waitFor() != 0) {
            results.fail(peer, "python3 ended with " + process.exitValue());
        }
    }
}
