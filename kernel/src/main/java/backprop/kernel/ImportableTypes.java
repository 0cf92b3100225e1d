package backprop.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** The names of all public types that an import can bring: the JDK's and those of libraries. */
final class ImportableTypes {

    private static final int MOST = 20;
    private static final Path JDK = Path.of("");
    private static final String ENDING = ".class";

    /** The class files of the JDK and of each library, read when they are first asked for. */
    private final Map<Path, List<String>> files = new ConcurrentHashMap<>();

    /** The full names of types whose simple names begin with a text; those of libraries first. */
    List<String> startingWith(String text, List<Path> libraries, ClassLoader loader) {
        return Stream.concat(libraries.stream(), Stream.of(JDK))
                .flatMap(place -> files.computeIfAbsent(place, ImportableTypes::read).stream()
                        .filter(file -> file.startsWith(text, file.lastIndexOf('/') + 1))
                        .sorted(Comparator.comparing((String file) -> !file.startsWith("java/"))
                                .thenComparing(Comparator.naturalOrder()))
                        .filter(file -> isPublic(file, loader)))
                .distinct()
                .limit(MOST)
                .map(file -> file.substring(0, file.length() - ENDING.length()).replace('/', '.'))
                .toList();
    }

    private static List<String> read(Path place) {
        try {
            return place.equals(JDK) ? ofJdk() : ofLibrary(place);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> ofJdk() {
        return ModuleLayer.boot().modules().stream()
                .flatMap(module -> {
                    Set<String> exported = new HashSet<>();
                    for (Exports exports : module.getDescriptor().exports()) {
                        if (!exports.isQualified()) {
                            exported.add(exports.source().replace('.', '/'));
                        }
                    }
                    return listed(module.getName())
                            .filter(file -> exported.contains(file.substring(0, Math.max(0, file.lastIndexOf('/')))));
                })
                .filter(ImportableTypes::isOutermost)
                .toList();
    }

    private static Stream<String> listed(String module) {
        Optional<ModuleReader> reader = ModuleFinder.ofSystem().find(module).map(found -> {
            try {
                return found.open();
            } catch (IOException e) {
                return null;
            }
        });
        try (ModuleReader open = reader.orElse(null)) {
            return open == null ? Stream.empty() : open.list().toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static List<String> ofLibrary(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (Stream<Path> all = Files.walk(place)) {
                return all.map(file -> place.relativize(file).toString().replace('\\', '/'))
                        .filter(ImportableTypes::isOutermost)
                        .toList();
            }
        }
        try (ZipFile jar = new ZipFile(place.toFile())) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(ImportableTypes::isOutermost)
                    .toList();
        }
    }

    /** Whether a file is a class's whose name has no other's in it; a type without a package can't be imported. */
    private static boolean isOutermost(String file) {
        return file.endsWith(ENDING) && file.indexOf('$') < 0 && file.indexOf('/') > 0 && !file.startsWith("META-INF/");
    }

    private static boolean isPublic(String file, ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(file)) {
            return in != null && (new ClassReader(in).getAccess() & Opcodes.ACC_PUBLIC) != 0;
        } catch (IOException | RuntimeException e) {
            // A class file of a newer Java than the reader knows is not worth an error here.
            return false;
        }
    }
}
