package pk.gov.nsor.publicservice.disclosure.rights;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.record.registration.SearchNotes;
import pk.gov.nsor.record.registration.alike.NotThisPerson;

/**
 * "Not this person" notes: shown to whoever searches for a namesake's CNIC, opens the record that is not the
 * namesake's, or compares the two, until two people withdraw the note. The CNIC is kept as a keyed hash, since its holder
 * is not on the register and must not be on any list of it.
 */
@Component
public class NamesakeNotes implements SearchNotes, NotThisPerson {

    private static final String STANDING =
            " and not exists (select from disclosure.namesake_withdrawal w where w.request_id = n.request_id)";

    /** The record that a note is about: while its own is joined with another, the one under which both are found. */
    private static final String OF_RECORD =
            "coalesce((select m.root_id from register.merged_view m where m.part_id = n.person_id), n.person_id)";

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final Clock clock;

    NamesakeNotes(JdbcClient jdbc, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.hash = keys.keyedHash("namesake-cnic");
        this.clock = clock;
    }

    /**
     * A note.
     *
     * @param withdrawal null while it stands
     */
    public record Note(Instant notedAt, @Nullable Withdrawal withdrawal) {}

    /** @param proposal which has the reason */
    public record Withdrawal(UUID proposal, UUID askedBy, UUID confirmedBy, Instant at) {}

    /** How many of a record stand, and how many were withdrawn. */
    public record Counts(int standing, int withdrawn) {}

    void note(UUID request, PersonId person, Cnic cnic) {
        jdbc.sql("""
                        insert into disclosure.namesake_note (request_id, person_id, cnic_hash, noted_at)
                        values (?, ?, ?, ?)
                        """)
                .params(request, person.value(), hash.of(cnic.number()), OffsetDateTime.now(clock))
                .update();
    }

    void withdraw(UUID request, Approval approval) {
        jdbc.sql("""
                        insert into disclosure.namesake_withdrawal
                            (request_id, proposal_id, asked_by, confirmed_by, withdrawn_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .param(request)
                .param(approval.proposal())
                .param(approval.proposedBy())
                .param(Objects.requireNonNull(approval.by().id()))
                .param(OffsetDateTime.now(clock))
                .update();
    }

    /** The note that a request left; empty for none. */
    @Transactional(readOnly = true)
    public Optional<Note> of(UUID request) {
        return jdbc.sql("""
            select n.noted_at, w.proposal_id as withdrawal_proposal, w.asked_by as withdrawal_asked_by,
                   w.confirmed_by as withdrawal_confirmed_by, w.withdrawn_at as withdrawal_at
            from disclosure.namesake_note n
            left join disclosure.namesake_withdrawal w on w.request_id = n.request_id
            where n.request_id = ?
            """).param(request).query(Note.class).optional();
    }

    @Override
    public boolean isSomebodyElse(Cnic cnic) {
        return exists("n.cnic_hash = ?", hash.of(cnic.number()));
    }

    /** Whether the holder of the CNIC has shown not to be this person. */
    public boolean isNot(Cnic cnic, PersonId person) {
        return exists("n.cnic_hash = ? and " + OF_RECORD + " = ?", hash.of(cnic.number()), person.value());
    }

    /** {@inheritDoc} Of the CNIC's holder alone. */
    @Override
    public List<NotThisPerson.Note> among(Collection<PersonId> records, @Nullable Cnic cnic) {
        return cnic == null || records.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select r.id, max(n.noted_at)
                                from disclosure.namesake_note n cross join lateral (select %s as id) r
                                where n.cnic_hash = :hash and r.id = any (:people) %s group by r.id
                                """.formatted(OF_RECORD, STANDING))
                        .param("hash", hash.of(cnic.number()))
                        .param("people", records.stream().map(PersonId::value).toArray(UUID[]::new))
                        .query((row, number) -> new NotThisPerson.Note(
                                new PersonId(row.getObject(1, UUID.class)),
                                null,
                                null,
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                null,
                                null))
                        .list();
    }

    /** How many have shown that this record is not theirs, and how many such notes were withdrawn. */
    public Counts countOf(PersonId person) {
        return jdbc.sql("""
                        select count(distinct n.cnic_hash) filter (where w.request_id is null) as standing,
                            count(*) filter (where w.request_id is not null) as withdrawn
                        from disclosure.namesake_note n
                        left join disclosure.namesake_withdrawal w on w.request_id = n.request_id
                        where %s = ?
                        """.formatted(OF_RECORD))
                .param(person.value())
                .query(Counts.class)
                .single();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private boolean exists(String which, Object... arguments) {
        return jdbc.sql("select exists (select from disclosure.namesake_note n where " + which + STANDING + ")")
                .params(arguments)
                .query(Boolean.class)
                .single();
    }
}
