package backprop.classroom;

import backprop.classroom.NotebookFile.CodeCell;
import backprop.classroom.NotebookFile.Output;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import javax.imageio.ImageIO;

/** What differs between a notebook as it is committed and as it has just run. */
final class NotebookComparison {
    /** A cell with this tag shows an error on purpose. */
    static final String RAISES_EXCEPTION = "raises-exception";

    private NotebookComparison() {}

    /** The differences, a line each; empty if the fresh run shows what is committed and no cell failed. */
    static List<String> differences(NotebookFile committed, NotebookFile fresh) {
        List<String> differences = new ArrayList<>(failures(fresh));
        if (committed.cells().size() != fresh.cells().size()) {
            differences.add("the committed notebook has " + committed.cells().size() + " code cells, the run has "
                    + fresh.cells().size());
            return differences;
        }
        for (int i = 0; i < fresh.cells().size(); i++) {
            compare(committed.cells().get(i), fresh.cells().get(i), differences);
        }
        return differences;
    }

    /**
     * The differences in what both runs show: another kernel may leave out forms of a value that ours adds, such as a
     * table for a matrix, but not its text, and not a picture.
     */
    static List<String> differencesOnAnotherKernel(NotebookFile committed, NotebookFile fresh) {
        return differences(committed.withoutForm("text/html"), fresh.withoutForm("text/html"));
    }

    /** What is wrong with a fresh run whatever is committed: errors, cells not run, blank pictures. */
    static List<String> failures(NotebookFile fresh) {
        List<String> failures = new ArrayList<>();
        for (CodeCell cell : fresh.cells()) {
            if (!cell.wasRun()) {
                failures.add(place(cell) + ": was not run");
            }
            for (Output output : cell.outputs()) {
                if (output.kind().equals("error") && !cell.tags().contains(RAISES_EXCEPTION)) {
                    failures.add(place(cell) + ": " + output.content().get("text/plain"));
                }
                String png = output.content().get("image/png");
                if (png != null && isBlank(png)) {
                    failures.add(place(cell) + ": the picture is blank");
                }
            }
        }
        return failures;
    }

    private static void compare(CodeCell committed, CodeCell fresh, List<String> differences) {
        if (committed.outputs().size() != fresh.outputs().size()) {
            differences.add(place(fresh) + ": " + kinds(committed) + " committed, " + kinds(fresh) + " now");
            return;
        }
        for (int i = 0; i < fresh.outputs().size(); i++) {
            Output before = committed.outputs().get(i);
            Output now = fresh.outputs().get(i);
            if (!before.kind().equals(now.kind())
                    || !before.content().keySet().equals(now.content().keySet())) {
                differences.add(place(fresh) + ": " + before.kind() + " "
                        + new TreeSet<>(before.content().keySet()) + " committed, " + now.kind() + " "
                        + new TreeSet<>(now.content().keySet()) + " now");
                continue;
            }
            // The plain-text twin of a picture is the kernel's own and may hold an address in memory.
            boolean isPicture = now.content().containsKey("image/png");
            now.content().forEach((mime, text) -> {
                if (!isPicture) {
                    compareText(before.content().getOrDefault(mime, ""), text, fresh, differences);
                }
            });
        }
    }

    private static void compareText(String before, String now, CodeCell cell, List<String> differences) {
        List<String> linesBefore = before.lines().toList();
        List<String> linesNow = now.lines().toList();
        for (int i = 0; i < Math.max(linesBefore.size(), linesNow.size()); i++) {
            String lineBefore = i < linesBefore.size() ? linesBefore.get(i) : "(no line)";
            String lineNow = i < linesNow.size() ? linesNow.get(i) : "(no line)";
            if (!lineBefore.equals(lineNow)) {
                differences.add(place(cell) + ", output line " + (i + 1) + ":\n  committed: " + lineBefore
                        + "\n  now:       " + lineNow);
                return;
            }
        }
    }

    private static boolean isBlank(String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
            if (picture == null) {
                return true;
            }
            int first = picture.getRGB(0, 0);
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    if (picture.getRGB(x, y) != first) {
                        return false;
                    }
                }
            }
            return true;
        } catch (IOException e) {
            return true;
        }
    }

    private static List<String> kinds(CodeCell cell) {
        return cell.outputs().stream().map(Output::kind).toList();
    }

    private static String place(CodeCell cell) {
        return "code cell " + cell.number() + " (" + cell.firstLine() + ")";
    }
}
