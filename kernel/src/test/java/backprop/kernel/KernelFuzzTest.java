package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ugliest, and some hundreds of damaged cells and messages that are the same in each run; bin/fuzz tries new ones. */
class KernelFuzzTest {

    private static final int INPUTS = 300;

    private KernelFuzz fuzz;

    @BeforeEach
    void open() throws GeneralSecurityException {
        fuzz = new KernelFuzz();
    }

    @AfterEach
    void close() throws IOException {
        fuzz.close();
    }

    @Test
    void damaged_cells_are_taken_apart_and_nothing_of_them_is_lost() {
        int right = count(seed -> fuzz.takes(KernelFuzz.cell(seed), "cell " + seed));
        assertThat(right).isBetween(INPUTS / 100, INPUTS - INPUTS / 10);
    }

    @Test
    void damaged_messages_are_taken_or_refused() {
        int taken = count(seed -> fuzz.takes(fuzz.message(seed), "message " + seed));
        assertThat(taken).isBetween(INPUTS / 10, INPUTS - INPUTS / 10);
    }

    private static int count(LongPredicate takes) {
        return (int) LongStream.range(0, INPUTS).filter(takes).count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\"\"",
                "'",
                "\\",
                "\\u",
                "\\u0022",
                "/*",
                "/",
                "%",
                "%%",
                "%%x",
                "\n%x\n%y",
                "}",
                "}}}{{{",
                ")",
                ";",
                ";;;;",
                "@",
                "@interface",
                "synchronized",
                "import",
                "import ;",
                "package p;",
                "class",
                "record R(",
                "enum",
                "else",
                "case 1:",
                "->",
                "::",
                "<T>",
                "int[]",
                "int a b",
                "a.",
                "0x",
                "goto",
                "_",
                "\0",
                "\u001a",
                "\ud800",
                "\ufeffint a;",
                "\u2028",
                "int \u200b a;",
                "\r",
                "int a;\rint b;",
                // Some texts that are not Java have javac itself break off.
                "<T extends @interfaceC<T>> 0b2T m() { }",
            })
    void the_ugliest_cells_are_taken_apart(String cell) {
        for (String around : List.of("%s", "int i = 0;\n%s", "%s\nint i = 0;", "f(%s", "{ %s", "\"%s", "// %s")) {
            String whole = around.replace("%s", cell);
            fuzz.takes(whole, whole);
            fuzz.takes(whole.repeat(40), whole + ", forty times");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "0",
                "\"\"",
                "[]",
                "{",
                "{}",
                "{\"msg_type\": null}",
                "{\"msg_type\": {}}",
                "{\"msg_type\": []}",
                "{\"msg_type\": \"execute_request\"}",
                "{\"msg_type\": \"execute_request\", \"code\": {}}",
                "{\"msg_type\": \"no_such_request\"}",
                "{\"code\": 1, \"code\": 2}",
                "{\"date\": \"never\", \"msg_type\": \"kernel_info_request\"}",
                "\u0000",
            })
    void the_ugliest_messages_are_taken_or_refused(String part) {
        for (int place = 0; place < 4; place++) {
            List<String> parts = KernelFuzz.parts();
            parts.set(place, part);
            boolean isTaken = fuzz.takes(fuzz.framed(parts), part + " at " + place);
            assertThat(isTaken && place == 0).as(part).isFalse();
        }
    }
}
