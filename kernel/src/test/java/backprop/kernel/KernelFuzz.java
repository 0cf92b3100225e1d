package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.kernel.CellGrammar.Text;
import backprop.kernel.Snippets.Piece;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import jdk.jshell.JShell;

/**
 * Damaged cells for what takes cells apart, and damaged messages for what reads them from the wire. Same seed, same
 * damage.
 */
final class KernelFuzz implements AutoCloseable {

    private static final int MOST_CHANGES = 6;
    private static final int MOST_MOVED = 8;
    private static final String WORDS_AND_SIGNS = "(?<=\\W)|(?=\\W)";

    private static final List<String> CELLS = List.of(
            "int a = 1, b[] = {2};\nfor (int i = 0; i < 3; i++) { System.out.println(a + i); }\na",
            "record Point(double x, double y) {\n    Point { if (x < 0) throw new IllegalArgumentException(); }\n}\n",
            "synchronized <T extends Comparable<T>> T most(List<? extends T> all) { return all.get(0); }\nmost(List.of(1))",
            "import java.util.*;\nString text = \"\"\"\n    a \\\"quoted\\\" line // no comment\n    %who\n    \"\"\";\ntext.strip()",
            "%classpath \"with space.jar\" b.jar\nvar c = '\\'';\nswitch (c) { case 'a' -> 1; default -> { yield 2; } }",
            "%%time\nMatrix W = new Matrix(new double[][] {{1, 2}, {3, 4}});\nW.dot(W).map(z -> z > 0 ? z : 0)",
            "/* a comment */ @Deprecated class Outer { static int n; class Inner {} enum E { A, B; } }\n// the end",
            "try (var s = Stream.of(1)) { s.forEach(System.out::println); } catch (Exception e) { } finally { }",
            "sealed interface S permits R {} record R(int n) implements S {}\nif (new R(1) instanceof R r) r.n(); else i++;");

    private static final List<String> WORDS_OF_CELLS = List.of(
            "\"",
            "\"\"\"",
            "'",
            "\\",
            "\\u0022",
            "\\u000a",
            "\\uuuu",
            "/*",
            "*/",
            "//",
            "\n",
            "\r",
            "\r\n",
            "\0",
            "\u001a",
            "\ud800",
            "\u2028",
            "{",
            "}",
            "(",
            ")",
            "[",
            ";",
            ",",
            "<",
            ">>>",
            "->",
            "::",
            "@",
            "@interface",
            "%",
            "%%",
            "\n%who",
            "\n%%time",
            "synchronized",
            "synchronized(",
            "import ",
            "package p;",
            "class $ { {",
            "record",
            "sealed",
            "yield",
            "else",
            "goto",
            "0x",
            "0b2",
            "1e",
            "99999999999",
            "((((((((((((((((",
            "{{{{{{{{{{{{{{{{",
            "a.b.c.d.e<f<g<h>>>[][]",
            "x".repeat(500));

    private static final List<String> MESSAGES = List.of(
            "execute_request|{\"code\":\"1\",\"silent\":false,\"store_history\":true,\"user_expressions\":{},\"allow_stdin\":true,\"stop_on_error\":true}",
            "complete_request|{\"code\":\"Sys\",\"cursor_pos\":3}",
            "inspect_request|{\"code\":\"x\",\"cursor_pos\":1,\"detail_level\":0}",
            "is_complete_request|{\"code\":\"for (\"}",
            "history_request|{\"output\":false,\"raw\":true,\"hist_access_type\":\"range\",\"session\":0,\"start\":0,\"stop\":9}",
            "history_request|{\"output\":false,\"raw\":true,\"hist_access_type\":\"search\",\"n\":3,\"pattern\":\"*\",\"unique\":true}",
            "comm_open|{\"comm_id\":\"1\",\"target_name\":\"t\",\"data\":{\"a\":[1,2,{\"b\":null}]}}",
            "comm_info_request|{\"target_name\":\"t\"}",
            "kernel_info_request|{}",
            "interrupt_request|{}",
            "shutdown_request|{\"restart\":true}",
            "debug_request|{\"type\":\"request\",\"seq\":1,\"command\":\"attach\",\"arguments\":{}}",
            "input_reply|{\"value\":\"yes\"}");

