package backprop.benchmark;

/** A library at work on a training workload. */
public interface Epochs {
    /** Trains for this many epochs of the full batch: forward, loss gradient, backward, update. */
    void run(int epochs);

    /** The peer of this name at the workload of this name; what a reader writes is ours alone. */
    static Epochs of(String peer, String name) {
        if (name.startsWith("op_")) {
            return peer.equals("EJML") ? EjmlOperations.of(name) : Operations.of(name);
        }
        Workload workload = Workload.named(name);
        if (name.startsWith("R")) {
            return peer.equals("lib alone") ? LibAlone.of(name) : ReadableEpochs.of(workload);
        }
        return switch (peer) {
            case "ours", "ours, 1 thread", "ours, no vector module" -> new OurEpochs(workload);
            case "textbook loops" -> new TextbookEpochs(workload);
            case "EJML" -> new EjmlEpochs(workload);
            case "Smile" -> new SmileEpochs(workload);
            case "ND4J" -> new Nd4jEpochs(workload);
            case "PyTorch (DJL), 1 thread", "PyTorch (DJL), 2 threads" -> new DjlEpochs(workload);
            default -> throw new IllegalArgumentException(peer);
        };
    }
}
