package backprop.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** All times, in microseconds, and what is made of them: a table, a file and a plot. */
final class Results {
    static final String OURS = "ours";

    private final Map<String, Map<String, List<Double>>> times = new LinkedHashMap<>();
    private final Map<String, String> failures = new TreeMap<>();

    void add(String workload, String peer, double microseconds) {
        times.computeIfAbsent(workload, w -> new LinkedHashMap<>())
                .computeIfAbsent(peer, p -> new ArrayList<>())
                .add(microseconds);
    }

    void fail(String peer, String reason) {
        failures.putIfAbsent(peer, String.valueOf(reason).lines().findFirst().orElse("unknown"));
    }

    /** Prints the table below a line that tells how busy the machine was, and writes the files. */
    void write(Path folder, String busy) throws IOException {
        System.out.print(busy + "\n\n" + table());
        Files.writeString(folder.resolve("benchmark.json"), json());
        Plot.write(ratios(), folder.resolve("benchmark.png"));
    }

    private String table() {
        var text = new StringBuilder(
                "| workload | peer | median µs | spread (quarters) µs | median / ours |\n|---|---|--:|--:|--:|\n");
        times.forEach((workload, peers) -> peers.forEach((peer, values) -> text.append(line(
                "| %s | %s | %.4g | %.4g to %.4g | %.2f |%n",
                workload,
                peer,
                quantile(values, 0.5),
                quantile(values, 0.25),
                quantile(values, 0.75),
                quantile(values, 0.5) / ours(peers)))));
        failures.forEach((peer, reason) -> text.append("\n%s could not be run here: %s\n".formatted(peer, reason)));
        return text.toString();
    }

    private String json() {
        var entries = new ArrayList<String>();
        times.forEach((workload, peers) -> {
            var medians = new ArrayList<String>();
            var ratios = new ArrayList<String>();
            peers.forEach((peer, values) -> {
                if (!peer.equals(OURS)) {
                    medians.add(line("\"%s\": %.4f", peer, quantile(values, 0.5)));
                    ratios.add(line("\"%s\": %.4f", peer, quantile(values, 0.5) / ours(peers)));
                }
            });
            double numpy = peers.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("NumPy"))
                    .mapToDouble(entry -> quantile(entry.getValue(), 0.5))
                    .min()
                    .orElse(Double.NaN);
            medians.add(line("\"numpy\": %.4f", numpy));
            ratios.add(line("\"numpy\": %.4f", numpy / ours(peers)));
            entries.add(line(
                    "  {\"workload\": \"%s\", \"ours_us\": %.4f, \"peers\": {%s}, \"ratio\": {%s}}",
                    workload, ours(peers), String.join(", ", medians), String.join(", ", ratios)));
        });
        return "[\n" + String.join(",\n", entries) + "\n]\n";
    }

    /** For each workload, each peer's median divided by ours. */
    private Map<String, Map<String, Double>> ratios() {
        var result = new LinkedHashMap<String, Map<String, Double>>();
        times.forEach((workload, peers) -> {
            var ratios = new LinkedHashMap<String, Double>();
            peers.forEach((peer, values) -> ratios.put(peer, quantile(values, 0.5) / ours(peers)));
            result.put(workload, ratios);
        });
        return result;
    }

    private static double ours(Map<String, List<Double>> peers) {
        return quantile(peers.getOrDefault(OURS, List.of(Double.NaN)), 0.5);
    }

    private static double quantile(List<Double> values, double fraction) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) (fraction * (sorted.size() - 1) + 0.5));
    }

    private static String line(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
