package pk.gov.nsor.simulator.witness;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a log says it is: its first three lines, and the time where another says one.
 *
 * @param time seconds since the beginning of 1970; null where it says none
 * @param body the text that was signed, extension lines among it
 */
record Head(String origin, long size, byte[] root, @Nullable Long time, String body) {

    private static final Pattern TIME = Pattern.compile("time (0|[1-9][0-9]{0,10})");

    /** A log without leaves, which every log has been. */
    static Head empty(String origin) {
        return new Head(origin, 0, Hashes.sha256(), null, "");
    }

    static Head parse(String body) throws RefusalException {
        String[] lines = body.split("\n", -1);
        if (lines.length < 4 || lines[0].isEmpty() || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new RefusalException(400, "A checkpoint begins with origin, size and root.");
        }
        byte[] root = decode(lines[2]);
        if (root.length != 32) {
            throw new RefusalException(400, "The root has " + root.length + " bytes, not 32.");
        }
        return new Head(lines[0], Long.parseLong(lines[1]), root, time(lines), body);
    }

    private static @Nullable Long time(String[] lines) throws RefusalException {
        Long time = null;
        for (int line = 3; line < lines.length; line++) {
            Matcher says = TIME.matcher(lines[line]);
            if (says.matches()) {
                if (time != null) {
                    throw new RefusalException(400, "A checkpoint says one time.");
                }
                time = Long.valueOf(says.group(1));
            }
        }
        return time;
    }

    boolean hasRoot(byte[] other) {
        return Arrays.equals(root, other);
    }

    static byte[] decode(String base64) throws RefusalException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new RefusalException(400, "Not base64: " + base64);
        }
    }
}
