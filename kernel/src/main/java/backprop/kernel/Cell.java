package backprop.kernel;

/**
 * A text of Java, as a rule one cell's.
 *
 * @param name what error reports call it, such as {@code cell 3}
 * @param code the text
 */
record Cell(String name, String code) {

    /**
     * A place in a cell.
     *
     * @param cell the cell
     * @param offset how many characters of the cell lie before it
     */
    record Place(Cell cell, int offset) {

        /** The place so many characters further on, or the cell's end. */
        Place plus(long characters) {
            return new Place(cell, (int) Math.min(offset + Math.max(0, characters), cell.code.length()));
        }

        int column() {
            return offset - (cell.code.lastIndexOf('\n', offset - 1) + 1);
        }

        /** The text of the line that this place lies in. */
        String line() {
            int end = cell.code.indexOf('\n', offset);
            return cell.code.substring(offset - column(), end < 0 ? cell.code.length() : end);
        }

        @Override
        public String toString() {
            return cell.name + ", line " + cell.code.substring(0, offset).split("\n", -1).length;
        }
    }
}
