package pk.gov.nsor.policing.supervision.breach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.policing.supervision.NotificationDutyKind;
import pk.gov.nsor.policing.supervision.breach.Breach.Broken;
import pk.gov.nsor.policing.supervision.breach.Breach.State;
import pk.gov.nsor.policing.supervision.caseload.CaseRepository;
import pk.gov.nsor.policing.supervision.duty.DutyKind;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Alleged breaches, and what is decided about them. */
@Service
public class Breaches {

    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 1000;

    private final JdbcClient jdbc;
    private final People people;
    private final PolicyValues policy;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final Clock clock;

    Breaches(
            JdbcClient jdbc,
            People people,
            PolicyValues policy,
            Journal journal,
            Trail trail,
            Outbox outbox,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.policy = policy;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws InvalidValueException where there is none */
    @Transactional(readOnly = true)
    public Breach get(UUID id) {
        return jdbc.sql(SELECT + " where b.id = ?")
                .param(id)
                .query(Breaches::breach)
                .optional()
                .orElseThrow(() -> new InvalidValueException("breach.unknown", "There is no such breach."));
    }

    /** Of these breaches, those of records that are sealed today. */
    Set<UUID> ofSealed(Set<UUID> ids) {
        return Set.copyOf(jdbc.sql("""
                        select b.id from supervision.breach b join registration.standing_view s on s.person_id = b.person_id
                        where b.id = any (?) and s.last_day < ?
                        """)
                .params(ids.toArray(UUID[]::new), LocalDate.now(clock))
                .query(UUID.class)
                .list());
    }

    /** As {@link #of}, with those under records that are joined with a leading one. */
    @Transactional(readOnly = true)
    public List<Breach> ofPerson(PersonId leading) {
        return jdbc.sql(SELECT + """
                         where b.person_id in (
                            select cast(:leading as uuid) union all
                            select part_id from register.merged_view where root_id = :leading)
                        order by coalesce(d.due_on, t.due_on) desc
                        """)
                .param("leading", leading.value())
                .query(Breaches::breach)
                .list();
    }

    /** Those under a record, withdrawn ones included, the latest first. */
    @Transactional(readOnly = true)
    public List<Breach> of(PersonId person) {
        return jdbc.sql(SELECT + " where b.person_id = ? order by coalesce(d.due_on, t.due_on) desc")
                .param(person.value())
                .query(Breaches::breach)
                .list();
    }

    /**
     * Finds that the duty was broken. An excuse takes two people, see {@link BreachExcuseProposal}.
     *
     * @param reason 5 to 1000 characters
     * @throws InvalidValueException where it is decided or withdrawn already, or the reason is too short or long
     */
    @Transactional
    public void uphold(UUID id, String reason, Actor actor) {
        Screened.require(reason, "reason");
        decide(id, State.UPHELD, reason, actor);
    }

    /** As {@link #assumed(DutyKind, LocalDate)}, of what a breach is of. */
    @Transactional(readOnly = true)
    public Set<String> assumed(Breach breach) {
        return switch (breach.broken()) {
            case Broken.Appearance appearance -> assumed(appearance.duty().kind(), appearance.dueOn());
            case Broken.Notification missed -> assumed(Set.of(missed.kind().policy()), missed.happenedOn());
        };
    }

    /**
     * The policy values that a breach of this duty rests on and that the authority has not set yet. While there is one, no
     * arrest and no prosecution may be offered.
     *
     * @param on the day the duty was due
     */
    @Transactional(readOnly = true)
    public Set<String> assumed(DutyKind kind, LocalDate on) {
        Set<String> restsOn = switch (kind) {
            case VERIFICATION ->
                Set.of("verification.tier-1", "verification.tier-2", "verification.tier-3", "verification.window");
            case FIRST_APPEARANCE -> Set.of("appearance.after-release");
            case WEEKLY -> Set.of("verification.no-fixed-abode");
        };
        return assumed(restsOn, on);
    }

    private Set<String> assumed(Set<String> restsOn, LocalDate on) {
        Set<String> assumed = new TreeSet<>();
        for (PolicyValue value : policy.inForce(on)) {
            boolean isOfAll = value.key().startsWith("tier.")
                    || value.key().startsWith("period.")
                    || value.key().equals("working-days.week")
                    || value.key().equals("registration.basis");
            if (value.isAssumed() && (isOfAll || restsOn.contains(value.key()))) {
                assumed.add(value.key());
            }
        }
        return assumed;
    }

    @Transactional
    void decide(UUID id, State decision, String reason, Actor actor) {
        Breach breach = get(id);
        people.lock(breach.person());
        // Read again after the lock, so that what became known meanwhile is seen.
        breach = get(id);
        refuseUnlessAlleged(breach);
        String clean = reason.strip();
        if (clean.length() < SHORTEST_REASON || clean.length() > LONGEST_REASON) {
            throw new InvalidValueException(
                            "breach.reason", "Give the reason in %s to %s characters.", SHORTEST_REASON, LONGEST_REASON)
                    .at("reason");
        }
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("""
                        update supervision.breach set state = ?, reason = ?, decided_on = ?, decided_by = ? where id = ?
                        """)
                .param(decision.name())
                .param(clean)
                .param(today)
                .param(actor.id())
                .param(id)
                .update();
        journal.append(
                breach.person(),
                JournalKind.BREACH_DECIDED,
                today,
                Map.of(
                        "kind",
                        breach.broken().name(),
                        "due",
                        breach.broken().dueOn().toString(),
                        "state",
                        decision.name(),
                        "reason",
                        clean),
                actor);
        trail.append(TrailEntry.done(actor, TrailAction.BREACH_DECIDED)
                .about(breach.person().value())
                .with(Map.of("breach", id.toString(), "decision", decision.name(), "reason", clean)));
        outbox.publish(OutboxTopic.CASE_CHANGED, breach.person().value());
    }

    void refuseUnlessAlleged(Breach breach) {
        if (breach.state() != State.ALLEGED) {
            throw new InvalidValueException("breach.decided", "This breach was decided or withdrawn already.");
        }
    }

    private static final String SELECT = """
            select b.id as breach_id, b.person_id, b.alleged_on, b.state as breach_state, b.reason, b.decided_on,
                   d.id, d.kind, d.nominal_on, d.opens_on, d.due_on, d.state, d.withdrawn_why,
                   t.kind as notification_duty_kind, t.happened_on, t.due_on as notification_due_on
            from supervision.breach b
            left join supervision.duty d on d.id = b.duty_id
            left join supervision.notification_duty t on t.id = b.notification_duty_id""";

    private static Breach breach(ResultSet row, int number) throws SQLException {
        return new Breach(
                row.getObject("breach_id", UUID.class),
                CaseRepository.person(row),
                broken(row),
                State.valueOf(row.getString("breach_state")),
                CaseRepository.day(row, "alleged_on"),
                row.getString("reason"),
                row.getObject("decided_on", LocalDate.class));
    }

    private static Broken broken(ResultSet row) throws SQLException {
        String told = row.getString("notification_duty_kind");
        return told == null
                ? new Broken.Appearance(CaseRepository.duty(row))
                : new Broken.Notification(
                        NotificationDutyKind.valueOf(told),
                        CaseRepository.day(row, "happened_on"),
                        CaseRepository.day(row, "notification_due_on"));
    }
}
