package pk.gov.nsor.foundation.audit.verification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import pk.gov.nsor.foundation.audit.proof.Checkpoint;
import pk.gov.nsor.foundation.audit.proof.LeafEncoding;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;
import pk.gov.nsor.foundation.audit.proof.NoteSigner;
import pk.gov.nsor.foundation.audit.proof.TreeBuilder;

/**
 * An export as somebody makes it who knows docs/verifying.md and has stolen the signing key: any leaves, sealed and signed as
 * the register does, and any change to a line afterwards. Shares nothing with what writes exports.
 */
final class ForgedExport {

    /** When the tree of no leaves would be signed; each leaf takes a second. */
    static final Instant SIGNED = Instant.ofEpochSecond(1_795_000_000L);

    /** Leaves of a batch. */
    static final int BATCH = 4;

    private final NoteSigner signer;
    private final List<byte[]> leaves = new ArrayList<>();
    private final List<Integer> signed = new ArrayList<>();
    private final List<WitnessLine> cosignatures = new ArrayList<>();
    private final Map<Integer, Long> times = new HashMap<>();
    private UnaryOperator<String> change = text -> text;

    private record WitnessLine(int number, String name, SigningWitness witness, long seconds) {}

    ForgedExport(NoteSigner signer) {
        this.signer = signer;
    }

    /** So many sound leaves, of them so many under the last of the checkpoints, which stand at these sizes. */
    static ForgedExport of(NoteSigner signer, int count, Integer... checkpoints) {
        ForgedExport made = new ForgedExport(signer);
        for (int leaf = 0; leaf < count; leaf++) {
            made.leaves.add(leaf(leaf + 1));
        }
        made.signed.addAll(Arrays.asList(checkpoints));
        return made;
    }

    /** The encoding of a sound entry. */
    static byte[] leaf(long id) {
        return entry(id, "DONE").encode();
    }

    private static LeafEncoding entry(long id, String outcome) {
        boolean hasContent = id % 2 == 0;
        return new LeafEncoding(
                id,
                1_000_000 * (1_795_000_000L + id),
                "OFFICER",
                new UUID(1, id),
                id % 3 == 0 ? "رات" : "192.0.2.1",
                "PERSON_VIEWED",
                outcome,
                new UUID(2, id),
                id % 2 == 0 ? "SUPERVISION" : null,
                null,
                hasContent ? new UUID(3, id) : null,
                hasContent ? MerkleHash.sha256(new byte[] {(byte) id}) : null,
                hasContent ? MerkleHash.sha256(new byte[] {0, (byte) id}) : null,
                Arrays.copyOf(MerkleHash.sha256(new byte[] {1, (byte) id}), 16));
    }

    ForgedExport leaf(int at, UnaryOperator<byte[]> to) {
        leaves.set(at, to.apply(leaves.get(at)));
        return this;
    }

    /** The same entry of so many seconds later. */
    static UnaryOperator<byte[]> later(long seconds) {
        return leaf -> {
            ByteBuffer bytes = ByteBuffer.wrap(leaf.clone());
            return bytes.putLong(17, bytes.getLong(17) + 1_000_000 * seconds).array();
        };
    }

    /** The checkpoint of the number signs another time. */
    ForgedExport signedLater(int number, long seconds) {
        times.put(signed.get(number - 1), seconds);
        return this;
    }

    ForgedExport add(byte[] leaf) {
        leaves.add(leaf);
        return this;
    }

    /** A witness's signature under a checkpoint, by its number. */
    ForgedExport cosigned(int number, String name, SigningWitness witness, long seconds) {
        cosignatures.add(new WitnessLine(number, name, witness, seconds));
        return this;
    }

    /** Changes the text of the file when everything is sealed and signed. */
    ForgedExport then(UnaryOperator<String> more) {
        UnaryOperator<String> before = change;
        change = text -> more.apply(before.apply(text));
        return this;
    }

    /** Replaces the first place; there has to be one. */
    ForgedExport replace(String regex, String by) {
        return then(text -> {
            String changed = text.replaceFirst("(?m)" + regex, by);
            if (changed.equals(text)) {
                throw new IllegalArgumentException("Nothing in the export is like " + regex);
            }
            return changed;
        });
    }

    /** The checkpoint of that size, as it is signed. */
    String note(int size) {
        return new Checkpoint(
                        signer.verifier().name(),
                        size,
                        root(size),
                        SIGNED.plusSeconds(size + times.getOrDefault(size, 0L)))
                .sign(signer)
                .format();
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder("nsor-trail-export 1\nkey ")
                .append(signer.verifier().text())
                .append("\nmade 2026-11-28T07:00:00.123456Z\n");
        int number = 0;
        for (int size : signed) {
            text.append("checkpoint %d %d %s %s%n".formatted(++number, size, base64(root(size)), base64(note(size))));
        }
        for (WitnessLine one : cosignatures) {
            String note = note(signed.get(one.number() - 1));
            text.append("cosignature %d %s %s %s%n"
                    .formatted(
                            one.number(),
                            base64(one.name()),
                            base64(note),
                            base64(one.witness().line(note, one.seconds()))));
        }
        for (int first = 0; first < leaves.size(); first += BATCH) {
            text.append(batch(first, Math.min(leaves.size(), first + BATCH)));
        }
        return change.apply(text.append("end %d\n".formatted(leaves.size())).toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    private String batch(int first, int next) {
        List<byte[]> some = leaves.subList(first, next);
        ByteArrayOutputStream ids = new ByteArrayOutputStream();
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (byte[] leaf : some) {
            ids.writeBytes(Arrays.copyOfRange(leaf, 5, 13));
            hashes.writeBytes(MerkleHash.leaf(leaf));
            packed.writeBytes(ByteBuffer.allocate(4).putInt(leaf.length).array());
            packed.writeBytes(leaf);
        }
        long last = ByteBuffer.wrap(some.getLast()).getLong(5);
        return "batch %d %d %d %d %s %s %s %s\n"
                .formatted(
                        first,
                        next,
                        1000 + next,
                        last,
                        base64(root(next)),
                        base64(ids.toByteArray()),
                        base64(hashes.toByteArray()),
                        base64(packed.toByteArray()));
    }

    private byte[] root(int size) {
        TreeBuilder tree = new TreeBuilder();
        leaves.subList(0, Math.min(size, leaves.size())).forEach(leaf -> tree.append(MerkleHash.leaf(leaf)));
        return tree.root();
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
