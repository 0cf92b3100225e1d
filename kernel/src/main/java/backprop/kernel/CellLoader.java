package backprop.kernel;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/** Where the cells' classes live, together with the libraries that a notebook puts on its class path. */
final class CellLoader extends URLClassLoader implements LoaderDelegate {

    private final Map<String, byte[]> compiled = new ConcurrentHashMap<>();

    CellLoader() {
        super("cells", new URL[0], CellLoader.class.getClassLoader());
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        for (ClassBytecodes type : classes) {
            compiled.put(type.name(), type.bytecodes());
        }
        boolean[] loaded = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            try {
                loadClass(classes[i].name());
                loaded[i] = true;
            } catch (ClassNotFoundException | LinkageError e) {
                throw new ClassInstallException("A class of the cell can't be loaded: " + e, loaded);
            }
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        // Never comes: the kernel lets JShell replace a class rather than redefine it.
    }

    @Override
    public void addToClasspath(String path) throws EngineTerminationException, InternalException {
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
            if (bytecode == null) {
                return super.findClass(name);
            }
            byte[] woven = Weaver.weave(bytecode);
            return defineClass(name, woven, 0, woven.length);
        }
    }
}
