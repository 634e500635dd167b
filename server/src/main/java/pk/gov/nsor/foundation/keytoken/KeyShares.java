package pk.gov.nsor.foundation.keytoken;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;
import pk.gov.nsor.foundation.keytoken.KeyShare.MalformedShareException;

/** A token's key in shares, by Shamir's scheme: as many as are needed bring it back, and fewer reveal nothing. */
public final class KeyShares {

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyShares() {}

    /** A new key, 32 random bytes. */
    public static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    /**
     * @param needed how many bring it back, {@link KeyShare#LEAST} to {@code of}
     * @param of how many shares, to {@link KeyShare#MOST}
     */
    public static List<KeyShare> split(byte[] key, int needed, int of) {
        if (needed < KeyShare.LEAST || of < needed || of > KeyShare.MOST) {
            throw new IllegalArgumentException(needed + " of " + of + " shares");
        }
        TokenKey named = TokenKey.of(key);
        ShamirSplitSecretShare[] values = splitter().resplit(key, needed, of).getSecretShares();
        List<KeyShare> shares = new ArrayList<>();
        for (int number = 1; number <= of; number++) {
            shares.add(new KeyShare(named, needed, of, number, encoded(values[number - 1])));
        }
        return shares;
    }

    /**
     * The key of some shares; more than are needed do no harm.
     *
     * @throws MalformedShareException where they are too few, of several keys, or bring no such key back
     */
    public static byte[] combine(List<KeyShare> shares) throws MalformedShareException {
        SortedMap<Integer, KeyShare> byNumber = new TreeMap<>();
        shares.forEach(share -> byNumber.put(share.number(), share));
        if (byNumber.isEmpty()) {
            throw new MalformedShareException("There is no share");
        }
        KeyShare first = byNumber.firstEntry().getValue();
        if (shares.stream().anyMatch(share -> !share.key().equals(first.key()) || share.needed() != first.needed())) {
            throw new MalformedShareException("The shares are of several keys");
        }
        if (byNumber.size() < first.needed()) {
            throw new MalformedShareException("%d different shares of %s are needed, and there are %d"
                    .formatted(first.needed(), first.key().name(), byNumber.size()));
        }
        byte[] key = combined(byNumber.values().stream().limit(first.needed()).toList());
        if (!TokenKey.of(key).equals(first.key())) {
            throw new MalformedShareException(
                    "The shares do not bring " + first.key().name() + " back");
        }
        return key;
    }

    private static byte[] combined(List<KeyShare> shares) {
        ShamirSplitSecretShare[] values = shares.stream()
                .map(share -> new ShamirSplitSecretShare(share.value(), share.number()))
                .toArray(ShamirSplitSecretShare[]::new);
        try {
            return ShamirSplitSecret.getInstance(ShamirSecretSplitter.Algorithm.AES, values)
                    .getSecret();
        } catch (IOException impossible) {
            throw new IllegalStateException("Shares in memory cannot be read", impossible);
        }
    }

    private static byte[] encoded(ShamirSplitSecretShare share) {
        try {
            return share.getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException("A share in memory cannot be written", impossible);
        }
    }

    private static ShamirSecretSplitter splitter() {
        return ShamirSecretSplitter.getInstance(ShamirSecretSplitter.Algorithm.AES, KEY_BYTES, RANDOM);
    }
}
