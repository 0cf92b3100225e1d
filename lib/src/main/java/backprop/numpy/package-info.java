/**
 * What only speaks NumPy's formats: the words of its random generator, the text that it prints, the files that it reads.
 * It knows arrays of numbers and nothing of matrices.
 */
package backprop.numpy;
