package backprop.classroom.exercises;

import backprop.Activation;
import backprop.Matrix;
import java.util.List;
import java.util.function.UnaryOperator;

class Notebook05Test extends RefusedAnswers {
    @Override
    ExerciseSet set() {
        return new Notebook05();
    }

    @Override
    List<Wrong> wrong() {
        double[] P = Activation.SOFTMAX.forward(Matrix.rowVector(1, 2, 3)).toArray()[0];
        return List.of(
                wrong("05.1", function(A -> divided(A.map(Math::exp))), "NaN"),
                wrong("05.1", function(A -> A.map(Math::exp)), "not divided by their sum"),
                wrong("05.1", function(A -> Activation.SOFTMAX.forward(A)), "The rows add up to 1"),
                wrong("05.1", function(A -> divided(A.minus(A.max()).map(Math::exp))), "NaN"),
                wrong("05.1", function(A -> A.minus(A.transpose().rowMax())), "throws a ShapeException"),
                wrong("05.1", function(A -> null), "returns null"),
                wrong("05.2", 27_968, "These are the weights"),
                wrong("05.2", 645_610, "large network"),
                wrong("05.2", 506, "added the sizes"),
                wrong("05.2", 28_073, "off by one"),
                wrong("05.3", Math.log(2), "the number of questions"),
                wrong("05.3", 10 * Math.log(0.5), "the sign is wrong"),
                wrong("05.3", 10 * Math.log10(2), "not the logarithm of the formula"),
                wrong("05.3", 10 * Math.log(2) * 5000, "the number of images: divide by it"),
                wrong("05.4", 2, "half is missing"),
                wrong("05.4", 20, "The root is missing"),
                wrong("05.4", 0.1414, "deviation of 0.01"),
                wrong("05.4", 1 / Math.sqrt(2), "a factor 2 is missing"),
                wrong("05.5", P, "This is P"),
                wrong("05.5", new double[] {-P[0], -P[1], 1 - P[2]}, "the sign is wrong"),
                wrong("05.5", new double[] {P[0], P[1] - 1, P[2]}, "counted from 0"),
                wrong("05.5", new double[] {1, 2, 2}, "Softmax comes first"),
                wrong("05.5", new double[] {P[0], P[1]}, "one place is missing"),
                wrong("05.6", 6.9326, "before any step"),
                wrong("05.6", 2.0722705, "epoch 99: one place off"),
                wrong("05.6", 2.0348071, "epoch 101: one place off"),
                wrong("05.6", 76.26, "accuracy in per cent"),
                wrong("05.7", function(images -> shifted(images, -1)), "to the left"),
                wrong("05.7", function(images -> shifted(images, 2)), "two pixels"),
                wrong("05.7", function(images -> shifted(images, 20)), "moves down"),
                wrong("05.7", function(images -> shifted(images, 1)), "comes in at the left of the next one"),
                wrong("05.7", function(images -> images), "where they are"));
    }

    private static UnaryOperator<Matrix> function(UnaryOperator<Matrix> function) {
        return function;
    }

    private static Matrix divided(Matrix powers) {
        return powers.dividedBy(powers.columnSums());
    }

    /** All pixels of an image in one row, moved along it; by one or two to the side the lines' ends are cleared or not. */
    private static Matrix shifted(Matrix images, int by) {
        Matrix shifted = Matrix.zeros(images.rows(), 400);
        for (int image = 0; image < images.rows(); image++) {
            for (int p = 0; p < 400; p++) {
                int column = p % 20 - by;
                boolean isWithin = by == 1 || by == 20 || (column >= 0 && column < 20);
                if (p - by >= 0 && p - by < 400 && isWithin) {
                    shifted.set(image, p, images.get(image, p - by));
                }
            }
        }
        return shifted;
    }
}
