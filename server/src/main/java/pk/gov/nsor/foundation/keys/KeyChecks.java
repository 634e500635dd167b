package pk.gov.nsor.foundation.keys;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A check value for each key that a register keeps for good. It cannot be made without the key and reveals nothing of
 * it. The database keeps these values, so that a wrong store, or one that lacks a key, is detected before a new key
 * is made there.
 */
public final class KeyChecks {

    private static final Pattern OF_A_DAY = Pattern.compile(".*-of-[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private KeyChecks() {}

    /** By name, of the keys that are in the store. Makes nothing. */
    public static Map<String, byte[]> in(KeyStore store) {
        Map<String, byte[]> checks = new TreeMap<>();
        store.names(KeyChecks::isKeptForGood)
                .forEach(name -> store.find(name).ifPresent(key -> checks.put(name, of(name, key))));
        return checks;
    }

    /** The check value of a key. */
    public static byte[] of(String name, byte[] key) {
        return new KeyedHash(key).of("check of the key " + name);
    }

    private static boolean isKeptForGood(String name) {
        return Keys.isMaster(name)
                || name.startsWith("sign-")
                || (name.startsWith("hash-") && !OF_A_DAY.matcher(name).matches());
    }
}
