/**
 * What the notebooks draw and show with: {@link backprop.classroom.Charts} gives XChart charts in one house style,
 * {@link backprop.classroom.Pictures} draws digits, weights and confusion matrices, {@link backprop.classroom.Show}
 * brings charts, pictures and {@link backprop.classroom.Tables} onto the page of whichever Java kernel runs, and
 * {@link backprop.classroom.Progress} tells there how far a long training is.
 */
@NullMarked
package backprop.classroom;

import org.jspecify.annotations.NullMarked;
