package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.kernel.Cell.Place;
import java.util.Locale;
import javax.tools.Diagnostic;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.junit.jupiter.api.Test;

class LibraryHintsTest {

    private static final Place PLACE = new Place(new Cell("cell 1", "int a = 1;\n  b + a"), 13);

    @Test
    void a_library_sees_what_javac_says_and_where() {
        Renderer renderer = new Renderer();
        renderer.createRegistration(Diagnostic.class).supporting("text/x-hint").register((mistake, context) -> {
            String seen = mistake.getKind() + "|" + mistake.getMessage(Locale.ROOT) + "|" + mistake + "|"
                    + mistake.getSource() + "|" + mistake.getPosition() + "|" + mistake.getStartPosition() + "|"
                    + mistake.getEndPosition() + "|" + mistake.getLineNumber() + "|" + mistake.getColumnNumber() + "|"
                    + mistake.getCode();
            context.getOutputContainer().putData("text/x-hint", seen);
        });
        assertThat(new LibraryHints(renderer).of("cannot find it", PLACE))
                .contains("ERROR|cannot find it|cannot find it|int a = 1;\n  b + a|13|13|-1|2|3|");
    }

    @Test
    void a_library_may_have_nothing_to_say() {
        Renderer renderer = new Renderer();
        assertThat(new LibraryHints(renderer).of("cannot find it", PLACE)).isEmpty();
        renderer.createRegistration(Diagnostic.class).supporting("text/x-hint").register((mistake, context) -> {});
        assertThat(new LibraryHints(renderer).of("cannot find it", PLACE)).isEmpty();
    }

    @Test
    void a_hint_that_fails_is_none() {
        Renderer renderer = new Renderer();
        renderer.createRegistration(Diagnostic.class).supporting("text/x-hint").register((mistake, context) -> {
            throw new IllegalStateException("a library's mistake");
        });
        assertThat(new LibraryHints(renderer).of("cannot find it", PLACE)).isEmpty();
    }
}
