/**
 * Ten networks with one fault each, and the looks by which a reader finds it. Start with {@link
 * backprop.classroom.faults.Case}. {@link backprop.classroom.faults.Parts} names what can be broken, and what mends it.
 */
@NullMarked
package backprop.classroom.faults;

import org.jspecify.annotations.NullMarked;
