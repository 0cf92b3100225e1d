package backprop.kernel;

import java.util.Optional;

/** What may help with the errors that everybody makes. */
final class Hints {

    private Hints() {}

    static Optional<String> forCompileError(String message, Session session) {
        if (message.contains("';' expected")) {
            return Optional.of("a statement ends with a semicolon; put one where the mark is.");
        }
        if (message.contains("missing return statement")) {
            return Optional.of("every way through this method must end with return and a value.");
        }
        if (message.startsWith("package ") && message.contains("does not exist")) {
            return Optional.of("is the library's jar on the class path? %classpath path/to/the.jar puts it there.");
        }
        return Optional.empty();
    }

    static Optional<String> forException(Throwable thrown) {
        if (thrown instanceof NoClassDefFoundError || thrown instanceof ClassNotFoundException) {
            return Optional.of("a jar is missing from the class path. %classpath path/to/the.jar puts it there.");
        }
        return Optional.empty();
    }
}
