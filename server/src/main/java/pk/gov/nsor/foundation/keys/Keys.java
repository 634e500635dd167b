package pk.gov.nsor.foundation.keys;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Provides the keys of all modules. They are in a {@link KeyStore} that the server's processes share.
 */
public final class Keys {

    /** The key that wraps the others. */
    public static final String MASTER = "master";

    /** The name of the same key in a store whose keys were moved to another one: nothing is made or destroyed there. */
    public static final String SET_ASIDE = "moved-master";

    /** How names begin of the master key where a token's key encrypts it ({@code foundation.keytoken}). */
    public static final String SEALED = "sealed-";

    private static final int KEY_BYTES = 32;
    private static final int UUID_LETTERS = 36;
    private static final String DAY = "day-";
    private static final String BACKUP = "backup-";
    private static final String WRAPS = "wraps";
    private static final String COPIES = "copies";

    private final KeyStore store;
    private final MasterKeys masters;
    private final Map<LocalDate, Encryption> daily = new ConcurrentHashMap<>();
    private final Map<String, KeyedHash> dailyHashes = new ConcurrentHashMap<>();
    private final byte[] masterCheck;
    private final SecureRandom random = new SecureRandom();
    private volatile Consumer<List<String>> told = names -> {};
    private volatile BooleanSupplier isDayTrusted = () -> true;

    /**
     * @throws KeysAwayException where the store does not answer
     * @throws LostFolderException where its keys were moved to another one
     */
    public Keys(KeyStore store) {
        this.store = store;
        byte[] masterKey = store.find(MASTER).orElseGet(this::first);
        this.masters = new MasterKeys(store, masterKey);
        this.masterCheck = KeyChecks.of(MASTER, masterKey);
    }

    /** The keys of a folder. */
    public Keys(SecretDirectory secrets) {
        this(new FolderKeyStore(secrets));
    }

    /**
     * Is notified of the names of keys before they are destroyed, and can prevent it by an exception. So for every key
     * that is gone somebody has been notified, whatever happens in between.
     */
    public void beforeDestroying(Consumer<List<String>> hears) {
        told = hears;
    }

    /** Whether the day by which keys are destroyed can be trusted; where not, no keys of past days are destroyed. */
    public void guardedBy(BooleanSupplier isTrusted) {
        isDayTrusted = isTrusted;
    }

    /**
     * Has what was destroyed leave the store's files, where deleting does not do that at once.
     *
     * @return whether there was something to do
     */
    public boolean scrub() {
        return store.scrub(false);
    }

    /** Whether keys of past days would be destroyed now. */
    public boolean destroysByDay() {
        return isDayTrusted.getAsBoolean();
    }

