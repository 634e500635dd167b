package pk.gov.nsor.publicservice.disclosure.certificates;

import java.util.Locale;

/** Why a certificate is revoked. The verification page does not show the reason. */
public enum Revocation {
    CONSENT_WITHDRAWN,
    MISTAKEN,
    MISUSED;

    /** The end of its keys of messages. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
