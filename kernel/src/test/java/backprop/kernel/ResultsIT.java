package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cell's last expression looks like on the page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultsIT {

    private final KernelUnderTest kernel = KernelUnderTest.started();

    @AfterAll
    void stop() {
        kernel.close();
    }

    @Test
    void an_image_is_a_picture() {
        Outcome outcome =
                kernel.run("new java.awt.image.BufferedImage(2, 2, java.awt.image.BufferedImage.TYPE_INT_RGB)");
        assertThat(outcome.result("image/png")).startsWith("iVBORw0KGgo");
        assertThat(outcome.result()).isEqualTo("BufferedImage 2x2");
    }

    @Test
    void what_has_no_text_of_its_own_shows_its_type_and_no_address() {
        assertThat(kernel.run("class Plain {}\nnew Plain()").result()).isEqualTo("Plain");
        assertThat(kernel.run("List.of(new Object())").result()).isEqualTo("[java.lang.Object]");
        assertThat(kernel.run("Runnable nothing = () -> {};\n(Object) nothing").result())
                .isEqualTo("lambda");
    }

    @Test
    void records_in_a_list_are_a_table() {
        Outcome outcome = kernel.run(
                "record Row(String name, double mean) {}\n" + "List.of(new Row(\"a<b\", 1.5), new Row(\"c\", 2))");
        assertThat(outcome.result("text/html"))
                .isEqualTo("<table><thead><tr><th>name</th><th>mean</th></tr></thead><tbody>"
                        + "<tr><td>a&lt;b</td><td>1.5</td></tr><tr><td>c</td><td>2.0</td></tr></tbody></table>");
        assertThat(outcome.result()).isEqualTo("[Row[name=a<b, mean=1.5], Row[name=c, mean=2.0]]");
    }

    @Test
    void arrays_show_their_elements() {
        assertThat(kernel.run("new int[] {1, 2, 3}").result()).isEqualTo("[1, 2, 3]");
        assertThat(kernel.run("new int[][] {{1, 2}, {3}}").result("text/html"))
                .contains("<td>1</td><td>2</td>", "<td>3</td><td></td>");
        assertThat(kernel.run("Map.of(\"k\", new int[] {1})").result()).isEqualTo("{k=[1]}");
    }

    @Test
    void display_shows_at_once_and_update_changes_it() {
        Outcome outcome = kernel.run("String id = display(\"<b>one</b>\", \"text/html\"); updateDisplay(id, \"two\");");
        assertThat(outcome.displayed("text/html")).isEqualTo("<b>one</b>");
        String id = outcome.list("displays").get(0).getAsJsonObject().get("id").getAsString();
        assertThat(outcome.list("updates").get(0).getAsJsonObject().get("id").getAsString())
                .isEqualTo(id);
        assertThat(outcome.list("results")).isEmpty();
    }

    @Test
    void a_last_display_does_not_leave_its_id_on_the_page() {
        assertThat(kernel.run("display(\"shown\")").list("results")).isEmpty();
    }

    @Test
    void text_forms_by_their_mime_types() {
        for (String type : new String[] {"text/html", "text/markdown", "text/latex", "image/svg+xml"}) {
            assertThat(kernel.run("display(\"x\", \"" + type + "\");").displayed(type))
                    .isEqualTo("x");
        }
        assertThat(kernel.run("render(\"**x**\", \"text/markdown\")").result("text/markdown"))
                .isEqualTo("**x**");
    }

    @Test
    void the_forms_have_names_too() {
        assertThat(kernel.run("html(\"<i>x</i>\")").result("text/html")).isEqualTo("<i>x</i>");
        assertThat(kernel.run("markdown(\"*x*\")").result("text/markdown")).isEqualTo("*x*");
        assertThat(kernel.run("latex(\"$x$\")").result("text/latex")).isEqualTo("$x$");
        assertThat(kernel.run("svg(\"<svg/>\")").result("image/svg+xml")).isEqualTo("<svg/>");
        assertThat(kernel.run("png(new byte[] {1, 2})").result("image/png")).isEqualTo("AQI=");
    }

    @Test
    void a_picture_brings_its_description_and_its_size_on_the_page() {
        kernel.run("var big = new java.awt.image.BufferedImage(80, 40, 1);");
        Outcome outcome = kernel.run("display(picture(big, \"a black box\", 40));");
        assertThat(outcome.metadata("image/png").toString())
                .contains("\"alt\":\"a black box\"", "\"width\":40", "\"height\":20");
        assertThat(outcome.displayed("text/plain")).isEqualTo("a black box");
        assertThat(kernel.run("picture(big, \"a black box\")").result("image/png"))
                .startsWith("iVBORw0KGgo");
    }

    /** The way that works on IJava and JJava too. */
    @Test
    void metadata_of_a_librarys_own_making_reach_the_page() {
        Outcome outcome = kernel.run("""
                var self = org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel();
                var shown = self.getRenderer().renderAs(new java.awt.image.BufferedImage(8, 4, 1), "image/png");
                shown.putMetaData("image/png", Map.of("width", 4, "alt", "a \\"box\\""));
                self.display(shown);
                """);
        assertThat(outcome.displayed("image/png")).startsWith("iVBORw0KGgo");
        assertThat(outcome.metadata("image/png").get("alt").getAsString()).isEqualTo("a \"box\"");
        assertThat(outcome.metadata("image/png").get("width").getAsInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json(\"{'a': [1, null]}\".replace('\\'', '\"')) | \"application/json\":{\"a\":[1,null]}",
                "json(Map.of(\"a\", List.of(1, true)))       | \"application/json\":{\"a\":[1,true]}",
                "json(new double[][] {{1, 2}, {Double.NaN}}) | \"application/json\":[[1.0,2.0],[null]]",
                "json(new Mark(\"bar\", new int[] {1}))       | \"application/json\":{\"type\":\"bar\",\"data\":[1]}",
                "vegaLite(Map.of(\"mark\", \"bar\"))           | \"application/vnd.vegalite.v5+json\":{\"mark\":\"bar\"}",
                "plotly(Map.of(\"data\", List.of()))          | \"application/vnd.plotly.v1+json\":{\"data\":[]}",
                "geoJson(Map.of(\"type\", \"Point\"))          | \"application/geo+json\":{\"type\":\"Point\"}",
                "render(\"[1]\", \"application/json\")          | \"application/json\":[1]",
                "render(List.of(1), \"application/x+json\")   | \"application/x+json\":[1]",
                "byHand                                     | \"application/json\":[1,2]",
            })
    void what_is_json_reaches_the_page_as_objects(String code, String expected) {
        kernel.run("""
                record Mark(String type, int[] data) {}
                var byHand = new org.dflib.jjava.jupyter.kernel.display.DisplayData("by hand");
                byHand.putJSON("[1, 2]");
                """);
        assertThat(kernel.run(code).list("results").toString()).contains(expected);
        assertThat(kernel.run("display(" + code + ");").list("displays").toString())
                .contains(expected);
    }

    @Test
    void text_that_is_no_json_is_refused_with_its_place() {
        assertThat(kernel.run("json(\"[1, 2\")").error()).contains("This text is no JSON: ", "line 1 column 6");
        assertThat(kernel.run("display(\"{a: 1}\", \"application/json\");").error())
                .contains("This text is no JSON: malformed at line 1 column 3");
        assertThat(kernel.run("List<Object> self = new ArrayList<>(); self.add(self); json(self)")
                        .error())
                .contains("or it contains itself");
    }

    @Test
    void a_figure_is_a_picture_with_its_description_and_a_caption_below() {
        Outcome outcome = kernel.run("figure(new java.awt.image.BufferedImage(8, 4, 1), \"a <black> box\");");
        assertThat(outcome.metadata("image/png").get("alt").getAsString()).isEqualTo("a <black> box");
        assertThat(outcome.displayed("text/html")).contains("<em>a &lt;black&gt; box</em>");
        assertThat(kernel.run("figure(svg(\"<svg/>\"), \"drawn\");").displayed("image/svg+xml"))
                .contains("<svg/>");
    }

    @Test
    void another_thread_can_display_also_after_its_cell() {
        Outcome during = kernel.run("Thread shows = new Thread(() -> display(\"inside\", \"text/html\"));\n"
                + "shows.start(); shows.join();");
        assertThat(during.displayed("text/html")).isEqualTo("inside");
        kernel.run("""
                var mayShow = new CountDownLatch(1);
                var hasShown = new CountDownLatch(1);
                new Thread(() -> {
                    try {
                        mayShow.await();
                        updateDisplay(display(json(List.of(1))), "later");
                        clearOutput();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    } finally {
                        hasShown.countDown();
                    }
                }).start();
                """);
        Outcome after = kernel.run("mayShow.countDown(); hasShown.await();");
        assertThat(after.list("displays").toString()).contains("\"application/json\":[1]");
        assertThat(after.list("updates").toString()).contains("later");
        assertThat(after.json().get("clears").getAsInt()).isEqualTo(1);
    }

    @Test
    void clear_output_takes_away() {
        assertThat(kernel.run("System.out.println(1); clearOutput(); clearOutput(true);")
                        .json()
                        .get("clears")
                        .getAsInt())
                .isEqualTo(2);
    }

    @Test
    void a_librarys_extension_shows_its_types_its_way(@TempDir Path folder) throws Exception {
        Path jar = LibraryJar.of(
                folder, "Shown", """
                package demo;
                import org.dflib.jjava.jupyter.Extension;
                import org.dflib.jjava.jupyter.kernel.BaseKernel;
                public final class Shown implements Extension {
                    public record Matrix(int rows) {}
                    @Override public void install(BaseKernel kernel) {
                        kernel.getRenderer().createRegistration(Matrix.class).preferring("text/html")
                            .register((value, context) -> context.getOutputContainer().putHTML("<p>" + value.rows() + " rows</p>"));
                    }
                }
                """, Map.of("META-INF/services/org.dflib.jjava.jupyter.Extension", "demo.Shown"));
        Outcome outcome = kernel.run("%classpath " + jar + "\nnew demo.Shown.Matrix(3)");
        assertThat(outcome.result("text/html")).isEqualTo("<p>3 rows</p>");
        assertThat(outcome.result()).isEqualTo("Matrix[rows=3]");
    }
}
