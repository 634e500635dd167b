package pk.gov.nsor.publicservice.concerns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.publicservice.concerns.ReportCommand.Follow;
import pk.gov.nsor.publicservice.concerns.ReportCommand.Report;

/**
 * Fuzzed: any text is read or left to others, the same each time. A CNIC is one that the register takes and that stands in the
 * text, words are a part of it, and a code could be one. The first octet says whether the others are UTF-8 or UCS-2.
 */
public final class ReportGrammarFuzz {

    private ReportGrammarFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] octets = Arrays.copyOfRange(input, 1, input.length);
        String text = new String(octets, input[0] % 2 == 0 ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16BE);
        check(text, CnicFormat.SYNTHETIC);
        check(text, CnicFormat.LIVE);
    }

    private static void check(String text, CnicFormat format) {
        ReportCommand command = ReportGrammar.read(text, format);
        if (!Objects.equals(command, ReportGrammar.read(text, format))) {
            throw new AssertionError("Not the same again");
        }
        if (command instanceof Report report) {
            boolean isInText = digits(text).contains(Long.toString(report.cnic().number()));
            if (!isInText || !format.takes(report.cnic()) || !format.mayKeep(report.words())) {
                throw new AssertionError("A CNIC that is not to be taken");
            }
            if (report.words().length() > text.length() * 20 || report.words().length() > 2000) {
                throw new AssertionError("More words than there were");
            }
        }
        if (command instanceof Follow follow && !ConcernCode.isOne(follow.code())) {
            throw new AssertionError("No code");
        }
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars()
                .filter(c -> c >= '0' && c <= '9' || c >= '۰' && c <= '۹' || c >= '٠' && c <= '٩')
                .forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }
}
