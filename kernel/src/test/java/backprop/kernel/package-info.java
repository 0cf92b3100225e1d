/** Tests of the kernel: most of them start the packed kernel and talk to it through Jupyter's own client. */
@NullMarked
package backprop.kernel;

import org.jspecify.annotations.NullMarked;
