package pk.gov.nsor.foundation.keys;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys that wrap the others: the newest one wraps, and those before it still unwrap. What a later one than the first has
 * wrapped begins with its number, in four bytes; what the first one has does not, and is told from it by its length.
 *
 * <p>Another process may have made a newer one. It is noticed within a minute, and at once by what it has wrapped.
 */
final class MasterKeys {

    /** The first one's number. */
    static final int FIRST = 1;

    private static final Pattern LATER = Pattern.compile(Pattern.quote(Keys.MASTER) + "([2-9]|[1-9][0-9]{1,3})");
    private static final int KEY_BYTES = 32;
    private static final int AROUND = 28;

    /** A key; and a registered person's, which is wrapped under that person's half first. */
    private static final List<Integer> LENGTHS = List.of(KEY_BYTES + AROUND, KEY_BYTES + 2 * AROUND);

    private static final Duration LOOKED_FOR = Duration.ofMinutes(1);

    private final KeyStore store;
    private final NavigableMap<Integer, Encryption> byNumber = new ConcurrentSkipListMap<>();
    private volatile long lookedAt = System.nanoTime();

    MasterKeys(KeyStore store, byte[] first) {
        this.store = store;
        byNumber.put(FIRST, new Encryption(first));
        look();
    }

    /** The name of one in the store. */
    static String name(int number) {
        return number == FIRST ? Keys.MASTER : Keys.MASTER + number;
    }

    /** Whether a key of the store is one of these. */
    static boolean isOne(String name) {
        return name.equals(Keys.MASTER) || LATER.matcher(name).matches();
    }

    /** The newest one's number, as far as this process knows. */
    int newest() {
        return byNumber.lastKey();
    }

    byte[] wrap(byte[] key, byte[] owner) {
        if (System.nanoTime() - lookedAt > LOOKED_FOR.toNanos()) {
            // Not again by everybody who waits for a store that is away.
            lookedAt = System.nanoTime();
            try {
                look();
            } catch (KeysAwayException | UncheckedIOException later) {
                // What is known wraps as well; it is wrapped anew later.
            }
        }
        return wrap(key, owner, newest());
    }

    /** @throws Encryption.WrongKeyException where it was not wrapped here for this owner */
    byte[] unwrap(byte[] wrapped, byte[] owner) {
        int number = number(wrapped);
        Encryption key = byNumber.get(number);
        if (key == null) {
            look();
            key = byNumber.get(number);
        }
        if (key == null) {
            throw new Encryption.WrongKeyException(
                    new GeneralSecurityException("There is no master key " + number + " in " + store.place()));
        }
        return key.decrypt(body(wrapped), owner);
    }

    /** The same key, wrapped by the newest one. */
    byte[] wrapAnew(byte[] wrapped, byte[] owner) {
        return wrap(unwrap(wrapped, owner), owner, newest());
    }

    /** Which one has wrapped it. */
    static int number(byte[] wrapped) {
        if (LENGTHS.contains(wrapped.length)) {
            return FIRST;
        }
        if (!LENGTHS.contains(wrapped.length - Integer.BYTES)) {
            throw new Encryption.WrongKeyException(new GeneralSecurityException("No wrapped key"));
        }
        return ByteBuffer.wrap(wrapped).getInt();
    }

    /** Looks which ones are in the store. */
    void look() {
        NavigableMap<Integer, Encryption> found = new TreeMap<>();
        for (String name : store.names(name -> LATER.matcher(name).matches())) {
            int number = later(name);
            if (!byNumber.containsKey(number)) {
                store.find(name).ifPresent(key -> found.put(number, new Encryption(key)));
            }
        }
        byNumber.putAll(found);
        lookedAt = System.nanoTime();
    }

    private byte[] wrap(byte[] key, byte[] owner, int number) {
        byte[] body = Objects.requireNonNull(byNumber.get(number)).encrypt(key, owner);
        return number == FIRST
                ? body
                : ByteBuffer.allocate(Integer.BYTES + body.length)
                        .putInt(number)
                        .put(body)
                        .array();
    }

    private static byte[] body(byte[] wrapped) {
        return LENGTHS.contains(wrapped.length) ? wrapped : Arrays.copyOfRange(wrapped, Integer.BYTES, wrapped.length);
    }

    private static int later(String name) {
        Matcher matcher = LATER.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name);
        }
        return Integer.parseInt(matcher.group(1));
    }
}
