package backprop.classroom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to write instead of NumPy where the compiler has met some: the line of the notebook <i>numpy-to-java</i> that
 * helps.
 */
final class NumpyHints {
    /**
     * A line of the dictionary.
     *
     * @param number its number in the notebook
     * @param numpy the Python
     * @param java the Java
     */
    record Row(String number, String numpy, String java) {
        private static Row of(String line) {
            String[] parts = line.split(" [|] ", 3);
            return new Row(parts[0], parts[1], parts[2]);
        }

        private String hint() {
            return "in NumPy " + numpy + " is " + java + " in Java (row " + number + " of the notebook numpy-to-java).";
        }
    }

    static final List<Row> ROWS = rows();

    private static final Pattern FUNCTION = Pattern.compile("\\bnp\\.((?:random|linalg)\\.)?(\\w+)");
    private static final Pattern OPERATOR = Pattern.compile("bad operand types for binary operator '(.+?)'");
    private static final Pattern INDEX = Pattern.compile("\\b[A-Z]\\w*\\[([^\\[\\]]{0,40})]");
    private static final Pattern NEW_ARRAY = Pattern.compile("\\bnew\\s+\\w+\\[");
    private static final Pattern AXIS =
            Pattern.compile("\\.(sum|mean|std|max|argmax)\\(\\s*(?:axis\\s*=\\s*)?([01])\\b");
    private static final Pattern POWER = Pattern.compile("\\b[A-Z]\\w*\\s*\\*\\*\\s*(\\w*)");
    private static final Pattern PRODUCT = Pattern.compile("[\\w)\\]]\\s*@\\s*[A-Z(]");
    private static final Pattern MEMBER = Pattern.compile("symbol:\\s+\\w+ (\\w+)");

    /** The rows for an operator between two matrices, for a method, and for a sum or its like along an axis. */
    private static final Map<String, String> OPERATORS =
            Map.of("+", "24", "-", "25", "*", "26", "/", "27", "<", "65", ">", "65", "<=", "65", ">=", "65");

    private static final Map<String, String> WITH_NUMBER = Map.of("+", "28", "*", "29");

    private static final Map<String, String> MEMBERS = Map.of(
            "T",
            "15",
            "tanh",
            "39",
            "sigmoid",
            "40",
            "pow",
            "37",
            "power",
            "37",
            "multiply",
            "26",
            "matmul",
            "60",
            "add",
            "24",
            "subtract",
            "25",
            "astype",
            "65");

    private static final Map<String, String> ALONG_AXIS = Map.of(
            "sum0", "51", "mean0", "52", "std0", "53", "sum1", "54", "mean1", "55", "max1", "56", "argmax1", "57");

    private NumpyHints() {}

    private static List<Row> rows() {
        try (InputStream in = Objects.requireNonNull(NumpyHints.class.getResourceAsStream("numpy-to-java.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Row::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A hint for a compile error.
     *
     * @param message what the compiler says
     * @param code the code around the error
     * @param position where in the code the compiler stands
     */
    static Optional<String> of(String message, String code, int position) {
        int start = code.lastIndexOf('\n', position - 1) + 1;
        int end = code.indexOf('\n', position);
        String line = code.substring(start, end < 0 ? code.length() : end);
        String said = message.replace("backprop.Matrix", "Matrix");
        return function(line)
                .or(() -> axis(said, line))
                .or(() -> operator(said))
                .or(() -> index(said, line))
                .or(() -> member(said))
                .or(() -> power(line))
                .map(Row::hint)
                .or(() -> product(line));
    }

    private static Optional<Row> power(String line) {
        Matcher power = POWER.matcher(line);
        return power.find() ? Optional.of(numbered(power.group(1).equals("2") ? "36" : "37")) : Optional.empty();
    }

    private static Optional<String> product(String line) {
        return PRODUCT.matcher(line).find()
                ? Optional.of("in NumPy A @ B is A.dot(B) in Java (row 59 of the notebook numpy-to-java).")
                : Optional.empty();
    }

    private static Optional<Row> function(String line) {
        Matcher function = FUNCTION.matcher(line);
        return function.find() ? row(numpy -> numpy.contains(function.group() + "(")) : Optional.empty();
    }

    private static Optional<Row> axis(String message, String line) {
        Matcher axis = AXIS.matcher(line);
        boolean isMeant =
                message.contains("axis") || message.contains(" given types") || message.contains("no suitable");
        return isMeant && axis.find()
                ? Optional.ofNullable(ALONG_AXIS.get(axis.group(1) + axis.group(2)))
                        .map(NumpyHints::numbered)
                : Optional.empty();
    }

    private static Optional<Row> operator(String message) {
        if (message.contains("bad operand type Matrix for unary operator '-'")) {
            return Optional.of(numbered("30"));
        }
        Matcher operator = OPERATOR.matcher(message);
        if (!operator.find() || !message.contains("Matrix")) {
            return Optional.empty();
        }
        String sign = operator.group(1);
        String[] types = message.substring(operator.end()).split("second type:", -1);
        boolean isOneNumber = Arrays.stream(types).anyMatch(type -> !type.contains("Matrix"));
        String number = OPERATORS.get(sign);
        if (isOneNumber) {
            boolean isNumberFirst = !types[0].contains("Matrix");
            number = isNumberFirst && sign.equals("-") ? "31" : WITH_NUMBER.getOrDefault(sign, number);
        }
        return Optional.ofNullable(number).map(NumpyHints::numbered);
    }

    /** What stands in square brackets behind a name: a place, a slice, a list of rows or a mask. */
    private static Optional<Row> index(String message, String line) {
        boolean isMatrix = message.contains("array required, but Matrix found");
        Matcher index = INDEX.matcher(line);
        if (!index.find() || NEW_ARRAY.matcher(line).find()) {
            return Optional.empty();
        }
        String inside = index.group(1).replace(" ", "");
        if (inside.contains(":") && inside.contains(",")) {
            boolean isAllRows = inside.startsWith(":,");
            boolean isAllColumns = inside.endsWith(",:");
            boolean isOneColumn = isAllRows && !inside.substring(2).contains(":");
            return Optional.of(numbered(isOneColumn ? "18" : isAllRows ? "20" : isAllColumns ? "19" : "21"));
        } else if (inside.contains(":")) {
            return Optional.of(numbered(inside.contains("::") ? "23" : "19"));
        } else if (inside.contains(",")) {
            return Optional.of(numbered("14"));
        }
        return isMatrix
                ? Optional.of(numbered(inside.contains("<") || inside.contains(">") ? "64" : "16"))
                : Optional.empty();
    }

    private static Optional<Row> member(String message) {
        Matcher member = MEMBER.matcher(message);
        boolean isOfMatrix = message.contains("type Matrix") || message.contains("class Matrix");
        if (!isOfMatrix || !member.find()) {
            return Optional.empty();
        }
        String name = member.group(1);
        String row = MEMBERS.get(name);
        // A method of Java may have the name that is a field in NumPy: A.shape.
        return row != null
                ? Optional.of(numbered(row))
                : row(numpy -> numpy.equals("A." + name) || numpy.startsWith("A." + name + "("));
    }

    private static Optional<Row> row(Predicate<String> isMeant) {
        return ROWS.stream().filter(row -> isMeant.test(row.numpy)).findFirst();
    }

    private static Row numbered(String number) {
        return ROWS.stream()
                .filter(row -> row.number.equals(number))
                .findFirst()
                .orElseThrow();
    }
}
