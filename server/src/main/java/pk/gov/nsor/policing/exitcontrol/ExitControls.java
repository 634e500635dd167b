package pk.gov.nsor.policing.exitcontrol;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.approval.Approval;
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
import pk.gov.nsor.policing.exitcontrol.ExitControl.Step;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.registration.Standings;

/**
 * Exit controls. Placing and extending come from approvals ({@link ExitControlProposal}, {@link ExitControlExtension}). Each
 * step holds the person's row before anything is compared ({@link #hold}). Whoever is not on the register is under none,
 * whatever the last day.
 */
@Service
public class ExitControls {

    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 1000;

    private static final String SELECT = """
            select r.id, r.person_id, r.ground, s.kind as step, s.until_day as until, a.display_name as asked_by,
                   d.display_name as decided_by, s.taken_at,
                   exists (select from exitcontrol.step e where e.request_id = r.id and e.kind = 'EXTENDED') as is_extended
            from exitcontrol.request r
            join lateral (select * from exitcontrol.step o where o.request_id = r.id order by o.id desc limit 1) s on true
            left join access.account_view a on a.id = s.asked_by
            join access.account_view d on d.id = s.decided_by
            """;

    private final JdbcClient jdbc;
    private final People people;
    private final Standings standings;
    private final PolicyValues policy;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final Clock clock;

    ExitControls(
            JdbcClient jdbc,
            People people,
            Standings standings,
            PolicyValues policy,
            Journal journal,
            Trail trail,
            Outbox outbox,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.standings = standings;
        this.policy = policy;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Those of somebody, the latest first; also of records that are joined with this one. */
    @Transactional(readOnly = true)
    public List<ExitControl> of(PersonId person) {
        return jdbc.sql(SELECT + """
                         where r.person_id = :person
                            or r.person_id in (select m.part_id from register.merged_view m where m.root_id = :person)
                        order by s.taken_at desc, r.id
                        """)
                .param("person", person.value())
                .query(ExitControl.class)
                .list();
    }

    /** The one that somebody is under today. */
    @Transactional(readOnly = true)
    public Optional<ExitControl> lasting(PersonId person) {
        return isOnRegister(person)
                ? of(person).stream().filter(known -> known.lasts(today())).findFirst()
                : Optional.empty();
    }

    /**
     * Ends it before its last day, by one person.
     *
     * @param reason 5 to 1000 characters; it is on the trail
     * @throws InvalidValueException where the reason is too short or long, or none lasts
     */
    @Transactional
    public void end(PersonId person, String reason, Actor actor) {
        String clean = reason.strip();
        if (clean.length() < SHORTEST_REASON || clean.length() > LONGEST_REASON) {
            throw new InvalidValueException(
                            "exit-control.reason",
                            "Give the reason in %s to %s characters.",
                            SHORTEST_REASON,
                            LONGEST_REASON)
                    .at("endReason");
        }
        Screened.require(clean, "endReason");
        hold(person);
        ExitControl known = requireLasting(person);
        hold(known.person());
        step(known.id(), known.person(), Step.ENDED, today(), null, clean, actor);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void place(PersonId person, ExitGround ground, Approval approval) {
        jdbc.sql("insert into exitcontrol.request (id, person_id, ground, policy) values (?, ?, ?, ?)")
                .param(approval.proposal())
                .param(person.value())
                .param(ground.name())
                .param(basis(ground))
                .update();
        step(approval.proposal(), person, Step.PLACED, lastDay(today()), approval, approval.reason(), approval.by());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void extend(ExitControl known, Approval approval) {
        step(known.id(), known.person(), Step.EXTENDED, extendedTo(known), approval, approval.reason(), approval.by());
    }

    /** Locks the row of the record that leads, then the person's own, so that of two steps at once one sees the other. */
    @Transactional(propagation = Propagation.MANDATORY)
    void hold(PersonId person) {
        PersonId _ = people.lockLeading(person);
        people.lock(person);
    }

    /** For how many days one holds, and again when it is extended. */
    @Transactional(readOnly = true)
    public int days() {
        return policy.get("exit-control.days", today()).number();
    }

    /** The last day of one that begins on a day, that day counted. */
    LocalDate lastDay(LocalDate first) {
        return first.plusDays(days() - 1L);
    }

    /** The last day of one that is extended: as long again. */
    LocalDate extendedTo(ExitControl known) {
        return lastDay(known.until().plusDays(1));
    }

    ExitControl requireLasting(PersonId person) {
        return lasting(person)
                .orElseThrow(() -> new InvalidValueException(
                        "exit-control.none", "This person is under no exit control now. It may have ended."));
    }

    /** @throws InvalidValueException where the person is not on the register, one lasts, or the policy has no such ground */
    void checkPlacing(PersonId person, ExitGround ground) {
        if (!isOnRegister(person)) {
            throw new InvalidValueException(
                    "exit-control.nobody", "This person is not on the register today, so there is nothing to control.");
        }
        lasting(person).ifPresent(known -> {
            throw new InvalidValueException(
                    "exit-control.lasts",
                    "This person is under exit control until %s. It can be extended once.",
                    known.until());
        });
        var _ = basis(ground);
    }

    /** Of these people, those whose record is sealed today. */
    Set<UUID> sealed(Collection<UUID> subjects) {
        return Set.copyOf(jdbc.sql("""
                        select s.person_id from registration.standing_view s where s.person_id = any (?) and s.last_day < ?
                        """)
                .params(subjects.toArray(UUID[]::new), today())
                .query(UUID.class)
                .list());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Key and version of the policy row that allows the ground. */
    private String basis(ExitGround ground) {
        PolicyValue grounds = policy.get("exit-control.grounds", today());
        if (!grounds.names().contains(ground.name())) {
            throw new InvalidValueException("exit-control.ground", "This ground is not allowed today.").at("ground");
        }
        return grounds.key() + " " + grounds.version();
    }

    private boolean isOnRegister(PersonId person) {
        return standings
                .of(person)
                .filter(standing -> standing.isOnRegister(today()))
                .isPresent();
    }

    /**
     * @param approval null for an ending
     * @param reason why it is done, for the trail
     */
    private void step(
            UUID request,
            PersonId person,
            Step step,
            LocalDate until,
            @Nullable Approval approval,
            String reason,
            Actor actor) {
        jdbc.sql("""
                        insert into exitcontrol.step
                            (request_id, kind, until_day, proposal_id, asked_by, decided_by, taken_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(request)
                .param(step.name())
                .param(until)
                .param(approval == null ? null : approval.proposal())
                .param(approval == null ? null : approval.proposedBy())
                .param(actor.id())
                .param(OffsetDateTime.now(clock))
                .update();
        journal.append(person, line(step), today(), Map.of("until", until.toString()), actor);
        trail.append(TrailEntry.done(actor, action(step))
                .about(person.value())
                .with(Map.of("exit control", request.toString(), "until", until.toString(), "reason", reason)));
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
    }

    private static JournalKind line(Step step) {
        return switch (step) {
            case PLACED -> JournalKind.EXIT_CONTROL_PLACED;
            case EXTENDED -> JournalKind.EXIT_CONTROL_EXTENDED;
            case ENDED -> JournalKind.EXIT_CONTROL_ENDED;
        };
    }

    private static TrailAction action(Step step) {
        return switch (step) {
            case PLACED -> TrailAction.EXIT_CONTROL_PLACED;
            case EXTENDED -> TrailAction.EXIT_CONTROL_EXTENDED;
            case ENDED -> TrailAction.EXIT_CONTROL_ENDED;
        };
    }
}
