package pk.gov.nsor.notices;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.keys.Encryption;
import pk.gov.nsor.keys.Keys;

/** Encrypts what belongs to a record under its key of this module. */
@Component
class RecordKeys {

    private final JdbcClient jdbc;
    private final Keys keys;

    RecordKeys(JdbcClient jdbc, Keys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** @param context what the text is, so that it opens as nothing else */
    byte[] encrypt(PersonId person, String context, String text) {
        return keyOf(person).encrypt(text.getBytes(StandardCharsets.UTF_8), bytes(context));
    }

    String decrypt(PersonId person, String context, byte[] encrypted) {
        Encryption key = find(person).orElseThrow();
        return new String(key.decrypt(encrypted, bytes(context)), StandardCharsets.UTF_8);
    }

    private Encryption keyOf(PersonId person) {
        return find(person).orElseGet(() -> {
            // Two first ones of one record may race; the key that was stored is the one that counts.
            jdbc.sql("insert into notices.record_key (person_id, wrapped_key) values (?, ?) on conflict do nothing")
                    .params(person.value(), keys.newWrappedKey(owner(person)))
                    .update();
            return find(person).orElseThrow();
        });
    }

    private Optional<Encryption> find(PersonId person) {
        return jdbc.sql("select wrapped_key from notices.record_key where person_id = ?")
                .param(person.value())
                .query(byte[].class)
                .optional()
                .map(wrapped -> keys.unwrap(wrapped, owner(person)));
    }

    private static String owner(PersonId person) {
        return "notices/" + person;
    }

    private static byte[] bytes(String context) {
        return ("notices/" + context).getBytes(StandardCharsets.UTF_8);
    }
}
