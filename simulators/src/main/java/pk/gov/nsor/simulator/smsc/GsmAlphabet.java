package pk.gov.nsor.simulator.smsc;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * The default alphabet of GSM 03.38 with its extension table, one septet in each octet, as SMPP carries it under data
 * coding 0.
 */
public final class GsmAlphabet {

    private static final int ESCAPE = 0x1B;

    /** Indexed by septet; the escape itself stands at 0x1B as U+001B and is never a character of a text. */
    private static final String DEFAULT_TABLE = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ"
            + " !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final Map<Integer, Character> EXTENSION_TABLE = Map.of(
            0x0A, '\f', 0x14, '^', 0x28, '{', 0x29, '}', 0x2F, '\\', 0x3C, '[', 0x3D, '~', 0x3E, ']', 0x40, '|', 0x65,
            '€');

    private static final Map<Character, byte[]> SEPTETS = septetsByCharacter();

    private GsmAlphabet() {}

    /** Whether every character of the text is in the alphabet or its extension table. */
    public static boolean canEncode(String text) {
        return text.chars().allMatch(character -> SEPTETS.containsKey((char) character));
    }

    /**
     * The septets a character takes: 1, or 2 when it is in the extension table.
     *
     * @throws IllegalArgumentException when the alphabet does not have the character
     */
    public static int septets(char character) {
        return encoded(character).length;
    }

    /**
     * The text in the default alphabet, one octet per septet.
     *
     * @throws IllegalArgumentException when the alphabet does not have one of the characters
     */
    public static byte[] encode(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
        for (int index = 0; index < text.length(); index++) {
            octets.writeBytes(encoded(text.charAt(index)));
        }
        return octets.toByteArray();
    }

    /**
     * The text of the octets. Never fails, as a phone never does: an escape before a septet unknown to the extension
     * table shows the septet of the default table, an escape at the end shows a space, an octet above 127 shows U+FFFD.
     */
    public static String decode(byte[] octets) {
        StringBuilder text = new StringBuilder(octets.length);
        for (int index = 0; index < octets.length; index++) {
            int septet = octets[index] & 0xFF;
            if (septet != ESCAPE) {
                text.append(unescaped(septet));
            } else if (index + 1 == octets.length) {
                text.append(' ');
            } else {
                index++;
                int extended = octets[index] & 0xFF;
                text.append(EXTENSION_TABLE.getOrDefault(extended, unescaped(extended)));
            }
        }
        return text.toString();
    }

    private static char unescaped(int septet) {
        if (septet >= DEFAULT_TABLE.length()) {
            return '\uFFFD';
        }
        return septet == ESCAPE ? ' ' : DEFAULT_TABLE.charAt(septet);
    }

    private static byte[] encoded(char character) {
        byte[] septets = SEPTETS.get(character);
        if (septets == null) {
            throw new IllegalArgumentException("not in the GSM 03.38 alphabet: U+%04X".formatted((int) character));
        }
        return septets;
    }

    private static Map<Character, byte[]> septetsByCharacter() {
        Map<Character, byte[]> septets = new HashMap<>();
        for (int septet = 0; septet < DEFAULT_TABLE.length(); septet++) {
            if (septet != ESCAPE) {
                septets.put(DEFAULT_TABLE.charAt(septet), new byte[] {(byte) septet});
            }
        }
        EXTENSION_TABLE.forEach((septet, character) -> septets.put(character, new byte[] {ESCAPE, septet.byteValue()}));
        return Map.copyOf(septets);
    }
}
