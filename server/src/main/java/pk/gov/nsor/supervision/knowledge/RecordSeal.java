package pk.gov.nsor.supervision.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.keys.Encryption;
import pk.gov.nsor.keys.Keys;
import tools.jackson.databind.ObjectMapper;

/** Encrypts what officers write under a key of the record, which is kept wrapped. Whoever calls has the transaction. */
@Component
class RecordSeal {

    private final JdbcClient jdbc;
    private final Keys keys;
    private final ObjectMapper json;

    RecordSeal(JdbcClient jdbc, Keys keys, ObjectMapper json) {
        this.jdbc = jdbc;
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
        return jdbc.sql("select wrapped_key from supervision.record_key where person_id = ?")
                .param(person.value())
                .query(byte[].class)
                .optional()
                .map(wrapped -> new Opened(keys.unwrap(wrapped, owner(person))));
    }

    /** The key to write with, made where there is none. The caller holds the lock of the person's row. */
    Opened open(PersonId person) {
        return find(person).orElseGet(() -> {
            byte[] wrapped = keys.newWrappedKey(owner(person));
            jdbc.sql("insert into supervision.record_key (person_id, wrapped_key) values (?, ?)")
                    .params(person.value(), wrapped)
                    .update();
            return new Opened(keys.unwrap(wrapped, owner(person)));
        });
    }

    private static String owner(PersonId person) {
        return "supervision/" + person;
    }

    private static byte[] context(String context) {
        return ("supervision/1/" + context).getBytes(StandardCharsets.UTF_8);
    }
}
