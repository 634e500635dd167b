package pk.gov.nsor.startup.launch.copying;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import pk.gov.nsor.foundation.keys.DestructionLog;
import pk.gov.nsor.foundation.keys.KeyStore;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * Takes all keys and the log of destructions from one store to another, whatever they are. It can be repeated, and goes on where it
 * was broken off. The key that wraps the others comes last, so that what is not whole is not used.
 */
public final class KeyTransfer {

    private static final int AT_ONCE = 1_000;
    private static final int TOLD_EVERY = 10_000;

    private final KeyStore from;
    private final KeyStore to;
    private final Consumer<String> says;

    /** @param says is told how far it is */
    public KeyTransfer(KeyStore from, KeyStore to, Consumer<String> says) {
        this.from = from;
        // A master key that only a token opens is not written otherwise to where it is taken.
        this.to = from.over(to);
        this.says = says;
    }

    /**
     * What a store holds.
     *
     * @param names of the keys that have one
     * @param halves how many halves of people's keys
     * @param destroyed how many lines of the log
     */
    public record Held(int names, long halves, int destroyed) {}

    /** What the store holds now. */
    public static Held held(KeyStore store) {
        return new Held(
                named(store).size(), Sum.of(store).count, store.destroyed().size());
    }

    /**
     * Takes over everything, and compares it.
     *
     * @throws CopyException where the target has something else, or is not the same afterwards
     */
    public void run() {
        byte[] master = master(from).orElseThrow(() -> new CopyException("There are no keys in " + from.place()));
        refuseOther(master);
        log();
        removeDestroyed();
        names();
        halves();
        compare();
        to.rename(Keys.SET_ASIDE, Keys.MASTER);
        keep(Keys.MASTER, master);
        to.begin();
    }

    /**
     * Copies to an empty store while keys come and go. The log comes last, so that it names every key that was destroyed meanwhile.
     *
     * @return how many keys
     */
    public long besideServers() {
        byte[] master = master(from).orElseThrow(() -> new CopyException("There are no keys in " + from.place()));
        names();
        halves();
        keep(Keys.MASTER, master);
        to.begin();
        log();
        Held copied = held(to);
        return copied.names() + copied.halves() + 1;
    }

    /** @throws CopyException where the target holds keys of something else */
    public void refuseOther(byte[] master) {
        Optional<byte[]> there = master(to);
        if (there.isPresent() && !Arrays.equals(there.get(), master)) {
            throw new CopyException("There are other keys in " + to.place() + ". Nothing was changed there.");
        }
    }

    /** The key that wraps the others, whether or not the store was left. */
    public static Optional<byte[]> master(KeyStore store) {
        return store.find(Keys.MASTER).or(() -> store.find(Keys.SET_ASIDE));
    }

    private void log() {
        List<DestructionLog.Destruction> all = from.destroyed();
        List<DestructionLog.Destruction> there = to.destroyed();
        if (there.size() > all.size() || !all.subList(0, there.size()).equals(there)) {
            throw new CopyException(
                    "The log of destructions in " + to.place() + " is not the beginning of the one in " + from.place());
        }
        to.log(all.subList(there.size(), all.size()));
    }

    /** What the target still has from a time before, and the log says was destroyed since. */
    private void removeDestroyed() {
        Set<String> named = named(from);
        Set<String> left = named(to);
        left.removeAll(named);
        for (DestructionLog.Destruction one : from.destroyed()) {
            switch (one) {
                case DestructionLog.NamedKey(String name) -> {
                    if (left.remove(name)) {
                        to.destroyAgain(one);
                    }
                }
                case DestructionLog.ErasedRecord erased -> {
                    if (from.findHalf(erased.record()).isEmpty()
                            && to.findHalf(erased.record()).isPresent()) {
                        to.destroyAgain(one);
                    }
                }
            }
        }
        if (!left.isEmpty()) {
            throw new CopyException("There are keys in " + to.place() + " that " + from.place()
                    + " does not have, and no log says that they were destroyed: " + left.size() + " of them.");
        }
    }

    private void names() {
        Set<String> names = named(from);
        for (String name : names) {
            // A key that is destroyed meanwhile is left out; the log is read again before the comparison.
            from.find(name).ifPresent(key -> keep(name, key));
        }
        says.accept("%,d keys with a name.".formatted(names.size()));
    }

    private void keep(String name, byte[] key) {
        if (!Arrays.equals(to.make(name, key), key)) {
            throw new CopyException("There is another key " + name + " in " + to.place());
        }
    }

    private void halves() {
        Map<UUID, byte[]> some = new HashMap<>();
        long[] count = {0};
        from.halves((record, half) -> {
            some.put(record, half);
            count[0]++;
            if (some.size() == AT_ONCE) {
                to.makeHalves(some);
                some.clear();
            }
            if (count[0] % TOLD_EVERY == 0) {
                says.accept("%,d halves of people's keys …".formatted(count[0]));
            }
        });
        to.makeHalves(some);
        says.accept("%,d halves of people's keys.".formatted(count[0]));
    }

    private void compare() {
        Set<String> names = named(from);
        if (!names.equals(named(to))) {
            throw new CopyException("The names of the keys differ after they were copied: was a server still running?");
        }
        for (String name : names) {
            if (!Arrays.equals(from.find(name).orElse(null), to.find(name).orElse(null))) {
                throw new CopyException("The key " + name + " differs after it was copied");
            }
        }
        if (!Sum.of(from).equals(Sum.of(to))) {
            throw new CopyException("The halves of people's keys differ after they were copied");
        }
        if (!from.destroyed().equals(to.destroyed())) {
            throw new CopyException("The logs of destructions differ after they were copied");
        }
        says.accept("Compared: both are the same.");
    }

    private static Set<String> named(KeyStore store) {
        Set<String> names = new TreeSet<>(store.names(name -> true));
        names.removeAll(List.of(Keys.MASTER, Keys.SET_ASIDE));
        return names;
    }

    /** How many halves there are, and the hashes of all of them laid over each other, which do not depend on their order. */
    private static final class Sum {

        private static final int BYTES = 32;
        private static final int IDENTIFIER = 16;

        private long count;
        private final byte[] hashes = new byte[BYTES];

        static Sum of(KeyStore store) {
            Sum sum = new Sum();
            store.halves(sum::add);
            return sum;
        }

        private void add(UUID record, byte[] half) {
            count++;
            byte[] hash = sha256(ByteBuffer.allocate(IDENTIFIER + half.length)
                    .putLong(record.getMostSignificantBits())
                    .putLong(record.getLeastSignificantBits())
                    .put(half)
                    .array());
            for (int at = 0; at < BYTES; at++) {
                hashes[at] ^= hash[at];
            }
        }

        private static byte[] sha256(byte[] text) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(text);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("Every Java has SHA-256", impossible);
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Sum sum && sum.count == count && Arrays.equals(sum.hashes, hashes);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(count) ^ Arrays.hashCode(hashes);
        }
    }
}
