package pk.gov.nsor.record.duplicates;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.record.duplicates.DuplicatePair.State;
import pk.gov.nsor.record.duplicates.DuplicateRepository.Found;
import pk.gov.nsor.record.matching.SimilarRecords;
import pk.gov.nsor.record.matching.compare.Comparison;
import pk.gov.nsor.record.register.ConfirmationHeld;
import pk.gov.nsor.record.register.merged.RecordsMerged;
import pk.gov.nsor.record.registration.AccessGrounds;
import pk.gov.nsor.record.registration.alike.NotThisPerson;

/** The pairs that may be one person, and what is decided about them. */
@Service
public class Duplicates implements NotThisPerson, ConfirmationHeld {

    static final int SHORTEST_REASON = 5;
    static final int LONGEST_REASON = 1000;

    private final DuplicateRepository table;
    private final SimilarRecords similar;
    private final AccessGrounds grounds;
    private final Trail trail;

    Duplicates(DuplicateRepository table, SimilarRecords similar, AccessGrounds grounds, Trail trail) {
        this.table = table;
        this.similar = similar;
        this.grounds = grounds;
        this.trail = trail;
    }

    /** Whose pairs are listed for a reader: those of whom the reader may read both records. */
    @Transactional(readOnly = true)
    public long count(DuplicateFilter filter, SignedIn reader) {
        return table.count(filter, readable(reader));
    }

    /** When the whole register was last compared with itself, to its end; empty where it never was. */
    @Transactional(readOnly = true)
    public Optional<OffsetDateTime> wholeRegisterComparedAt() {
        return table.wholeAt();
    }

    /** The weightiest first unless they are sorted otherwise. */
    @Transactional(readOnly = true)
    public List<DuplicatePair> list(DuplicateFilter filter, SignedIn reader, ListSort sort, long after, int most) {
        return table.list(filter, readable(reader), sort, after, most);
    }

    private DuplicateRepository.Readable readable(SignedIn reader) {
        return new DuplicateRepository.Readable(
                grounds.readable(reader, "x.older"), grounds.readable(reader, "x.newer"));
    }

    /** Empty where there is none, or the reader may not read one of the two records. */
    @Transactional(readOnly = true)
    public Optional<DuplicatePair> find(UUID id, SignedIn reader) {
        return table.find(id).filter(pair -> mayRead(reader, pair));
    }

    private boolean mayRead(SignedIn reader, DuplicatePair pair) {
        return !grounds.of(reader, pair.older()).isEmpty()
                && !grounds.of(reader, pair.newer()).isEmpty();
    }

    /** Those of one record, the weightiest first, of whom the reader may read both. */
    @Transactional(readOnly = true)
    public List<DuplicatePair> of(PersonId person, SignedIn reader) {
        return table.of(person).stream().filter(pair -> mayRead(reader, pair)).toList();
    }

    /**
     * Decides that they are two people, or that it cannot be told. Either can be decided again.
     *
     * @param reason 5 to 1000 characters
     * @throws InvalidValueException where there is no such pair, two people have decided that they are one person, the
     *     reason is too short or long, or would identify a survivor
     */
    @Transactional
    public void decide(UUID id, boolean isDifferent, String reason, Actor registrar) {
        String why = reason(reason);
        DuplicatePair pair = table.lock(id).orElseThrow(Duplicates::none);
        if (pair.state() == State.SAME) {
            throw new InvalidValueException(
                    "duplicate.settled", "Two people have decided that both records are of one person.");
        }
        State state = isDifferent ? State.DIFFERENT : State.UNSURE;
        table.decided(id, state, why, Objects.requireNonNull(registrar.id()));
        enter(pair, state, why, registrar);
    }

    /**
     * Notes that two records are of two people, which was found where one of them was made.
     *
     * @param reason 5 to 1000 characters
     * @throws InvalidValueException as of {@link #decide}, or where one of them is no more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void different(PersonId one, PersonId other, String reason, Actor registrar) {
        Comparison comparison = similar.compare(one, other).orElseThrow(Duplicates::none);
        int _ = table.found(List.of(new Found(one, other, DuplicateSearch.bits(comparison))), similar.model());
        decide(table.lock(one, other).orElseThrow(Duplicates::none).id(), true, reason, registrar);
    }

    @Override
    public Reason reason() {
        return Reason.DUPLICATE;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean holds(PersonId person, Cnic cnic) {
        return table.of(person).stream().anyMatch(DuplicatePair::isUnsettled);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Note> among(Collection<PersonId> records, @Nullable Cnic cnic) {
        return table.differentAmong(records).stream()
                .map(pair -> new Note(
                        pair.older(),
                        pair.newer(),
                        pair.weight(),
                        Objects.requireNonNull(pair.decidedAt()).toInstant(),
                        pair.decidedBy(),
                        pair.reason()))
                .toList();
    }

    /** What two people have decided: both records are of one person. */
    @Transactional(propagation = Propagation.MANDATORY)
    void same(UUID id, Approval approval) {
        DuplicatePair pair = table.lock(id).orElseThrow(Duplicates::none);
        table.decided(id, State.SAME, approval.reason(), approval.proposedBy());
        enter(pair, State.SAME, approval.reason(), approval.by());
    }

    /** Whose records two people have parted again are two people. */
    @EventListener
    void on(RecordsMerged merged) {
        if (!merged.isTogether()) {
            table.of(merged.leading(), merged.part()).ifPresent(pair -> {
                Approval approval = merged.approval();
                table.decided(pair.id(), State.DIFFERENT, approval.reason(), approval.proposedBy());
                enter(pair, State.DIFFERENT, approval.reason(), approval.by());
            });
        }
    }

    private void enter(DuplicatePair pair, State state, String reason, Actor by) {
        trail.append(TrailEntry.done(by, TrailAction.DUPLICATE_DECIDED)
                .about(pair.older().value())
                .with(Map.of("pair", pair.id().toString(), "state", state.name(), "reason", reason))
                .naming(List.of(pair.older().value(), pair.newer().value())));
    }

    /** The reason without blanks around it. */
    static String reason(String typed) {
        String reason = typed.strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw new InvalidValueException(
                            "duplicate.reason",
                            "Give a reason of %s to %s characters.",
                            SHORTEST_REASON,
                            LONGEST_REASON)
                    .at("reason");
        }
        return Screened.require(reason, "reason");
    }

    static InvalidValueException none() {
        return new InvalidValueException("duplicate.none", "There is no such pair of records.");
    }
}