    private static final List<String> WORDS_OF_MESSAGES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "true",
            "-1",
            "1e999",
            "99999999999999999999",
            "0.5",
            "\"\"",
            "[]",
            "{}",
            "\\u0000",
            "\\ud800",
            "\0",
            "NaN",
            "msg_type",
            "execute_request",
            "nothing_request",
            "execute_result",
            "tail",
            "[[[[[[[[[[[[[[[[",
            "{\"a\":".repeat(200),
            "[".repeat(2_000));

    private final JShell shell = JShell.builder().executionEngine("local").build();
    private final StandardJavaFileManager files =
            ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
    private final Javac javac = new Javac(files, Map.of(), List.of());
    private final WireInProcess wire = new WireInProcess();

    KernelFuzz() throws GeneralSecurityException {}

    @Override
    public void close() throws IOException {
        shell.close();
        files.close();
        wire.close();
    }

    /** A cell with damage. */
    static String cell(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return damaged(oneOf(random, CELLS), WORDS_OF_CELLS, random);
    }

    /** The frames of a message with damage: to a part of it that is then signed, or to its frames; some have none. */
    List<byte[]> message(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> parts = parts(oneOf(random, MESSAGES));
        int part = random.nextInt(parts.size() + 2);
        if (part < parts.size()) {
            parts.set(part, damaged(parts.get(part), WORDS_OF_MESSAGES, random));
        }
        List<byte[]> frames = framed(parts);
        if (part == parts.size()) {
            int at = random.nextInt(frames.size());
            switch (random.nextInt(4)) {
                case 0 -> frames.remove(at);
                case 1 -> frames.add(at, new byte[random.nextInt(3)]);
                case 2 -> frames.add(at, frames.get(at));
                default -> frames.set(at, WireInProcess.DELIMITER.getBytes(StandardCharsets.US_ASCII));
            }
        }
        return frames;
    }

    /** The four parts of the first of all messages, which nothing is wrong with. */
    static List<String> parts() {
        return parts(MESSAGES.get(0));
    }

    private static List<String> parts(String message) {
        int bar = message.indexOf('|');
        return new ArrayList<>(
                List.of(WireInProcess.header(message.substring(0, bar)), "{}", "{}", message.substring(bar + 1)));
    }

    /** A message's frames, signed as they should be. */
    List<byte[]> framed(List<String> parts) {
        return wire.framed(parts);
    }

    private static <T> T oneOf(SplittableRandom random, List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** A text with some of its words and signs lost, doubled, moved or replaced, or cut off. */
    private static String damaged(String text, List<String> words, SplittableRandom random) {
        List<String> pieces = new ArrayList<>(Arrays.asList(text.split(WORDS_AND_SIGNS)));
        for (int changes = random.nextInt(MOST_CHANGES) + 1; changes > 0; changes--) {
            int from = random.nextInt(pieces.size() + 1);
            int to = Math.min(from + random.nextInt(MOST_MOVED), pieces.size());
            List<String> some = pieces.subList(from, to);
            switch (random.nextInt(6)) {
                case 0 -> some.clear();
                case 1 -> pieces.addAll(from, List.copyOf(some));
                case 2 -> pieces.addAll(random.nextInt(pieces.size() + 1), List.copyOf(some));
                case 3 -> pieces.subList(to, pieces.size()).clear();
                case 4 -> pieces.add(from, String.valueOf((char) random.nextInt(0x300)));
                default -> pieces.add(from, oneOf(random, words));
            }
        }
        return String.join("", pieces);
    }

    /** Takes a cell apart, and sees that nothing of it is lost; whether it is whole and right. */
    boolean takes(String cell, String description) {
        try {
            boolean isRight = true;
            for (CellParts.Part part : CellParts.of(cell)) {
                if (part instanceof CellParts.Java java) {
                    isRight &= takesJava(cell.substring(java.from(), java.to()), description);
                }
            }
            return isRight;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(description + ": " + cell, e);
        }
    }

    private boolean takesJava(String code, String description) {
        List<Piece> pieces = Snippets.of(shell.sourceCodeAnalysis()::analyzeCompletion, code);
        int at = 0;
        for (Piece piece : pieces) {
            assertThat(code.substring(at, piece.from())).as(description).isBlank();
            String source = piece.source();
            boolean isAsItStands = code.startsWith(source, piece.from());
            assertThat(isAsItStands || code.startsWith(source.substring(0, source.length() - 1), piece.from()))
                    .as(description + ": " + code)
                    .isTrue();
            at = piece.from() + source.length() - (isAsItStands ? 0 : 1);
        }
        List<Text> texts = pieces.stream()
                .map(piece -> new Text(
                        piece.from(), piece.source(), piece.completeness().isComplete()))
                .toList();
        List<CellPiece> read = CellGrammar.read(javac, new Cell("a cell", code), texts);
        assertThat(read).as(description).hasSameSizeAs(texts);
        return read.stream().noneMatch(piece -> piece.kind() == CellPiece.Kind.BROKEN);
    }

    /** Reads a message; whether it was taken. What is not taken is refused by one of the two errors for it. */
    boolean takes(List<byte[]> frames, String description) {
        try {
            Wire.Received received = wire.received(frames);
            assertThat(received.type()).as(description).isNotNull();
            return received.message().getHeader().getType() != null;
        } catch (SecurityException | JsonParseException e) {
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(
                    Stream.concat(
                                    Stream.of(description),
                                    frames.stream().map(frame -> new String(frame, StandardCharsets.UTF_8)))
                            .collect(Collectors.joining("\n")),
                    e);
        }
    }
}
