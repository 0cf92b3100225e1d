/**
 * A Java kernel for Jupyter. {@link backprop.kernel.Main} is the way in; from there, read {@link
 * backprop.kernel.JavaKernel}, which answers Jupyter's messages, and {@link backprop.kernel.Session}, which holds the
 * cells' Java.
 */
@NullMarked
package backprop.kernel;

import org.jspecify.annotations.NullMarked;
