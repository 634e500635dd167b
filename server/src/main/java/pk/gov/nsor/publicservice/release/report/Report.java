package pk.gov.nsor.publicservice.release.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report, as it was drawn last or released.
 *
 * @param drawing how often this edition was drawn
 * @param drawnBy null where the register itself drew it
 * @param reason why a correction was made, in English; empty in the first edition
 * @param reasonUrdu the same in Urdu; empty too where a correction was made before it was asked for
 * @param sha256 of its files
 * @param releasedAt null while it is a draft
 * @param proposal by which it was released
 */
public record Report(
        ReportQuarter quarter,
        int edition,
        int drawing,
        Instant drawnAt,
        @Nullable UUID drawnBy,
        String reason,
        String reasonUrdu,
        String sha256,
        @Nullable Instant releasedAt,
        @Nullable UUID proposal) {

    public String number() {
        return quarter.number(edition);
    }

    /** The reason in Urdu, or as it was written where it is in no other language. */
    public String reasonForUrdu() {
        return reasonUrdu.isEmpty() ? reason : reasonUrdu;
    }

    public boolean isReleased() {
        return releasedAt != null;
    }
}
