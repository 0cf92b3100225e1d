/**
 * What the notebooks draw and show with: {@link backprop.notebook.Charts} gives XChart charts in one house style,
 * {@link backprop.notebook.Pictures} draws digits, weights and confusion matrices, and {@link backprop.notebook.Show}
 * brings charts, pictures and tables onto the page of whichever Java kernel runs.
 */
@NullMarked
package backprop.notebook;

import org.jspecify.annotations.NullMarked;
