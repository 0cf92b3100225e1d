package backprop.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sees a cell fill the heap before it is full. At the very end, whichever thread asks for the next few bytes gets the
 * error, and that may as well be the socket library's; a cell is stopped while the kernel still has room.
 */
final class MemoryWatch {

    private static final double FULL = 0.85;
    private static final int SPARE_BYTES = 24 << 20;

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            // Of the heap's pools, those that long-lived objects end in.
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
            .filter(pool -> pool.isCollectionUsageThresholdSupported()
                    && pool.getUsage().getMax() > 0)
            .toList();

    /** Memory that nobody uses once the heap is half full, to be given free when it is full all the same. */
    private byte @Nullable [] spare;

    /** Makes ready for a cell: what is full already leaves half of the rest to it. */
    void begin() {
        for (MemoryPoolMXBean pool : pools) {
            MemoryUsage usage = pool.getCollectionUsage();
            long full = (long) Math.max(FULL * usage.getMax(), (usage.getUsed() + usage.getMax()) / 2.0);
            pool.setCollectionUsageThreshold(full);
            pool.setUsageThreshold((full + usage.getMax()) / 2);
        }
    }

    /** Whether the heap is full of what is in use. */
    boolean isFull() {
        Runtime heap = Runtime.getRuntime();
        long free = heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
        // It is set aside while there is room: a heap that is full needs its last bytes for better things.
        if (spare == null && free < heap.maxMemory() / 2 && free > 8L * SPARE_BYTES) {
            spare = new byte[SPARE_BYTES];
        }
        if (pools.stream().anyMatch(MemoryPoolMXBean::isUsageThresholdExceeded)) {
            // How much of it is garbage, only a collection can tell; the JVM's own comes when there is no room left.
            System.gc();
        }
        return pools.stream().anyMatch(MemoryPoolMXBean::isCollectionUsageThresholdExceeded);
    }

    void giveSpare() {
        spare = null;
    }
}
