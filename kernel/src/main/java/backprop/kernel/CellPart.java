package backprop.kernel;

import backprop.kernel.Cell.Place;
import backprop.kernel.CellPiece.Kind;
import backprop.kernel.CellPiece.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pieces of a cell that are compiled together.
 *
 * @param cell the cell
 * @param pieces the pieces
 * @param isLast whether the cell's last piece is among them
 */
record CellPart(Cell cell, List<CellPiece> pieces, boolean isLast) {

    /** A cell is one part, unless it declares the same thing twice: then the second begins another one. */
    static List<CellPart> of(Cell cell, List<CellPiece> pieces) {
        List<List<CellPiece>> parts = new ArrayList<>();
        Map<String, String> declared = new HashMap<>();
        for (CellPiece piece : pieces) {
            Map<String, String> names = new HashMap<>();
            piece.names().forEach(name -> names.put(piece.kind() + " " + name, ""));
            // Two variables of one type are as good as one.
            piece.variables().forEach(variable -> names.put(Kind.VARIABLES + " " + variable.name(), variable.type()));
            boolean isTwice = names.entrySet().stream()
                    .anyMatch(name -> declared.containsKey(name.getKey())
                            && (name.getValue().isEmpty() || !name.getValue().equals(declared.get(name.getKey()))));
            boolean isAlone = piece.kind() == Kind.BROKEN;
            if (parts.isEmpty() || isTwice || isAlone || last(last(parts)).kind() == Kind.BROKEN) {
                parts.add(new ArrayList<>());
                declared.clear();
            }
            last(parts).add(piece);
            declared.putAll(names);
        }
        List<CellPart> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            all.add(new CellPart(cell, parts.get(i), i == parts.size() - 1));
        }
        return all;
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    Place place(CellPiece piece) {
        return new Place(cell, piece.from());
    }

    CellPiece first() {
        return pieces.get(0);
    }

    CellPiece last() {
        return last(pieces);
    }

    /** The words of its code. */
    Set<String> words() {
        return JavaText.words(cell.code().substring(first().from(), last().to()));
    }

    /** The names of what it declares. */
    Set<String> names() {
        return pieces.stream()
                .flatMap(piece -> piece.names().stream())
                .map(name -> name.replaceFirst("[(].*", ""))
                .collect(Collectors.toSet());
    }

    /** The piece that an offset of the cell lies in. */
    CellPiece at(int offset) {
        return pieces.stream()
                .filter(piece -> piece.from() <= offset)
                .reduce((before, after) -> after)
                .orElse(first());
    }

    /** What is before a piece, or behind it. */
    CellPart slice(int from, int to) {
        return new CellPart(cell, pieces.subList(from, to), isLast && to == pieces.size());
    }

    /**
     * Its pieces, cut before each variable of which earlier ones speak: they mean the variable as it was before.
     *
     * @param fresh the variables that are declared anew
     */
    List<CellPart> stretches(Set<String> fresh) {
        List<CellPart> stretches = new ArrayList<>();
        Set<String> words = new HashSet<>();
        int from = 0;
        for (int i = 0; i < pieces.size(); i++) {
            boolean isSpokenOf = pieces.get(i).variables().stream()
                    .map(Variable::name)
                    .anyMatch(name -> fresh.contains(name) && words.contains(name));
            if (isSpokenOf) {
                stretches.add(slice(from, i));
                from = i;
                words.clear();
            }
            words.addAll(pieces.get(i).words());
        }
        stretches.add(slice(from, pieces.size()));
        return stretches;
    }
}
