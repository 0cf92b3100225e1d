package backprop.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** {@link Workload#epochsAtOnce} epochs of one workload by one peer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EpochBenchmark {
    /** A {@link Workload}. */
    @Param("W3")
    public String workload;

    /** An {@link Epochs}. */
    @Param("ours")
    public String peer;

    private Epochs epochs;
    private int count;

    /** Makes data and network. */
    @Setup
    public void prepare() {
        count = Workload.epochsAtOnce(workload, peer);
        epochs = Epochs.of(peer, workload);
    }

    /** What is timed. */
    @Benchmark
    public void epochs() {
        epochs.run(count);
    }
}
