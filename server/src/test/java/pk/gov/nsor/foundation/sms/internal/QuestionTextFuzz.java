package pk.gov.nsor.foundation.sms.internal;

import pk.gov.nsor.foundation.sms.internal.text.MessageText;

/** Fuzzed: any octets under any data_coding are a text, no longer than the octets. The first octet is the coding. */
public final class QuestionTextFuzz {

    private QuestionTextFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] octets = java.util.Arrays.copyOfRange(input, 1, input.length);
        String text = MessageText.of(octets, input[0]);
        if (text.length() > octets.length) {
            throw new AssertionError("Longer than what came");
        }
    }
}
