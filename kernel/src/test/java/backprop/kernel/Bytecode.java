package backprop.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Classes of tests as the compiler made them, and loaded again with other bytecode. */
final class Bytecode {

    private Bytecode() {}

    /** What the compiler made of a class. */
    static byte[] of(Class<?> type) {
        String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A class once more, with this bytecode. */
    static Class<?> loaded(Class<?> type, byte[] bytecode) {
        ClassLoader loader = new ClassLoader(type.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.equals(type.getName())
                        ? Objects.requireNonNullElseGet(
                                findLoadedClass(name), () -> defineClass(name, bytecode, 0, bytecode.length))
                        : super.loadClass(name, resolve);
            }
        };
        try {
            return loader.loadClass(type.getName());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
