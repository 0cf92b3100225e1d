package backprop.playground;

import backprop.Initializer;

/** How the weights get their first values. */
// The library's own constants do not change.
@SuppressWarnings("ImmutableEnumChecker")
enum Start implements Choice {
    HE("he", "He", "Initializer.HE", Initializer.HE),
    XAVIER("xavier", "Xavier", "Initializer.XAVIER", Initializer.XAVIER),
    LECUN("lecun", "LeCun", "Initializer.LECUN", Initializer.LECUN),
    ONE("one", "normal, deviation 1", "Initializer.normal(1)", Initializer.normal(1)),
    SMALL("small", "normal, deviation 0.01", "Initializer.normal(0.01)", Initializer.normal(0.01)),
    ZEROS("zeros", "zeros", "Initializer.ZEROS", Initializer.ZEROS);

    private final String id;
    private final String label;
    private final String java;
    final Initializer initializer;

    Start(String id, String label, String java, Initializer initializer) {
        this.id = id;
        this.label = label;
        this.java = java;
        this.initializer = initializer;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String java() {
        return java;
    }
}
