package pk.gov.nsor.disclosure.certificates;

import java.util.Locale;

/** Why a certificate is revoked. Whoever verifies it is not told which. */
public enum Revocation {
    CONSENT_WITHDRAWN,
    MISTAKEN,
    MISUSED;

    /** The end of its keys of messages. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
