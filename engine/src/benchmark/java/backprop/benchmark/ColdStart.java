package backprop.benchmark;

import backprop.Optimizer;
import backprop.Training;

/** Article 000 as a process of its own: the JVM starts, and 500 epochs run while the compiler is still at work. */
public final class ColdStart {
    private ColdStart() {}

    /** Prints the last loss. */
    public static void main(String[] args) {
        Workload workload = Workload.named("W1");
        var log = new Training(workload.network(), workload.loss())
                .optimizer(Optimizer.sgd(workload.rate()))
                .run(workload.inputs(), workload.answers(), 500);
        System.out.println(log.loss(500));
    }
}
