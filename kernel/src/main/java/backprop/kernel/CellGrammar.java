package backprop.kernel;

import backprop.kernel.CellPiece.Kind;
import backprop.kernel.CellPiece.Variable;
import backprop.kernel.Javac.Parsed;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what each piece of a cell is, by asking the compiler's own grammar: is it a statement, a member of a class,
 * or an expression?
 */
final class CellGrammar {

    /**
     * A piece that nobody has looked into.
     *
     * @param from where in the cell it begins
     * @param text its text, with a semicolon at its end even if the cell has none
     * @param isWhole whether it is all there
     */
    record Text(int from, String text, boolean isWhole) {}

    /** What stands around a piece when it is read. */
    private enum Frame {
        STATEMENT("class $ { { ", "\n} }"),
        MEMBER("class $ { ", "\n}"),
        EXPRESSION("class $ { Object $ = ", "\n; }");

        private final String before;
        private final String after;

        Frame(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    /** Of all the methods of cells together: static methods of one class in a file share one lock, too. */
    private static final String LOCK = " synchronized (" + CellGuard.class.getName() + ".class) {";

    private static final Set<Modifier> ACCESS = Set.of(Modifier.PUBLIC, Modifier.PROTECTED, Modifier.PRIVATE);

    private final Cell cell;
    private final Text text;
    private final Frame frame;
    private final Parsed parsed;

    private CellGrammar(Cell cell, Text text, Frame frame, Parsed parsed) {
        this.cell = cell;
        this.text = text;
        this.frame = frame;
        this.parsed = parsed;
    }

    /** What the pieces of a cell are, in their order. */
    static List<CellPiece> read(Javac javac, Cell cell, List<Text> texts) {
        CellPiece[] pieces = new CellPiece[texts.size()];
        for (int i = 0; i < pieces.length; i++) {
            Text text = texts.get(i);
            boolean isImport =
                    JavaText.withoutTextAndComments(text.text).strip().startsWith("import ");
            if (isImport && text.isWhole) {
                pieces[i] = piece(
                        cell, text, Kind.IMPORT, List.of(text.text.strip()), List.of(), false, Set.of(), text.text);
            } else if (!text.isWhole) {
                pieces[i] = piece(cell, text, Kind.BROKEN, List.of(), List.of(), false, Set.of(), text.text);
            }
        }
        List<Integer> open = IntStream.range(0, pieces.length)
                .filter(i -> pieces[i] == null)
                .boxed()
                .toList();
        List<String> framed = new ArrayList<>();
        for (int i : open) {
            for (Frame frame : Frame.values()) {
                framed.add(frame.before + inFrame(frame, texts.get(i).text) + frame.after);
            }
        }
        // One task reads them all, since each task takes its time.
        List<Parsed> parsed = open.isEmpty() ? List.of() : javac.parse(framed);
        for (int i = 0; i < framed.size(); i++) {
            Frame frame = Frame.values()[i % Frame.values().length];
            int place = open.get(i / Frame.values().length);
            if (pieces[place] == null) {
                pieces[place] = new CellGrammar(cell, texts.get(place), frame, parsed.get(i)).piece();
            }
        }
        return Arrays.stream(pieces).filter(piece -> piece != null).toList();
    }

    private static String inFrame(Frame frame, String text) {
        String code = JavaText.withoutTextAndComments(text);
        int semicolon = code.lastIndexOf(';');
        if (frame == Frame.EXPRESSION && semicolon >= 0) {
            return text.substring(0, semicolon) + " " + text.substring(semicolon + 1);
        }
        // JShell takes a call without a semicolon for an expression, whether it has a value or not.
        return frame == Frame.STATEMENT && code.stripTrailing().endsWith(")") ? text + "\n;" : text;
    }

    /** What it is; null if this frame does not fit it and another one may. */
    private @Nullable CellPiece piece() {
        boolean isRight =
                parsed.faults().isEmpty() && parsed.tree().getTypeDecls().size() == 1;
        List<? extends Tree> members =
                isRight ? ((ClassTree) parsed.tree().getTypeDecls().get(0)).getMembers() : List.of();
        if (frame == Frame.EXPRESSION) {
            return isRight && members.size() == 1
                    ? code(
                            isAssignment(((VariableTree) members.get(0)).getInitializer())
                                    ? Kind.STATEMENT
                                    : Kind.VALUE,
                            members)
                    : piece(Kind.BROKEN, List.of(), List.of(), false, Set.of(), text.text);
        }
        List<? extends Tree> trees = frame == Frame.STATEMENT && members.size() == 1
                ? ((BlockTree) members.get(0)).getStatements()
                : members;
        if (!isRight || trees.isEmpty()) {
            return null;
        }
        Tree first = trees.get(0);
        if (first instanceof ClassTree type) {
            String name = type.getSimpleName().toString();
            return piece(Kind.TYPE, List.of(name), List.of(), isStatic(type.getModifiers()), Set.of(), forShell(type));
        } else if (first instanceof MethodTree method) {
            String parameters = method.getParameters().stream()
                    .map(parameter -> String.valueOf(parameter.getType()))
                    .collect(Collectors.joining(","));
            List<String> names = List.of(method.getName() + "(" + parameters + ")");
            return piece(Kind.METHOD, names, List.of(), isStatic(method.getModifiers()), Set.of(), forShell(method));
        } else if (first instanceof VariableTree) {
            List<Variable> variables = trees.stream()
                    .map(VariableTree.class::cast)
                    .map(this::variable)
                    .toList();
            List<String> names = variables.stream().map(Variable::name).toList();
            return piece(Kind.VARIABLES, names, variables, false, words(trees), text.text);
        } else if (frame == Frame.MEMBER) {
            return null;
        }
        return code(
                first instanceof ExpressionStatementTree statement
                                && trees.size() == 1
                                && !isAssignment(statement.getExpression())
                        ? Kind.CALL
                        : Kind.STATEMENT,
                trees);
    }

    private CellPiece code(Kind kind, List<? extends Tree> trees) {
        return piece(kind, List.of(), List.of(), false, words(trees), text.text);
    }

    private CellPiece piece(
            Kind kind,
            List<String> names,
            List<Variable> variables,
            boolean isStatic,
            Set<String> words,
            String forShell) {
        return piece(cell, text, kind, names, variables, isStatic, words, forShell);
    }

    private static CellPiece piece(
            Cell cell,
            Text text,
            Kind kind,
            List<String> names,
            List<Variable> variables,
            boolean isStatic,
            Set<String> words,
            String forShell) {
        int to = Math.min(text.from + text.text.length(), cell.code().length());
        if (kind == Kind.VALUE || kind == Kind.CALL || kind == Kind.IMPORT) {
            int semicolon = JavaText.withoutTextAndComments(text.text).lastIndexOf(';');
            to = semicolon < 0 ? to : Math.min(to, text.from + semicolon);
        }
        return new CellPiece(kind, text.from, to, names, variables, isStatic, words, forShell);
    }

    /** Whether it is an assignment to a variable, which nobody wants to see the value of. */
    private static boolean isAssignment(@Nullable Tree expression) {
        return expression instanceof AssignmentTree assignment && assignment.getVariable() instanceof IdentifierTree;
    }

    private static boolean isStatic(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.STATIC);
    }

