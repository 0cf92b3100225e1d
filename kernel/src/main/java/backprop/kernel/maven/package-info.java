/** What finds libraries, by Maven's own resolver; seen by the kernel only behind a class loader of its own. */
@NullMarked
package backprop.kernel.maven;

import org.jspecify.annotations.NullMarked;
