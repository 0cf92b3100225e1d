/**
 * What does as NumPy does: its random generator, the order of its sums, the text that it prints, the files that it
 * reads. It knows arrays of numbers and nothing of matrices.
 */
package backprop.numpy;
