package pk.gov.nsor.foundation.sms;

import java.util.Arrays;

/**
 * The keyed hash (HMAC-SHA256, key {@code sms-sender}) of a sender's number, by which modules know a sender while they
 * answer. Its key never changes, so it is not stored: a table has a hash of it, under a key that is destroyed in its time.
 */
public final class SenderHash implements Comparable<SenderHash> {

    private final byte[] bytes;

    /** @param bytes 32 bytes, not changed afterwards */
    public SenderHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The 32 bytes; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** The order in which rows are locked, so that two batches cannot wait for each other. */
    @Override
    public int compareTo(SenderHash other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SenderHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "a sender";
    }
}
