package pk.gov.nsor.accountability.emergencyaccess;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;

/**
 * Texts that readers and supervisors write, under the record's key; under the emergency access's own where there is no
 * record.
 */
@Component
class EmergencyAccessTexts {

    private static final int SHORTEST = 20;
    private static final int LONGEST = 1000;

    private final RecordKeys keys;

    EmergencyAccessTexts(RecordKeys keys) {
        this.keys = keys;
    }

    /** @throws InvalidValueException at the field, where it has not 20 to 1000 characters, or identifies a survivor */
    static String checked(String text, String field) {
        String given = text.strip();
        int length = given.codePointCount(0, given.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new InvalidValueException("emergency-access.text", "Write %s to %s characters.", SHORTEST, LONGEST)
                    .at(field);
        }
        return Screened.require(given, field);
    }

    byte[] sealed(EmergencyAccess emergencyAccess, String text) {
        return keys.of(key(emergencyAccess)).encrypt(text.getBytes(StandardCharsets.UTF_8), context(emergencyAccess));
    }

    /** Empty where nothing was written, or the key was destroyed. */
    String opened(EmergencyAccess emergencyAccess, byte @Nullable [] stored) {
        return Optional.ofNullable(stored)
                .flatMap(bytes -> keys.find(key(emergencyAccess))
                        .map(found ->
                                new String(found.decrypt(bytes, context(emergencyAccess)), StandardCharsets.UTF_8)))
                .orElse("");
    }

    /** Whether two texts say the same, whatever their spaces, signs, capitals and kinds of digits. */
    static boolean isSame(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String text) {
        return Digits.western(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static UUID key(EmergencyAccess emergencyAccess) {
        UUID person = emergencyAccess.person();
        return person == null ? emergencyAccess.id() : person;
    }

    private static byte[] context(EmergencyAccess emergencyAccess) {
        return ("emergency-access/1/" + emergencyAccess.id()).getBytes(StandardCharsets.US_ASCII);
    }
}
