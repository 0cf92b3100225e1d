package backprop.engine;

import backprop.Layer;
import java.util.List;

/** The layers' weights in {@link Strips}, as they are in one epoch: W for the way forward, Wᵀ for the way back. */
final class TileWeights {
    private final List<Layer> layers;
    private final double[][] forward;
    private final double[][] backward;
    private final boolean fewUnits;

    TileWeights(TilePlan plan) {
        layers = plan.layers();
        fewUnits = FewUnits.lead(plan);
        forward = new double[layers.size()][];
        backward = new double[layers.size()][];
        for (int l = 0; l < layers.size(); l++) {
            int inputs = layers.get(l).inputs();
            int outputs = layers.get(l).outputs();
            forward[l] = new double[Strips.size(inputs, outputs)];
            backward[l] = new double[l == 0 ? 0 : Strips.size(outputs, inputs)];
        }
    }

    /** Cuts the layers' parameters as they are now: one of the parts of each W's rows. */
    void refresh(int part, int parts) {
        for (int l = 0; l < layers.size(); l++) {
            double[] W = layers.get(l).W().data();
            int inputs = layers.get(l).inputs();
            int outputs = layers.get(l).outputs();
            int from = Strips.begin(inputs, part, parts);
            int rows = Strips.begin(inputs, part + 1, parts) - from;
            int at = from * outputs;
            int strip = inputs * Strips.WIDTH;
            if (l == 0 && fewUnits) {
                RowDots.columnsAsRows(W, from, from + rows, inputs, outputs, forward[0]);
            } else {
                Strips.cut(W, at, outputs, rows, outputs, forward[l], from * Strips.WIDTH, strip);
            }
            if (l > 0) {
                Strips.cutTransposed(W, at, outputs, rows, outputs, backward[l], at, outputs * Strips.WIDTH);
            }
        }
    }

    /** W of layer l, in strips with a row for each input; of {@link FewUnits} a row for each of them. */
    double[] forward(int l) {
        return forward[l];
    }

    /** Wᵀ of layer l, a row for each output; of the first layer, whose inputs need no gradient, nothing. */
    double[] backward(int l) {
        return backward[l];
    }
}
