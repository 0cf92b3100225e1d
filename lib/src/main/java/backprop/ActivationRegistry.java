package backprop;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The activations that can be found by name: the library's own, and those that users have registered. */
final class ActivationRegistry {
    private static final Map<String, Activation> BUILT_IN =
            List.of(Activation.RELU, Activation.SIGMOID, Activation.TANH, Activation.LINEAR, Activation.SOFTMAX)
                    .stream()
                    .collect(Collectors.toUnmodifiableMap(Activation::name, Function.identity()));
    private static final Map<String, Activation> REGISTERED = new ConcurrentHashMap<>();

    private ActivationRegistry() {}

    static void register(Activation activation) {
        if (BUILT_IN.containsKey(activation.name())) {
            throw new IllegalArgumentException(
                    "'%s' is the library's own activation; give yours another name".formatted(activation.name()));
        }
        REGISTERED.put(activation.name(), activation);
    }

    static Activation named(String name) {
        var known = new TreeMap<>(BUILT_IN);
        known.putAll(REGISTERED);
        Activation found = known.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no activation is named '%s'; known are %s; add your own with Activation.register"
                            .formatted(name, String.join(", ", known.keySet())));
        }
        return found;
    }
}
