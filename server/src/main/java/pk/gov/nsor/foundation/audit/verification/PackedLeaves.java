package pk.gov.nsor.foundation.audit.verification;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encodings of leaves one after the other in one array, since an object for each of millions would cost more than its hash. */
public final class PackedLeaves {

    private static final int ID_AT = 5;
    /** Up to the end of the identifier. */
    static final int LEAST_BYTES = ID_AT + Long.BYTES;

    /** What lies in front of each encoding. */
    private final int gap;

    private byte[] bytes;
    private int[] ends = new int[64];
    private int count;
    private @Nullable List<byte @Nullable []> contents;

    private PackedLeaves(byte[] bytes, int gap) {
        this.bytes = bytes;
        this.gap = gap;
    }

    /** None yet; there is room for so many bytes. */
    static PackedLeaves withRoom(int expectedBytes) {
        return new PackedLeaves(new byte[Math.max(64, expectedBytes)], 0);
    }

    /** In an array that is there already, with so many bytes in front of each; {@link #endsAt} says where they are. */
    static PackedLeaves in(byte[] bytes, int gap) {
        return new PackedLeaves(bytes, gap);
    }

    /** Keeps the encrypted contents besides. */
    PackedLeaves withContents() {
        contents = new ArrayList<>();
        return this;
    }

    public int count() {
        return count;
    }

    /** Where the last encoding ends. */
    int size() {
        return count == 0 ? 0 : ends[count - 1];
    }

    public byte[] bytes() {
        return bytes;
    }

    public int begin(int leaf) {
        return (leaf == 0 ? 0 : ends[leaf - 1]) + gap;
    }

    public int end(int leaf) {
        return ends[leaf];
    }

    /** The identifier of the entry: the first field of each encoding. */
    public long id(int leaf) {
        return ByteBuffer.wrap(bytes).getLong(begin(leaf) + ID_AT);
    }

    public byte[] encoding(int leaf) {
        return Arrays.copyOfRange(bytes, begin(leaf), end(leaf));
    }

    public byte @Nullable [] content(int leaf) {
        return contents == null ? null : contents.get(leaf);
    }

    /** Makes room behind the last encoding and says where that is; {@link #bytes} may be another array afterwards. */
    int room(int length) {
        int from = size();
        if (bytes.length - from < length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(from, length), bytes.length + (bytes.length >> 1)));
        }
        return from;
    }

    /** What lies behind the last encoding up to here is one more. */
    void endsAt(int end) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = end;
    }

    boolean keepsContents() {
        return contents != null;
    }

    void addContent(byte @Nullable [] content) {
        if (contents != null) {
            contents.add(content);
        }
    }
}
