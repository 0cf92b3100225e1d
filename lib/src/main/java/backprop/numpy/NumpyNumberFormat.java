package backprop.numpy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * How NumPy writes the numbers of one array: all with a decimal point below one another, or all with an exponent. A
 * number gets as many digits as it takes to read it back, but at most eight after the point.
 *
 * @param scientific with an exponent
 * @param left characters before the point
 * @param right characters after the point, without the exponent
 * @param exponentDigits digits of the exponent
 */
record NumpyNumberFormat(boolean scientific, int left, int right, int exponentDigits) {
    private static final int PRECISION = 8;

    /** The format that NumPy takes for an array of these numbers. */
    static NumpyNumberFormat fitting(double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        double[] sizes =
                Arrays.stream(finite).map(Math::abs).filter(v -> v > 0).sorted().toArray();
        boolean scientific = sizes.length > 0 && needsExponent(sizes[0], sizes[sizes.length - 1]);
        int left = 0;
        int right = 0;
        int exponentDigits = 0;
        for (double value : finite) {
            String text = scientific ? scientificDigits(value) : fixedDigits(value);
            int end = scientific ? text.indexOf('e') : text.length();
            left = Math.max(left, text.indexOf('.'));
            right = Math.max(right, end - text.indexOf('.') - 1);
            exponentDigits = Math.max(exponentDigits, text.length() - end - 2);
        }
        int beyondLeft = right + 1 + (scientific ? exponentDigits + 2 : 0);
        for (double value : values) {
            if (!Double.isFinite(value)) {
                left = Math.max(left, special(value).length() - beyondLeft);
            }
        }
        return new NumpyNumberFormat(scientific, left, right, exponentDigits);
    }

    private static boolean needsExponent(double smallest, double greatest) {
        return greatest >= 1e8 || smallest < 1e-4 || greatest / smallest > 1000;
    }

    /** The number, padded to the width that all numbers of the array have. */
    String text(double value) {
        if (!Double.isFinite(value)) {
            int width = left + 1 + right + (scientific ? exponentDigits + 2 : 0);
            return " ".repeat(width - special(value).length()) + special(value);
        }
        if (!scientific) {
            String digits = fixedDigits(value);
            int point = digits.indexOf('.');
            return " ".repeat(left - point) + digits + " ".repeat(right - (digits.length() - point - 1));
        }
        return scientificText(value);
    }

    /** All mantissas have as many digits as the longest needs: the digits of the exact value, not zeros. */
    private String scientificText(double value) {
        String mantissa = value == 0
                ? "0"
                : rounded(value, right + 1).unscaledValue().abs().toString();
        mantissa = mantissa.charAt(0) + "." + mantissa.substring(1) + "0".repeat(right + 1 - mantissa.length());
        String exponent = Integer.toString(Math.abs(exponent(value)));
        return " ".repeat(left - sign(value).length() - 1)
                + sign(value)
                + mantissa
                + (exponent(value) < 0 ? "e-" : "e+")
                + "0".repeat(exponentDigits - exponent.length())
                + exponent;
    }

    private static String special(double value) {
        return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }

    /** For example {@code -0.25}, and {@code 3.} for a whole number. */
    private static String fixedDigits(double value) {
        var exact = new BigDecimal(value);
        BigDecimal shortest = exact.setScale(PRECISION, RoundingMode.HALF_EVEN);
        for (int scale = 0; scale < PRECISION; scale++) {
            BigDecimal candidate = exact.setScale(scale, RoundingMode.HALF_EVEN);
            if (candidate.doubleValue() == value) {
                shortest = candidate;
                break;
            }
        }
        return sign(value) + withoutTrailingZeros(shortest.abs().toPlainString());
    }

    /** For example {@code 1.25e-07}, and {@code 3.e+10}. */
    private static String scientificDigits(double value) {
        String digits = value == 0 ? "0" : shortestMantissa(value);
        int exponent = exponent(value);
        return sign(value)
                + withoutTrailingZeros(digits.charAt(0) + "." + digits.substring(1))
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    private static String shortestMantissa(double value) {
        int digits = 1;
        while (digits <= PRECISION && rounded(value, digits).doubleValue() != value) {
            digits++;
        }
        return rounded(value, digits).unscaledValue().abs().toString();
    }

    private static int exponent(double value) {
        BigDecimal digits = rounded(value, PRECISION + 1);
        return value == 0 ? 0 : digits.precision() - 1 - digits.scale();
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static String sign(double value) {
        return value < 0 || 1 / value < 0 ? "-" : "";
    }

    private static String withoutTrailingZeros(String digits) {
        if (digits.indexOf('.') < 0) {
            return digits + ".";
        }
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }
}
