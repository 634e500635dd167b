package pk.gov.nsor.publicservice.enquiry.dispute;

import java.util.Optional;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** The CNIC that a text asked about. */
final class AskedCnic {

    private static final int DIGITS = 13;

    private AskedCnic() {}

    /** Its 13 digits, whatever stood between them; empty where it has more or fewer. */
    static Optional<Cnic> in(String text) {
        String digits = Digits.western(text).replaceAll("[^0-9]", "");
        try {
            return digits.length() == DIGITS ? Optional.of(new Cnic(Long.parseLong(digits))) : Optional.empty();
        } catch (InvalidValueException none) {
            return Optional.empty();
        }
    }
}
