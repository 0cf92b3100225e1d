package backprop.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.jspecify.annotations.Nullable;

/** The kernel's own magics. */
final class Magics {

    private Magics() {}

    static MagicsRegistry registry() {
        MagicsRegistry registry = new MagicsRegistry();
        line(registry, "classpath", Magics::classpath);
        line(registry, "jars", Magics::jars);
        return registry;
    }

    private static void line(MagicsRegistry registry, String name, LineMagic<?, JavaKernel> magic) {
        registry.registerLineMagic(name, magic);
    }

    /** Runs a magic; one that nobody knows is an error that lists the known ones. */
    static @Nullable Object run(JavaKernel kernel, CellParts.Magic magic) throws Exception {
        MagicsRegistry registry = kernel.getMagicsRegistry();
        boolean headsCell = magic.body() != null;
        if (headsCell && registry.getCellMagicNames().contains(magic.name())) {
            return registry.<Object, JavaKernel>evalCellMagic(kernel, magic.name(), magic.arguments(), magic.body());
        }
        if (!headsCell && registry.getLineMagicNames().contains(magic.name())) {
            return registry.<Object, JavaKernel>evalLineMagic(kernel, magic.name(), magic.arguments());
        }
        String percent = headsCell ? "%%" : "%";
        throw CellFailure.saying(
                "UnknownMagic",
                "there is no magic " + percent + magic.name() + ". Known are " + String.join(", ", names(registry))
                        + ".");
    }

    private static Set<String> names(MagicsRegistry registry) {
        Set<String> names = new TreeSet<>();
        registry.getLineMagicNames().forEach(name -> names.add("%" + name));
        registry.getCellMagicNames().forEach(name -> names.add("%%" + name));
        return names;
    }

    private static @Nullable Object classpath(JavaKernel kernel, List<String> patterns) throws Exception {
        if (patterns.isEmpty()) {
            throw CellFailure.saying("NotFound", "%classpath wants a jar or a folder, as in %classpath lib/some.jar.");
        }
        for (String pattern : patterns) {
            kernel.addToClasspath(Globs.find(pattern));
        }
        return null;
    }

    /** As {@code %classpath}, and a folder stands for the jars in it. */
    private static @Nullable Object jars(JavaKernel kernel, List<String> patterns) throws Exception {
        if (patterns.isEmpty()) {
            throw CellFailure.saying("NotFound", "%jars wants jars or a folder with jars, as in %jars lib/*.jar.");
        }
        for (String pattern : patterns) {
            for (Path found : Globs.find(pattern)) {
                kernel.addToClasspath(Files.isDirectory(found) ? jarsIn(found) : List.of(found));
            }
        }
        return null;
    }

    private static List<Path> jarsIn(Path folder) throws CellFailure, IOException {
        return Globs.find(folder.resolve("*.jar").toString());
    }
}
