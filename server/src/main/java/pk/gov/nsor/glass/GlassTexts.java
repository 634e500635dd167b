package pk.gov.nsor.glass;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.audit.RecordKeys;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.screening.Screened;

/** What readers and supervisors write, under the record's key; under the breaking's own where there is no record. */
@Component
class GlassTexts {

    private static final int SHORTEST = 20;
    private static final int LONGEST = 1000;

    private final RecordKeys keys;

    GlassTexts(RecordKeys keys) {
        this.keys = keys;
    }

    /** @throws InvalidValueException at the field, where it has not 20 to 1000 characters, or tells who a survivor is */
    static String checked(String text, String field) {
        String given = text.strip();
        int length = given.codePointCount(0, given.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new InvalidValueException("glass.text", "Write %s to %s characters.", SHORTEST, LONGEST).at(field);
        }
        return Screened.require(given, field);
    }

    byte[] sealed(Breaking breaking, String text) {
        return keys.of(key(breaking)).encrypt(text.getBytes(StandardCharsets.UTF_8), context(breaking));
    }

    /** Empty where nothing was written, or the key was destroyed. */
    String opened(Breaking breaking, byte @Nullable [] stored) {
        return Optional.ofNullable(stored)
                .flatMap(bytes -> keys.find(key(breaking))
                        .map(found -> new String(found.decrypt(bytes, context(breaking)), StandardCharsets.UTF_8)))
                .orElse("");
    }

    private static UUID key(Breaking breaking) {
        UUID person = breaking.person();
        return person == null ? breaking.id() : person;
    }

    private static byte[] context(Breaking breaking) {
        return ("glass/1/" + breaking.id()).getBytes(StandardCharsets.US_ASCII);
    }
}
