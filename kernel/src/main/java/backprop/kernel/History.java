package backprop.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;
import org.jspecify.annotations.Nullable;

/** The cells that this kernel has run since it was started, by their numbers. */
final class History implements HistoryManager {

    private final List<HistoryEntry> entries = new ArrayList<>();

    synchronized void add(int number, String code) {
        entries.add(new HistoryEntry(0, number, code, null));
    }

    @Override
    public List<HistoryEntry> lookupTail(int most, Set<ResultFlag> flags) {
        return find(entry -> true, most, flags);
    }

    @Override
    public List<HistoryEntry> lookupRange(int session, int start, int stop, Set<ResultFlag> flags) {
        return find(e -> session == 0 && e.getCellNumber() >= start && e.getCellNumber() < stop, 0, flags);
    }

    @Override
    public List<HistoryEntry> search(@Nullable String glob, int most, Set<ResultFlag> flags) {
        String asked = Objects.requireNonNullElse(glob, "*");
        return find(entry -> matches(asked, entry.getInput()), most, flags);
    }

    /** Whether a text is what a glob stands for. Only the last star is ever tried again, so it can't take for ever. */
    private static boolean matches(String glob, String text) {
        int g = 0;
        int t = 0;
        int star = -1;
        int starEnd = 0;
        while (t < text.length()) {
            char wanted = g < glob.length() ? glob.charAt(g) : 0;
            if (wanted == '*') {
                star = g++;
                starEnd = t;
            } else if (g < glob.length() && (wanted == '?' || wanted == text.charAt(t))) {
                g++;
                t++;
            } else if (star >= 0) {
                g = star + 1;
                t = ++starEnd;
            } else {
                return false;
            }
        }
        return glob.substring(g).replace("*", "").isEmpty();
    }

    /** The last of the cells that are asked for; all of them if their number is not limited. */
    private synchronized List<HistoryEntry> find(Predicate<HistoryEntry> asked, int most, Set<ResultFlag> flags) {
        Map<Object, HistoryEntry> found = new LinkedHashMap<>();
        String output = flags.contains(ResultFlag.INCLUDE_OUTPUT) ? "" : null;
        for (HistoryEntry entry : entries) {
            if (asked.test(entry)) {
                found.put(
                        flags.contains(ResultFlag.UNIQUE) ? entry.getInput() : entry.getCellNumber(),
                        new HistoryEntry(0, entry.getCellNumber(), entry.getInput(), output));
            }
        }
        List<HistoryEntry> all = List.copyOf(found.values());
        return most > 0 ? all.subList(Math.max(0, all.size() - most), all.size()) : all;
    }
}
