package backprop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "demo.Net<T>                                          | Net   | Net             | Net   | ''",
                "int Net<T>.train(int epochs)                         | Net   | Net.train       | train | (int",
                "double Net<T>.train(Map<String,List<T>> n, double... w) | Net | Net.train      | train | '(Map,double[]'",
                "Net.SIZE:int                                         | Net   | Net.SIZE        | SIZE  | ''",
                "docs.Net.Layer(int size)                             | Net   | Net.Layer       | Layer | (int",
                "int docs.Net.Layer(int size).twice(int size)         | Net   | Net.Layer.twice | twice | (int",
                "List<E> List.<E>of(E e1)                             | List  | List.of         | of    | (E",
                "void f()                                             | f     | f               | f     | (",
            })
    void is_taken_apart(String text, String outermost, String path, String name, String parameters) {
        assertThat(Signature.of(text)).isEqualTo(new Signature(outermost, path, name, parameters));
    }

    @Test
    void no_length_is_too_much() {
        String longName = "x".repeat(1_000_000);
        assertThat(Signature.of(longName).name()).isEqualTo(longName);
        assertThat(Signature.of("<".repeat(1_000_000)).name()).isEmpty();
        assertThat(Signature.of("f" + "(".repeat(1_000_000)).name()).isEqualTo("f");
    }
}
