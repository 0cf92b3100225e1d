package backprop.playground;

import backprop.NumpyRandom;

/** Points of two classes in the square from -1 to 1. Each pattern stands beside the Java that a program has for it. */
enum Pattern implements Choice {
    XOR("xor", "XOR", """
            int label = i % 2;
            double side = random.rand() < 0.5 ? -1 : 1;
            double x = side * random.uniform(0.1, 0.9);
            double y = (label == 1 ? -side : side) * random.uniform(0.1, 0.9);
            """) {
        @Override
        Point point(NumpyRandom random, int i) {
            int label = i % 2;
            double side = random.rand() < 0.5 ? -1 : 1;
            double x = side * random.uniform(0.1, 0.9);
            double y = (label == 1 ? -side : side) * random.uniform(0.1, 0.9);
            return new Point(x, y, label);
        }
    },

    CIRCLES("circles", "circles", """
            int label = i % 2;
            double r = label == 1 ? random.uniform(0, 0.4) : random.uniform(0.6, 0.9);
            double angle = random.uniform(0, 2 * Math.PI);
            double x = r * Math.cos(angle);
            double y = r * Math.sin(angle);
            """) {
        @Override
        Point point(NumpyRandom random, int i) {
            int label = i % 2;
            double r = label == 1 ? random.uniform(0, 0.4) : random.uniform(0.6, 0.9);
            double angle = random.uniform(0, 2 * Math.PI);
            return new Point(r * Math.cos(angle), r * Math.sin(angle), label);
        }
    },

    MOONS("moons", "two moons", """
            int label = i % 2;
            double side = label == 1 ? -1 : 1;
            double angle = random.uniform(0, Math.PI);
            double x = side * (0.6 * Math.cos(angle) - 0.3);
            double y = side * (0.6 * Math.sin(angle) - 0.15);
            """) {
        @Override
        Point point(NumpyRandom random, int i) {
            int label = i % 2;
            double side = label == 1 ? -1 : 1;
            double angle = random.uniform(0, Math.PI);
            return new Point(side * (0.6 * Math.cos(angle) - 0.3), side * (0.6 * Math.sin(angle) - 0.15), label);
        }
    },

    SPIRALS("spirals", "spirals", """
            int label = i % 2;
            double side = label == 1 ? -1 : 1;
            double r = random.uniform(0.05, 0.95);
            double x = side * r * Math.sin(7 * r);
            double y = side * r * Math.cos(7 * r);
            """) {
        @Override
        Point point(NumpyRandom random, int i) {
            int label = i % 2;
            double side = label == 1 ? -1 : 1;
            double r = random.uniform(0.05, 0.95);
            return new Point(side * r * Math.sin(7 * r), side * r * Math.cos(7 * r), label);
        }
    },

    STRIPES("stripes", "stripes", """
            double x = random.uniform(-0.95, 0.95);
            double y = random.uniform(-0.95, 0.95);
            int label = (int) Math.floor(x + y + 2) % 2;
            """) {
        @Override
        Point point(NumpyRandom random, int i) {
            double x = random.uniform(-0.95, 0.95);
            double y = random.uniform(-0.95, 0.95);
            return new Point(x, y, (int) Math.floor(x + y + 2) % 2);
        }
    },

    /** Points that were set by hand. */
    OWN("own", "your own", "") {
        @Override
        Point point(NumpyRandom random, int i) {
            throw new IllegalStateException("points of one's own are not drawn");
        }
    };

    /** A point and its class, 0 or 1. */
    record Point(double x, double y, int label) {}

    private final String id;
    private final String label;
    private final String java;

    Pattern(String id, String label, String java) {
        this.id = id;
        this.label = label;
        this.java = java;
    }

    /** The point of this number, without noise. */
    abstract Point point(NumpyRandom random, int i);

    @Override
    public String id() {
        return id;
    }

    @Override
    public String label() {
        return label;
    }

    /** The lines that declare x, y and label, from {@code random} and i. */
    @Override
    public String java() {
        return java;
    }
}
