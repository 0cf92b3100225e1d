package backprop.playground;

import backprop.playground.Pattern.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.stream.Collectors;

/**
 * All that a training on the plane depends on. As text it is the part of a link after its #, for example {@code
 * data=xor&units=4.4&rate=0.1}; what is left out is as in {@link #DEFAULT}.
 *
 * @param points how many examples to learn from, unless they are one's own
 * @param noise the deviation of what is added to each coordinate, in hundredths
 * @param own the points that were set by hand
 * @param units the hidden units, layer by layer
 * @param batch the examples in a step; 0 for all
 * @param epoch how many epochs the network has learnt
 */
record Settings(
        Pattern data,
        int points,
        int noise,
        List<Point> own,
        List<Integer> units,
        Hidden hidden,
        Start start,
        Goal goal,
        Rule rule,
        double rate,
        int batch,
        double l2,
        long seed,
        int epoch) {
    static final int MOST_POINTS = 500;
    static final int MOST_LAYERS = 6;
    static final int MOST_UNITS = 8;
    static final int MOST_EPOCHS = 100_000;

    /** One point of each class to begin with. */
    static final List<Point> FIRST_OWN = List.of(new Point(-0.5, -0.5, 0), new Point(0.5, 0.5, 1));

    static final Settings DEFAULT = new Settings(
            Pattern.CIRCLES,
            200,
            10,
            FIRST_OWN,
            List.of(4),
            Hidden.TANH,
            Start.HE,
            Goal.CROSS_ENTROPY,
            Rule.ADAM,
            0.03,
            20,
            0,
            1,
            0);

    /** The settings of a link, and what had to be left out of it. */
    record Link(Settings settings, List<String> complaints) {}

    /** Takes from a link what it says; what it says wrongly is left as in {@link #DEFAULT}. */
    static Link parse(String link) {
        Settings settings = DEFAULT;
        var complaints = new ArrayList<String>();
        for (String pair : parts(link, "&")) {
            int equals = pair.indexOf('=');
            try {
                settings = settings.with(pair.substring(0, Math.max(equals, 0)), pair.substring(equals + 1));
            } catch (IllegalArgumentException e) {
                complaints.add(e.getMessage());
            }
        }
        return new Link(settings, complaints);
    }

    /**
     * These settings with one of them changed.
     *
     * @throws IllegalArgumentException if there is none of this name, or the value is not one that it can have
     */
    Settings with(String name, String value) {
        var to = new Changed(this);
        switch (name) {
            case "data" -> to.data = Choice.named(name, value, Pattern.values());
            case "points" -> to.points = whole(name, value, 4, MOST_POINTS);
            case "noise" -> to.noise = whole(name, value, 0, 100);
            case "own" -> to.own = points(value);
            case "units" -> to.units = units(value);
            case "hidden" -> to.hidden = Choice.named(name, value, Hidden.values());
            case "start" -> to.start = Choice.named(name, value, Start.values());
            case "goal" -> to.goal = Choice.named(name, value, Goal.values());
            case "rule" -> to.rule = Choice.named(name, value, Rule.values());
            case "rate" -> to.rate = number(name, value, 1e-6, 1000);
            case "batch" -> to.batch = value.equals("all") ? 0 : whole(name, value, 0, MOST_POINTS);
            case "l2" -> to.l2 = number(name, value, 0, 1000);
            case "seed" -> to.seed = whole(name, value, 0, Integer.MAX_VALUE);
            case "epoch" -> to.epoch = whole(name, value, 0, MOST_EPOCHS);
            default -> throw new IllegalArgumentException("there is nothing named '" + name + "' to set");
        }
        return to.settings();
    }

    Settings atEpoch(int epoch) {
        var to = new Changed(this);
        to.epoch = epoch;
        return to.settings();
    }

    /** What stands between the separators; String.split would bring regular expressions into the page, at 150 kB. */
    static List<String> parts(String text, String separator) {
        var parts = new ArrayList<String>();
        for (var rest = new StringTokenizer(text, separator); rest.hasMoreTokens(); ) {
            parts.add(rest.nextToken());
        }
        return parts;
    }

    private static int whole(String name, String value, int least, int most) {
        double number = number(name, value, least, most);
        if (number != Math.rint(number)) {
            throw new IllegalArgumentException(name + " cannot be " + value + "; it must be a whole number");
        }
        return (int) number;
    }

    private static double number(String name, String value, double least, double most) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " cannot be '" + value + "'; it must be a number", e);
        }
        if (!(number >= least && number <= most)) {
            throw new IllegalArgumentException(
                    name + " cannot be " + value + "; it must be from " + text(least) + " to " + text(most));
        }
        return number;
    }

    private static List<Integer> units(String value) {
        var units = new ArrayList<Integer>();
        for (String count : parts(value, ".")) {
            units.add(whole("units", count, 1, MOST_UNITS));
        }
        if (units.size() > MOST_LAYERS) {
            throw new IllegalArgumentException(
                    "units cannot be " + value + "; there are at most " + MOST_LAYERS + " hidden layers");
        }
        return List.copyOf(units);
    }

    private static List<Point> points(String value) {
        var points = new ArrayList<Point>();
        for (String point : parts(value, "_")) {
            List<String> parts = parts(point, ".");
            if (parts.size() != 3) {
                throw new IllegalArgumentException("own cannot be '" + value + "'; each point is like 50.-20.1");
            }
            points.add(new Point(
                    whole("own", parts.get(0), -120, 120) / 100.0,
                    whole("own", parts.get(1), -120, 120) / 100.0,
                    whole("own", parts.get(2), 0, 1)));
        }
        if (points.size() > MOST_POINTS) {
            throw new IllegalArgumentException("own cannot have more than " + MOST_POINTS + " points");
        }
        return List.copyOf(points);
    }

    /** A number without the zero after its point. */
    static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e9
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    String unitsText() {
        return units.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    String ownText() {
        return own.stream()
                .map(p -> Math.round(100 * p.x()) + "." + Math.round(100 * p.y()) + "." + p.label())
                .collect(Collectors.joining("_"));
    }

    /** The part of a link after its #. */
    String link() {
        return "data=" + data.id()
                + (data == Pattern.OWN ? "&own=" + ownText() : "&points=" + points + "&noise=" + noise)
                + "&units=" + unitsText() + "&hidden=" + hidden.id() + "&start=" + start.id() + "&goal=" + goal.id()
                + "&rule=" + rule.id() + "&rate=" + text(rate) + "&batch=" + (batch == 0 ? "all" : batch) + "&l2="
                + text(l2) + "&seed=" + seed + "&epoch=" + epoch;
    }

    /** Settings on the way to others, since a record of so many parts is unhandy to copy. */
    private static final class Changed {
        Pattern data;
        int points;
        int noise;
        List<Point> own;
        List<Integer> units;
        Hidden hidden;
        Start start;
        Goal goal;
        Rule rule;
        double rate;
        int batch;
        double l2;
        long seed;
        int epoch;

        Changed(Settings from) {
            data = from.data;
            points = from.points;
            noise = from.noise;
            own = from.own;
            units = from.units;
            hidden = from.hidden;
            start = from.start;
            goal = from.goal;
            rule = from.rule;
            rate = from.rate;
            batch = from.batch;
            l2 = from.l2;
            seed = from.seed;
            epoch = from.epoch;
        }

        Settings settings() {
            return new Settings(
                    data, points, noise, own, units, hidden, start, goal, rule, rate, batch, l2, seed, epoch);
        }
    }
}
