package pk.gov.nsor.foundation.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** The lines of a log of destructions: each has a hash of itself and of the line before. The same in every store. */
public final class DestructionLines {

    /** What the first line's hash follows from. */
    public static final String BEGINNING = "0".repeat(64);

    private static final String KEY = "key";
    private static final String RECORD = "record";

    private DestructionLines() {}

    /** A line's text, without its hash. */
    public static String text(DestructionLog.Destruction destruction) {
        return switch (destruction) {
            case DestructionLog.NamedKey(String name) -> KEY + " " + name;
            case DestructionLog.ErasedRecord erased ->
                RECORD + " " + erased.record() + " " + erased.tombstone() + " " + erased.dataClass() + " "
                        + erased.on();
        };
    }

    /** The hash of a line that follows the one with that hash. */
    public static String hash(String before, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest((before + " " + text).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /**
     * Reads lines, each its text, a space and its hash.
     *
     * @param place for messages
     * @throws DestructionLog.DamagedLogException where one does not follow from the one before
     */
    public static List<DestructionLog.Destruction> read(List<String> lines, String place) {
        List<DestructionLog.Destruction> all = new ArrayList<>();
        String before = BEGINNING;
        int number = 0;
        for (String line : lines) {
            number++;
            int space = line.lastIndexOf(' ');
            String text = space < 0 ? "" : line.substring(0, space);
            String hash = hash(before, text);
            if (space < 0 || !line.substring(space + 1).equals(hash)) {
                throw new DestructionLog.DamagedLogException(place, number);
            }
            all.add(destruction(text, place, number));
            before = hash;
        }
        return all;
    }

    private static DestructionLog.Destruction destruction(String text, String place, int number) {
        String[] words = text.split(" ");
        if (words[0].equals(KEY) && words.length == 2) {
            return new DestructionLog.NamedKey(words[1]);
        }
        if (words[0].equals(RECORD) && words.length == 5) {
            return new DestructionLog.ErasedRecord(
                    UUID.fromString(words[1]), UUID.fromString(words[2]), words[3], LocalDate.parse(words[4]));
        }
        throw new DestructionLog.DamagedLogException(place, number);
    }
}
