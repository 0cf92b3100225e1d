package backprop.kernel;

import com.sun.source.util.JavacTask;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Compilers that have read the JDK's classes already, which is most of the work of compiling a cell. They come from the
 * pool that javac has for JShell, which the jar's manifest opens for us. On a JDK without it, each task is done by a new
 * compiler: that takes several times as long and comes to the same.
 */
final class CompilerPool {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private final @Nullable Internals internals = Internals.find();

    /**
     * Does some work with a task of compiling sources.
     *
     * @param classes the classes of cells that the task may meet; none if it only reads
     */
    <T> T run(
            JavaFileManager files,
            DiagnosticListener<JavaFileObject> listener,
            List<String> options,
            List<? extends JavaFileObject> sources,
            Collection<String> classes,
            Function<JavacTask, T> work) {
        return internals == null
                ? work.apply((JavacTask) COMPILER.getTask(Writer.nullWriter(), files, listener, options, null, sources))
                : internals.run(files, listener, options, sources, classes, work);
    }

    /** The pool, and what JShell does too after each task: it has the compiler forget the classes of cells. */
    private static final class Internals {

        private static final String JAVAC = "com.sun.tools.javac.";

        private final Object pool;
        private final Method getTask;
        private final Class<?> worker;
        private final Method getContext;
        private final Method symtabOf;
        private final Method finderOf;
        private final Method namesOf;

        private Internals() throws ReflectiveOperationException {
            Class<?> type = Class.forName(JAVAC + "api.JavacTaskPool");
            worker = Class.forName(JAVAC + "api.JavacTaskPool$Worker");
            pool = type.getConstructor(int.class).newInstance(2);
            getTask = type.getMethod(
                    "getTask",
                    Writer.class,
                    JavaFileManager.class,
                    DiagnosticListener.class,
                    Iterable.class,
                    Iterable.class,
                    Iterable.class,
                    worker);
            Class<?> context = Class.forName(JAVAC + "util.Context");
            getContext = Class.forName(JAVAC + "api.BasicJavacTask").getMethod("getContext");
            symtabOf = Class.forName(JAVAC + "code.Symtab").getMethod("instance", context);
            finderOf = Class.forName(JAVAC + "code.ClassFinder").getMethod("instance", context);
            namesOf = Class.forName(JAVAC + "util.Names").getMethod("instance", context);
            // What can't be called is known at once, and not only in the middle of a cell.
            for (String home : List.of("api", "code", "util")) {
                if (!type.getModule().isExported(JAVAC + home, CompilerPool.class.getModule())) {
                    throw new IllegalAccessException(JAVAC + home);
                }
            }
        }

        static @Nullable Internals find() {
            try {
                return new Internals();
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                return null;
            }
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        <T> T run(
                JavaFileManager files,
                DiagnosticListener<JavaFileObject> listener,
                List<String> options,
                List<? extends JavaFileObject> sources,
                Collection<String> classes,
                Function<JavacTask, T> work) {
            Object forgetting = Proxy.newProxyInstance(
                    CompilerPool.class.getClassLoader(), new Class<?>[] {worker}, (proxy, method, arguments) -> {
                        JavacTask task = (JavacTask) arguments[0];
                        Object context = getContext.invoke(task);
                        T result = work.apply(task);
                        if (!classes.isEmpty()) {
                            forget(context, classes);
                        }
                        return result;
                    });
            try {
                return (T)
                        getTask.invoke(pool, Writer.nullWriter(), files, listener, options, null, sources, forgetting);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                } else if (e.getCause() instanceof RuntimeException exception) {
                    throw exception;
                }
                throw new IllegalStateException(e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        private void forget(Object context, Collection<String> classes) throws ReflectiveOperationException {
            Object symtab = symtabOf.invoke(null, context);
            Object module = symtab.getClass().getField("unnamedModule").get(symtab);
            Object names = namesOf.invoke(null, context);
            Method nameOf = names.getClass().getMethod("fromString", String.class);
            Class<?> moduleType = Class.forName(JAVAC + "code.Symbol$ModuleSymbol");
            Class<?> nameType = Class.forName(JAVAC + "util.Name");
            Object cells = symtab.getClass()
                    .getMethod("getPackage", moduleType, nameType)
                    .invoke(symtab, module, nameOf.invoke(names, ShellNames.PACKAGE));
            if (cells == null) {
                return;
            }
            Method remove = symtab.getClass().getMethod("removeClass", moduleType, nameType);
            for (String type : classes) {
                remove.invoke(symtab, module, nameOf.invoke(names, type));
            }
            cells.getClass().getField("members_field").set(cells, null);
            Object finder = finderOf.invoke(null, context);
            cells.getClass()
                    .getField("completer")
                    .set(cells, finder.getClass().getMethod("getCompleter").invoke(finder));
        }
    }
}
