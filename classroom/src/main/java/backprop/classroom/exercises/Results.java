package backprop.classroom.exercises;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Notes each check's result for a teacher who runs notebooks that were handed in: a line with the exercise's name, a tab
 * and the state, at the end of the file that the environment names in {@code BACKPROP_CHECKS}. Without one, nothing is
 * noted.
 */
interface Results {
    /** What a check may find. */
    enum State {
        RIGHT,
        NOT_YET,
        NOT_TRIED
    }

    /** Notes one check. */
    void note(String id, State state);

    static Results ofEnvironment() {
        String file = System.getenv("BACKPROP_CHECKS");
        return file == null || file.isBlank() ? (id, state) -> {} : in(Path.of(file));
    }

    static Results in(Path file) {
        return (id, state) -> {
            try {
                Files.writeString(file, id + "\t" + state + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException("the results can't be written to " + file, e);
            }
        };
    }
}
