package backprop.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;
import org.jspecify.annotations.Nullable;

/** The cells that this kernel has run since it was started. */
final class History {

    private record Entry(int number, String code, @Nullable String result) {}

    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(int number, String code, @Nullable String result) {
        entries.add(new Entry(number, code, result));
    }

    /** The entries that a request asks for, each as the protocol writes it: session, number, code. */
    synchronized List<List<Object>> find(HistoryRequest request) {
        List<Entry> found = new ArrayList<>(entries);
        if (request instanceof HistoryRequest.Range range) {
            found.removeIf(entry ->
                    range.getSessionIndex() != 0 || entry.number < range.getStart() || entry.number >= range.getStop());
        } else if (request instanceof HistoryRequest.Search search) {
            Pattern pattern = glob(Objects.requireNonNullElse(search.getPattern(), "*"));
            found.removeIf(entry -> !pattern.matcher(entry.code).matches());
            if (search.filterUnique()) {
                Map<String, Entry> unique = new LinkedHashMap<>();
                found.forEach(entry -> unique.put(entry.code, entry));
                found = new ArrayList<>(unique.values());
            }
            found = last(found, search.getMaxReturnLength());
        } else if (request instanceof HistoryRequest.Tail tail) {
            found = last(found, tail.getMaxReturnLength());
        }
        return found.stream().map(entry -> row(entry, request.includeOutput())).toList();
    }

    private static List<Entry> last(List<Entry> entries, int most) {
        return most <= 0 ? entries : entries.subList(Math.max(0, entries.size() - most), entries.size());
    }

    private static List<Object> row(Entry entry, boolean withResult) {
        Object code = withResult ? List.of(entry.code, Objects.requireNonNullElse(entry.result, "")) : entry.code;
        return List.of(0, entry.number, code);
    }

    private static Pattern glob(String glob) {
        String pattern = glob.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return Pattern.compile(pattern, Pattern.DOTALL);
    }
}
