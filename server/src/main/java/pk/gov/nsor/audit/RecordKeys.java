package pk.gov.nsor.audit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.keys.Encryption;
import pk.gov.nsor.keys.Keys;

/**
 * The one key of each record, under which the trail's values about it are encrypted and whatever else must go when the
 * record is erased: destroying the key erases them all, also in backups.
 */
@Component
public class RecordKeys {

    private final JdbcClient jdbc;
    private final Keys keys;

    public RecordKeys(JdbcClient jdbc, Keys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /**
     * Encrypts under the record's key, which is made where there is none yet, in the transaction that stores the result.
     *
     * @param context what the bytes are; the same must be given to decrypt
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public byte[] encrypt(UUID record, byte[] plain, String context) {
        return find(record).orElseGet(() -> make(record)).encrypt(plain, bytes(context));
    }

    /**
     * The bytes again; empty where the record's key has been destroyed.
     *
     * @throws Encryption.WrongKeyException where they are another record's or another context's, or have been changed
     */
    @Transactional(readOnly = true)
    public Optional<byte[]> decrypt(UUID record, byte[] encrypted, String context) {
        return find(record).map(key -> key.decrypt(encrypted, bytes(context)));
    }

    private Encryption make(UUID record) {
        // Two first entries about one record may race; the key that was stored is the one that counts.
        jdbc.sql("insert into audit.content_key (id, wrapped_key) values (?, ?) on conflict do nothing")
                .params(record, keys.newWrappedKey(record.toString()))
                .update();
        return find(record).orElseThrow();
    }

    private Optional<Encryption> find(UUID record) {
        return jdbc.sql("select wrapped_key from audit.content_key where id = ?")
                .param(record)
                .query(byte[].class)
                .optional()
                .map(wrapped -> keys.unwrap(wrapped, record.toString()));
    }

    private static byte[] bytes(String context) {
        return context.getBytes(StandardCharsets.UTF_8);
    }
}
