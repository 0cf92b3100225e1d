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
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The Javadoc of cells and libraries, for which JShell does not look: from what the cells have written, from the sources
 * that stand in, on or beside the class path, or else from the pages that the javadoc tool made.
 */
final class LibraryDocs {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    /** Where a jar may carry its sources, by a convention of OSGi's that editors know too. */
    private static final String INSIDE = "OSGI-OPT/src/";

    /** A source file in memory. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///Source.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreErrors) {
            return text;
        }
    }

    private final Session session;

    LibraryDocs(Session session) {
        this.session = session;
    }

    /**
     * The Javadoc of what has a signature.
     *
     * @param signature as JShell writes it: {@code demo.Net<T>}, {@code int Net<T>.train(int epochs)} or {@code
     *     Net.SIZE:int}
     * @return the comment as its author wrote it or as HTML; empty if there is none
     */
    String find(String signature) {
        String outermost = Signature.of(signature).outermost();
        return find(
                signature,
                session.analysis()
                        .listQualifiedNames(outermost, outermost.length())
                        .getNames());
    }

    /** The same in one of some types by their full names. */
    String find(String signature, List<String> types) {
        Signature wanted = Signature.of(signature);
        String name = wanted.name();
        String outermost = wanted.outermost();
        Set<String> keys = new HashSet<>(Set.of(name + wanted.parameters()));
        if (Signature.isTypes(name)) {
            // A constructor without a comment of its own goes by its type's.
            keys.add(name);
        }
        try (StandardJavaFileManager files = JAVAC.getStandardFileManager(null, null, null)) {
            for (String source : session.declared.sources(outermost)) {
                String found = new Finder(files, new Source("class Cell {" + source + "}")).find(keys);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, session.beside("-sources.jar"));
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, session.beside("-javadoc.jar"));
            for (String type : types) {
                JavaFileObject source = source(files, type);
                String found = source == null ? "" : new Finder(files, source).find(keys);
                String folder = type.substring(0, type.length() - outermost.length());
                for (String page : List.of(owner(wanted.path()), wanted.path())) {
                    FileObject html = files.getFileForInput(StandardLocation.CLASS_PATH, folder, page + ".html");
                    found = html == null || !found.isEmpty() ? found : section(html, page, keys);
                }
                if (!found.isEmpty()) {
                    return found;
                }
            }
        } catch (IOException e) {
            // Docs that can't be read are as good as none.
        }
        return "";
    }

    private @Nullable JavaFileObject source(StandardJavaFileManager files, String type) throws IOException {
        try (InputStream inside = session.loader.getResourceAsStream(INSIDE + type.replace('.', '/') + ".java")) {
            return inside == null
                    ? files.getJavaFileForInput(StandardLocation.SOURCE_PATH, type, Kind.SOURCE)
                    : new Source(new String(inside.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** What a page about a type says of the type itself or a member; the signature of a record may stand for either. */
    private static String section(FileObject page, String type, Set<String> keys) throws IOException {
        String name = type.substring(type.lastIndexOf('.') + 1);
        String found = "";
        for (Element section : Jsoup.parse(page.getCharContent(true).toString()).select("section[id]")) {
            String id = Signature.erased(section.id().replace("<init>", name).replace("class-description", name));
            if (keys.contains(Signature.before(id, '(') + Signature.parameters(id))) {
                found += section.select("div.block, dl.notes").outerHtml();
            }
        }
        return found;
    }

    /** What a path names without its last name, if it has more than one. */
    private static String owner(String path) {
        return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : path;
    }

    /** Finds a declaration in a source file by its name and, if it is a method's, by the types of its parameters. */
    private static final class Finder extends TreePathScanner<@Nullable Void, Set<String>> {

        private final JavacTask parser;
        private String found = "";

        Finder(StandardJavaFileManager files, JavaFileObject source) {
            parser = (JavacTask) JAVAC.getTask(null, files, problem -> {}, null, null, List.of(source));
        }

        String find(Set<String> keys) throws IOException {
            scan(parser.parse(), keys);
            return found;
        }

        @Override
        public @Nullable Void scan(Tree tree, Set<String> keys) {
            if (keys.contains(key(tree))) {
                String comment = DocTrees.instance(parser).getDocComment(new TreePath(getCurrentPath(), tree));
                found = comment == null ? found : comment;
            }
            return super.scan(tree, keys);
        }

        private String key(Tree tree) {
            if (tree instanceof MethodTree method) {
                String parameters = Signature.parameters(
                        "(" + Signature.erased(method.getParameters().toString()));
                return (method.getReturnType() == null ? key(getCurrentPath().getLeaf()) : method.getName())
                        + parameters;
            } else if (tree instanceof ClassTree type) {
                return type.getSimpleName().toString();
            }
            return tree instanceof VariableTree field ? field.getName().toString() : "";
        }
    }
}
