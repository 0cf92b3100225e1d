package backprop.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The notebooks' jar, which has of the libraries below tablesaw and XChart only what is used. */
class NotebooksJarIT {
    private static final Path JAR = Path.of("..", "notebooks", "backprop.jar");

    /**
     * What the kernel brings, what tablesaw and XChart use where a program has it besides, an annotation of packages, and
     * a class of constants.
     */
    private static final Pattern ELSEWHERE = Pattern.compile("org[.]dflib[.]jjava[.].*"
            + "|smile[.].*|de[.]erichseifert[.].*|de[.]rototor[.].*|org[.]apache[.]pdfbox[.].*"
            + "|com[.]madgag[.].*|org[.]scilab[.].*"
            + "|javax[.]annotation[.]ParametersAreNonnullByDefault|org[.]slf4j[.]event[.]EventConstants");

    private static final Pattern MISSING = Pattern.compile("-> (\\S+)\\s+not found");

    @Test
    void whatever_a_class_in_it_uses_is_in_it() {
        var said = new StringWriter();
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        jdeps.run(
                new PrintWriter(said, true),
                new PrintWriter(said, true),
                "--multi-release",
                "17",
                "--missing-deps",
                JAR.toString());

        List<String> missing = MISSING.matcher(said.toString())
                .results()
                .map(line -> line.group(1))
                .toList();

        // The kernel's own types are: so the list was read.
        assertThat(missing).contains("org.dflib.jjava.jupyter.Extension").allMatch(ELSEWHERE.asMatchPredicate());
    }

    /** Each start of a notebook reads the list of its files. */
    @Test
    void it_is_small() throws Exception {
        assertThat(Files.size(JAR)).isLessThan(12_000_000);
    }
}
