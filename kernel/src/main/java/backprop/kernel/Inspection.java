package backprop.kernel;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the name at the cursor, or else of the method in whose brackets the cursor stands: a variable's type
 * and value, a declaration and, where sources can be found, its Javadoc, or what a magic does.
 */
final class Inspection {

    /** So many overloads are shown with their Javadoc, and the others without. */
    private static final int MOST_DOCUMENTED = 8;

    private final Session session;
    private final String code;
    /** The name's end, or the cursor. */
    private final int end;

    private Inspection(Session session, String code, int end) {
        this.session = session;
        this.code = code;
        this.end = end;
    }

    static @Nullable DisplayData at(Session session, String code, int cursor) {
        int end = Cursor.inJava(code, cursor);
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        String line = code.substring(code.lastIndexOf('\n', end - 1) + 1, end);
        if (line.matches("%%?\\w+")) {
            return Magics.about(line).map(Inspection::plain).orElse(null);
        }
        CellParts.Java part = CellParts.javaAt(code, end);
        return new Inspection(session, code.substring(part.from()), end - part.from()).look();
    }

    private static DisplayData plain(String about) {
        DisplayData data = new DisplayData(about);
        data.putHTML("<pre>" + HtmlTable.escape(about) + "</pre>");
        return data;
    }

    private @Nullable DisplayData look() {
        Optional<Variable> variable = variable();
        if (variable.isPresent()) {
            return plain(words(variable.get()));
        }
        boolean isName = end > 0 && Character.isJavaIdentifierPart(code.charAt(end - 1));
        List<Documentation> found = documentation(code.substring(0, end));
        if (isName && found.isEmpty()) {
            found = call(end);
        }
        int open = JavaText.openBracket(code, end);
        if (found.isEmpty() && open >= 0) {
            found = call(open);
        }
        return found.isEmpty() ? null : shown(found);
    }

    /** What is known of the method whose name ends at a place. */
    private List<Documentation> call(int nameEnd) {
        String text = code.substring(0, nameEnd);
        // A method's name means nothing to JShell without its brackets.
        List<Documentation> found = documentation(text + "(");
        int chain = JavaText.chainStart(text);
        int dot = text.lastIndexOf('.');
        return !found.isEmpty() || dot <= chain
                ? found
                : session.declared.hiddenMethods(text.substring(chain, dot), text.substring(dot + 1)).stream()
                        .<Documentation>map(Hidden::new)
                        .toList();
    }

    /**
     * A method that a public class has from one that is not, over which JShell passes.
     *
     * @param method the method
     */
    private record Hidden(Method method) implements Documentation {

        @Override
        public String signature() {
            String parameters = Stream.of(method.getParameterTypes())
                    .map(Class::getSimpleName)
                    .collect(Collectors.joining(", ", "(", ")"));
            return method.getReturnType().getSimpleName() + " "
                    + method.getDeclaringClass().getSimpleName() + "." + method.getName() + parameters;
        }

        @Override
        public @Nullable String javadoc() {
            return null;
        }
    }

    /** The variable of the notebook that the cursor stands at. */
    private Optional<Variable> variable() {
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        String before = code.substring(0, start).stripTrailing();
        String after = code.substring(end).stripLeading();
        String name = code.substring(start, end);
        return before.endsWith(".") || before.endsWith("::") || after.startsWith("(")
                ? Optional.empty()
                : session.declared.variable(name);
    }

    /** What a value says of itself is code of cells too, which the stop button ends. */
    private String words(Variable variable) {
        session.runner.begin();
        try {
            return session.runner.run(variable::words);
        } catch (Throwable e) {
            return variable.type() + " " + variable.name();
        } finally {
            session.runner.end();
        }
    }

    private List<Documentation> documentation(String text) {
        int start = session.lastSnippetStart(text);
        String snippet = text.substring(start);
        List<Documentation> found = session.analysis().documentation(snippet, snippet.length(), true);
        return found.isEmpty() && start > 0
                // What the cell itself declares above is unknown until it runs; in one block JShell sees it all.
                ? session.analysis().documentation("{" + text, text.length() + 1, true)
                : found;
    }

    private DisplayData shown(List<Documentation> found) {
        StringJoiner plain = new StringJoiner("\n\n");
        StringJoiner html = new StringJoiner("<hr/>");
        for (int i = 0; i < found.size(); i++) {
            Documentation shown = found.get(i);
            String javadoc = i >= MOST_DOCUMENTED
                    ? ""
                    : JavadocText.html(Objects.requireNonNullElseGet(shown.javadoc(), () -> docs(shown)));
            plain.add(shown.signature()
                    + (javadoc.isEmpty()
                            ? ""
                            : "\n\n" + Jsoup.parse(javadoc).wholeText().strip()));
            html.add("<pre>" + HtmlTable.escape(shown.signature()) + "</pre>"
                    + (javadoc.isEmpty() ? "" : "<div>" + javadoc + "</div>"));
        }
        DisplayData data = new DisplayData(plain.toString());
        data.putHTML(html.toString());
        return data;
    }

    private String docs(Documentation shown) {
        LibraryDocs libraries = new LibraryDocs(session);
        return shown instanceof Hidden hidden
                ? libraries.find(
                        shown.signature(),
                        List.of(hidden.method().getDeclaringClass().getName()))
                : libraries.find(shown.signature());
    }
}
