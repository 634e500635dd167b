package pk.gov.nsor.foundation.pdf;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a web font (WOFF 1.0, W3C Recommendation of 13 December 2012) to the TrueType font it contains: npm offers
 * the fonts in no other form that Java can read.
 */
final class WebFont {

    private static final int SIGNATURE = 0x774F4646;
    private static final int WOFF_HEADER = 44;
    private static final int WOFF_ENTRY = 20;
    private static final int HEADER = 12;
    private static final int ENTRY = 16;

    private WebFont() {}

    /** @throws IllegalArgumentException if it is no such font */
    static byte[] unpack(byte[] woff) {
        try {
            return unpack(ByteBuffer.wrap(woff));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | DataFormatException cutOff) {
            throw new IllegalArgumentException("The font is damaged", cutOff);
        }
    }

    private static byte[] unpack(ByteBuffer woff) throws DataFormatException {
        if (woff.getInt() != SIGNATURE) {
            throw new IllegalArgumentException("The font is no WOFF 1.0");
        }
        var flavour = woff.getInt();
        woff.getInt(); // the file's length
        var tables = Short.toUnsignedInt(woff.getShort());
        woff.getShort(); // reserved
        var font = ByteBuffer.allocate(woff.getInt());
        writeHeader(font, flavour, tables);
        var offset = HEADER + ENTRY * tables;
        for (var table = 0; table < tables; table++) {
            woff.position(WOFF_HEADER + WOFF_ENTRY * table);
            var tag = woff.getInt();
            var at = woff.getInt();
            var packed = woff.getInt();
            var length = woff.getInt();
            font.position(HEADER + ENTRY * table);
            font.putInt(tag).putInt(woff.getInt()).putInt(offset).putInt(length);
            font.put(offset, inflated(woff.slice(at, packed), length));
            offset += length + 3 & ~3;
        }
        return font.array();
    }

    private static void writeHeader(ByteBuffer font, int flavour, int tables) {
        var log = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(tables);
        var range = (1 << log) * ENTRY;
        font.putInt(flavour).putShort((short) tables);
        font.putShort((short) range).putShort((short) log).putShort((short) (tables * ENTRY - range));
    }

    /** A table that compression would enlarge is stored uncompressed. */
    private static byte[] inflated(ByteBuffer packed, int length) throws DataFormatException {
        var table = new byte[length];
        if (packed.remaining() == length) {
            packed.get(table);
            return table;
        }
        try (var inflater = new Inflater()) {
            inflater.setInput(packed);
            if (inflater.inflate(table) != length) {
                throw new DataFormatException("A table is shorter than it says");
            }
        }
        return table;
    }
}
