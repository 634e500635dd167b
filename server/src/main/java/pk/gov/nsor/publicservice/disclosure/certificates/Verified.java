package pk.gov.nsor.publicservice.disclosure.certificates;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import pk.gov.nsor.foundation.kernel.PersonName;

/**
 * What the public page says of a certificate whose code was typed: enough to compare with the paper, and no more.
 *
 * @param onRegister what the certificate says, where it holds
 * @param day of which it says so
 * @param initials of the person's name
 * @param lastDigits the CNIC's last four
 */
public record Verified(
        long number,
        State state,
        boolean onRegister,
        LocalDate day,
        LocalDate until,
        String initials,
        String lastDigits) {

    private static final int DIGITS = 4;

    /** Whether it still counts. What it said is shown only while it does. */
    public enum State {
        HOLDS,
        EXPIRED,
        REVOKED;

        /** The end of its keys of messages. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Verified of(Certificate certificate, Certificate.Issue issue, Asking asking, State state) {
        return new Verified(
                certificate.number(),
                state,
                issue.onRegister(),
                issue.day(),
                issue.validUntil(),
                initials(asking.who().name()),
                lastDigits(asking));
    }

    private static String initials(PersonName name) {
        return Arrays.stream(name.any().split(" "))
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)) + ".")
                .collect(Collectors.joining(" "));
    }

    private static String lastDigits(Asking asking) {
        String digits = asking.cnic().formatted().replace("-", "");
        return digits.substring(digits.length() - DIGITS);
    }
}
