package pk.gov.nsor.survivors.faults;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in the one sentence that a survivor is sent, read without the vault's code.
 *
 * @param number whose meaning she knows
 * @param day as it is written
 * @param code four digits to answer
 */
record AlertText(String number, String day, String code) {

    private static final Pattern SENTENCE = Pattern.compile(
            "(?:Appointment|Delivery) (\\d{2,4}) (?:is on|is planned for) (.+)\\. Please reply (\\d{4})\\.");

    /** Empty for another text, such as the reply to whatever comes. */
    static Optional<AlertText> of(byte[] text) {
        Matcher found = SENTENCE.matcher(new String(text, StandardCharsets.ISO_8859_1));
        return found.matches()
                ? Optional.of(new AlertText(found.group(1), found.group(2), found.group(3)))
                : Optional.empty();
    }

    static Optional<AlertText> of(AlertJournal.Line submitted) {
        return of(HexFormat.of().parseHex(submitted.fields()[2]));
    }
}
