package backprop.kernel;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The Javadoc of libraries, for which JShell does not look: from the sources that stand on or beside the class path. */
final class LibraryDocs {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private final Session session;

    LibraryDocs(Session session) {
        this.session = session;
    }

    /**
     * The Javadoc of what has a signature.
     *
     * @param signature as JShell writes it: {@code demo.Net<T>}, {@code int Net<T>.train(int epochs)} or {@code
     *     Net.SIZE:int}
     * @return the text of the comment; empty if there is none
     */
    String find(String signature) {
        String erased = erased(signature);
        String[] names =
                erased.replaceFirst("[(:].*", "").replaceFirst(".* ", "").split("\\.");
        String type = Stream.of(names)
                .filter(name -> Character.isUpperCase(name.charAt(0)))
                .findFirst()
                .orElse(names[0]);
        try (StandardJavaFileManager files = JAVAC.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, session.sources());
            for (String qualified :
                    session.analysis().listQualifiedNames(type, type.length()).getNames()) {
                JavaFileObject file =
                        files.getJavaFileForInput(StandardLocation.SOURCE_PATH, qualified, JavaFileObject.Kind.SOURCE);
                if (file != null) {
                    JavacTask parser = (JavacTask) JAVAC.getTask(null, files, problem -> {}, null, null, List.of(file));
                    return new Finder(parser, parameters(erased)).find(names[names.length - 1]);
                }
            }
        } catch (IOException e) {
            // Sources that can't be read are as good as none.
        }
        return "";
    }

    private static String erased(String text) {
        String erased = text.replaceAll("<[^<>]*>", "");
        return erased.equals(text) ? text.replace("...", "[]") : erased(erased);
    }

    /** The simple types of the parameters in a signature, in brackets; nothing if it is no method's. */
    private static String parameters(String signature) {
        return Stream.of(signature.replaceFirst("^[^(]*", "").split(",", -1))
                .map(parameter -> parameter.replaceAll("[()]", "").strip())
                .map(parameter -> parameter.replaceFirst(" .*", "").replaceFirst(".*[.]", ""))
                .collect(Collectors.joining(",", signature.contains("(") ? "(" : "", ""));
    }

    /** Finds a declaration in a source file by its name and, if it is a method's, by the types of its parameters. */
    private static final class Finder extends TreePathScanner<@Nullable Void, String> {

        private final JavacTask parser;
        private final String parameters;
        private String found = "";

        Finder(JavacTask parser, String parameters) {
            this.parser = parser;
            this.parameters = parameters;
        }

        String find(String name) throws IOException {
            scan(parser.parse(), name);
            return found;
        }

        @Override
        public @Nullable Void scan(Tree tree, String name) {
            if (isMeant(tree, name)) {
                String comment = DocTrees.instance(parser).getDocComment(new TreePath(getCurrentPath(), tree));
                found = comment == null ? found : comment;
            }
            return super.scan(tree, name);
        }

        private boolean isMeant(Tree tree, String name) {
            if (tree instanceof MethodTree method) {
                boolean isNamed =
                        method.getReturnType() == null || method.getName().contentEquals(name);
                return isNamed
                        && parameters.equals(
                                parameters("(" + erased(method.getParameters().toString())));
            }
            if (tree instanceof ClassTree type && type.getSimpleName().contentEquals(name)) {
                // A record's signature may show what it is made of.
                return parameters.isEmpty() || type.getKind() == Tree.Kind.RECORD;
            }
            return tree instanceof VariableTree field && field.getName().contentEquals(name) && parameters.isEmpty();
        }
    }
}
