package pk.gov.nsor.foundation.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The people named by an answer that names several. They are stored unencrypted beside the entry, so that they can be
 * found by person; the entry's content, which it commits to, has their number and the SHA-256 of their identifiers, 16
 * bytes each in ascending order, and a byte 01 behind them where they were exported in a file.
 */
public final class NamedPeople {

    /** In the content: the number of people and their hash. */
    static final String FIELD = "named";

    private static final int IN_A_PART = 1_000;
    private static final int SALT = 32;

    /** As {@link #content} writes it. Quoted text cannot look like this, since its own quotes are escaped. */
    private static final Pattern WRITTEN = Pattern.compile("\"" + FIELD + "\":\"[0-9]+ ([0-9a-f]{64})\"");

    private NamedPeople() {}

    /** @param keyId of the entry that names the person */
    record Row(UUID keyId, int part, UUID person, boolean isTaken) {}

    /** Each once, in ascending order as in PostgreSQL: by their bytes, which is the order of their digits. */
    static List<UUID> ordered(Collection<UUID> people) {
        return people.isEmpty()
                ? List.of()
                : people.stream()
                        .distinct()
                        .sorted(Comparator.comparing(UUID::toString))
                        .toList();
    }

    /** What is written of the entry, with the hash of whom it names. */
    static Map<String, Object> content(TrailEntry entry) {
        if (entry.named().isEmpty()) {
            return entry.content();
        }
        Map<String, Object> content = new HashMap<>(entry.content());
        content.put(FIELD, entry.named().size() + " " + HexFormat.of().formatHex(hash(entry.named(), entry.isTaken())));
        return content;
    }

    static List<Row> rows(List<TrailRow> entries) {
        List<Row> rows = new ArrayList<>();
        for (TrailRow row : entries) {
            UUID key = row.keyId();
            List<UUID> people = row.entry().named();
            for (int place = 0; key != null && place < people.size(); place++) {
                rows.add(new Row(
                        key, place / IN_A_PART, people.get(place), row.entry().isTaken()));
            }
        }
        return rows;
    }

    /**
     * The hash in a content that opened, hexadecimal digits; empty where it names nobody.
     *
     * @param salted the salt and the JSON behind it
     */
    public static String hash(byte[] salted) {
        Matcher named = WRITTEN.matcher(new String(salted, SALT, salted.length - SALT, StandardCharsets.UTF_8));
        return named.find() ? named.group(1) : "";
    }

    private static byte[] hash(List<UUID> people, boolean isTaken) {
        ByteBuffer bytes = ByteBuffer.allocate(people.size() * 2 * Long.BYTES);
        people.forEach(
                person -> bytes.putLong(person.getMostSignificantBits()).putLong(person.getLeastSignificantBits()));
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes.array());
            if (isTaken) {
                sha.update((byte) 1);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
