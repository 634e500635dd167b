package pk.gov.nsor.accountability.trailreading.web;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.trailreading.ListedEntry;
import pk.gov.nsor.accountability.trailreading.TrailPlace;
import pk.gov.nsor.accountability.trailreading.TrailQuestion;
import pk.gov.nsor.accountability.trailreading.TrailScope;
import pk.gov.nsor.accountability.trailreading.TrailSearch;
import pk.gov.nsor.accountability.trailreading.export.ExportFile;
import pk.gov.nsor.accountability.trailreading.export.ProvenLeaf;
import pk.gov.nsor.accountability.trailreading.web.TrailEntryRows.Who;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.audit.TrailProofs;
import pk.gov.nsor.foundation.audit.proof.Checkpoint;
import pk.gov.nsor.foundation.audit.proof.SignedNote;
import pk.gov.nsor.foundation.shell.UiFormat;

/** A list of the trail as a file with proofs: all of it under one checkpoint, made for it. */
@Component
class TrailListExport {

    /** The most entries of a file. */
    static final int MOST = 2_000;

    private static final int READ_AT_ONCE = 500;

    private static final int MOST_TRIES = 20;
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final TrailSearch search;
    private final TrailEntryRows lines;
    private final TrailProofs proofs;
    private final TrailCheckpoints checkpoints;
    private final UiFormat uiFormat;
    private final Clock clock;

    TrailListExport(
            TrailSearch search,
            TrailEntryRows lines,
            TrailProofs proofs,
            TrailCheckpoints checkpoints,
            UiFormat uiFormat,
            Clock clock) {
        this.search = search;
        this.lines = lines;
        this.proofs = proofs;
        this.checkpoints = checkpoints;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param rows what the search found
     * @param proven those of them that are in the file, each with a proof; the others were not sealed yet
     * @param hash SHA-256 of the file, hexadecimal digits
     */
    record Written(int rows, int proven, String hash) {}

    Written write(TrailScope scope, TrailQuestion question, OutputStream to) throws IOException {
        DigestOutputStream hashed = new DigestOutputStream(to, sha256());
        SignedNote checkpoint = covering(search.page(scope, question, null, 1));
        ExportFile file = new ExportFile(hashed, words(), clock.instant());
        List<Long> proven = new ArrayList<>();
        int rows = 0;
        Map<UUID, Who> known = new HashMap<>();
        TrailPlace after = null;
        List<ListedEntry> part;
        do {
            part = search.page(scope, question, after, Math.min(READ_AT_ONCE, MOST - rows));
            for (ListedEntry entry : part) {
                Long leaf = leaf(entry, checkpoint);
                if (leaf != null) {
                    file.row(proofs.encodingOf(entry.id()).orElseThrow(), leaf, words(lines.of(entry, known)));
                    proven.add(entry.id());
                }
                rows++;
                after = entry.place();
            }
        } while (part.size() == READ_AT_ONCE && rows < MOST);
        file.end(checkpoint, proven.stream().map(entry -> proof(entry, checkpoint)));
        return new Written(
                rows,
                proven.size(),
                HexFormat.of().formatHex(hashed.getMessageDigest().digest()));
    }

    /** A checkpoint over the newest of them, for which an open transaction is waited for a moment. */
    private @Nullable SignedNote covering(List<ListedEntry> newest) {
        SignedNote made = now();
        for (int more = 0; more < MOST_TRIES && !isCovered(newest, made); more++) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            made = now();
        }
        return made;
    }

    private boolean isCovered(List<ListedEntry> newest, @Nullable SignedNote made) {
        return newest.stream().allMatch(entry -> leaf(entry, made) != null);
    }

    private @Nullable SignedNote now() {
        return checkpoints.now().map(TrailCheckpoints.Made::note).orElse(null);
    }

    private @Nullable Long leaf(ListedEntry entry, @Nullable SignedNote checkpoint) {
        return checkpoint == null
                ? null
                : proofs.leafOf(entry.id())
                        .filter(leaf -> leaf < size(checkpoint))
                        .orElse(null);
    }

    private ProvenLeaf proof(long entry, @Nullable SignedNote checkpoint) {
        return new ProvenLeaf(
                proofs.encodingOf(entry).orElseThrow(),
                proofs.inclusion(proofs.leafOf(entry).orElseThrow(), checkpoint == null ? 0 : size(checkpoint)));
    }

    private static long size(SignedNote checkpoint) {
        return Checkpoint.parse(checkpoint.text()).size();
    }

    private List<String> words() {
        return List.of(
                uiFormat.text("trail-reading.who"),
                uiFormat.text("trail-reading.filter.officer"),
                uiFormat.text("trail-reading.role"),
                uiFormat.text("trail-reading.office"),
                uiFormat.text("trail-reading.action"),
                uiFormat.text("trail-reading.outcome"),
                uiFormat.text("trail-reading.record"),
                uiFormat.text("trail-reading.purpose"),
                uiFormat.text("trail-reading.link"));
    }

    private List<String> words(TrailEntryRows.Line line) {
        ListedEntry entry = line.entry();
        return List.of(
                line.who().name(),
                line.who().userName(),
                line.who().roles(),
                line.who().office(),
                word("trail-reading.action.", entry.action().name()),
                word("trail-reading.outcome.", entry.outcome().name()),
                line.record(),
                word("access.purpose.", entry.purpose()),
                word("access-review.link.", entry.link()));
    }

    private String word(String beginning, @Nullable String name) {
        return name == null ? "" : uiFormat.text(beginning + name.toLowerCase(Locale.ROOT));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Java without SHA-256", impossible);
        }
    }
}
