package backprop.kernel;

import backprop.kernel.Cell.Place;
import java.util.Locale;
import java.util.Optional;
import javax.tools.Diagnostic;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/**
 * What libraries have to say of an error in code that uses them. They add it as they add the looks of their types: a
 * render function for {@link Diagnostic} that gives the form {@code text/x-hint}. A hint is one line.
 */
final class LibraryHints {

    private static final MIMEType HINT = MIMEType.parse("text/x-hint");

    /**
     * A compile error as a library sees it.
     *
     * @param said what javac says
     * @param place where
     */
    private record Mistake(String said, Place place) implements Diagnostic<CharSequence> {

        @Override
        public Kind getKind() {
            return Kind.ERROR;
        }

        /** The text of the whole cell. */
        @Override
        public CharSequence getSource() {
            return place.cell().code();
        }

        @Override
        public long getPosition() {
            return place.offset();
        }

        @Override
        public long getStartPosition() {
            return place.offset();
        }

        @Override
        public long getEndPosition() {
            return NOPOS;
        }

        @Override
        public long getLineNumber() {
            return getSource().subSequence(0, place.offset()).toString().split("\n", -1).length;
        }

        @Override
        public long getColumnNumber() {
            return place.column() + 1L;
        }

        @Override
        public String getCode() {
            return "";
        }

        @Override
        public String getMessage(Locale locale) {
            return said;
        }

        @Override
        public String toString() {
            return said;
        }
    }

    private final Renderer renderer;

    LibraryHints(Renderer renderer) {
        this.renderer = renderer;
    }

    /** A library's hint for what javac says of a place, if one has any. */
    Optional<String> of(String message, Place place) {
        try {
            DisplayData said = renderer.renderAs(new Mistake(message, place), HINT.toString());
            return Optional.ofNullable((String) said.getData(HINT));
        } catch (RuntimeException e) {
            // A hint that fails must not take the place of the error that it is for.
            return Optional.empty();
        }
    }
}
