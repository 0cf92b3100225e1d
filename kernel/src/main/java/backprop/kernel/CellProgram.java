package backprop.kernel;

import backprop.kernel.CellPiece.Kind;
import backprop.kernel.CellPiece.Variable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A cell's pieces written as one class, so that they are compiled in one go. Each piece that runs is a method of its own
 * there, as in JShell: the just-in-time compiler leaves large methods alone, and lines of a stack trace stay apart.
 */
final class CellProgram {

    /** How the name of each method begins that is a piece to run. */
    static final String RUN = "do_it$";

    private final Cell cell;
    private final CellSource source;

    private CellProgram(Cell cell, String imports) {
        this.cell = cell;
        source = new CellSource(cell).add("package " + ShellNames.PACKAGE + ";\n" + imports);
    }

    /**
     * A class in which each variable declared by {@code var} is one of a method, for which the compiler finds a type.
     *
     * @param name the full name of the class
     * @param imports what is declared outside
     */
    static CellSource types(CellPart part, String name, String imports) {
        CellProgram program = new CellProgram(part.cell(), imports);
        program.begin(name, part.pieces());
        program.source.add("static void " + RUN + "() throws Throwable {\n");
        for (CellPiece piece : part.pieces()) {
            if (piece.kind() == Kind.VARIABLES) {
                program.source.add(piece.from(), piece.to()).add(";\n");
            }
        }
        return program.source.add("}\n}\n");
    }

    /**
     * A class with all of the cell's declarations in it, as in a file.
     *
     * @param name the full name of the class
     * @param imports what is declared outside
     * @param types the types of the cell's variables
     * @param inside the variables that are declared inside
     */
    static CellSource check(CellPart part, String name, String imports, Map<String, String> types, Set<String> inside) {
        CellProgram program = new CellProgram(part.cell(), imports);
        program.begin(name, part.pieces());
        inside.forEach(variable -> program.source.add("public static " + types.get(variable) + " " + variable + ";\n"));
        return program.run(part.pieces(), types, false);
    }

    /**
     * A class with what runs of the cell.
     *
     * @param name the full name of the class
     * @param imports what is declared outside, the cell's own declarations among it
     * @param types the types of the cell's variables
     * @param hasValue whether the last piece gives its value
     */
    static CellSource run(CellPart part, String name, String imports, Map<String, String> types, boolean hasValue) {
        CellProgram program = new CellProgram(part.cell(), imports);
        program.source.add(head(name));
        return program.run(part.pieces(), types, hasValue);
    }

    private static String head(String name) {
        return "public class " + name.substring(name.lastIndexOf('.') + 1) + " {\n";
    }

    private void begin(String name, List<CellPiece> pieces) {
        pieces.stream()
                .filter(piece -> piece.kind() == Kind.IMPORT)
                .forEach(piece -> source.add(piece.from(), piece.to()).add(";\n"));
        source.add(head(name));
        for (CellPiece piece : pieces) {
            if (piece.kind() == Kind.TYPE || piece.kind() == Kind.METHOD) {
                source.add(piece.isStatic() ? "" : "static ")
                        .add(piece.from(), piece.to())
                        .add("\n");
            }
        }
    }

    private CellSource run(List<CellPiece> pieces, Map<String, String> types, boolean hasLastValue) {
        for (int i = 0; i < pieces.size(); i++) {
            CellPiece piece = pieces.get(i);
            if (!piece.isHoisted()) {
                boolean isValue = piece.kind() == Kind.VALUE || (hasLastValue && i == pieces.size() - 1);
                source.add("public static " + (isValue ? "Object " : "void ") + RUN + i + "() throws Throwable { ");
                add(piece, isValue, types);
                source.add("}\n");
            }
        }
        return source.add("}\n");
    }

    private void add(CellPiece piece, boolean isValue, Map<String, String> types) {
        String text = JavaText.withoutTextAndComments(cell.code().substring(piece.from(), piece.to()));
        if (piece.kind() == Kind.VARIABLES) {
            piece.variables().forEach(variable -> add(variable, piece, types));
        } else if (isValue && text.strip().equals("null")) {
            source.add("return ").add(piece.from(), piece.to()).add("\n;");
        } else if (isValue) {
            // What stands alone has a type of its own, and is not fitted to one from outside.
            source.add("var $value$ = ").add(piece.from(), piece.to()).add("\n; return $value$;");
        } else {
            source.add(piece.from(), piece.to()).add(piece.kind() == Kind.CALL ? "\n;" : "\n");
        }
    }

    private void add(Variable variable, CellPiece piece, Map<String, String> types) {
        String type = types.getOrDefault(variable.name(), variable.type());
        boolean hasValue = variable.from() < variable.to();
        if (type.isEmpty()) {
            // Of a type that is unknown because something is wrong with it.
            source.add(piece.from(), piece.to()).add(";\n");
        } else if (hasValue) {
            source.add(variable.name() + " = " + (variable.isBareArray() ? "new " + type + " " : ""))
                    .add(variable.from(), variable.to())
                    .add(";\n");
        } else {
            source.add(variable.name() + " = " + nothing(type) + ";\n");
        }
    }

    /** What a variable holds that nobody has given a value. */
    private static String nothing(String type) {
        return switch (type) {
            case "boolean" -> "false";
            case "byte", "short", "int", "long", "float", "double", "char" -> "0";
            default -> "null";
        };
    }
}
