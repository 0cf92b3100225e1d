package backprop.playground;

import backprop.Classification;
import backprop.GradientCheck;
import backprop.Layer;
import backprop.Loss;
import backprop.Network;
import backprop.NetworkBuilder;
import backprop.playground.Pattern.Point;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSExport;

/** "Learn a plane": points, a network, and its training, as the page asks for them. */
public final class PlaneGame {
    private final List<String> complaints;
    private final Paint paint = new Paint();
    private final Regions regions = new Regions();
    private Settings settings;
    private PlaneData data;
    private Network network;
    private PlaneTraining training;
    private LayerSizes sizes;
    private Curve losses = new Curve();
    private Curve unseenLosses = new Curve();

    /** The game of a link, before the first epoch. */
    PlaneGame(String link) {
        Settings.Link parsed = Settings.parse(link);
        complaints = parsed.complaints();
        begin(parsed.settings());
    }

    private void begin(Settings next) {
        settings = next;
        data = PlaneData.of(next);
        network = network(next);
        training = new PlaneTraining(next, network, data);
        losses = new Curve();
        unseenLosses = new Curve();
        sizes = look();
        note();
    }

    private static Network network(Settings settings) {
        NetworkBuilder builder = Network.builder(2);
        for (int units : settings.units()) {
            builder.layer(units, settings.hidden().activation);
        }
        return builder.layer(settings.goal().outputs, settings.goal().activation)
                .initializer(settings.start().initializer)
                .build(settings.seed());
    }

    /** What could not be taken from the link. */
    @JSExport
    public String[] complaints() {
        return complaints.toArray(String[]::new);
    }

    /** The link to the game as it is. */
    @JSExport
    public String link() {
        return settings.atEpoch(training.epochs()).link();
    }

    /** The epoch to which the link asks for the network to be trained. */
    @JSExport
    public int askedEpoch() {
        return settings.epoch();
    }

