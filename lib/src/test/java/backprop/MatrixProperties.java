package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The laws of matrices, and files that give back every bit. */
abstract class MatrixProperties {
    /** A B, A C and B D are products; B and C have the same shape. */
    record Factors(Matrix A, Matrix B, Matrix C, Matrix D) {
        static Factors of(int rows, int inner, int columns, int last, long seed) {
            var random = new NumpyRandom(seed);
            return new Factors(
                    random.randn(rows, inner),
                    random.randn(inner, columns),
                    random.randn(inner, columns),
                    random.randn(columns, last));
        }
    }

    @Provide
    Arbitrary<Factors> factors() {
        var size = Arbitraries.integers().between(1, 40);
        return Combinators.combine(size, size, size, size, Arbitraries.longs().between(0, 0xffffffffL))
                .as(Factors::of);
    }

    private static void same(Matrix one, Matrix other) {
        MatrixAssert.assertThat(one).isCloseTo(other, 1e-12);
    }

    @Property
    void products_obey_the_laws(@ForAll("factors") Factors f) {
        Matrix product = f.A.dot(f.B);
        same(f.A.dot(f.B.plus(f.C)), product.plus(f.A.dot(f.C)));
        same(product.dot(f.D), f.A.dot(f.B.dot(f.D)));
        same(f.B.transpose().dot(f.A.transpose()), product.transpose());
        same(f.A.transpose().transposeDot(f.B), product);
        same(f.A.dotTranspose(f.B.transpose()), product);
        assertThat(Matrix.identity(f.A.rows()).dot(f.A)).isEqualTo(f.A);
        assertThat(f.A.transpose().transpose()).isEqualTo(f.A);
    }

    /** Whatever the order of the additions, an error is at most that of one rounding for each term. */
    @Property
    void an_element_of_a_product_is_the_exact_sum_but_for_rounding(@ForAll("factors") Factors f) {
        BigDecimal exact = BigDecimal.ZERO;
        double sizes = 0;
        for (int k = 0; k < f.B.rows(); k++) {
            exact = exact.add(new BigDecimal(f.A.get(0, k)).multiply(new BigDecimal(f.B.get(k, 0))));
            sizes += Math.abs(f.A.get(0, k) * f.B.get(k, 0));
        }
        assertThat(f.A.dot(f.B).get(0, 0)).isCloseTo(exact.doubleValue(), within((f.B.rows() + 1) * 0x1p-53 * sizes));
    }

    @Property
    void parts_make_the_whole_and_a_row_or_column_is_repeated(
            @ForAll("factors") Factors f, @ForAll @IntRange(max = 40) int cut) {
        Matrix B = f.B;
        int at = cut % B.rows();
        if (at > 0) {
            assertThat(Matrix.vstack(B.rows(0, at), B.rows(at, B.rows()))).isEqualTo(B);
        }
        Matrix across = B.transpose();
        if (at > 0) {
            assertThat(Matrix.hstack(across.columns(0, at), across.columns(at, B.rows())))
                    .isEqualTo(across);
        }
        Matrix row = B.row(at);
        Matrix repeated = Matrix.vstack(Collections.nCopies(B.rows(), row).toArray(Matrix[]::new));
        assertThat(B.plus(row)).isEqualTo(B.plus(repeated));
        assertThat(across.times(row.transpose())).isEqualTo(across.times(repeated.transpose()));
        assertThat(B.minus(row).row(at)).isEqualTo(Matrix.zeros(1, B.columns()));
        same(B.columnSums(), Matrix.ones(1, B.rows()).dot(B));
        same(B.transpose().rowSums(), B.columnSums().transpose());
        assertThat(B.pickRows(new NumpyRandom(cut).permutation(B.rows())).columnMax())
                .isEqualTo(B.columnMax());
    }

    /** Any 64 bits but those of NaN, which a network may hold after a training gone wrong, as one NaN. */
    private static Matrix anyBits(int rows, int columns, NumpyRandom random) {
        Matrix result = Matrix.zeros(rows, columns);
        Arrays.setAll(
                result.data(),
                k -> Double.longBitsToDouble(((long) random.randint(Integer.MIN_VALUE, Integer.MAX_VALUE) << 32)
                        | random.randint(0, Integer.MAX_VALUE)));
        return result;
    }

    @Property
    void a_network_is_saved_and_loaded_bit_for_bit(
            @ForAll @IntRange(min = 1, max = 5) int layers, @ForAll @LongRange(max = 0xffffffffL) long seed)
            throws IOException {
        var random = new NumpyRandom(seed);
        List<String> names = List.of("relu", "leaky_relu", "sigmoid", "tanh", "linear", "softmax");
        var made = new Layer[layers];
        int inputs = random.randint(1, 9);
        for (int l = 0; l < layers; l++) {
            int outputs = random.randint(1, 9);
            Activation activation = Activation.named(names.get(random.randint(0, names.size())));
            Matrix W = anyBits(inputs, outputs, random);
            made[l] = random.rand() < 0.5
                    ? new Layer(W, anyBits(1, outputs, random), activation)
                    : Layer.withoutBias(W, activation);
            inputs = outputs;
        }
        Network network = new Network(List.of(made));
        Path file = Files.createTempFile("network", ".npz");
        try {
            network.save(file);
            Network loaded = Network.load(file);
            assertThat(loaded).hasToString(network.toString());
            for (int l = 0; l < layers; l++) {
                assertThat(loaded.layer(l).W()).isEqualTo(network.layer(l).W());
                assertThat(loaded.layer(l).b()).isEqualTo(network.layer(l).b());
                assertThat(loaded.layer(l).activation())
                        .isSameAs(network.layer(l).activation());
            }
        } finally {
            Files.delete(file);
        }
    }

    @Property
    void a_table_is_written_and_read_bit_for_bit(
            @ForAll @IntRange(min = 1, max = 9) int rows,
            @ForAll @IntRange(min = 1, max = 9) int columns,
            @ForAll @LongRange(max = 0xffffffffL) long seed)
            throws IOException {
        Matrix table = anyBits(rows, columns, new NumpyRandom(seed));
        Path file = Files.createTempFile("table", ".csv");
        try {
            table.toCsv(file);
            assertThat(Matrix.fromCsv(file)).isEqualTo(table);
        } finally {
            Files.delete(file);
        }
    }
}
