package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonFormTest {

    /** A value with parts. */
    record Point(double x, @Nullable String name) {}

    @ParameterizedTest
    @CsvSource({
        "application/json, true",
        "APPLICATION/JSON; charset=utf-8, true",
        "application/geo+json, true",
        "application/vnd.vegalite.v5+json , true",
        "application/javascript, false",
        "text/plain, false",
        "application/json-seq, false",
        "text/plain; of=application/json, false",
    })
    void a_type_tells_whether_its_form_is_json(String mimeType, boolean is) {
        assertThat(JsonForm.is(mimeType)).isEqualTo(is);
    }

    static Stream<Arguments> values() {
        Map<Object, Object> ordered = new LinkedHashMap<>();
        ordered.put("b", 1);
        ordered.put(2, List.of(true, 'c'));
        return Stream.of(
                Arguments.of(null, "null"),
                Arguments.of(1, "1"),
                Arguments.of(1.5, "1.5"),
                Arguments.of(0.5f, "0.5"),
                Arguments.of(Double.NaN, "null"),
                Arguments.of(Double.NEGATIVE_INFINITY, "null"),
                Arguments.of(Float.POSITIVE_INFINITY, "null"),
                Arguments.of(new java.math.BigInteger("12345678901234567890"), "12345678901234567890"),
                Arguments.of(false, "false"),
                Arguments.of(Thread.State.NEW, "\"NEW\""),
                Arguments.of(ordered, "{\"b\":1,\"2\":[true,\"c\"]}"),
                Arguments.of(new Point(2, null), "{\"x\":2.0,\"name\":null}"),
                Arguments.of(new int[][] {{1, 2}, {}}, "[[1,2],[]]"),
                Arguments.of(new String[] {"[1]"}, "[\"[1]\"]"),
                Arguments.of(Optional.of(new Point(1, "a")), "{\"x\":1.0,\"name\":\"a\"}"),
                Arguments.of(Optional.empty(), "null"),
                Arguments.of(new JsonPrimitive("ready"), "\"ready\""),
                Arguments.of("{\"a\": [1, null]}", "{\"a\":[1,null]}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_is_an_object_an_array_or_one_of_jsons_own(@Nullable Object value, String json) {
        assertThat(JsonForm.of(value)).hasToString(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1} {}     | malformed at line 1 column 11 path $",
                "{\"a\": 1,}       | ",
                "{a: 1}            | malformed at line 1 column 3 path $",
                "                  | it is empty",
                "NaN               | ",
            })
    void a_text_that_is_no_json_is_refused_and_says_why(@Nullable String text, @Nullable String why) {
        String given = text == null ? "" : text;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonForm.of(given))
                .withMessageStartingWith("This text is no JSON: " + (why == null ? "" : why))
                .withMessageNotContaining("\n")
                .withMessageNotContaining("JsonReader");
        assertThat(JsonForm.ofText(given)).isEqualTo(new JsonPrimitive(given));
    }

    @Test
    void a_text_that_is_json_is_read() {
        assertThat(JsonForm.ofText("[1, 2]")).hasToString("[1,2]");
    }

    @Test
    void two_hundred_levels_are_the_most() {
        Object nested = 1;
        for (int depth = 0; depth < 200; depth++) {
            nested = depth % 2 == 0 ? List.of(nested) : new Object[] {nested};
        }
        assertThat(JsonForm.of(nested).toString()).startsWith("[[[[").hasSize(2 * 200 + 1);
        Object tooDeep = Map.of("a", nested);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonForm.of(tooDeep))
                .withMessage("This is nested too deeply for JSON, or it contains itself.");
    }

    @Test
    void what_contains_itself_is_refused_whatever_it_is() {
        List<Object> list = new ArrayList<>();
        list.add(new Object[] {Optional.of(Map.of("again", list))});
        assertThatIllegalArgumentException().isThrownBy(() -> JsonForm.of(list));
        record Loop(List<Object> inner) {}
        List<Object> inner = new ArrayList<>();
        inner.add(new Loop(inner));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonForm.of(new Loop(inner)));
    }
}
