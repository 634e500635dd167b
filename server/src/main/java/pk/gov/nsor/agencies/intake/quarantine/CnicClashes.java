package pk.gov.nsor.agencies.intake.quarantine;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.merged.MergedRecords;

/**
 * CNICs that a message gave for one person while they are on the record of another. Each stays open until another registrar
 * than the one who noted it says whose the CNIC is, and the records say the same.
 */
@Service
public class CnicClashes {

    private final JdbcClient jdbc;
    private final People people;
    private final MergedRecords merged;
    private final Trail trail;
    private final Clock clock;

    CnicClashes(JdbcClient jdbc, People people, MergedRecords merged, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.merged = merged;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whose the CNIC was found to be. The names are stored. */
    public enum Outcome {
        /** Of the record that had it. */
        HOLDER,
        /** Of the record that the message went to. */
        OTHER,
        NOBODY
    }

    /**
     * A clash.
     *
     * @param receipt of the message, which has the CNIC
     * @param holder the record that had the CNIC when the message was decided
     * @param other the record that the message went to
     * @param outcome null while it is open
     */
    public record Clash(
            UUID receipt,
            PersonId holder,
            PersonId other,
            OffsetDateTime notedAt,
            UUID notedBy,
            @Nullable Outcome outcome) {

        public boolean isOpen() {
            return outcome == null;
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void note(UUID receipt, PersonId holder, PersonId other, Actor actor) {
        jdbc.sql("""
                        insert into intake.cnic_clash (receipt, holder_id, person_id, noted_at, noted_by)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(receipt, holder.value(), other.value(), OffsetDateTime.now(clock), id(actor))
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Clash> find(UUID receipt) {
        return jdbc.sql("select *, person_id as other from intake.cnic_clash where receipt = ?")
                .param(receipt)
                .query(Clash.class)
                .optional();
    }

    /** Those of one record that are open, of records that are joined with it too. */
    @Transactional(readOnly = true)
    public List<Clash> openOf(PersonId person) {
        return jdbc.sql("""
                        select *, person_id as other from intake.cnic_clash
                        where (holder_id = any (:people) or person_id = any (:people)) and settled_at is null
                        order by noted_at
                        """)
                .param(
                        "people",
                        Stream.concat(Stream.of(person), merged.parts(person).stream())
                                .map(PersonId::value)
                                .toArray(UUID[]::new))
                .query(Clash.class)
                .list();
    }

    /**
     * Says whose the CNIC is. Of records that are joined since, that counts which leads.
     *
     * @param cnic of the message
     * @throws InvalidValueException where it is not open, the officer noted it themselves, or the records do not say so yet
     */
    @Transactional
    public void settle(UUID receipt, Cnic cnic, Outcome outcome, Actor actor) {
        Clash clash = jdbc.sql(
                        "select *, person_id as other from intake.cnic_clash where receipt = ? and settled_at is null"
                                + " for update")
                .param(receipt)
                .query(Clash.class)
                .optional()
                .orElseThrow(
                        () -> new InvalidValueException("cnic-clash.settled", "Somebody has cleared this already."));
        if (clash.notedBy().equals(actor.id())) {
            throw new InvalidValueException(
                    "cnic-clash.own", "You decided about the message: somebody else says whose the CNIC is.");
        }
        Optional<PersonId> now = people.withCnic(cnic);
        PersonId holder = merged.leading(clash.holder());
        PersonId other = merged.leading(clash.other());
        boolean isSo = switch (outcome) {
            case HOLDER -> now.filter(holder::equals).isPresent();
            case OTHER -> now.filter(other::equals).isPresent();
            case NOBODY ->
                now.filter(known -> known.equals(holder) || known.equals(other)).isEmpty();
        };
        if (!isSo) {
            throw new InvalidValueException(
                    "cnic-clash.records",
                    "The records do not say so yet: take the CNIC off one and enter it on the other first.");
        }
        jdbc.sql("update intake.cnic_clash set outcome = ?, settled_at = ?, settled_by = ? where receipt = ?")
                .params(outcome.name(), OffsetDateTime.now(clock), id(actor), receipt)
                .update();
        trail.append(TrailEntry.done(actor, TrailAction.QUARANTINE_DECIDED)
                .about(receipt)
                .with(Map.of("clash", outcome.name()))
                .naming(List.of(clash.holder().value(), clash.other().value())));
    }

    private static UUID id(Actor actor) {
        return Objects.requireNonNull(actor.id(), "Whoever decides has an account");
    }
}
