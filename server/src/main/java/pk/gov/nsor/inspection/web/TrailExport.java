package pk.gov.nsor.inspection.web;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.audit.TrailCheckpoints;
import pk.gov.nsor.audit.TrailProofs;
import pk.gov.nsor.audit.proof.Checkpoint;
import pk.gov.nsor.audit.proof.SignedNote;
import pk.gov.nsor.inspection.ListedEntry;
import pk.gov.nsor.inspection.TrailPlace;
import pk.gov.nsor.inspection.TrailQuestion;
import pk.gov.nsor.inspection.TrailScope;
import pk.gov.nsor.inspection.TrailSearch;
import pk.gov.nsor.inspection.export.ExportFile;
import pk.gov.nsor.inspection.export.ProvenLeaf;
import pk.gov.nsor.inspection.web.EntryLines.Who;
import pk.gov.nsor.shell.Shown;

/** A list of the trail as a file with proofs: all of it under one checkpoint, made for it. */
@Component
class TrailExport {

    /** The most entries of a file. */
    static final int MOST = 2_000;

    private static final int READ_AT_ONCE = 500;

    private final TrailSearch search;
    private final EntryLines lines;
    private final TrailProofs proofs;
    private final TrailCheckpoints checkpoints;
    private final Shown shown;
    private final Clock clock;

    TrailExport(
            TrailSearch search,
            EntryLines lines,
            TrailProofs proofs,
            TrailCheckpoints checkpoints,
            Shown shown,
            Clock clock) {
        this.search = search;
        this.lines = lines;
        this.proofs = proofs;
        this.checkpoints = checkpoints;
        this.shown = shown;
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param proven those of the rows with a proof; the others were not sealed yet
     * @param hash SHA-256 of the file, hexadecimal digits
     */
    record Written(int rows, int proven, String hash) {}

    Written write(TrailScope scope, TrailQuestion question, OutputStream to) throws IOException {
        DigestOutputStream hashed = new DigestOutputStream(to, sha256());
        SignedNote checkpoint =
                checkpoints.now().map(TrailCheckpoints.Made::note).orElse(null);
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
                file.row(proofs.encodingOf(entry.id()).orElseThrow(), leaf, words(lines.of(entry, known)));
                if (leaf != null) {
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
                shown.text("inspection.who"),
                shown.text("inspection.filter.officer"),
                shown.text("inspection.role"),
                shown.text("inspection.office"),
                shown.text("inspection.action"),
                shown.text("inspection.outcome"),
                shown.text("inspection.record"),
                shown.text("inspection.purpose"),
                shown.text("inspection.link"));
    }

    private List<String> words(EntryLines.Line line) {
        ListedEntry entry = line.entry();
        return List.of(
                line.who().name(),
                line.who().userName(),
                line.who().roles(),
                line.who().office(),
                word("inspection.action.", entry.action().name()),
                word("inspection.outcome.", entry.outcome().name()),
                line.record(),
                word("access.purpose.", entry.purpose()),
                word("vigilance.link.", entry.link()));
    }

    private String word(String beginning, @Nullable String name) {
        return name == null ? "" : shown.text(beginning + name.toLowerCase(Locale.ROOT));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Java without SHA-256", impossible);
        }
    }
}
