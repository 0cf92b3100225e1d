/**
 * What the notebooks draw and show with: {@link backprop.classroom.Charts} gives XChart charts in one house style,
 * {@link backprop.classroom.Pictures} draws digits, weights and confusion matrices, and {@link backprop.classroom.Diagrams}
 * a network with its shapes, weights or numbers. {@link backprop.classroom.Flow}, {@link backprop.classroom.FilmStrip},
 * {@link backprop.classroom.Histograms}, {@link backprop.classroom.Landscape} and {@link backprop.classroom.Space} are
 * pictures that are put together piece by piece. {@link backprop.classroom.Show} brings all of them and
 * {@link backprop.classroom.Tables} onto the page of whichever Java kernel runs; {@link backprop.classroom.LiveCurve} and
 * {@link backprop.classroom.Progress} tell there how far a long training is.
 */
@NullMarked
package backprop.classroom;

import org.jspecify.annotations.NullMarked;
