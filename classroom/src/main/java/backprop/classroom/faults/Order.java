package backprop.classroom.faults;

import backprop.NumpyRandom;

/** The order in which an epoch takes the examples. */
@FunctionalInterface
public interface Order {
    /**
     * Each of the numbers 0 to examples − 1 once.
     *
     * @param examples how many there are
     * @param random for an order that chance makes
     */
    int[] of(int examples, NumpyRandom random);
}
