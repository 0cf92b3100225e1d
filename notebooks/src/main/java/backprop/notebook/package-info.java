/**
 * What the notebooks draw and show with: {@link backprop.notebook.Charts} gives XChart charts in one house style,
 * {@link backprop.notebook.Pictures} draws digits, weights and confusion matrices, {@link backprop.notebook.Show}
 * brings charts, pictures and tables onto the page of whichever Java kernel runs, and
 * {@link backprop.notebook.Progress} tells there how far a long training is.
 */
@NullMarked
package backprop.notebook;

import org.jspecify.annotations.NullMarked;
