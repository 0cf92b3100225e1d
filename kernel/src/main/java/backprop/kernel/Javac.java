package backprop.kernel;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/** The JDK's compiler, for texts of Java that see what cells have declared; nothing of it touches a disk. */
final class Javac {

    /**
     * What is wrong with a text.
     *
     * @param code javac's name for this kind of error
     * @param message javac's words
     * @param position the offset of the place in the text
     * @param end where that place ends
     */
    record Fault(String code, String message, long position, long end) {}

    /**
     * A text as the grammar sees it.
     *
     * @param tree the tree
     * @param positions where in the text its parts are
     * @param faults what is wrong
     */
    record Parsed(CompilationUnitTree tree, SourcePositions positions, List<Fault> faults) {}

    /**
     * A compiled class with those inside it.
     *
     * @param classes their bytecode by their names; empty if something is wrong
     * @param faults what is wrong
     * @param seen what the caller wanted to know of the tree
     */
    record Compiled<T>(Map<String, byte[]> classes, List<Fault> faults, T seen) {}

    /** How javac's names begin for what is right but larger than a class file can hold. */
    static final String TOO_LARGE = "compiler.err.limit.";

    /** Javac's name for that a sign is missing, such as a semicolon. */
    static final String MISSING = "compiler.err.expected";

    private static final String BREAKS_OFF = "javac breaks off";

    private static final URI NOWHERE = URI.create("cell:///nowhere");

    private final Files files;
    private final List<String> options = new ArrayList<>(
            List.of("-proc:none", "-g", "-parameters", "-Xlint:none", "--should-stop=ifError=FLOW", "-Xmaxerrs", "0"));
    private int count;
    private CompilerPool pool = new CompilerPool();

    /**
     * A compiler.
     *
     * @param files where it finds what it needs
     * @param declared the classes that cells have made
     * @param options besides the usual ones
     */
    Javac(JavaFileManager files, Map<String, byte[]> declared, List<String> options) {
        this.files = new Files(files, declared);
        this.options.addAll(options);
    }

    /** A name for a class, under which there has been none. */
    String newName() {
        count++;
        return ShellNames.PREFIX + "cell" + count;
    }

    /** What is on the class path has changed. */
    void renew() {
        pool = new CompilerPool();
    }

    /** Reads some texts, each one a file of its own. */
    List<Parsed> parse(List<String> texts) {
        try {
            return parsed(texts);
        } catch (AssertionError e) {
            renew();
            return texts.size() == 1
                    ? List.of(brokenOff())
                    : texts.stream().map(text -> parse(List.of(text)).get(0)).toList();
        }
    }

    private List<Parsed> parsed(List<String> texts) {
        List<Source> sources = new ArrayList<>();
        for (String text : texts) {
            sources.add(new Source("Text" + sources.size(), text));
        }
        Map<URI, List<Fault>> faults = new HashMap<>();
        return pool.run(files, report -> note(report, faults), options, sources, List.of(), task -> {
            List<Parsed> parsed = new ArrayList<>();
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            try {
                for (CompilationUnitTree tree : task.parse()) {
                    parsed.add(new Parsed(
                            tree,
                            positions,
                            faults.getOrDefault(tree.getSourceFile().toUri(), List.of())));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (IllegalStateException e) {
                throw unwrapped(e);
            }
            return parsed;
        });
    }

    /** Some texts that are not Java have javac itself break off. */
    private Parsed brokenOff() {
        Parsed nothing = parsed(List.of("")).get(0);
        return new Parsed(nothing.tree(), nothing.positions(), List.of(new Fault(BREAKS_OFF, "", 0, 0)));
    }

    /** What the compiler could not follow comes wrapped. */
    private static IllegalStateException unwrapped(IllegalStateException wrapper) {
        if (wrapper.getCause() instanceof Error error) {
            throw error;
        }
        return wrapper;
    }

    /**
     * Compiles a class.
     *
     * @param name its full name
     * @param text its text
     * @param look finds out what the caller wants to know of the tree, when each name and type in it is known
     */
    <T> Compiled<T> compile(String name, String text, BiFunction<JavacTask, CompilationUnitTree, T> look) {
        Map<URI, List<Fault>> faults = new HashMap<>();
        Source source = new Source(name, text);
        files.made.clear();
        Set<String> met = new HashSet<>(files.declared.keySet());
        met.add(name);
        T seen = pool.run(files, report -> note(report, faults), options, List.of(source), met, task -> {
            try {
                CompilationUnitTree tree = task.parse().iterator().next();
                task.analyze();
                T found = look.apply(task, tree);
                if (faults.isEmpty()) {
                    task.generate();
                }
                return found;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (IllegalStateException e) {
                throw unwrapped(e);
            }
        });
        Map<String, byte[]> classes = new LinkedHashMap<>();
        files.made.forEach((type, bytes) -> classes.put(type, bytes.toByteArray()));
        List<Fault> all = faults.values().stream().flatMap(List::stream).toList();
        if (all.stream().anyMatch(fault -> fault.code().startsWith(TOO_LARGE))) {
            // A compiler that broke off in the middle of a class goes on with the rest of it in the next one.
            renew();
        }
        return new Compiled<>(all.isEmpty() ? classes : Map.of(), all, seen);
    }

    private static void note(Diagnostic<? extends JavaFileObject> report, Map<URI, List<Fault>> faults) {
        if (report.getKind() == Diagnostic.Kind.ERROR) {
            URI source =
                    report.getSource() == null ? NOWHERE : report.getSource().toUri();
            faults.computeIfAbsent(source, any -> new ArrayList<>())
                    .add(new Fault(
                            report.getCode(),
                            report.getMessage(Locale.getDefault()),
                            report.getPosition(),
                            report.getEndPosition()));
        }
    }

    /** A text to compile. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("cell:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** A class that is there already. */
    private static final class Declared extends SimpleJavaFileObject {

        private final String name;
        private final byte[] bytes;

        Declared(String name, byte[] bytes) {
            super(URI.create("cell:///" + name.replace('.', '/') + ".class"), JavaFileObject.Kind.CLASS);
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /** The files of the class path, with the classes of cells among them. */
    private static final class Files extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, byte[]> declared;
        private final Map<String, ByteArrayOutputStream> made = new LinkedHashMap<>();

        Files(JavaFileManager files, Map<String, byte[]> declared) {
            super(files);
            this.declared = declared;
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            boolean isOfCells = location == StandardLocation.CLASS_PATH && packageName.equals(ShellNames.PACKAGE);
            if (!isOfCells) {
                return super.list(location, packageName, kinds, recurse);
            }
            List<JavaFileObject> classes = new ArrayList<>();
            declared.forEach((name, bytes) -> classes.add(new Declared(name, bytes)));
            return classes;
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof Declared type ? type.name : super.inferBinaryName(location, file);
        }

        @Override
        public boolean isSameFile(FileObject a, FileObject b) {
            boolean isOurs = a instanceof SimpleJavaFileObject || b instanceof SimpleJavaFileObject;
            return isOurs ? a.equals(b) : super.isSameFile(a, b);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("cell:///made"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    made.put(name, bytes);
                    return bytes;
                }
            };
        }
    }
}
