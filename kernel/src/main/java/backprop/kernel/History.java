package backprop.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
        String pattern = Pattern.quote(Objects.requireNonNullElse(glob, "*"));
        Pattern regex = Pattern.compile(pattern.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"), Pattern.DOTALL);
        return find(entry -> regex.matcher(entry.getInput()).matches(), most, flags);
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
