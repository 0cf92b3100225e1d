package backprop.kernel;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an array, a collection or a map holds.
 *
 * @param first the elements, or a map's entries, in order, as many as anybody would read
 * @param size how many there are
 */
record Elements(List<?> first, int size) {

    private static final int MOST = 100;

    /** The elements of a value, or null if it is not made of elements. */
    static @Nullable Elements of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return of(map.entrySet());
        }
        if (value instanceof Collection<?> all) {
            return new Elements(all.stream().limit(MOST).toList(), all.size());
        }
        if (value != null && value.getClass().isArray()) {
            int size = Array.getLength(value);
            IntStream first = IntStream.range(0, Math.min(size, MOST));
            return new Elements(first.mapToObj(i -> Array.get(value, i)).toList(), size);
        }
        return null;
    }
}
