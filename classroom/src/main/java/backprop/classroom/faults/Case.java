package backprop.classroom.faults;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;

/**
 * A network 2-8-8-3 that learns to tell three arms of a spiral apart, and has one fault; case 0 is sound. All cases have the
 * same data, the same start and the same order of examples, except for what the fault changes.
 *
 * <pre>{@code
 * Case case4 = Case.open(4);
 * case4.look("training");
 * case4.look("gradients");
 * }</pre>
 */
public final class Case {
    /** How many cases have a fault. */
    public static final int COUNT = Fault.ALL.size();

    private final int number;
    private final Parts parts;
    private final Optional<Fault> fault;

    private Case(int number, Parts parts, Optional<Fault> fault) {
        this.number = number;
        this.parts = parts;
        this.fault = fault;
    }

    /**
     * A case.
     *
     * @param number 1 to 10, or 0 for the sound one
     */
    public static Case open(int number) {
        if (number < 0 || number > COUNT) {
            throw new IllegalArgumentException("case " + number + "; there are cases 0 to " + COUNT);
        }
        if (number == 0) {
            return new Case(0, Parts.SOUND, Optional.empty());
        }
        Fault fault = Fault.ALL.get(number - 1);
        return new Case(number, fault.broken(), Optional.of(fault));
    }

    /**
     * Prints what there is to see, or which looks there are.
     *
     * @param name "training", "by heart", "gradients", "sizes", "data", "another size" or "code"; null is no look yet
     */
    public void look(@Nullable String name) {
        System.out.println(text(name));
    }

    String text(@Nullable String name) {
        if (name == null) {
            return "Case " + number + ": choose a look. There are " + Look.names() + ".";
        }
        return Look.named(name)
                .map(look -> "Case " + number + ", " + name + "\n" + look.at(parts, fault.flatMap(Fault::lines)))
                .orElseGet(() -> "There is no look \"" + name + "\". There are " + Look.names() + ".");
    }

    /**
     * This case with your part in the place of the broken one, to look at.
     *
     * @param part what the case needs: a function, a number, an initializer and so on
     * @throws IllegalArgumentException if the fault is not in a part of this kind, or the case is sound
     */
    public Case mendedWith(Object part) {
        Fault broken = fault.orElseThrow(() -> new IllegalArgumentException("case 0 has nothing to mend"));
        return new Case(number, broken.mendedWith(part), Optional.empty());
    }

    /** What is still wrong with this case when your part is in the place of the broken one; empty if nothing is. */
    public Optional<String> complaint(Object part) {
        Case mended;
        try {
            mended = mendedWith(part);
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return SoundnessCheck.complaint(mended.parts);
    }

    /** A chart of the points that all cases learn from, as they are before they are standardised. */
    public static XYChart points() {
        return Workbench.chart();
    }

    /** A table of all cases with a cross at each look that shows other numbers than the sound case does. */
    public static String overview() {
        List<Look> looks = Look.AT_NUMBERS;
        List<String> sound = looks.stream()
                .map(look -> look.at(Parts.SOUND, Optional.empty()))
                .toList();
        StringJoiner table = new StringJoiner("\n");
        table.add("case" + looks.stream().map(look -> "  " + look.name()).collect(Collectors.joining()));
        for (Fault fault : Fault.ALL) {
            StringBuilder line = new StringBuilder(NumberText.format("%4d", fault.number()));
            for (int i = 0; i < looks.size(); i++) {
                boolean differs =
                        !looks.get(i).at(fault.broken(), Optional.empty()).equals(sound.get(i));
                line.append("  ")
                        .append(" ".repeat(looks.get(i).name().length() - 1))
                        .append(differs ? "x" : "-");
            }
            table.add(line);
        }
        return table.toString();
    }
}
