package pk.gov.nsor.simulator.smsc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text cut into the short messages a phone would send: one of 160 septets or 70 UCS-2 characters, or several of 153
 * septets or 67 characters that begin with a concatenation header (8-bit reference).
 *
 * @param encoding how the parts are encoded: GSM 03.38 or UCS-2
 * @param shortMessages the octets of each part, with the header when there are several
 */
record TextParts(SmsEncoding encoding, List<byte[]> shortMessages) {

    private static final int SINGLE_SEPTETS = 160;
    private static final int PART_SEPTETS = 153;
    private static final int SINGLE_CHARACTERS = 70;
    private static final int PART_CHARACTERS = 67;

    /** Cuts the text; the reference (its lowest 8 bits) tells the parts of two texts of one phone apart. */
    static TextParts of(String text, int reference) {
        SmsEncoding encoding = SmsEncoding.forText(text);
        boolean gsm = encoding == SmsEncoding.GSM_03_38;
        List<String> single = cut(text, gsm, gsm ? SINGLE_SEPTETS : SINGLE_CHARACTERS);
        if (single.size() == 1) {
            return new TextParts(encoding, List.of(encode(text, gsm)));
        }
        List<String> pieces = cut(text, gsm, gsm ? PART_SEPTETS : PART_CHARACTERS);
        List<byte[]> parts = new ArrayList<>();
        for (int index = 0; index < pieces.size(); index++) {
            byte[] header = {5, 0, 3, (byte) reference, (byte) pieces.size(), (byte) (index + 1)};
            parts.add(joined(header, encode(pieces.get(index), gsm)));
        }
        return new TextParts(encoding, List.copyOf(parts));
    }

    /** How many parts a network would need for the text. */
    static int count(String text) {
        return of(text, 0).shortMessages().size();
    }

    boolean areConcatenated() {
        return shortMessages.size() > 1;
    }

    private static List<String> cut(String text, boolean gsm, int capacity) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        int used = 0;
        int index = 0;
        while (index < text.length()) {
            // An escape pair or a surrogate pair never falls apart over two parts.
            int characters = Character.charCount(text.codePointAt(index));
            int size = gsm ? GsmAlphabet.septets(text.charAt(index)) : characters;
            if (used + size > capacity) {
                pieces.add(text.substring(start, index));
                start = index;
                used = 0;
            }
            used += size;
            index += characters;
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    private static byte[] encode(String text, boolean gsm) {
        return gsm ? GsmAlphabet.encode(text) : text.getBytes(StandardCharsets.UTF_16BE);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] octets = new byte[first.length + second.length];
        System.arraycopy(first, 0, octets, 0, first.length);
        System.arraycopy(second, 0, octets, first.length, second.length);
        return octets;
    }
}
