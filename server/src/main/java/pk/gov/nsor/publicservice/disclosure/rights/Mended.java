package pk.gov.nsor.publicservice.disclosure.rights;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.record.register.journal.JournalEntry;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.register.journal.Timeline;
import pk.gov.nsor.record.register.merged.MergedRecords;

/** What was corrected on a record since somebody asked for a correction, as the record's timeline has it. */
@Component
public class Mended {

    /** What puts right something that a record says. */
    private static final Set<JournalKind> KINDS = EnumSet.of(
            JournalKind.IDENTITY_CORRECTED,
            JournalKind.NAME_CHANGED,
            JournalKind.CNIC_ENTERED,
            JournalKind.CNIC_WITHDRAWN,
            JournalKind.ADDRESS_RECORDED,
            JournalKind.ADDRESS_WITHDRAWN,
            JournalKind.TEHSIL_ASSIGNED,
            JournalKind.PHOTOGRAPH_ADDED,
            JournalKind.PHOTOGRAPH_WITHDRAWN,
            JournalKind.FINGERPRINTS_TAKEN,
            JournalKind.FINGERPRINT_WITHDRAWN,
            JournalKind.FACT_CORRECTED,
            JournalKind.FACT_WITHDRAWN,
            JournalKind.CONVICTION_QUASHED,
            JournalKind.CIRCUMSTANCE_CORRECTED,
            JournalKind.CIRCUMSTANCE_WITHDRAWN,
            JournalKind.BREACH_DECIDED,
            JournalKind.BREACH_WITHDRAWN,
            JournalKind.PHONE_VERIFIED,
            JournalKind.PHONE_WITHDRAWN);

    private static final String FIELD = "mended";

    private final Timeline timeline;
    private final MergedRecords merged;

    Mended(Timeline timeline, MergedRecords merged) {
        this.timeline = timeline;
        this.merged = merged;
    }

    /** What may have answered the request, the latest first. */
    public List<JournalEntry> since(RightRequest request) {
        return timeline.since(merged.leading(request.person()), request.askedAt(), KINDS);
    }

    /** By which line a granted correction was made; empty for anything else. */
    public Optional<JournalEntry> by(RightRequest request) {
        Long line = request.putRightBy();
        return line == null
                ? Optional.empty()
                : timeline.lines(merged.leading(request.person()), List.of(line)).stream()
                        .findFirst();
    }

    /**
     * The line that somebody says has answered the request; where they name none, the only one there is.
     *
     * @throws InvalidValueException where nothing was corrected since, or it is not said by which of several
     */
    long answering(RightRequest request, @Nullable Long named) {
        List<JournalEntry> lines = since(request);
        if (lines.isEmpty()) {
            throw new InvalidValueException(
                            "rights.not-corrected",
                            "Nothing on the record has been put right since this was asked. Correct it first, then grant"
                                    + " this.")
                    .at(FIELD);
        }
        if (named == null && lines.size() == 1) {
            return lines.getFirst().id();
        }
        return lines.stream()
                .map(JournalEntry::id)
                .filter(id -> id.equals(named))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                                "rights.which-correction", "Say by what the record was put right.")
                        .at(FIELD));
    }
}
