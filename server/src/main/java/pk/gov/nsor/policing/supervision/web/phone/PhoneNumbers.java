package pk.gov.nsor.policing.supervision.web.phone;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.MobileNumber;

/** Mobile numbers as people in Pakistan write them. */
final class PhoneNumbers {

    private static final int NETWORK = 3;

    private PhoneNumbers() {}

    /** 0399 0000001; null for what can not be read any more. */
    static @Nullable String written(@Nullable MobileNumber number) {
        if (number == null || !number.isPakistani()) {
            return null;
        }
        String national = number.e164().substring(NETWORK);
        return "0" + national.substring(0, NETWORK) + " " + national.substring(NETWORK);
    }
}
