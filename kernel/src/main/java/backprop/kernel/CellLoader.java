package backprop.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;
import org.jspecify.annotations.Nullable;

/** Where the cells' classes live, together with the libraries that a notebook puts on its class path. */
final class CellLoader extends URLClassLoader implements LoaderDelegate {

    private final Map<String, byte[]> compiled = new ConcurrentHashMap<>();
    private final Map<String, byte[]> declared = new ConcurrentHashMap<>();
    /** Classes that hold what has been declared anew since in other ones. */
    private final Set<Class<?>> replaced = ConcurrentHashMap.newKeySet();

    CellLoader() {
        super("cells", new URL[0], CellLoader.class.getClassLoader());
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        forgetFormer(Stream.of(classes).map(type -> outermost(type.name())).collect(Collectors.toSet()));
        for (ClassBytecodes type : classes) {
            compiled.put(type.name(), type.bytecodes());
            declared.put(type.name(), type.bytecodes());
        }
        try {
            for (ClassBytecodes type : classes) {
                loadClass(type.name());
            }
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ClassInstallException("A class of the cell can't be loaded: " + e, new boolean[classes.length]);
        }
    }

    private static String outermost(String name) {
        int inner = name.indexOf('$', ShellNames.PREFIX.length());
        return inner < 0 ? name : name.substring(0, inner);
    }

    /** What JShell declares anew it puts into a class of the former one's number, with other letters behind it. */
    private void forgetFormer(Set<String> loading) {
        Set<String> numbers = loading.stream().map(CellLoader::number).collect(Collectors.toSet());
        declared.keySet().removeIf(former -> {
            boolean isReplaced = numbers.contains(number(former)) && !loading.contains(outermost(former));
            Class<?> type = isReplaced ? findLoadedClass(former) : null;
            if (type != null && former.equals(outermost(former))) {
                replaced.add(type);
            }
            return isReplaced;
        });
    }

    private static String number(String name) {
        int end = ShellNames.PREFIX.length();
        while (end < name.length() && Character.isDigit(name.charAt(end))) {
            end++;
        }
        return name.substring(0, end);
    }

    /** Lets go of the values of variables that have been declared anew: each may be as large as a network. */
    void forgetFormerValues() {
        for (Class<?> type : replaced) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())
                        && !Modifier.isFinal(field.getModifiers())
                        && !field.getType().isPrimitive()) {
                    try {
                        field.setAccessible(true);
                        field.set(null, null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }
        replaced.clear();
    }

    /** The classes that hold what cells have declared, as the compiler made them. */
    Map<String, byte[]> declared() {
        return declared;
    }

    /** Takes in a class with those inside it. */
    Class<?> add(String name, Map<String, byte[]> classes) {
        compiled.putAll(classes);
        try {
            return loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        // Never comes: the kernel lets JShell replace a class rather than redefine it.
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
        try {
            addURL(Path.of(path).toUri().toURL());
        } catch (MalformedURLException e) {
            throw new InternalException(e.toString());
        }
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> already = findLoadedClass(name);
            if (already != null) {
                return already;
            }
            byte[] bytecode = compiled.remove(name);
            return bytecode == null ? findInLibrary(name) : define(name, Weaver.weave(bytecode, true), null);
        }
    }

    /** A class of a library as it is, or with a substitute where it would end the process. */
    private Class<?> findInLibrary(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = getResourceAsStream(file)) {
            byte[] bytecode = in == null ? new byte[0] : in.readAllBytes();
            if (Weaver.mayEndProcess(bytecode)) {
                String library =
                        String.valueOf(findResource(file)).replaceFirst("(!/)?" + Pattern.quote(file) + "$", "");
                URL location = URI.create(library.replaceFirst("^jar:", "")).toURL();
                return define(name, Weaver.weave(bytecode, false), new CodeSource(location, (Certificate[]) null));
            }
        } catch (IOException e) {
            // Then the ordinary way will say what is wrong.
        }
        return super.findClass(name);
    }

    private Class<?> define(String name, byte[] bytecode, @Nullable CodeSource source) {
        return defineClass(name, bytecode, 0, bytecode.length, source);
    }
}
