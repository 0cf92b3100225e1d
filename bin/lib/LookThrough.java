import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs notebooks that were handed in, one after the other in a copy, and says from the results of their checks which
 * exercises each has solved: LookThrough HANDED_IN WORK NOTEBOOKS MINUTES. A notebook that throws goes on with its next
 * cell; one that hangs is stopped; neither keeps the others from being run.
 */
class LookThrough {
    /** In a notebook's file each quotation mark has a backslash before it. */
    private static final Pattern CHECK = Pattern.compile("Exercises\\.check\\(\\\\\"([^\"\\\\]+)\\\\\"");

    private final Path handedIn;
    private final Path work;
    private final Path notebooks;
    private final int minutes;

    LookThrough(Path handedIn, Path work, Path notebooks, int minutes) {
        this.handedIn = handedIn;
        this.work = work;
        this.notebooks = notebooks;
        this.minutes = minutes;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        new LookThrough(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Integer.parseInt(args[3])).run();
    }

    private void run() throws IOException, InterruptedException {
        List<Path> found = found();
        if (found.isEmpty()) {
            System.err.println("There is no notebook in " + handedIn + ".");
            System.exit(1);
        }
        delete(work);
        Files.createDirectories(work);
        List<String> table = new ArrayList<>(List.of("notebook,exercise,state"));
        int width = found.stream().mapToInt(file -> name(file).length()).max().orElse(0);
        for (Path file : found) {
            Path folder = Files.createDirectories(work.resolve("run"));
            Path checks = folder.resolve("checks");
            String end = execute(file, folder, checks);
            Map<String, String> states = states(file, checks);
            states.forEach((id, state) -> table.add(quoted(name(file)) + "," + quoted(id) + "," + state));
            System.out.println(String.format("%-" + width + "s  %s", name(file), verdict(states) + end));
            delete(folder);
        }
        Files.write(work.resolve("results.csv"), table);
        System.err.println("As a table: " + work.resolve("results.csv"));
    }

    private List<Path> found() throws IOException {
        try (Stream<Path> files = Files.walk(handedIn)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .filter(file -> !file.toString().contains(".ipynb_checkpoints"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private String name(Path file) {
        return handedIn.relativize(file).toString();
    }

    /** Runs a copy of the notebook beside the jar and the data; returns what is to be said about how it ended. */
    private String execute(Path file, Path folder, Path checks) throws IOException, InterruptedException {
        Files.copy(file, folder.resolve("notebook.ipynb"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(notebooks.resolve("backprop.jar"), folder.resolve("backprop.jar"));
        copyFolder(notebooks.resolve("data"), folder.resolve("data"));
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                        "jupyter",
                        "nbconvert",
                        "--to=notebook",
                        "--execute",
                        "--allow-errors",
                        "--ExecutePreprocessor.timeout=" + 60 * minutes / 3,
                        "--ExecutePreprocessor.interrupt_on_timeout=True",
                        "--ExecutePreprocessor.kernel_name=java",
                        "--output=done.ipynb",
                        "notebook.ipynb")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("BACKPROP_CHECKS", checks.toString());
        Process process = builder.start();
        boolean ended = process.waitFor(minutes, TimeUnit.MINUTES);
        // What a cell has started may outlive Jupyter.
        List<ProcessHandle> started = process.descendants().toList();
        if (!ended) {
            started.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            return "; stopped after " + minutes + " min";
        }
        if (process.exitValue() != 0) {
            String last = Files.readString(log, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .reduce("", (before, line) -> line);
            return "; it did not run to its end: " + last;
        }
        int errors = errors(folder.resolve("done.ipynb"));
        return errors == 0 ? "" : "; " + errors + (errors == 1 ? " cell ends" : " cells end") + " with an error";
    }

    /** nbconvert writes each output's kind on a line of its own. */
    private static int errors(Path executed) throws IOException {
        try (Stream<String> lines = Files.lines(executed)) {
            return (int) lines.filter(line -> line.strip().startsWith("\"output_type\": \"error\""))
                    .count();
        }
    }

    /** The last state of each exercise that the notebook asks about; a check that was not reached has no result. */
    private static Map<String, String> states(Path notebook, Path checks) throws IOException {
        Map<String, String> states = new LinkedHashMap<>();
        Matcher asked = CHECK.matcher(new String(Files.readAllBytes(notebook), StandardCharsets.UTF_8));
        while (asked.find()) {
            states.put(asked.group(1), "NO_RESULT");
        }
        if (Files.exists(checks)) {
            for (String line : Files.readAllLines(checks)) {
                String[] parts = line.split("\t", -1);
                if (parts.length == 2) {
                    states.put(parts[0], parts[1]);
                }
            }
        }
        return states;
    }

    private static String verdict(Map<String, String> states) {
        if (states.isEmpty()) {
            return "no exercise was checked";
        }
        long right = states.values().stream().filter("RIGHT"::equals).count();
        return right + " of " + states.size() + " right" + list(states, "RIGHT", ": ") + list(states, "NOT_YET", "; not yet ")
                + list(states, "NOT_TRIED", "; not tried ")
                + list(states, "NO_RESULT", "; no result ");
    }

    private static String list(Map<String, String> states, String state, String before) {
        String ids = states.entrySet().stream()
                .filter(entry -> entry.getValue().equals(state))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" "));
        return ids.isEmpty() ? "" : before + ids;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
