/** Shapes that are drawn as text in SVG and as dots, the same in both: what the classroom's diagrams are made of. */
@NullMarked
package backprop.classroom.drawing;

import org.jspecify.annotations.NullMarked;
