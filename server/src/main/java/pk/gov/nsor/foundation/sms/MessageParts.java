package pk.gov.nsor.foundation.sms;

import java.nio.charset.StandardCharsets;
import java.util.List;
import pk.gov.nsor.foundation.sms.internal.text.Gsm0338;

/**
 * A text as it is transmitted: one part of GSM 03.38 where every character is in that alphabet, otherwise one or two
 * parts of UCS-2, joined by a concatenation header (3GPP TS 23.040, 9.2.3.24.1).
 *
 * @param dataCoding SMPP data_coding: 0 for GSM 03.38, 8 for UCS-2
 * @param parts the texts of the parts, encoded, without concatenation headers
 */
public record MessageParts(byte dataCoding, List<byte[]> parts) {

    private static final byte GSM = 0;
    private static final byte UCS2 = 8;
    private static final int GSM_SEPTETS = 160;
    private static final int UCS2_CHARACTERS = 70;
    private static final int UCS2_CHARACTERS_OF_A_PART = 67;

    /** @throws IllegalArgumentException where the text needs more than one part of GSM 03.38 or two of UCS-2 */
    public static MessageParts of(String text) {
        byte[] gsm = Gsm0338.encode(text);
        if (gsm != null) {
            if (gsm.length > GSM_SEPTETS) {
                throw new IllegalArgumentException("The text has " + gsm.length + " septets, more than 160");
            }
            return new MessageParts(GSM, List.of(gsm));
        }
        if (text.length() <= UCS2_CHARACTERS) {
            return new MessageParts(UCS2, List.of(text.getBytes(StandardCharsets.UTF_16BE)));
        }
        int cut = UCS2_CHARACTERS_OF_A_PART;
        if (Character.isHighSurrogate(text.charAt(cut - 1))) {
            cut--;
        }
        if (text.length() - cut > UCS2_CHARACTERS_OF_A_PART) {
            throw new IllegalArgumentException("The text has " + text.length() + " UCS-2 characters, more than 134");
        }
        return new MessageParts(
                UCS2,
                List.of(
                        text.substring(0, cut).getBytes(StandardCharsets.UTF_16BE),
                        text.substring(cut).getBytes(StandardCharsets.UTF_16BE)));
    }
}
