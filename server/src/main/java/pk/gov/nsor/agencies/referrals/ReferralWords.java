package pk.gov.nsor.agencies.referrals;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.kernel.PersonId;

/** Reads what child protection bodies said when they acknowledged. */
@Component
class ReferralWords {

    static final String CASE_REFERENCE = "case-reference";
    static final String CONTACT = "contact";

    private final RecordKeys keys;

    ReferralWords(RecordKeys keys) {
        this.keys = keys;
    }

    static byte[] context(String column, UUID id) {
        return ("child-referral/1/" + column + "/" + id).getBytes(StandardCharsets.UTF_8);
    }

    /** Empty where nothing was said. */
    String read(PersonId person, String column, UUID id, byte @Nullable [] words) {
        return words == null
                ? ""
                : keys.find(person.value())
                        .map(key -> new String(key.decrypt(words, context(column, id)), StandardCharsets.UTF_8))
                        .orElse("");
    }
}
