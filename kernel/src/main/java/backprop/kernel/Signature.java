package backprop.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is declared under a name, taken apart.
 *
 * @param outermost the simple name of the outermost type
 * @param path the names from there to what is declared, with dots
 * @param name the last of them
 * @param parameters the simple types of a method's parameters, in brackets; empty if it is no method
 */
record Signature(String outermost, String path, String name, String parameters) {

    /**
     * Reads a signature as JShell writes it: {@code demo.Net<T>}, {@code int Net<T>.train(int epochs)} or {@code
     * Net.SIZE:int}.
     */
    static Signature of(String text) {
        // A record's name may be followed by what it is made of.
        String erased = erased(text).replaceAll("[(][^()]*+[)](?=[.(])", "");
        String declared = before(erased, '(');
        declared = before(declared, ':');
        declared = declared.substring(declared.lastIndexOf(' ') + 1);
        List<String> names = List.of(declared.split("[.]", -1));
        String outermost = names.stream().filter(Signature::isTypes).findFirst().orElse(names.get(0));
        String path = String.join(".", names.subList(names.indexOf(outermost), names.size()));
        return new Signature(outermost, path, names.get(names.size() - 1), parameters(erased));
    }

    /** Whether a name is written as types' names are. */
    static boolean isTypes(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
    }

    /** A text without its type arguments, and with arrays for what varies in number. */
    static String erased(String text) {
        return JavaText.withoutTypeArguments(text).replace("...", "[]");
    }

    /** The simple types of the parameters in an erased signature, in brackets; nothing if it is no method's. */
    static String parameters(String signature) {
        int open = signature.indexOf('(');
        if (open < 0) {
            return "";
        }
        String inside = before(signature.substring(open + 1), ')');
        return Arrays.stream(inside.split(",", -1))
                .map(parameter -> before(parameter.strip(), ' '))
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .collect(Collectors.joining(",", "(", ""));
    }

    /** The text before a character, or all of it. */
    static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }
}
