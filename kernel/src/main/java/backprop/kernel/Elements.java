package backprop.kernel;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an array, a collection or a map holds.
 *
 * @param iterator the elements, or a map's entries, in order
 * @param size how many there are
 */
record Elements(Iterator<?> iterator, int size) {

    /** The elements of a value, or null if it is not made of elements. */
    static @Nullable Elements of(@Nullable Object value) {
        if (value instanceof Collection<?> collection) {
            return new Elements(collection.iterator(), collection.size());
        }
        if (value instanceof Map<?, ?> map) {
            return new Elements(map.entrySet().iterator(), map.size());
        }
        if (value != null && value.getClass().isArray()) {
            int size = Array.getLength(value);
            return new Elements(
                    IntStream.range(0, size).mapToObj(i -> Array.get(value, i)).iterator(), size);
        }
        return null;
    }
}
