package backprop;

/** The logistic function 1 / (1 + e⁻ᶻ), written so that no power overflows. */
final class Sigmoid {
    private Sigmoid() {}

    static double value(double z) {
        if (z >= 0) {
            return 1 / (1 + Math.exp(-z));
        }
        double power = Math.exp(z);
        return power / (1 + power);
    }

    static double derivative(double z) {
        double a = value(z);
        return a * (1 - a);
    }

    /** log(1 + eᶻ) = −log(1 − sigmoid(z)), exact also where sigmoid(z) has been rounded to 1. */
    static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }
}
