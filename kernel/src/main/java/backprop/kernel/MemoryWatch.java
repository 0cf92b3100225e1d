package backprop.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sees a cell fill the heap before it is full. At the very end, whichever thread asks for the next few bytes gets the
 * error, and that may as well be the socket library's; a cell is stopped while the kernel still has room.
 */
final class MemoryWatch {

    private static final double FULL = 0.8;
    private static final int SPARE_BYTES = 16 << 20;

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            // Of the heap's pools, those that long-lived objects end in.
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
            .filter(pool -> pool.isCollectionUsageThresholdSupported()
                    && pool.getUsage().getMax() > 0)
            .toList();

    private double limit = FULL;
    /** Memory that nobody uses, to be given free when the heap is full all the same. */
    private byte @Nullable [] spare;

    /** Makes ready for a cell: what is full already leaves half of the rest to it. */
    void begin() {
        if (inUse() > FULL) {
            // The last cell may have let go of it.
            System.gc();
        }
        limit = inUse() > FULL ? (1 + inUse()) / 2 : FULL;
    }

    /** Whether the heap is full of what is in use. */
    boolean isFull() {
        Runtime heap = Runtime.getRuntime();
        long free = heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
        // A heap that is still full needs its last bytes for better things.
        if (spare == null && free > 8L * SPARE_BYTES) {
            spare = new byte[SPARE_BYTES];
        }
        if (share(MemoryPoolMXBean::getUsage) > (2 * limit + 1) / 3) {
            // How much of it is garbage, only a collection can tell; the JVM's own comes when there is no room left.
            System.gc();
        }
        return inUse() > limit;
    }

    void giveSpare() {
        spare = null;
    }

    /** How much of the heap was in use, from 0 to 1, after the garbage was last collected. */
    private double inUse() {
        return share(MemoryPoolMXBean::getCollectionUsage);
    }

    private double share(Function<MemoryPoolMXBean, MemoryUsage> measure) {
        return pools.stream()
                .map(measure)
                .mapToDouble(usage -> (double) usage.getUsed() / usage.getMax())
                .max()
                .orElse(0);
    }
}
