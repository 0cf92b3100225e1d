package backprop.engine;

/**
 * Where the outputs of some examples lie in an array: {@code count} rows, each of which is an output, the first at this index, the
 * next one {@code step} later. A row begins with as many columns as there are examples; what follows belongs to none.
 */
record TileRows(int from, int count, int columns, int step) {
    /** The index after the last row. */
    int to() {
        return from + count * step;
    }
}
