/**
 * How a neural network really works, in plain Java: {@link backprop.Matrix} is the array of the articles,
 * {@link backprop.NumpyRandom} gives the numbers of {@code np.random.seed}.
 */
package backprop;
