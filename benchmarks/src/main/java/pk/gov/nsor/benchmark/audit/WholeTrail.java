package pk.gov.nsor.benchmark.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.JdbcTemplate;
import pk.gov.nsor.benchmark.setting.JarRun;
import pk.gov.nsor.foundation.audit.TrailProofs;
import pk.gov.nsor.foundation.audit.sealing.EntryRow;
import pk.gov.nsor.foundation.audit.verification.TrailExport;
import pk.gov.nsor.foundation.audit.verification.TrailVerifier;
import pk.gov.nsor.foundation.audit.verification.Verdict;

/** A long trail: gone through in the database and as an export, beside SHA-256 of the same bytes; and proofs of entries. */
final class WholeTrail {

    private static final int ROUNDS = 3;
    private static final int AT_ONCE = 500_000;
    private static final int FETCHED = 10_000;
    private static final int PROOFS = 2_000;

    private final TrailDatabase database;
    private final Path folder;

    WholeTrail(TrailDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /**
     * @param checked so many entries are gone through
     * @param proved in a trail of so many some are proved
     */
    void measure(int checked, int proved) throws IOException {
        fill(checked);
        JarRun.figure(
                "bytes an entry, sealed, with its indexes",
                (double) database.number("select pg_total_relation_size('audit.entry')"
                                + " + pg_total_relation_size('audit.sealed') + pg_total_relation_size('audit.tile')")
                        / entries(),
                "bytes",
                null,
                "lower");
        JarRun.figure("entries gone through", entries(), "entries", null, "higher");
        // An export goes as far as the newest checkpoint.
        var _ = database.checkpoints().sign().orElseThrow();
        Path export = folder.resolve("export");
        var _ = TrailExport.write(
                database.application(), database.checkpoints().key(), database.clock(), export, leaves -> {});
        List<Double> live = new ArrayList<>();
        List<Double> exported = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            JarRun.note("Going through it, round " + round + " of " + ROUNDS + " …");
            live.add(seconds(() -> sound(verifier().verify(database.application(), leaves -> {}))));
            exported.add(seconds(() -> sound(verifier().verify(export, leaves -> {}))));
            plain.add(hashed());
        }
        JarRun.figure("gone through, in the database", middle(live), "s", null, "lower");
        JarRun.figure("gone through, as an export", middle(exported), "s", null, "lower");
        JarRun.figure("SHA-256 of the same bytes, one thread", middle(plain), "s", null, "lower");
        JarRun.figure("ratio: in the database over SHA-256", middle(plain) / middle(live), "ratio", 0.5, "higher");
        JarRun.figure("ratio: as an export over SHA-256", middle(plain) / middle(exported), "ratio", 0.5, "higher");
        fill(proved);
        prove();
    }

    private TrailVerifier verifier() {
        return new TrailVerifier(database.checkpoints().key(), database.clock());
    }

    private static void sound(Verdict verdict) {
        if (!verdict.isSound()) {
            throw new IllegalStateException("The trail is not sound: " + verdict);
        }
    }

    /** Seconds to hash what is hashed of all entries, contents and encodings, as one long text; reading does not count. */
    private double hashed() {
        MessageDigest sha = sha256();
        long[] nanos = new long[1];
        database.transaction().executeWithoutResult(status -> {
            JdbcTemplate reading = database.asApplication();
            reading.setFetchSize(FETCHED);
            byte[] bytes = new byte[1 << 22];
            int[] filled = new int[1];
            reading.query("select " + EntryRow.COLUMNS + ", content from audit.entry", row -> {
                byte[] content = row.getBytes("content");
                byte[] encoding = EntryRow.leaf(row).encode();
                int more = encoding.length + (content == null ? 0 : content.length);
                if (filled[0] + more > bytes.length) {
                    nanos[0] += hash(sha, bytes, filled[0]);
                    filled[0] = 0;
                }
                if (content != null) {
                    System.arraycopy(content, 0, bytes, filled[0], content.length);
                    filled[0] += content.length;
                }
                System.arraycopy(encoding, 0, bytes, filled[0], encoding.length);
                filled[0] += encoding.length;
            });
            nanos[0] += hash(sha, bytes, filled[0]);
        });
        var _ = sha.digest();
        return nanos[0] / 1e9;
    }

    private static long hash(MessageDigest sha, byte[] bytes, int length) {
        long begun = System.nanoTime();
        sha.update(bytes, 0, length);
        return System.nanoTime() - begun;
    }

    private void prove() {
        TrailProofs proofs = TrailProofs.of(database.asApplication());
        long size = proofs.size();
        Random random = new Random(1);
        double[] milliseconds = new double[PROOFS];
        for (int proof = -PROOFS / 4; proof < PROOFS; proof++) {
            long entry = 1 + (long) (random.nextDouble() * (size - 1));
            long begun = System.nanoTime();
            long leaf = proofs.leafOf(entry).orElseThrow();
            var _ = proofs.inclusion(leaf, size);
            if (proof >= 0) {
                milliseconds[proof] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(milliseconds);
        JarRun.figure("entries of the trail for proofs", size, "entries", null, "higher");
        JarRun.figure("inclusion proof of an entry: p50", milliseconds[PROOFS / 2], "ms", 5.0, "lower");
        JarRun.figure("inclusion proof of an entry: p99", milliseconds[PROOFS * 99 / 100], "ms", 5.0, "lower");
    }

    /** Makes it as long, with contents that look like encrypted ones, and seals it. */
    private void fill(int size) {
        long begun = System.nanoTime();
        for (long there = entries(); there < size; there = entries()) {
            JarRun.note("Filling: " + there + " of " + size + " …");
            database.asOwner().update("""
                            insert into audit.entry (occurred_at, actor_kind, actor_id, origin, action, outcome, subject_id,
                                                     purpose, link, key_id, content, commitment)
                            select now(), 'OFFICER', md5('officer' || each % 5000)::uuid, '192.0.2.' || each % 250,
                                   'PERSON_VIEWED', 'DONE', record, 'SUPERVISION', 'OWN_CASE', record,
                                   sha256(int8send(each)) || sha256(int8send(each + 1)) || sha256(int8send(each + 2)),
                                   sha256(int8send(each + 3))
                            from (select each, md5((each * 7919 % 1000003)::text)::uuid as record
                                  from generate_series(?::bigint, ?::bigint) each) rows
                            """, there, Math.min(there + AT_ONCE, size) - 1);
            database.sealer().sealAll();
        }
        database.asOwner().execute("vacuum analyze audit.entry");
        database.asOwner().execute("analyze audit.sealed");
        JarRun.note("Filled and sealed up to %d in %.0f s".formatted(entries(), (System.nanoTime() - begun) / 1e9));
    }

    private long entries() {
        return database.number("select count(*) from audit.entry");
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
