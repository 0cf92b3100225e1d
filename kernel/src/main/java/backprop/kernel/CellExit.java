package backprop.kernel;

/** A cell called {@code System.exit}: that ends the cell, and not the kernel. */
final class CellExit extends Error {

    private static final long serialVersionUID = 1L;

    CellExit(int status) {
        super("System.exit(" + status + ") ended this cell. The kernel and its variables live on; to end them too,"
                + " choose Restart or Shut Down in the notebook's Kernel menu.");
    }
}
