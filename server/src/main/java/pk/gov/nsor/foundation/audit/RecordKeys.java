package pk.gov.nsor.foundation.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.transactions.TransactionScoped;

/**
 * The key of each record, under which the trail encrypts what it records about the person. Destroying the key erases
 * everything that it encrypted.
 */
@Component
public class RecordKeys {

    // A transaction that is rolled back, also to a savepoint, removes the key it has made.
    private static final TransactionScoped<Map<UUID, Encryption>> KNOWN =
            TransactionScoped.lostOnRollbackToSavepoint(HashMap::new);

    /** How long a key that was read is used for encryption without being read again. */
    private static final long REMEMBERED_NANOS = Duration.ofMinutes(1).toNanos();

    private static final int MOST_REMEMBERED = 10_000;

    private final JdbcClient jdbc;
    private final Keys keys;

    // Used for encryption only, never for decryption: what is destroyed becomes unreadable at once, and what another
    // process writes with the key within the minute can never be read.
    private final Map<UUID, Remembered> remembered = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Remembered> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });

    public RecordKeys(JdbcClient jdbc, Keys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /**
     * The record's key to encrypt with, made where there is none yet: called in the transaction of what is to be encrypted.
     *
     * @throws LostKeyException where the record has a key, and the keys that are there do not open it
     */
    public Encryption of(UUID record) {
        return known(record).orElseGet(() -> {
            // A half made now would be another, and what was encrypted would never open again, with whichever keys.
            if (jdbc.sql("select exists (select from audit.content_key where id = ?)")
                    .param(record)
                    .query(Boolean.class)
                    .single()) {
                // Another transaction may have made it between the two looks.
                return find(record).orElseThrow(LostKeyException::new);
            }
            // Two first entries about one record may race; the key that was stored is used.
            byte[] wrapped = isPerson(record) ? keys.newRecordKey(record) : keys.newWrappedKey(record.toString());
            int inserted = jdbc.sql(
                            "insert into audit.content_key (id, wrapped_key) values (?, ?) on conflict do nothing")
                    .params(record, wrapped)
                    .update();
            if (inserted == 0) {
                return find(record).orElseThrow(LostKeyException::new);
            }
            Encryption made = keys.unwrapRecord(wrapped, record).orElseThrow();
            KNOWN.get().put(record, made);
            return made;
        });
    }

    /** The record's key to encrypt with; empty where there is none. */
    Optional<Encryption> known(UUID record) {
        Remembered before = remembered.get(record);
        if (before != null && System.nanoTime() - before.readAt() < REMEMBERED_NANOS) {
            return Optional.of(before.key());
        }
        boolean isOfTransaction = KNOWN.get().containsKey(record);
        Optional<Encryption> found = find(record);
        if (found.isPresent() && !isOfTransaction) {
            // It existed before this transaction, so a rollback does not remove it.
            remembered.put(record, new Remembered(found.get(), System.nanoTime()));
        }
        return found;
    }

    /**
     * A column with the record's key, for a statement that reads what is encrypted under it; {@link #take} takes it.
     *
     * @param record the column with the record's identifier
     */
    public static String column(String record) {
        return "(select k.wrapped_key from audit.content_key k where k.id = " + record + ") as record_key";
    }

    /** Takes {@link #column} of a row, so that {@link #find} needs no statement for it in this transaction. */
    public void take(UUID record, ResultSet row) throws SQLException {
        Map<UUID, Encryption> ofTransaction = KNOWN.get();
        if (!ofTransaction.containsKey(record)) {
            byte[] wrapped = row.getBytes("record_key");
            if (wrapped != null) {
                keys.unwrapRecord(wrapped, record).ifPresent(key -> ofTransaction.put(record, key));
            }
        }
    }

    /** Empty where there is no key, or it was destroyed. */
    public Optional<Encryption> find(UUID record) {
        Map<UUID, Encryption> ofTransaction = KNOWN.get();
        Encryption before = ofTransaction.get(record);
        if (before != null) {
            return Optional.of(before);
        }
        Optional<Encryption> found = jdbc.sql("select wrapped_key from audit.content_key where id = ?")
                .param(record)
                .query(byte[].class)
                .optional()
                .flatMap(wrapped -> keys.unwrapRecord(wrapped, record));
        found.ifPresent(key -> ofTransaction.put(record, key));
        return found;
    }

    /** A person's key has a half outside the database, so that erasing reaches every copy of it. */
    private boolean isPerson(UUID record) {
        return jdbc.sql("select exists (select from register.person_view where id = ?)")
                .param(record)
                .query(Boolean.class)
                .single();
    }

    /** The keys are older than the database: those of a record that was made since are not there, or it is being erased. */
    public static final class LostKeyException extends IllegalStateException {
        LostKeyException() {
            super(
                    "The key of a record is in the database, and its half is not among the keys: they are older than the"
                            + " database. Nothing was written. See docs/runbooks/backup-and-restore.md, \"Keys that are lost\"");
        }
    }

    private record Remembered(Encryption key, long readAt) {}
}
