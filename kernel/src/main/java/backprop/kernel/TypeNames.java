package backprop.kernel;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * How one writes the types that the compiler has found for variables declared by {@code var}: as short as the imports
 * allow, as a reader would.
 *
 * @param packages the packages that are imported whole
 * @param imported the types that are imported by their names
 * @param isOfCell whether a name is that of a type of a cell
 */
record TypeNames(Set<String> packages, Set<String> imported, Predicate<String> isOfCell) {

    private static final Pattern ANNOTATION = Pattern.compile("@[\\w.]+(\\([^()]*\\))? ?");
    private static final Pattern NO_NAME = Pattern.compile("[&#]|<any>|<none>|<anonymous|capture");
    private static final Pattern QUALIFIED = Pattern.compile("\\b((?:\\w+\\.)*[a-z]\\w*)\\.([A-Z]\\w*)");

    /** The type as one writes it, if there is a way to write it. */
    Optional<String> of(TypeMirror type, Elements elements) {
        String full = ANNOTATION.matcher(type.toString()).replaceAll("");
        if (type.getKind() == TypeKind.ERROR
                || type.getKind() == TypeKind.NULL
                || type.getKind() == TypeKind.VOID
                || type.getKind() == TypeKind.INTERSECTION
                || NO_NAME.matcher(full).find()) {
            return Optional.empty();
        }
        Matcher names = QUALIFIED.matcher(ShellNames.without(full));
        return Optional.of(names.replaceAll(name -> Matcher.quoteReplacement(
                isClear(name.group(1), name.group(2), elements) ? name.group(2) : name.group())));
    }

    private boolean isClear(String home, String name, Elements elements) {
        return !isOfCell.test(name)
                && (imported.contains(home + "." + name)
                        || (packages.contains(home)
                                && imported.stream().noneMatch(other -> other.endsWith("." + name))
                                && packages.stream()
                                        .filter(other -> !other.equals(home))
                                        .allMatch(other -> elements.getTypeElement(other + "." + name) == null)));
    }
}
