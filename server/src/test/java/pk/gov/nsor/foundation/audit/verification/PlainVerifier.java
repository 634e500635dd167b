package pk.gov.nsor.foundation.audit.verification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A second program that checks exports, written to docs/verifying.md and docs/trail.md and using nothing of the register's: slow, whole files in memory, and only whether a file is sound. What it says and what the register's verifier says is compared
 * on every forged file.
 */
final class PlainVerifier {

    private static final Set<String> ACTIONS = actions();
    private static final BigInteger ALL_64 = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger ALL_63 = BigInteger.ONE.shiftLeft(63);

    private static final long CLOCKS = 5 * 60;
    private static final long BACK = 20 * 60;

    private final String name;
    private final byte[] keyId;
    private final PublicKey key;
    private final List<String> lines;
    private int at;
    private int version;
    private final List<Long> written = new ArrayList<>();
    private final long now = Instant.now().getEpochSecond();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Checkpoint(long number, long size, byte[] root, String text, Long time) {}

    private PlainVerifier(byte[] file, String keyText) {
        String[] parts = keyText.split("\\+", 3);
        name = parts[0];
        keyId = HexFormat.of().parseHex(parts[1]);
        byte[] raw = Base64.getDecoder().decode(parts[2]);
        try {
            ByteArrayOutputStream x509 = new ByteArrayOutputStream();
            x509.writeBytes(HexFormat.of().parseHex("302a300506032b6570032100"));
            x509.write(raw, 1, 32);
            key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509.toByteArray()));
        } catch (GeneralSecurityException noKey) {
            throw new IllegalArgumentException(noKey);
        }
        String text = utf8(file);
        require(text.endsWith("\n"));
        lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        require(lines.get(0).equals("nsor-trail-export 1"));
        require(lines.size() > 1 && lines.get(1).equals("key " + keyText));
    }

    /** Whether all of it is sound under that key, and no checkpoint of a witness is given. */
    static boolean isSound(byte[] file, String key) {
        try {
            new PlainVerifier(file, key).check();
            return true;
        } catch (Unsound unsound) {
            return false;
        }
    }

    private void check() {
        at = 2;
        String[] made = words("made", 2);
        try {
            require(Instant.parse(made[1]).toString().equals(made[1]));
        } catch (DateTimeException noTime) {
            throw new Unsound();
        }
        List<Checkpoint> checkpoints = checkpoints();
        cosignatures(checkpoints);
        List<byte[]> hashes = batches();
        require(number(words("end", 2)[1]) == hashes.size());
        require(at == lines.size());
        for (Checkpoint one : checkpoints) {
            require(one.size() <= hashes.size());
            require(Arrays.equals(one.root(), root(hashes.subList(0, (int) one.size()))));
        }
        times(checkpoints);
        require(hashes.isEmpty()
                || (!checkpoints.isEmpty() && checkpoints.getLast().size() == hashes.size()));
    }

    /** What docs/verifying.md promises of times; an entry's are in microseconds. */
    private void times(List<Checkpoint> checkpoints) {
        long latest = Long.MIN_VALUE;
        for (int leaf = 0; leaf < written.size(); leaf++) {
            long at = written.get(leaf);
            Long before = null;
            long over = now;
            for (Checkpoint one : checkpoints.reversed()) {
                if (one.time() != null && one.size() <= leaf && before == null) {
                    before = one.time();
                } else if (one.time() != null && one.size() > leaf) {
                    over = one.time();
                }
            }
            require(at <= 1_000_000 * ((before == null ? over : Math.max(before, over)) + CLOCKS));
            require(before == null || at >= 1_000_000 * (Math.min(before, over) - BACK));
            require(latest == Long.MIN_VALUE || at >= latest - 1_000_000 * BACK);
            latest = Math.max(latest, at);
        }
    }

    private List<Checkpoint> checkpoints() {
        List<Checkpoint> found = new ArrayList<>();
        Long last = null;
        while (is("checkpoint")) {
            String[] words = words("checkpoint", 5);
            String text = signed(utf8(bytes(words[4])));
            String begin = name + "\n" + number(words[2]) + "\n" + words[3] + "\n";
            require(text.startsWith(begin));
            String time = text.substring(begin.length());
            require(time.matches("(time (0|[1-9][0-9]{0,10})\n)?"));
            Checkpoint one = new Checkpoint(
                    number(words[1]),
                    number(words[2]),
                    bytes(words[3]),
                    text,
                    time.isEmpty() ? null : Long.valueOf(time.substring(5, time.length() - 1)));
            // None has a time before the last, or none behind one that has; and none is of a time to come.
            require(last == null || (one.time() != null && one.time() >= last));
            require(one.time() == null || one.time() <= now + CLOCKS);
            last = one.time() == null ? last : one.time();
            require(one.number() == found.size() + 1L);
            require(found.isEmpty() || one.size() >= found.getLast().size());
            require(one.root().length == 32);
            found.add(one);
        }
        return found;
    }

    /** The text of a note that the key has signed. */
    private String signed(String note) {
        int blank = note.lastIndexOf("\n\n");
        require(blank > 0 && note.endsWith("\n") && note.length() > blank + 2);
        String text = note.substring(0, blank + 1);
        boolean isSigned = false;
        for (String line : note.substring(blank + 2, note.length() - 1).split("\n", -1)) {
            String[] words = line.split(" ", -1);
            require(words.length == 3 && words[0].equals("—"));
            byte[] both = bytes(words[2]);
            require(both.length > 4);
            if (words[1].equals(name) && Arrays.equals(both, 0, 4, keyId, 0, 4)) {
                require(isSignature(text, Arrays.copyOfRange(both, 4, both.length)));
                isSigned = true;
            }
        }
        require(isSigned);
        return text;
    }

    private boolean isSignature(String text, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.verify(signature);
        } catch (GeneralSecurityException none) {
            return false;
        }
    }

    private void cosignatures(List<Checkpoint> checkpoints) {
        Set<String> seen = new HashSet<>();
        long last = 0;
        while (is("cosignature")) {
            String[] words = words("cosignature", 5);
            long number = number(words[1]);
            require(number >= last && number >= 1 && number <= checkpoints.size());
            require(seen.add(number + " " + utf8(bytes(words[2]))));
            String note = utf8(bytes(words[3]));
            require(note.startsWith(checkpoints.get((int) number - 1).text() + "\n"));
            String line = utf8(bytes(words[4]));
            String[] parts = (line.endsWith("\n") ? line.substring(0, line.length() - 1) : line).split(" ", -1);
            require(parts.length == 3 && parts[0].equals("—") && bytes(parts[2]).length > 4);
            last = number;
        }
    }

    private List<byte[]> batches() {
        List<byte[]> hashes = new ArrayList<>();
        Set<Long> identifiers = new HashSet<>();
        BigInteger lastTransaction = BigInteger.valueOf(-1);
        long lastEntry = 0;
        while (is("batch")) {
            String[] words = words("batch", 9);
            require(number(words[1]) == hashes.size());
            long next = number(words[2]);
            BigInteger transaction = number(words[3], ALL_64);
            long entry = number(words[4]);
            int order = transaction.compareTo(lastTransaction);
            require(order > 0 || (order == 0 && entry > lastEntry));
            ByteBuffer ids = ByteBuffer.wrap(bytes(words[6]));
            ByteBuffer sealed = ByteBuffer.wrap(bytes(words[7]));
            ByteBuffer leaves = ByteBuffer.wrap(bytes(words[8]));
            while (leaves.hasRemaining()) {
                byte[] leaf = take(leaves, lengthOf(leaves));
                byte[] hash = sha256(new byte[] {0}, leaf);
                require(Arrays.equals(hash, take(sealed, 32)));
                long id = ByteBuffer.wrap(take(ids, 8)).getLong();
                leaf(leaf, id);
                require(identifiers.add(id));
                hashes.add(hash);
                lastEntry = id;
            }
            require(!ids.hasRemaining() && !sealed.hasRemaining());
            require(hashes.size() == next && next > number(words[1]) && lastEntry == entry);
            require(Arrays.equals(bytes(words[5]), root(hashes)));
            lastTransaction = transaction;
        }
        return hashes;
    }

    private void leaf(byte[] leaf, long id) {
        ByteBuffer fields = ByteBuffer.wrap(leaf);
        require(fields.hasRemaining());
        int found = fields.get();
        require((found == 1 || found == 2) && found >= version);
        version = found;
        byte[] first = field(fields, 8);
        require(first != null && ByteBuffer.wrap(first).getLong() == id && id > 0);
        byte[] time = field(fields, 8);
        require(time != null);
        written.add(ByteBuffer.wrap(time).getLong());
        require(List.of("OFFICER", "MACHINE", "SYSTEM", "UNKNOWN").contains(text(fields)));
        byte[] _ = field(fields, 16);
        require(text(fields) != null);
        require(ACTIONS.contains(String.valueOf(text(fields))));
        require(List.of("DONE", "REFUSED", "FAILED").contains(String.valueOf(text(fields))));
        byte[] _ = field(fields, 16);
        String _ = text(fields);
        String _ = text(fields);
        byte[] key = field(fields, 16);
        byte[] content = field(fields, 32);
        byte[] commitment = field(fields, 32);
        require((key == null) == (content == null) && (commitment == null || content != null));
        if (version == 2) {
            require((content == null) == (commitment == null) && field(fields, 16) != null);
        }
        require(!fields.hasRemaining());
    }

    private static String text(ByteBuffer fields) {
        byte[] bytes = field(fields, -1);
        return bytes == null ? null : utf8(bytes);
    }

    private static byte[] field(ByteBuffer fields, int wanted) {
        require(fields.remaining() >= 4);
        int length = fields.getInt();
        if (length == -1) {
            return null;
        }
        require(length >= 0 && length <= fields.remaining() && (wanted < 0 || length == wanted));
        return take(fields, length);
    }

    private static byte[] take(ByteBuffer from, int length) {
        require(from.remaining() >= length);
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private static int lengthOf(ByteBuffer leaves) {
        int length = ByteBuffer.wrap(take(leaves, 4)).getInt();
        require(length >= 0);
        return length;
    }

    private boolean is(String word) {
        return at < lines.size() && lines.get(at).split(" ", -1)[0].equals(word);
    }

    private String[] words(String word, int count) {
        require(is(word));
        String[] words = lines.get(at++).split(" ", -1);
        require(words.length == count);
        return words;
    }

    private static long number(String word) {
        return number(word, ALL_63).longValueExact();
    }

    private static BigInteger number(String word, BigInteger below) {
        require(word.matches("0|[1-9][0-9]*"));
        BigInteger number = new BigInteger(word);
        require(number.compareTo(below) < 0);
        return number;
    }

    private static byte[] bytes(String word) {
        if (word.equals("=")) {
            return new byte[0];
        }
        require(!word.isEmpty());
        try {
            byte[] bytes = Base64.getDecoder().decode(word);
            require(Base64.getEncoder().encodeToString(bytes).equals(word));
            return bytes;
        } catch (IllegalArgumentException none) {
            throw new Unsound();
        }
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException none) {
            throw new Unsound();
        }
    }

    private static byte[] root(List<byte[]> hashes) {
        if (hashes.size() < 2) {
            return hashes.isEmpty() ? sha256() : hashes.getFirst();
        }
        int left = Integer.highestOneBit(hashes.size() - 1);
        return sha256(new byte[] {1}, root(hashes.subList(0, left)), root(hashes.subList(left, hashes.size())));
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha.update(part);
            }
            return sha.digest();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Set<String> actions() {
        try {
            return Set.copyOf(Files.readAllLines(Path.of("../docs/examples/trail-actions.txt")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Unsound();
        }
    }

    private static final class Unsound extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unsound() {
            super("unsound");
        }
    }
}
