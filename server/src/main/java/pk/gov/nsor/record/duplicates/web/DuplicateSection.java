package pk.gov.nsor.record.duplicates.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.duplicates.DuplicatePair;
import pk.gov.nsor.record.duplicates.DuplicatePair.State;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.RecordSection;

/**
 * The section of a record with those it is joined with, and those that were taken for the same person's and are somebody
 * else's, for whoever may read those, too; and, for those who decide, with those that may be.
 */
@Component
class DuplicateSection implements RecordSection {

    private final Duplicates duplicates;
    private final MergedRecords merged;
    private final People people;
    private final UiFormat uiFormat;

    DuplicateSection(Duplicates duplicates, MergedRecords merged, People people, UiFormat uiFormat) {
        this.duplicates = duplicates;
        this.merged = merged;
        this.people = people;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public String anchor() {
        return "duplicates";
    }

    @Override
    public String titleKey() {
        return "duplicate.section";
    }

    @Override
    public String template() {
        return "duplicates/record-section";
    }

    /**
     * A pair.
     *
     * @param state as in the keys of texts
     * @param decided when it was decided; null while it is open
     * @param reason why they are two people, for those who decide; null otherwise
     * @param pair null where the reader does not decide about it
     */
    record Line(
            RegisterNumber number,
            String state,
            @Nullable String decided,
            @Nullable String reason,
            @Nullable UUID pair) {}

    /** A record that is joined with this one. */
    record Joined(RegisterNumber number, UUID person, UUID merge, OffsetDateTime on) {}

    /**
     * The content of the section.
     *
     * @param leading where this record is joined with another; null otherwise
     */
    record View(@Nullable Joined leading, List<Joined> joined, List<Line> lines, boolean isDeciding) {}

    @Override
    public Object contentFor(PersonId person, SignedIn reader) {
        boolean isDeciding = reader.has(Role.REGISTRAR) || reader.has(Role.NATIONAL_SUPERVISOR);
        List<Line> lines = duplicates.of(person, reader).stream()
                .filter(pair -> pair.state() != State.SAME && (isDeciding || !pair.isUnsettled()))
                .map(pair -> line(pair, person, isDeciding))
                .toList();
        return new View(
                merged.ofPart(person).map(merge -> joined(merge, merge.root())).orElse(null),
                merged.of(person).stream()
                        .map(merge -> joined(merge, merge.part()))
                        .toList(),
                lines,
                isDeciding);
    }

    private Joined joined(Merge merge, PersonId other) {
        return new Joined(people.get(other).number(), other.value(), merge.id(), merge.mergedAt());
    }

    private Line line(DuplicatePair pair, PersonId person, boolean isDeciding) {
        OffsetDateTime decidedAt = pair.decidedAt();
        return new Line(
                people.get(pair.beside(person)).number(),
                pair.state().name().toLowerCase(Locale.ROOT),
                decidedAt == null ? null : uiFormat.moment(decidedAt.toInstant()),
                isDeciding && pair.state() == State.DIFFERENT ? pair.reason() : null,
                isDeciding ? pair.id() : null);
    }
}
