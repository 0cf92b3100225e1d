/**
 * How a neural network really works, in plain Java: matrices, layers, backpropagation and training.
 *
 * <p>To read it, take these nine files in this order; they are some 1,700 lines, an evening:
 *
 * <ol>
 *   <li>{@link backprop.Matrix}, the array of the articles: skim it, and come back to a method when you meet it; its
 *       shape and elements are in {@code Grid}
 *   <li>{@link backprop.Activation}, each function beside its derivative
 *   <li>{@link backprop.Layer}, one layer's way forward and back
 *   <li>{@link backprop.Loss}, each loss beside its gradient; the last two look at Z
 *   <li>{@link backprop.Network}, whose forward and backward are the whole of backpropagation
 *   <li>{@link backprop.Optimizer}, each rule below its formula: from a gradient to a step
 *   <li>{@link backprop.Training}, what one can ask of a training
 *   <li>{@code TrainingRun}, what it does
 *   <li>{@code Validation}, a look at examples from which the network does not learn
 * </ol>
 *
 * {@link backprop.GradientCheck} tells whether a gradient is right, and {@link backprop.NumpyRandom} draws the numbers
 * of {@code np.random.seed}. In formulas * between matrices is their product, ^T the transpose.
 *
 * <p>Articles 000 to 004, where a comment names one, are five that build a network with NumPy: 000, "Implementing a
 * deep neural network with NumPy"; 001, "Simple neural network with numpy only"; 002, "Neural networks using only
 * numpy"; 003, "Understanding neural networks using Python and Numpy by coding"; 004, "Deep Neural Network in (Nearly)
 * Naked Python".
 *
 * <p>The folder depends on the JDK alone, 17 or newer, and no method takes or returns null: copy it, and
 * {@code javac backprop/*.java} will do. {@link backprop.Engine} is the door for something faster, which it can do
 * without.
 */
package backprop;
