package pk.gov.nsor.survivors.support;

import java.util.Set;
import java.util.UUID;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * What is to be passed on to a service.
 *
 * @param service its account
 * @param told what it is to know, in the adviser's words, as agreed with her
 */
public record NewReferral(
        UUID service, Set<Shared> shared, String told, Consent.Giver consentBy, Consent.Way consentHow) {

    static final int LONGEST_TOLD = 400;

    /** @throws InvalidValueException where the words are empty or too long */
    public NewReferral {
        shared = Set.copyOf(shared);
        told = Words.read("told", told, LONGEST_TOLD);
        if (told.isEmpty()) {
            throw new InvalidValueException("support.told", "Write what the service is to know.").at("told");
        }
    }

    /** Without anything of her, so that nothing reaches a log. */
    @Override
    public String toString() {
        return "a new referral";
    }
}
