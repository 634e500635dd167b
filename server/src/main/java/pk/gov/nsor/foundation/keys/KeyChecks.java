package pk.gov.nsor.foundation.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A check value for each key that a register keeps for good. It cannot be made without the key and reveals nothing of
 * it. The database keeps these values, so that a wrong folder, or one that lacks a key, is detected before a new key
 * is made there.
 */
public final class KeyChecks {

    private static final Pattern OF_A_DAY = Pattern.compile(".*-of-[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private KeyChecks() {}

    /** By name, of the keys that are in the folder; empty where it is not there. Makes nothing. */
    public static Map<String, byte[]> in(Path secrets) {
        Map<String, byte[]> checks = new TreeMap<>();
        if (Files.isDirectory(secrets)) {
            SecretDirectory folder = new SecretDirectory(secrets);
            folder.keys(KeyChecks::isKeptForGood)
                    .forEach(name -> folder.findKey(name).ifPresent(key -> checks.put(name, of(name, key))));
        }
        return checks;
    }

    static byte[] of(String name, byte[] key) {
        return new KeyedHash(key).of("check of the key " + name);
    }

    private static boolean isKeptForGood(String name) {
        return name.equals(Keys.MASTER)
                || name.startsWith("sign-")
                || (name.startsWith("hash-") && !OF_A_DAY.matcher(name).matches());
    }
}
