package pk.gov.nsor.simulator.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides about checkpoints, one at a time. */
final class Witness {

    private static final int MOST_PROOF_LINES = 63;

    private final WitnessKey key;
    private final Map<String, LogKey> logs;
    private final Memory memory;
    private final Clock clock;
    private final long clockLimit;

    /**
     * @param clockLimit by how many seconds a checkpoint's time may be another than the clock's
     * @throws IOException where the folder cannot be used, or what is in it is not a witness's
     */
    Witness(String name, List<LogKey> logs, Path folder, Clock clock, long clockLimit) throws IOException {
        Files.createDirectories(folder);
        this.key = WitnessKey.of(name, folder.resolve("witness.key"));
        this.logs = logs.stream().collect(Collectors.toMap(LogKey::name, Function.identity()));
        this.memory = new Memory(folder.resolve("heads.txt"));
        this.clock = clock;
        this.clockLimit = clockLimit;
    }

    String keyText() {
        return key.text();
    }

    synchronized String describe() {
        return memory.describe();
    }

    /**
     * Takes what {@code add-checkpoint} was sent.
     *
     * @return the cosignature's line
     */
    synchronized String add(String request) throws RefusalException, IOException {
        int blank = request.indexOf("\n\n");
        if (blank < 0) {
            throw new RefusalException(400, "A request is an old size, a proof, an empty line and a checkpoint.");
        }
        List<String> proofLines = List.of(request.substring(0, blank).split("\n", -1));
        String note = request.substring(blank + 2);
        int signatures = note.lastIndexOf("\n\n");
        if (signatures < 0 || !note.endsWith("\n")) {
            throw new RefusalException(400, "A checkpoint is a text, an empty line and signature lines.");
        }
        Head head = Head.parse(note.substring(0, signatures + 1));
        LogKey log = log(head.origin());
        if (!log.hasSigned(head.body(), note.substring(signatures + 2).lines().toList())) {
            throw new RefusalException(403, "No signature is of the key that is known for this log.");
        }
        check(oldSize(proofLines.getFirst()), proof(proofLines), head);
        long now = clock.instant().getEpochSecond();
        checkTime(head, now);
        memory.remember(head);
        return key.cosign(head.body(), now);
    }

    /** A time that no witness holds to would be the log's word alone. */
    private void checkTime(Head head, long now) throws RefusalException {
        Long time = head.time();
        Long before = memory.of(head.origin()).time();
        if (time == null) {
            throw new RefusalException(422, "The checkpoint says no time.");
        }
        if (before != null && time < before) {
            throw new RefusalException(422, "The checkpoint is of a time before the last that was signed.");
        }
        long apart = Math.abs(now - time);
        if (apart > clockLimit) {
            throw new RefusalException(422, "The checkpoint is of a time " + apart + " seconds from this clock.");
        }
    }

    private LogKey log(String origin) throws RefusalException {
        @Nullable LogKey log = logs.get(origin);
        if (log == null) {
            throw new RefusalException(404, "No log of this origin is known.");
        }
        return log;
    }

    private void check(long oldSize, List<byte[]> proof, Head head) throws RefusalException {
        if (oldSize > head.size()) {
            throw new RefusalException(400, "The old size is above the checkpoint's.");
        }
        Head held = memory.of(head.origin());
        if (held.size() != oldSize) {
            throw new RefusalException(409, "The size that is held is another.", held.size());
        }
        if (oldSize == head.size() && !held.hasRoot(head.root())) {
            throw new RefusalException(409, "Another root is held for this size.", held.size());
        }
        if (!Growth.isProven(oldSize, held.root(), head.size(), head.root(), proof)) {
            throw new RefusalException(422, "The proof does not show that what is held is the beginning of this.");
        }
    }

    private static long oldSize(String line) throws RefusalException {
        if (!line.matches("old (0|[1-9][0-9]{0,17})")) {
            throw new RefusalException(400, "The first line is the word old and a size.");
        }
        return Long.parseLong(line.substring(4));
    }

    private static List<byte[]> proof(List<String> lines) throws RefusalException {
        if (lines.size() > 1 + MOST_PROOF_LINES) {
            throw new RefusalException(400, "A proof has at most " + MOST_PROOF_LINES + " lines.");
        }
        List<byte[]> proof = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            byte[] hash = Head.decode(line);
            if (hash.length != 32) {
                throw new RefusalException(400, "A line of the proof has " + hash.length + " bytes, not 32.");
            }
            proof.add(hash);
        }
        return proof;
    }
}
