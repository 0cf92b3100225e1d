package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumpyHintsTest {
    private static final Pattern TABLE_ROW = Pattern.compile("(?m)^\\| (\\d+) \\| `(.*?)` \\| `(.*?)`");

    @Test
    void the_hints_are_the_rows_of_the_notebook() throws Exception {
        String notebook = Files.readString(Path.of("../notebooks/numpy-to-java.ipynb"));
        List<NumpyHints.Row> rows = new ArrayList<>();
        for (JsonElement element :
                JsonParser.parseString(notebook).getAsJsonObject().getAsJsonArray("cells")) {
            JsonObject cell = element.getAsJsonObject();
            if (cell.get("cell_type").getAsString().equals("markdown")) {
                String text = String.join("", new Gson().fromJson(cell.get("source"), String[].class));
                TABLE_ROW
                        .matcher(text)
                        .results()
                        .map(row -> new NumpyHints.Row(row.group(1), row.group(2), row.group(3)))
                        .forEach(rows::add);
            }
        }
        assertThat(NumpyHints.ROWS).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- | backprop.Matrix | backprop.Matrix | A.minus(B)",
                "+ | backprop.Matrix | backprop.Matrix | A.plus(B)",
                "* | backprop.Matrix | backprop.Matrix | A.times(B)",
                "/ | backprop.Matrix | backprop.Matrix | B.dividedBy(A)",
                "* | backprop.Matrix | int             | A.times(2)",
                "- | int             | backprop.Matrix | A.map(a -> 1 - a)",
                "< | backprop.Matrix | int             | B.map(b -> b > 0 ? 1 : 0)",
            })
    void an_operator_between_matrices_has_a_name(String operator, String left, String right, String java) {
        assertThat(NumpyHints.of(
                        String.format(
                                "bad operand types for binary operator '%s'\n  first type:  %s\n  second type: %s",
                                operator, left, right),
                        "A " + operator + " B",
                        2))
                .hasValueSatisfying(hint -> assertThat(hint).contains(" is " + java + " in Java (row "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A.mean(1)       | method mean in class backprop.Grid cannot be applied to given types; | A.rowMeans()",
                "A.sum(axis=0)   | cannot find symbol: variable axis    | A.columnSums()",
                "A[:, 1]         | illegal start of expression          | A.column(1)",
                "A[1:3, :]       | ']' expected                         | A.rows(0, 2)",
                "A[1, 2]         | ']' expected                         | A.get(1, 2)",
                "A[0]            | array required, but backprop.Matrix found | A.row(0)",
                "A[B < 0]        | array required, but backprop.Matrix found | A.zeroWhere(B, b -> b < 0)",
                "np.exp(A)       | cannot find symbol                   | B.exp()",
                "np.random.rand(2, 3) | package np does not exist       | random.rand(2, 2)",
                "np.linalg.norm(A) | package np does not exist          | A.norm()",
                "-A              | bad operand type backprop.Matrix for unary operator '-' | A.times(-1)",
                "A ** 2          | illegal start of expression          | B.square()",
                "A ** 3          | illegal start of expression          | A.map(a -> Math.pow(a, 3))",
                "A @ B           | reached end of file while parsing    | A.dot(B)",
                "A.T             | cannot find symbol symbol:   variable T location: variable A of type backprop.Matrix | A.transpose()",
                "A.shape         | cannot find symbol symbol:   variable shape location: variable A of type backprop.Matrix | A.shape()",
                "A.tanh()        | cannot find symbol symbol:   method tanh() location: variable A of type backprop.Matrix | B.map(Math::tanh)",
            })
    void numpys_words_lead_to_the_line_of_the_dictionary(String code, String message, String java) {
        assertThat(NumpyHints.of(message, "int first;\n" + code + "\nint last;", 11))
                .hasValueSatisfying(hint -> assertThat(hint).contains(" is " + java + " in Java (row "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int half = 3 / 2.0;   | possible lossy conversion from double to int",
                "names[i].lenght()     | cannot find symbol symbol:   method lenght() location: class java.lang.String",
                "new double[2, 3]      | ']' expected",
                "\"a\" - \"b\"         | bad operand types for binary operator '-' first type: String second type: String",
                "A.frobnicate()        | cannot find symbol symbol:   method frobnicate() location: variable A of type backprop.Matrix",
            })
    void other_mistakes_are_not_numpys(String code, String message) {
        assertThat(NumpyHints.of(message, code, 0)).isEmpty();
    }
}
