package pk.gov.nsor.foundation.sms.internal.text;

import java.nio.charset.StandardCharsets;

/** Reads the octets of a message as text, by its data_coding (SMPP 3.4, 5.2.19; 3GPP TS 23.038, 4). */
public final class MessageText {

    private MessageText() {}

    public static String of(byte[] octets, byte dataCoding) {
        return switch (alphabet(dataCoding & 0xFF)) {
            case GSM -> Gsm0338.decode(octets);
            case LATIN -> withoutZeros(new String(octets, StandardCharsets.ISO_8859_1));
            case UCS2 -> withoutZeros(new String(octets, 0, octets.length & ~1, StandardCharsets.UTF_16BE));
        };
    }

    /** Nobody writes one, and PostgreSQL takes none in a text: the question would be delivered again without end. */
    private static String withoutZeros(String text) {
        return text.indexOf(0) < 0 ? text : text.replace("\0", "");
    }

    private static Alphabet alphabet(int coding) {
        return switch (coding) {
            case 0x00 -> Alphabet.GSM;
            // ASCII, and the binary ones: what comes to a short code is text.
            case 0x01, 0x02, 0x03, 0x04 -> Alphabet.LATIN;
            case 0x08 -> Alphabet.UCS2;
            default -> byGroup(coding);
        };
    }

    private static Alphabet byGroup(int coding) {
        if ((coding & 0xF0) == 0xF0) {
            return (coding & 0x04) == 0 ? Alphabet.GSM : Alphabet.LATIN;
        }
        if ((coding & 0xF0) == 0xE0) {
            return Alphabet.UCS2;
        }
        if ((coding & 0xC0) == 0x00) {
            return switch (coding & 0x0C) {
                case 0x04 -> Alphabet.LATIN;
                case 0x08 -> Alphabet.UCS2;
                default -> Alphabet.GSM;
            };
        }
        return Alphabet.GSM;
    }

    private enum Alphabet {
        GSM,
        LATIN,
        UCS2
    }
}
