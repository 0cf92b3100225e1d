package backprop.playground;

import backprop.Optimizer;

/** What makes a step of a gradient. */
enum Rule implements Choice {
    SGD("sgd", "gradient descent", "Optimizer.sgd(%s)"),
    MOMENTUM("momentum", "momentum 0.9", "Optimizer.momentum(%s, 0.9)"),
    ADAM("adam", "Adam", "Optimizer.adam(%s)");

    private final String id;
    private final String label;
    private final String java;

    Rule(String id, String label, String java) {
        this.id = id;
        this.label = label;
        this.java = java;
    }

    Optimizer optimizer(double rate) {
        return switch (this) {
            case SGD -> Optimizer.sgd(rate);
            case MOMENTUM -> Optimizer.momentum(rate, 0.9);
            case ADAM -> Optimizer.adam(rate);
        };
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String label() {
        return label;
    }

    /** With %s where the rate belongs. */
    @Override
    public String java() {
        return java;
    }
}
