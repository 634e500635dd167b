package pk.gov.nsor.foundation.feeds;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import pk.gov.nsor.foundation.kernel.Cnic;

/**
 * What a trial client's message brings about, by the CNIC that it names. Every other CNIC that begins with 9, and none, is
 * {@link #TAKEN}. These are nobody's: a register in operation takes no such CNIC from other clients.
 */
public enum TrialCase {
    /** It is received, and nothing more is said of it. */
    TAKEN(9_000_000_002_021L),
    /** It is received, and returned when it is asked about. */
    RETURNED(9_000_000_004_101L),
    /** It is received, and waits with a text that seems to say who a survivor is. */
    TEXT_STOPPED(9_000_000_004_511L),
    /** It is refused as one too many (429). */
    TOO_MANY(9_000_000_004_291L),
    /** It is refused as if the register could write nothing down (503). */
    AWAY(9_000_000_005_031L);

    /** Why a trial message is returned. */
    public static final String RETURN_REASON = "A trial: a registrar would say here what to correct.";

    private static final String SECONDS = "1";

    private final Cnic cnic;

    TrialCase(long cnic) {
        this.cnic = new Cnic(cnic);
    }

    static TrialCase of(@Nullable Cnic cnic) {
        return Arrays.stream(values())
                .filter(each -> each.cnic.equals(cnic))
                .findFirst()
                .orElse(TAKEN);
    }

    /** The CNIC that brings it about. */
    public Cnic cnic() {
        return cnic;
    }

    /** @throws ErrorResponseException where it is a refusal */
    void refuse() {
        HttpStatus status = switch (this) {
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case AWAY -> HttpStatus.SERVICE_UNAVAILABLE;
            case TAKEN, RETURNED, TEXT_STOPPED -> null;
        };
        if (status != null) {
            ErrorResponseException refused = new ErrorResponseException(status);
            refused.getHeaders().set(HttpHeaders.RETRY_AFTER, SECONDS);
            throw refused;
        }
    }
}
