package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** JShell's list of types is made when it is asked for, or when nothing runs; not while a cell does. */
class ShellIndexTest {

    private final JShell shell = JShell.builder().executionEngine("local").build();
    private final SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    private final ShellIndex index = new ShellIndex(analysis);

    @AfterEach
    void close() {
        shell.close();
    }

    private static QualifiedNames maps(SourceCodeAnalysis analysis) {
        return analysis.listQualifiedNames("TreeMap", "TreeMap".length());
    }

    @Test
    void nothing_is_listed_until_somebody_asks_and_then_all() {
        assertThat(maps(analysis).isUpToDate()).isFalse();
        QualifiedNames asked = maps(index.complete());
        assertThat(asked.isUpToDate()).isTrue();
        assertThat(asked.getNames()).containsExactly("java.util.TreeMap");
    }

    @Test
    void what_joins_the_class_path_while_a_cell_runs_waits_too() {
        index.complete();
        index.hold();
        shell.addToClasspath(System.getProperty("java.class.path").split(File.pathSeparator, 2)[0]);
        assertThat(maps(analysis).isUpToDate()).isFalse();
        assertThat(maps(index.complete()).isUpToDate()).isTrue();
    }

    @Test
    void it_is_made_when_no_cell_follows_and_waits_for_the_one_that_does() throws InterruptedException {
        index.releaseSoon();
        index.hold();
        // Longer than the moment that it is released after: what an earlier cell's end has asked for is void.
        Thread.sleep(1_500);
        assertThat(maps(analysis).isUpToDate()).isFalse();
        index.releaseSoon();
        while (!maps(analysis).isUpToDate()) {
            Thread.sleep(10);
        }
        assertThat(maps(analysis).getNames()).contains("java.util.TreeMap");
    }
}
