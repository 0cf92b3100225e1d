package backprop.kernel;

/** Why a cell ends before its time. An error, so that a cell's {@code catch (Exception e)} lets it by. */
final class CellEnd extends Error {

    private static final long serialVersionUID = 1L;

    private final String kind;

    private CellEnd(String kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Its reader stopped it. */
    static CellEnd stopped() {
        return new CellEnd("Interrupted", "The cell was stopped. Variables keep their values.");
    }

    /** It was stopped because it had filled the heap. */
    static CellEnd outOfMemory() {
        return new CellEnd("OutOfMemoryError", "The cell filled the memory and was stopped.");
    }

    /** It was stopped, but its thread is deep in a library that listens to nothing. */
    static CellEnd stuck(Thread thread) {
        CellEnd end = new CellEnd(
                "Interrupted",
                "The cell was asked to stop, but a library that it called goes on in the background."
                        + " You can go on too; Restart in the Kernel menu ends it.");
        end.setStackTrace(thread.getStackTrace());
        return end;
    }

    /** It called {@code System.exit}: that ends the cell, and not the kernel. */
    static CellEnd exit(int status) {
        return new CellEnd(
                "Exit",
                "System.exit(" + status + ") ended this cell. The kernel and its variables live on; to end them too,"
                        + " choose Restart or Shut Down in the notebook's Kernel menu.");
    }

    /** The short name that the page shows. */
    String kind() {
        return kind;
    }
}
