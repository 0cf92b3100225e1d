package backprop.kernel;

import java.lang.management.GarbageCollectorMXBean;
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

    private static final double FULL = 0.9;
    private static final long LOOK_NANOS = 1_000_000_000;
    private static final int BYTES = 24 << 20;

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            // Of the heap's pools, those that long-lived objects end in.
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
            .filter(MemoryPoolMXBean::isCollectionUsageThresholdSupported)
            .toList();

    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private double limit = FULL;
    private long lookedAt = System.nanoTime();
    private long collectedMillis;
    /** Memory that nobody uses, to be given free when the heap is full all the same. */
    private byte @Nullable [] spare;

    /** Makes ready for a cell: what is full already leaves half of the rest to it. */
    void begin() {
        double level = level();
        limit = level < FULL ? FULL : (1 + level) / 2;
        Runtime heap = Runtime.getRuntime();
        long free = heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
        // A heap that is still full needs its last bytes for better things.
        if (spare == null && free > 8L * BYTES) {
            spare = new byte[BYTES];
        }
    }

    boolean isFull() {
        return level() > limit || isCollectingInVain();
    }

    /** Whether the collector has had more of the last second than the program, and the heap is none the emptier. */
    private boolean isCollectingInVain() {
        long nanos = System.nanoTime() - lookedAt;
        if (nanos < LOOK_NANOS) {
            return false;
        }
        long millis = collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
        double share = (millis - collectedMillis) * 1e6 / nanos;
        lookedAt += nanos;
        collectedMillis = millis;
        Runtime heap = Runtime.getRuntime();
        return share > 0.5 && heap.totalMemory() - heap.freeMemory() > FULL * heap.maxMemory();
    }

    void giveSpare() {
        spare = null;
    }

    /** How much of the heap was in use, from 0 to 1, after the garbage was last collected. */
    private double level() {
        double level = 0;
        for (MemoryPoolMXBean pool : pools) {
            MemoryUsage usage = pool.getCollectionUsage();
            if (usage != null && usage.getMax() > 0) {
                level = Math.max(level, (double) usage.getUsed() / usage.getMax());
            }
        }
        return level;
    }
}
