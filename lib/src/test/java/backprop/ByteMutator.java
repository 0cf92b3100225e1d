package backprop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages bytes as a seed says: the same seed makes the same damage. */
final class ByteMutator {
    private static final int MOST_CHANGES = 6;
    private static final int LONGEST = 40;

    private final SplittableRandom random;
    private final List<byte[]> words;

    /** Text that has a meaning in the files is put in now and then. */
    ByteMutator(long seed, List<String> words) {
        random = new SplittableRandom(seed);
        this.words = words.stream().map(word -> word.getBytes(ISO_8859_1)).toList();
    }

    /** One of several things. */
    <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    boolean coin() {
        return random.nextBoolean();
    }

    /** A copy with one to six changes. */
    byte[] damaged(byte[] bytes) {
        byte[] damaged = bytes;
        for (int changes = random.nextInt(MOST_CHANGES) + 1; changes > 0; changes--) {
            damaged = changed(damaged);
        }
        return damaged;
    }

    private byte[] changed(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int length = Math.min(random.nextInt(LONGEST), bytes.length - from);
        return switch (random.nextInt(8)) {
            case 0 -> spliced(bytes, from, Math.min(length, 1), new byte[] {(byte) random.nextInt(256)});
            case 1 -> spliced(bytes, from, length, new byte[0]);
            case 2 -> spliced(bytes, from, 0, Arrays.copyOfRange(bytes, from, from + length));
            case 3 -> spliced(bytes, from, random.nextInt(length + 1), oneOf(words));
            case 4 -> spliced(bytes, from, Math.min(4, bytes.length - from), extreme());
            case 5 -> Arrays.copyOf(bytes, from);
            case 6 -> flipped(bytes, from);
            default ->
                spliced(
                        bytes,
                        from,
                        0,
                        random.ints(length, 0, 256)
                                .collect(ByteArrayOutputStream::new, ByteArrayOutputStream::write, (a, b) -> {})
                                .toByteArray());
        };
    }

    /** A number of 32 bits that those who count with it may stumble over. */
    private byte[] extreme() {
        int number = oneOf(List.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xffff, 0x7fff));
        return new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16), (byte) (number >> 24)};
    }

    private byte[] flipped(byte[] bytes, int place) {
        byte[] flipped = bytes.clone();
        if (place < flipped.length) {
            flipped[place] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] spliced(byte[] bytes, int from, int length, byte[] instead) {
        byte[] spliced = Arrays.copyOf(bytes, bytes.length - length + instead.length);
        System.arraycopy(instead, 0, spliced, from, instead.length);
        System.arraycopy(bytes, from + length, spliced, from + instead.length, bytes.length - from - length);
        return spliced;
    }
}
