package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.AskCnic;

/**
 * Fuzzed: every text is a command, the same each time, and a CNIC only where its digits are just those thirteen, in their
 * order, with no letter among them. The first octet says whether the others are UTF-8 or UCS-2.
 */
public final class GrammarFuzz {

    private static final Grammar GRAMMAR = new Grammar(CnicFormat.SYNTHETIC);
    private static final Grammar LIVE = new Grammar(CnicFormat.LIVE);

    private GrammarFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] octets = Arrays.copyOfRange(input, 1, input.length);
        String text = new String(octets, input[0] % 2 == 0 ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16BE);
        Command command = GRAMMAR.read(text);
        if (!command.equals(GRAMMAR.read(text))) {
            throw new AssertionError("Not the same again");
        }
        if (command instanceof AskCnic ask && ask.cnic().number() != digits(text)) {
            throw new AssertionError("A CNIC that is not in the text");
        }
        if (LIVE.read(text) instanceof AskCnic real && real.cnic().isSynthetic()) {
            throw new AssertionError("A made-up CNIC in a real register");
        }
    }

    /** The digits of the three scripts in their order; -1 where a letter or another number is among them. */
    private static long digits(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isDigit = c >= '0' && c <= '9' || c >= '۰' && c <= '۹' || c >= '٠' && c <= '٩';
            if (isDigit) {
                digits.append(Character.digit(c, 10));
            } else if (Character.isLetterOrDigit(c)) {
                return -1;
            }
        }
        return digits.length() == 13 ? Long.parseLong(digits.toString()) : -1;
    }
}
