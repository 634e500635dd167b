package pk.gov.nsor.keys;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Where every module gets its keys. The keys are files of a {@link SecretDirectory}, shared by the server's processes. */
public final class Keys {

    private static final int KEY_BYTES = 32;
    private static final String DAY = "day-";
    private static final String BACKUP = "backup-";
    private static final String WRAPS = "wraps";
    private static final String COPIES = "copies";

    private final SecretDirectory secrets;
    private final Encryption master;
    private final RecordSecrets records;
    private final DestructionLog destroyed;
    private final Map<LocalDate, Encryption> daily = new ConcurrentHashMap<>();
    private final Map<String, KeyedHash> dailyHashes = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private volatile Consumer<List<String>> told = names -> {};

    public Keys(SecretDirectory secrets) {
        this.secrets = secrets;
        this.master = new Encryption(secrets.key("master"));
        this.records = new RecordSecrets(secrets.path());
        this.destroyed = new DestructionLog(secrets.path());
        destroyed.begin();
    }

    /**
     * Who hears the names of keys before they are destroyed, and keeps them from it by an exception: of a key that is gone
     * somebody has then been told, whatever happens in between.
     */
    public void beforeDestroying(Consumer<List<String>> hears) {
        told = hears;
    }

    /** A new key for one record, wrapped for storing. Whoever deletes the wrapped key has erased what it encrypted. */
    public byte[] newWrappedKey(String owner) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return master.encrypt(key, owner.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Encryption.WrongKeyException where the key was not wrapped here for this owner */
    public Encryption unwrap(byte[] wrappedKey, String owner) {
        return new Encryption(master.decrypt(wrappedKey, owner.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * A new key for one registered person, wrapped for storing. It opens with the master key and a file of the person's own
     * beside it; {@link #destroyRecord} destroys that file, and with it the key in every copy of the database.
     */
    public byte[] newRecordKey(UUID record) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        byte[] inner = half(records.of(record), WRAPS).encrypt(key, owner(record));
        return master.encrypt(inner, owner(record));
    }

    /**
     * Opens a record's key, of a person's or of another's.
     *
     * @return empty where the person's file was destroyed
     * @throws Encryption.WrongKeyException where the key was not wrapped here for this record
     */
    public Optional<Encryption> unwrapRecord(byte[] wrappedKey, UUID record) {
        byte[] opened = master.decrypt(wrappedKey, owner(record));
        return opened.length == KEY_BYTES
                ? Optional.of(new Encryption(opened))
                : records.find(record)
                        .map(half -> new Encryption(half(half, WRAPS).decrypt(opened, owner(record))));
    }

    /** Under which a person's rows lie in copies of the database; made where there is none yet. */
    public Encryption backupOf(UUID record) {
        return half(records.of(record), COPIES);
    }

    /** The same where it was made and not destroyed. */
    public Optional<Encryption> findBackupOf(UUID record) {
        return records.find(record).map(half -> half(half, COPIES));
    }

    /** Under which all else lies in the copies of a day. */
    public Encryption backupOf(LocalDate day) {
        return new Encryption(secrets.key(BACKUP + day));
    }

    /**
     * Destroys the keys of the copies of all days before this one.
     *
     * @return how many
     */
    public int destroyBackupsBefore(LocalDate first) {
        return destroy(name -> isDayBefore(name, BACKUP, first));
    }

    /**
     * Destroys a person's key. That the record is erased has to be on the trail and committed: this can be repeated, and not
     * undone.
     */
    public void destroyRecord(DestructionLog.ErasedRecord erased) {
        destroyed.record(erased);
        records.destroy(erased.record());
    }

    /** Destroys again what the log of destructions names, and gives the records that were erased. */
    public List<DestructionLog.ErasedRecord> replayDestructions() {
        List<DestructionLog.ErasedRecord> erased = new ArrayList<>();
        for (DestructionLog.Destruction one : destroyed.read()) {
            switch (one) {
                case DestructionLog.NamedKey(String name) -> secrets.destroyKey(name);
                case DestructionLog.ErasedRecord record -> {
                    records.destroy(record.record());
                    erased.add(record);
                }
            }
        }
        return erased;
    }

    private static Encryption half(byte[] secret, String purpose) {
        return new Encryption(new KeyedHash(secret).of(purpose));
    }

    private static byte[] owner(UUID record) {
        return record.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @param purpose what is hashed, for example {@code sms-sender}; hashes of two purposes cannot be compared */
    public KeyedHash keyedHash(String purpose) {
        return new KeyedHash(secrets.key("hash-" + purpose));
    }

    /** The key that signs for a purpose, for example {@code trail}. */
    public SigningKey signing(String purpose) {
        return SigningKey.of(secrets.key("sign-" + purpose));
    }

    /** Destroys the key of a purpose that has one for all times, where it is there. */
    public void destroyKeyedHash(String purpose) {
        String name = "hash-" + purpose;
        int _ = destroy(name::equals);
    }

    /**
     * The key of a purpose for one day, or for the {@link KeyPeriod} that begins on it. What was hashed on two days cannot
     * be compared, and nothing hashed on a day can be told from chance once that day's key is destroyed.
     */
    public KeyedHash keyedHash(String purpose, LocalDate day) {
        return dailyHashes.computeIfAbsent(dailyName(purpose) + day, missing -> new KeyedHash(secrets.key(missing)));
    }

    /** Destroys the purpose's keys of all days before this one, however long ago. */
    public void destroyKeyedHashesBefore(String purpose, LocalDate first) {
        String prefix = dailyName(purpose);
        int _ = destroy(name -> isDayBefore(name, prefix, first));
        dailyHashes.keySet().removeIf(name -> isDayBefore(name, prefix, first));
    }

    /**
     * The key of one thing alone, for what has to be gone from every backup with it; made where it is not there yet, so
     * that nobody asks for it after it was destroyed.
     *
     * @param purpose what is encrypted, for example {@code disclosure-vault}
     */
    public Encryption ofOne(String purpose, UUID thing) {
        return new Encryption(secrets.key(oneName(purpose, thing)));
    }

    /** As {@link #ofOne}; empty where it was never made, or is destroyed. */
    public Optional<Encryption> findOfOne(String purpose, UUID thing) {
        return secrets.findKey(oneName(purpose, thing)).map(Encryption::new);
    }

    /** Destroys the key of one thing, where it is there. */
    public void destroyOfOne(String purpose, UUID thing) {
        String name = oneName(purpose, thing);
        int _ = destroy(name::equals);
    }

    /** The key under which a day's messages are kept. */
    public Encryption ofDay(LocalDate day) {
        return daily.computeIfAbsent(day, missing -> new Encryption(secrets.key(DAY + missing)));
    }

    /** Destroys the keys of all days before this one, however long ago, and with them what was encrypted on those days. */
    public void destroyDaysBefore(LocalDate first) {
        int _ = destroy(name -> isDayBefore(name, DAY, first));
        daily.keySet().removeIf(day -> day.isBefore(first));
    }

    private int destroy(Predicate<String> isOver) {
        List<String> over = secrets.keys(isOver);
        if (!over.isEmpty()) {
            told.accept(over);
            destroyed.keys(over);
            over.forEach(secrets::destroyKey);
        }
        return over.size();
    }

    private static String oneName(String purpose, UUID thing) {
        return "of-" + purpose + "-" + thing;
    }

    private static String dailyName(String purpose) {
        return "hash-" + purpose + "-of-";
    }

    /** Names of days sort as days do. */
    private static boolean isDayBefore(String name, String prefix, LocalDate first) {
        return name.startsWith(prefix) && name.compareTo(prefix + first) < 0;
    }
}
