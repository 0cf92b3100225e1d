package backprop.classroom;

import backprop.Loss;
import backprop.Matrix;
import backprop.Network;

/**
 * Diagrams of a network, drawn from the live object. Values that go forward are blue, gradients that come back are
 * vermilion. Bring them onto the page with {@link Show#picture}.
 */
public final class Diagrams {
    private Diagrams() {}

    /**
     * The shapes of all that a training step computes: what goes forward and, in the same boxes, the gradient that comes
     * back.
     *
     * @param title what the diagram shows
     * @param network the network; not modified
     * @param examples how many go through at once
     * @see Flow Flow, for a network of your own matrices
     */
    public static Picture shapes(String title, Network network, int examples) {
        return Flow.of(title, network, examples).picture();
    }

    /**
     * The network's units as circles, its weights as lines: vermilion where positive, blue where negative, and the wider the
     * larger. A hidden unit is grey if it is dead: if f'(z) = 0 for each of the examples, so that nothing reaches its
     * weights. Of a large layer a few units are drawn, and dots for the rest. Biases are not drawn.
     *
     * @param title what the diagram shows
     * @param network the network; not modified
     * @param X the examples that tell which units are dead, n×inputs
     * @throws backprop.ShapeException if X does not fit the network
     * @throws IllegalArgumentException if there are no examples, or more than 10 layers
     */
    public static Picture weights(String title, Network network, Matrix X) {
        return new WeightsDiagram(title, network, X).picture();
    }

    /**
     * A small network with all its numbers: each value as the forward pass computes it, below it the gradient of the loss as
     * the backward pass computes it. With more than one example, a unit shows a number for each.
     *
     * @param title what the diagram shows
     * @param network at most 3 layers of at most 3 units; not modified
     * @param X one to three examples, n×inputs
     * @param Y the right outputs, n×outputs
     * @param loss what makes one number of outputs and right outputs
     * @throws backprop.ShapeException if X or Y does not fit the network
     * @throws IllegalArgumentException if there is more than can be read on a diagram
     */
    public static Picture numbers(String title, Network network, Matrix X, Matrix Y, Loss loss) {
        return new NumbersDiagram(title, network, X, Y, loss).picture();
    }
}
