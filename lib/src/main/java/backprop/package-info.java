/**
 * How a neural network really works, in plain Java. Begin with {@link backprop.Matrix}, the array of the articles, and
 * {@link backprop.Network}, whose forward and backward are the whole of backpropagation; {@link backprop.Training} makes it
 * learn, {@link backprop.GradientCheck} tells whether a gradient is right, and {@link backprop.NumpyRandom} draws the numbers
 * of {@code np.random.seed}.
 *
 * <p>Articles 000 to 004, where a comment names one, are five that build a network with NumPy: 000, "Implementing a deep
 * neural network with NumPy"; 001, "Simple neural network with numpy only"; 002, "Neural networks using only numpy"; 003,
 * "Understanding neural networks using Python and Numpy by coding"; 004, "Deep Neural Network in (Nearly) Naked Python".
 *
 * <p>The folder depends on the JDK alone, 17 or newer, and no method takes or returns null: copy it, and
 * {@code javac backprop/*.java} will do.
 */
package backprop;
