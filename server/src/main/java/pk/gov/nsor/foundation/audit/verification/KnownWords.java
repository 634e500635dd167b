package pk.gov.nsor.foundation.audit.verification;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The values that a field can have, recognised by their bytes without creating a string. */
final class KnownWords {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[][] slots;

    private KnownWords(byte[][] slots) {
        this.slots = slots;
    }

    /** The names of an enum. */
    static KnownWords of(Enum<?>... values) {
        byte[][] slots = new byte[4 * Integer.highestOneBit(values.length + 1)][];
        for (Enum<?> value : values) {
            byte[] word = value.name().getBytes(StandardCharsets.US_ASCII);
            int slot = slot(word, 0, word.length, slots.length);
            while (slots[slot] != null) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = word;
        }
        return new KnownWords(slots);
    }

    boolean has(byte[] bytes, int begin, int end) {
        for (int slot = slot(bytes, begin, end, slots.length);
                slots[slot] != null;
                slot = slot + 1 & slots.length - 1) {
            if (Arrays.equals(slots[slot], 0, slots[slot].length, bytes, begin, end)) {
                return true;
            }
        }
        return false;
    }

    private static int slot(byte[] bytes, int begin, int end, int slots) {
        int length = end - begin;
        long hash = length;
        if (length >= Long.BYTES) {
            hash = 31 * (31 * hash + (long) LONG.get(bytes, begin)) + (long) LONG.get(bytes, end - Long.BYTES);
            hash *= 0x9E3779B97F4A7C15L;
        } else {
            for (int at = begin; at < end; at++) {
                hash = 31 * hash + bytes[at];
            }
        }
        return (int) (hash ^ hash >>> 32) & slots - 1;
    }
}
