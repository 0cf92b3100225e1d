package backprop.kernel;

import backprop.kernel.CellPiece.Kind;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The types of the variables that a part of a cell declares.
 *
 * @param known what they are; empty for one that has none since something is wrong with it
 * @param nameless those whose type can't be written
 */
record VariableTypes(Map<String, String> known, Set<String> nameless) {

    private static final String NAMELESS = "?";

    /** Finds them; those of variables declared by {@code var} with the compiler's help. */
    static VariableTypes of(CellPart part, Declarations declarations, Javac javac) {
        VariableTypes types = new VariableTypes(new LinkedHashMap<>(), new HashSet<>());
        for (CellPiece piece : part.pieces()) {
            piece.variables().forEach(variable -> types.known.put(variable.name(), variable.type()));
        }
        if (types.known.containsValue("")) {
            types.find(part, declarations, javac).forEach((name, type) -> {
                if (type.equals(NAMELESS)) {
                    types.nameless.add(name);
                } else {
                    types.known.put(name, type);
                }
            });
        }
        return types;
    }

    private Map<String, String> find(CellPart part, Declarations declarations, Javac javac) {
        Set<String> ofCell = part.names();
        TypeNames names = new TypeNames(
                declarations.packages(),
                declarations.imported(),
                name -> ofCell.contains(name) || declarations.hasType(name));
        String type = javac.newName();
        CellSource source = CellProgram.types(part, type, declarations.imports(part.words()));
        Map<String, String> found = new HashMap<>();
        return javac.compile(type, source.text(), (task, tree) -> {
                    new TreePathScanner<@Nullable Object, @Nullable Object>() {
                        @Override
                        public @Nullable Object visitVariable(VariableTree variable, @Nullable Object nothing) {
                            TypeMirror type = Trees.instance(task).getTypeMirror(getCurrentPath());
                            String name = variable.getName().toString();
                            if ("".equals(known.get(name)) && type != null) {
                                boolean isWrong = type.getKind() == TypeKind.ERROR
                                        || type.toString().contains("<any>");
                                found.put(
                                        name,
                                        isWrong
                                                ? ""
                                                : names.of(type, task.getElements())
                                                        .orElse(NAMELESS));
                            }
                            return super.visitVariable(variable, nothing);
                        }
                    }.scan(tree, null);
                    return found;
                })
                .seen();
    }

    /** The first of some pieces that declares a variable whose type can't be written, or -1. */
    int firstNameless(List<CellPiece> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).kind() == Kind.VARIABLES
                    && pieces.get(i).names().stream().anyMatch(nameless::contains)) {
                return i;
            }
        }
        return -1;
    }
}
