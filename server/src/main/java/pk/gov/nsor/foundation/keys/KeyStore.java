package pk.gov.nsor.foundation.keys;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Where the keys are kept, apart from the database and its backups: a folder, or a small PostgreSQL of its own. A key is made once
 * and never changed: where several processes make it at once, all get the same. A key that is not there was destroyed or never
 * made; a store that does not answer throws {@link KeysAwayException}, so that nobody takes the one for the other.
 */
public interface KeyStore {

    /** Where it is, for messages. */
    String place();

    /**
     * The named key; empty where there is none.
     *
     * @throws KeysAwayException where the store does not answer
     */
    Optional<byte[]> find(String name);

    /**
     * Keeps the key, unless there is one of this name.
     *
     * @return the one that is kept, once it is safe there
     * @throws KeysAwayException where the store does not answer: the key may be kept or not, and must not be used
     */
    byte[] make(String name, byte[] fresh);

    /** The names of the keys that are so, in the order of the alphabet; without the people's halves. */
    List<String> names(Predicate<String> isWanted);

    /** The registered person's half of a key; empty where there is none. */
    Optional<byte[]> findHalf(UUID record);

    /** The halves of these people's keys that are there, some thousands at once. */
    default Map<UUID, byte[]> findHalves(Collection<UUID> records) {
        Map<UUID, byte[]> found = new HashMap<>();
        records.forEach(record -> findHalf(record).ifPresent(half -> found.put(record, half)));
        return found;
    }

    /** As {@link #make}, for a registered person's half of a key. */
    byte[] makeHalf(UUID record, byte[] fresh);

    /** Keeps the halves of many, where there are none yet. What is kept has to be compared afterwards. */
    default void makeHalves(Map<UUID, byte[]> fresh) {
        fresh.forEach((record, half) -> {
            byte[] _ = makeHalf(record, half);
        });
    }

    /** Visits all halves, in no order. One that is destroyed meanwhile may be left out. */
    void halves(BiConsumer<UUID, byte[]> visitor);

    /** Begins an empty log of destructions where there is none yet, so that its loss is noticed. */
    void begin();

    /** Whether there is a log of destructions, empty or not. A store with keys and without a log has lost it. */
    boolean hasLog();

    /**
     * Destroys keys. They are in the log of destructions before, or at the same moment. It can be repeated, and has to be where
     * it fails.
     */
    void destroy(List<? extends DestructionLog.Destruction> named);

    /** Deletes again what the log names already. */
    void destroyAgain(DestructionLog.Destruction named);

    /** Adds to the log of destructions what another store's log says; deletes nothing. */
    void log(List<? extends DestructionLog.Destruction> named);

    /**
     * Everything that was ever destroyed, in its order.
     *
     * @throws DestructionLog.DamagedLogException where the log is not what was written
     */
    List<DestructionLog.Destruction> destroyed();

    /**
     * Has what was destroyed leave the store's own files, where deleting does not do that at once. Repeated every night.
     *
     * @param all whether also what no log names, as a key that was put under another name
     * @return whether there was something to do
     */
    boolean scrub(boolean all);

    /** The store itself, where this one only reads it in another way. */
    default KeyStore under() {
        return this;
    }

    /** Another store, read and written in the same way as this one. */
    default KeyStore over(KeyStore other) {
        return other.under();
    }

    /** Deletes every key, for a store that was left; its log stays. */
    void forgetAll();

    /** The key under another name, and no longer under this one. Can be repeated. */
    default void rename(String from, String to) {
        find(from).ifPresent(key -> {
            byte[] _ = make(to, key);
            destroyAgain(new DestructionLog.NamedKey(from));
        });
    }
}
