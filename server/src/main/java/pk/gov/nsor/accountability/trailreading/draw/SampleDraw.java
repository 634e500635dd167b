package pk.gov.nsor.accountability.trailreading.draw;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.PriorityQueue;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * Draws a sample of leaves that whoever knows the secret and the root can draw again. The seed is SHA-256 of the secret's
 * text and the root; leaves are ranked by HMAC-SHA-256, under the seed, of their index in eight bytes, big-endian; the
 * lowest are drawn. The auditor is bound to the secret before the root is known, and nobody else knows the secret.
 *
 * <p>Leaves may come in any order. Not safe for use by several threads.
 */
public final class SampleDraw {

    private static final Pattern SECRET = Pattern.compile("[0-9a-f]{64}");
    private static final Comparator<Ranked> LOWEST_FIRST = Comparator.<Ranked, byte[]>comparing(
                    Ranked::rank, Arrays::compareUnsigned)
            .thenComparing(Ranked::leaf);

    private final int wanted;
    private final Mac mac;
    private final PriorityQueue<Ranked> lowest = new PriorityQueue<>(LOWEST_FIRST.reversed());
    private long population;

    /**
     * @param seed 32 bytes, see {@link #seed}
     * @param wanted how many leaves, 1 or more; where there are fewer, all are drawn
     */
    public SampleDraw(byte[] seed, int wanted) {
        if (wanted < 1) {
            throw new IllegalArgumentException("A sample has at least one leaf, not " + wanted);
        }
        this.wanted = wanted;
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("Java without HMAC-SHA-256", impossible);
        }
    }

    /**
     * A leaf that was drawn.
     *
     * @param leaf its index
     * @param entry the trail's identifier of it
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by leaf alone
    private record Ranked(byte[] rank, long leaf, long entry) {}

    /** One that was drawn, by rank. */
    public record Drawn(long leaf, long entry) {}

    /** Takes a leaf of the population; each once. */
    public void add(long leaf, long entry) {
        population++;
        lowest.add(new Ranked(
                mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(leaf).array()), leaf, entry));
        if (lowest.size() > wanted) {
            lowest.remove();
        }
    }

    /** How many were taken. */
    public long population() {
        return population;
    }

    /** Those of the lowest ranks, the lowest first. */
    public List<Drawn> drawn() {
        List<Ranked> ranked = new ArrayList<>(lowest);
        ranked.sort(LOWEST_FIRST);
        return ranked.stream().map(one -> new Drawn(one.leaf(), one.entry())).toList();
    }

    /**
     * What the auditor declares instead of the secret: SHA-256 of its text, as hexadecimal digits.
     *
     * @throws InvalidValueException where the secret has another form
     */
    public static String commitment(String secret) {
        return HexFormat.of().formatHex(MerkleHash.sha256(bytes(secret)));
    }

    /**
     * The seed of a draw.
     *
     * @param secret 64 hexadecimal digits in lower case
     * @param root of the first checkpoint that was signed with the declaration in the tree
     * @throws InvalidValueException where the secret has another form
     */
    public static byte[] seed(String secret, byte[] root) {
        if (root.length != MerkleHash.BYTES) {
            throw new IllegalArgumentException("A root has 32 bytes, not " + root.length);
        }
        return MerkleHash.sha256(bytes(secret), root);
    }

    private static byte[] bytes(String secret) {
        if (!SECRET.matcher(secret).matches()) {
            throw new InvalidValueException(
                    "trail-reading.secret", "A secret has 64 hexadecimal digits in lower case, 0-9 and a-f.");
        }
        return secret.getBytes(StandardCharsets.US_ASCII);
    }
}