    /** A setting's value as the link has it. */
    @JSExport
    public String setting(String name) {
        String all = settings.link() + "&own=" + settings.ownText() + "&points=" + settings.points() + "&noise="
                + settings.noise();
        for (String pair : Settings.parts(all, "&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    /** Changes a setting and begins anew; gives the reason where the value cannot be. */
    @JSExport
    public String change(String name, String value) {
        try {
            begin(settings.with(name, value).atEpoch(0));
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Begins anew with the settings of a link, for example a lesson's. */
    @JSExport
    public void open(String link) {
        begin(Settings.parse(link).settings());
    }

    /** Begins the training anew. */
    @JSExport
    public void restart() {
        begin(settings.atEpoch(0));
    }

    /** One step; false if it cannot go on. */
    @JSExport
    public boolean step() {
        int before = training.epochs();
        boolean well = training.step();
        if (training.epochs() > before) {
            note();
        }
        return well;
    }

    /** One epoch; false if it cannot go on. */
    @JSExport
    public boolean epoch() {
        boolean well = training.epochs() < Settings.MOST_EPOCHS && training.epoch();
        if (well) {
            note();
        }
        return well;
    }

    /** Why the training cannot go on, or empty. */
    @JSExport
    public String broken() {
        return training.broken().isEmpty() && training.epochs() >= Settings.MOST_EPOCHS
                ? "That is the last epoch that a link can hold."
                : training.broken();
    }

    private void note() {
        losses.add(training.epochs(), learntLoss());
        if (data.hasUnseen()) {
            unseenLosses.add(training.epochs(), unseenLoss());
        }
    }

    @JSExport
    public int epochs() {
        return training.epochs();
    }

    @JSExport
    public double partOfEpoch() {
        return training.partOfEpoch();
    }

    /**
     * The loss as a training log has it, which is that before the epoch's steps; before the first, that of the start.
     */
    @JSExport
    public double learntLoss() {
        return training.epochs() == 0 ? network.loss(data.XLearnt(), data.YLearnt(), loss()) : training.epochLoss();
    }

    /** The loss on the points that are not learnt from; NaN if there are none. */
    @JSExport
    public double unseenLoss() {
        return data.hasUnseen() ? network.loss(data.XUnseen(), data.YUnseen(), loss()) : Double.NaN;
    }

    /** The share of the points that are learnt from whose class the network finds. */
    @JSExport
    public double learntAccuracy() {
        return Classification.accuracy(network.predict(data.XLearnt()), data.YLearnt());
    }

    /** The same of the other points; NaN if there are none. */
    @JSExport
    public double unseenAccuracy() {
        return data.hasUnseen() ? Classification.accuracy(network.predict(data.XUnseen()), data.YUnseen()) : Double.NaN;
    }

    private Loss loss() {
        return settings.goal().loss;
    }

    /** For each point x, y, class, and 1 if it is learnt from. */
    @JSExport
    @JSByRef
    public double[] points() {
        var numbers = new double[4 * data.points().size()];
        for (int i = 0; i < data.points().size(); i++) {
            Point point = data.points().get(i);
            numbers[4 * i] = point.x();
            numbers[4 * i + 1] = point.y();
            numbers[4 * i + 2] = point.label();
            numbers[4 * i + 3] = i < data.learnt() ? 1 : 0;
        }
        return numbers;
    }

    /** The number of outputs of each layer, the last being the network's. */
    @JSExport
    public int[] layers() {
        return network.layers().stream().mapToInt(Layer::outputs).toArray();
    }

    /** Layer l's weights, inputs x outputs, row by row. */
    @JSExport
    @JSByRef
    public double[] weights(int l) {
        return network.layer(l).W().data();
    }

    /** Layer l's biases. */
    @JSExport
    @JSByRef
    public double[] biases(int l) {
        return network.layer(l).b().data();
    }

    /** Takes the colours for class 0, for the middle, and for class 1. */
    @JSExport
    public void colours(double[] nine) {
        paint.colours(nine);
    }

    /** Looks at the network as it is now: at side times side places of the plane, and at its layers. */
    @JSExport
    public void look(int side) {
        regions.look(network, side);
        sizes = look();
    }

    private LayerSizes look() {
        return new LayerSizes(network, data.XLearnt(), data.YLearnt(), loss());
    }

    /** The picture of the network's answers at the last look, see {@link Paint}. */
    @JSExport
    @JSByRef
    public int[] answerPixels() {
        regions.paintAnswer(paint);
        return paint.pixels();
    }

    /** The picture of a hidden unit's answers at the last look, with every step-th pixel of every step-th row. */
    @JSExport
    @JSByRef
    public int[] unitPixels(int layer, int unit, int step) {
        regions.paintUnit(paint, layer, unit, settings.hidden(), step);
        return paint.pixels();
    }

    /** The sizes at the last look, see {@link LayerSizes#sizes}. */
    @JSExport
    @JSByRef
    public double[] sizes() {
        return sizes.sizes();
    }

    /** Whether a hidden unit was dead at the last look. */
    @JSExport
    public boolean isDead(int layer, int unit) {
        return settings.hidden().canDie() && sizes.isDead(layer, unit);
    }

    /** What the network says of a place: how sure it is of class 1. */
    @JSExport
    public double answer(double x, double y) {
        double[] answers = network.predict(x, y);
        return answers[answers.length - 1];
    }

    /** The losses so far, of which the first {@link #curveLength} count; on the other points if unseen. */
    @JSExport
    @JSByRef
    public double[] curve(boolean unseen) {
        return (unseen ? unseenLosses : losses).values();
    }

    @JSExport
    public int curveLength(boolean unseen) {
        return (unseen ? unseenLosses : losses).count();
    }

    /** The epochs between two numbers of the curve. */
    @JSExport
    public int curveStride() {
        return losses.stride();
    }

    /**
     * Compares all gradients with differences: for each parameter its name, its shape, the relative error, and the
     * greatest difference.
     */
    @JSExport
    public String[] checkGradients() {
        var parts = new ArrayList<String>();
        for (GradientCheck.Result result : GradientCheck.of(network, loss(), data.XLearnt(), data.YLearnt())
                .results()) {
            parts.add(result.name());
            parts.add(result.shape());
            parts.add(String.valueOf(result.relativeError()));
            parts.add(String.valueOf(Math.abs(result.analytic() - result.numeric())));
        }
        return parts.toArray(String[]::new);
    }

    /** The program that does all this, as a file or as the lines of a cell. */
    @JSExport
    public String java(boolean asFile) {
        Settings now = settings.atEpoch(training.epochs());
        return asFile ? ShownProgram.file(now) : ShownProgram.cell(now);
    }
}