    /** A new key for one record, wrapped for storing. Whoever deletes the wrapped key has erased what it encrypted. */
    public byte[] newWrappedKey(String owner) {
        return masters.wrap(fresh(), owner.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Encryption.WrongKeyException where the key was not wrapped here for this owner */
    public Encryption unwrap(byte[] wrappedKey, String owner) {
        return new Encryption(masters.unwrap(wrappedKey, owner.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * A new key for one registered person, wrapped for storing. Unwrapping needs the master key and a half in the
     * store; {@link #destroyRecord} destroys that half, and with it the key in every copy of the database.
     */
    public byte[] newRecordKey(UUID record) {
        byte[] key = fresh();
        byte[] inner = half(ofRecord(record), WRAPS).encrypt(key, owner(record));
        return masters.wrap(inner, owner(record));
    }

    /**
     * Unwraps a record's key, of a person's record or of another.
     *
     * @return empty where the person's half was destroyed
     * @throws KeysAwayException where the store does not answer, or has lost its keys
     * @throws Encryption.WrongKeyException where the key was not wrapped here for this record
     */
    public Optional<Encryption> unwrapRecord(byte[] wrappedKey, UUID record) {
        byte[] opened = masters.unwrap(wrappedKey, owner(record));
        return opened.length == KEY_BYTES
                ? Optional.of(new Encryption(opened))
                : foundHalf(record).map(half -> new Encryption(half(half, WRAPS).decrypt(opened, owner(record))));
    }

    /**
     * Whose keys do not open, as {@link #unwrapRecord} would say of each, with one question to the store.
     *
     * @param wrapped by the record, some thousands at once
     */
    public Set<UUID> unopened(Map<UUID, byte[]> wrapped) {
        Set<UUID> unopened = new HashSet<>();
        Map<UUID, byte[]> halved = new HashMap<>();
        wrapped.forEach((record, key) -> {
            try {
                byte[] opened = masters.unwrap(key, owner(record));
                if (opened.length != KEY_BYTES) {
                    halved.put(record, opened);
                }
            } catch (Encryption.WrongKeyException other) {
                unopened.add(record);
            }
        });
        Map<UUID, byte[]> halves = store.findHalves(halved.keySet());
        if (halves.size() < halved.size()) {
            requireOwnStore();
        }
        halved.forEach((record, opened) -> {
            byte[] half = halves.get(record);
            if (half == null || !opens(half, opened, record)) {
                unopened.add(record);
            }
        });
        return unopened;
    }

    private static boolean opens(byte[] half, byte[] wrapped, UUID record) {
        try {
            byte[] _ = half(half, WRAPS).decrypt(wrapped, owner(record));
            return true;
        } catch (Encryption.WrongKeyException other) {
            return false;
        }
    }

    /**
     * Makes a newer master key, which wraps from now on, in other processes within a minute. What was wrapped before opens
     * as before.
     *
     * @return its number, from 2
     */
    public int newMaster() {
        requireOwnStore();
        masters.look();
        int number = masters.newest() + 1;
        byte[] _ = store.make(MasterKeys.name(number), fresh());
        masters.look();
        return number;
    }

    /** The number of the newest master key in the store; 1 where there is only the first. */
    public int newestMaster() {
        masters.look();
        return masters.newest();
    }

    /**
     * The same key, wrapped by the newest master key.
     *
     * @throws Encryption.WrongKeyException where the key was not wrapped here for this owner
     */
    public byte[] wrapAnew(byte[] wrappedKey, String owner) {
        return masters.wrapAnew(wrappedKey, owner.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a key of a store is a master key, the first or a later one. */
    public static boolean isMaster(String name) {
        return MasterKeys.isOne(name);
    }

    /**
     * The key that encrypts a person's rows in copies of the database; made where there is none yet.
     *
     * @return empty where the record was erased: a copy reads the rows of one moment, and the record may be erased while it does
     */
    public Optional<Encryption> backupOf(UUID record) {
        Optional<Encryption> found = findBackupOf(record);
        if (found.isPresent()) {
            return found;
        }
        Encryption made = half(ofRecord(record), COPIES);
        // Read after the half was made: the log is written before a half is destroyed, so one of the two is seen.
        List<DestructionLog.ErasedRecord> erasures =
                erased().stream().filter(one -> one.record().equals(record)).toList();
        erasures.forEach(store::destroyAgain);
        return erasures.isEmpty() ? Optional.of(made) : Optional.empty();
    }

    /** The same key, where it was made and not destroyed. */
    public Optional<Encryption> findBackupOf(UUID record) {
        return foundHalf(record).map(half -> half(half, COPIES));
    }

    /** The key that encrypts everything else in the copies of a day. */
    public Encryption backupOf(LocalDate day) {
        return new Encryption(key(BACKUP + day));
    }

    /**
     * Destroys the keys of the copies of all days before this one.
     *
     * @return how many
     */
    public int destroyBackupsBefore(LocalDate first) {
        return destroyByDay(name -> isDayBefore(name, BACKUP, first));
    }

    /**
     * Destroys a person's key. The erasure of the record must be on the trail and committed before. This can be
     * repeated, but not undone.
     */
    public void destroyRecord(DestructionLog.ErasedRecord erased) {
        requireOwnStore();
        requireLog();
        store.destroy(List.of(erased));
    }

    /** The records that the destruction log names. */
    public List<DestructionLog.ErasedRecord> erased() {
        return store.destroyed().stream()
                .filter(DestructionLog.ErasedRecord.class::isInstance)
                .map(DestructionLog.ErasedRecord.class::cast)
                .toList();
    }

    /** Destroys again the keys that the destruction log names, and returns the records that were erased. */
    public List<DestructionLog.ErasedRecord> replayDestructions() {
        List<DestructionLog.ErasedRecord> erased = new ArrayList<>();
        for (DestructionLog.Destruction one : store.destroyed()) {
            store.destroyAgain(one);
            if (one instanceof DestructionLog.ErasedRecord record) {
                erased.add(record);
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
        return new KeyedHash(key("hash-" + purpose));
    }

    /** The key that signs for a purpose, for example {@code trail}. */
    public SigningKey signing(String purpose) {
        return SigningKey.of(key("sign-" + purpose));
    }

    /** Destroys the key of a purpose that has one for all times, where it is there. */
    public void destroyKeyedHash(String purpose) {
        destroyNamed("hash-" + purpose);
    }

    /**
     * The key of a purpose for one day, or for the {@link KeyPeriod} that begins on it. Hashes made on two days cannot
     * be compared, and hashes of a day cannot be distinguished from random values once that day's key is destroyed.
     */
    public KeyedHash keyedHash(String purpose, LocalDate day) {
        return dailyHashes.computeIfAbsent(dailyName(purpose) + day, missing -> new KeyedHash(key(missing)));
    }

    /** Destroys the purpose's keys of all days before this one, however long ago. */
    public void destroyKeyedHashesBefore(String purpose, LocalDate first) {
        String prefix = dailyName(purpose);
        int _ = destroyByDay(name -> isDayBefore(name, prefix, first));
        dailyHashes.keySet().removeIf(name -> isDayBefore(name, prefix, first));
    }

    /**
     * A key for one thing only, which must be erased from every backup with it; made where it is missing, so it must
     * not be requested after it was destroyed.
     *
     * @param purpose what is encrypted, for example {@code disclosure-vault}
     */
    public Encryption ofOne(String purpose, UUID thing) {
        return new Encryption(key(oneName(purpose, thing)));
    }

    /** As {@link #ofOne}; empty where it was never made, or is destroyed. */
    public Optional<Encryption> findOfOne(String purpose, UUID thing) {
        return found(oneName(purpose, thing)).map(Encryption::new);
    }

    /** Destroys the key of one thing, where it is there. */
    public void destroyOfOne(String purpose, UUID thing) {
        destroyNamed(oneName(purpose, thing));
    }

    /** The things of a purpose whose keys the destruction log names. */
    public Set<UUID> destroyedOfOne(String purpose) {
        String prefix = oneName(purpose, "");
        return store.destroyed().stream()
                .filter(DestructionLog.NamedKey.class::isInstance)
                .map(one -> ((DestructionLog.NamedKey) one).name())
                .filter(name -> name.startsWith(prefix) && name.length() == prefix.length() + UUID_LETTERS)
                .map(name -> UUID.fromString(name.substring(prefix.length())))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The key under which a day's messages are kept. */
    public Encryption ofDay(LocalDate day) {
        return daily.computeIfAbsent(day, missing -> new Encryption(key(DAY + missing)));
    }

    /** Destroys the keys of all days before this one, however long ago, and with them what was encrypted on those days. */
    public void destroyDaysBefore(LocalDate first) {
        int _ = destroyByDay(name -> isDayBefore(name, DAY, first));
        daily.keySet().removeIf(day -> day.isBefore(first));
    }

    /** The named key; made where there is none, but only in the store that this register began with. */
    private byte[] key(String name) {
        return store.find(name).orElseGet(() -> {
            requireOwnStore();
            return store.make(name, fresh());
        });
    }

    private byte[] ofRecord(UUID record) {
        return store.findHalf(record).orElseGet(() -> {
            requireOwnStore();
            return store.makeHalf(record, fresh());
        });
    }

    /** Empty where it was destroyed or never made, and not where all keys are gone. */
    private Optional<byte[]> foundHalf(UUID record) {
        return orLost(store.findHalf(record));
    }

    private Optional<byte[]> found(String name) {
        return orLost(store.find(name));
    }

    private Optional<byte[]> orLost(Optional<byte[]> found) {
        if (found.isEmpty()) {
            requireOwnStore();
        }
        return found;
    }

    /**
     * A volume that was unmounted leaves an empty folder: a key made there would be lost, none would be destroyed, and all would look
     * destroyed.
     *
     * @throws KeysAwayException where the store does not answer, or does not have the master key that was read at the start
     */
    public void requireOwnStore() {
        byte[] found = store.find(MASTER)
                .map(key -> KeyChecks.of(MASTER, key))
                .orElseThrow(() -> new LostFolderException(store.place()));
        if (!Arrays.equals(found, masterCheck)) {
            throw new LostFolderException(store.place());
        }
    }

    /** A log that was begun anew would not name what was destroyed before, and nobody would notice that it does not. */
    private void requireLog() {
        if (!store.hasLog()) {
            throw new LostLogException(store.place());
        }
    }

    private int destroyByDay(Predicate<String> isOver) {
        // Checked only where there is something to destroy: on most days once.
        return store.names(isOver).isEmpty() || !destroysByDay() ? 0 : destroy(isOver);
    }

    private void destroyNamed(String name) {
        if (found(name).isPresent()) {
            destroy(List.of(name));
        }
    }

    private int destroy(Predicate<String> isOver) {
        List<String> over = store.names(isOver);
        destroy(over);
        return over.size();
    }

    private void destroy(List<String> over) {
        if (!over.isEmpty()) {
            requireOwnStore();
            requireLog();
            told.accept(over);
            store.destroy(over.stream().map(DestructionLog.NamedKey::new).toList());
        }
    }

    /** The first key of a new store. */
    private byte[] first() {
        if (store.find(SET_ASIDE).isPresent() || isSealed(store)) {
            throw new LostFolderException(store.place());
        }
        // Before the key: where there is a key and no log, the log was lost.
        store.begin();
        return store.make(MASTER, fresh());
    }

    /** Whether the store has a master key that only a token opens. */
    public static boolean isSealed(KeyStore store) {
        return !store.names(name -> name.startsWith(SEALED)).isEmpty();
    }

    private byte[] fresh() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    /** The store no longer holds the keys that the register began with; none is made, destroyed or taken for destroyed there. */
    public static final class LostFolderException extends KeysAwayException {

        @Serial
        private static final long serialVersionUID = 1L;

        LostFolderException(String place) {
            super("The keys of this register are no longer in " + place
                    + ": is its volume mounted, or were they moved? No key is made or destroyed there");
        }
    }

    /** The log of destructions is lost; no key is destroyed until it is back. */
    public static final class LostLogException extends RuntimeException {
        LostLogException(String place) {
            super("There is no " + DestructionLog.FILE + " in " + place
                    + ". No key is destroyed until it is back: put back that of the newest copy of the keys.");
        }
    }

    private static String oneName(String purpose, Object thing) {
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
