package pk.gov.nsor.policing.supervision.knowledge;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.record.register.merged.MergedRecords;
import tools.jackson.databind.ObjectMapper;

/** Encrypts what officers write under the key of the record. */
@Component
class RecordSeal {

    private final RecordKeys keys;
    private final MergedRecords merged;
    private final ObjectMapper json;

    RecordSeal(RecordKeys keys, MergedRecords merged, ObjectMapper json) {
        this.keys = keys;
        this.merged = merged;
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

    /**
     * The keys to read with, of all records of a person; none of those under which nothing was ever written, or whose key was
     * destroyed.
     */
    Readable readable(PersonId person) {
        Map<UUID, Opened> found = new HashMap<>();
        for (PersonId record : merged.records(person)) {
            keys.find(record.value()).ifPresent(key -> found.put(record.value(), new Opened(key)));
        }
        return new Readable(found);
    }

    /** Rows that lie under several records of one person, each sealed with its own record's key. */
    record Readable(Map<UUID, Opened> keys) {

        /** Whose rows can be read. */
        UUID[] records() {
            return keys.keySet().toArray(UUID[]::new);
        }

        /** The key of a row that has its record as {@code person_id}. */
        Opened of(ResultSet row) throws SQLException {
            return Objects.requireNonNull(keys.get(row.getObject("person_id", UUID.class)));
        }
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
