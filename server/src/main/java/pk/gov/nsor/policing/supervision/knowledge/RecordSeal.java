package pk.gov.nsor.policing.supervision.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.Encryption;
import tools.jackson.databind.ObjectMapper;

/** Encrypts what officers write under the key of the record. */
@Component
class RecordSeal {

    private final RecordKeys keys;
    private final ObjectMapper json;

    RecordSeal(RecordKeys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    /** A record's key, for as many texts as are to be read or written at once. */
    final class Opened {
        private final Encryption key;

        private Opened(Encryption key) {
            this.key = key;
        }

        /** @param context which row and column it stands in; the same must be given to read it */
        byte[] seal(Object content, String context) {
            return key.encrypt(json.writeValueAsBytes(content), context(context));
        }

        <T> T read(byte[] sealed, String context, Class<T> type) {
            return json.readValue(key.decrypt(sealed, context(context)), type);
        }
    }

    /** The key to read with; empty where nothing was ever written, and where the key was destroyed. */
    Optional<Opened> find(PersonId person) {
        return keys.find(person.value()).map(Opened::new);
    }

    /** The key to write with, made where there is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    Opened open(PersonId person) {
        return new Opened(keys.of(person.value()));
    }

    private static byte[] context(String context) {
        return ("supervision/1/" + context).getBytes(StandardCharsets.UTF_8);
    }
}