    private Variable variable(VariableTree tree) {
        Tree value = tree.getInitializer();
        int from = value == null ? text.from : text.from + start(value);
        int to = value == null ? text.from : text.from + end(value);
        boolean isBareArray = value instanceof NewArrayTree array && array.getType() == null;
        String type = tree.getType() == null ? "" : tree.getType().toString();
        return new Variable(tree.getName().toString(), type, from, to, isBareArray);
    }

    private static Set<String> words(List<? extends Tree> trees) {
        Set<String> words = new HashSet<>();
        new TreeScanner<@Nullable Object, @Nullable Object>() {
            @Override
            public @Nullable Object visitIdentifier(IdentifierTree name, @Nullable Object nothing) {
                words.add(name.getName().toString());
                return null;
            }
        }.scan(trees, null);
        return words;
    }

    private int start(Tree tree) {
        return (int) parsed.positions().getStartPosition(parsed.tree(), tree) - frame.before.length();
    }

    private int end(Tree tree) {
        return (int) parsed.positions().getEndPosition(parsed.tree(), tree) - frame.before.length();
    }

    /** JShell makes each type public, and of a public record Java wants a public constructor. */
    private String forShell(ClassTree type) {
        NavigableMap<Integer, String> insertions = new TreeMap<>();
        if (type.getKind() == Tree.Kind.RECORD) {
            for (Tree member : type.getMembers()) {
                if (member instanceof MethodTree method
                        && method.getName().contentEquals("<init>")
                        && method.getModifiers().getFlags().stream().noneMatch(ACCESS::contains)) {
                    insertions.put(start(method), "public ");
                }
            }
        }
        return inserted(text.text, insertions);
    }

    /** JShell refuses synchronized methods, but not what they do. */
    private String forShell(MethodTree method) {
        if (!method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED) || method.getBody() == null) {
            return text.text;
        }
        String plain = JavaText.withoutSynchronized(text.text);
        NavigableMap<Integer, String> insertions = new TreeMap<>();
        insertions.put(start(method.getBody()) + 1, LOCK);
        insertions.put(end(method.getBody()) - 1, "}");
        return inserted(plain, insertions);
    }

    private static String inserted(String text, NavigableMap<Integer, String> insertions) {
        StringBuilder whole = new StringBuilder(text);
        insertions.descendingMap().forEach(whole::insert);
        return whole.toString();
    }
}
