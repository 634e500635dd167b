package pk.gov.nsor.policing.supervision.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.policing.supervision.knowledge.Visit.State;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport.Finding;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport.Met;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport.Outcome;
import pk.gov.nsor.policing.supervision.whereabouts.Absconders;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Visits to people: planned, made, failed, called off. */
@Service
public class Visits {

    private static final int FURTHEST_DAYS = 366;

    private final JdbcClient jdbc;
    private final CaseRecording recording;
    private final RecordSeal seal;
    private final Absconders absconders;
    private final AddressConfidences sureties;
    private final Clock clock;

    Visits(
            JdbcClient jdbc,
            CaseRecording recording,
            RecordSeal seal,
            Absconders absconders,
            AddressConfidences sureties,
            Clock clock) {
        this.jdbc = jdbc;
        this.recording = recording;
        this.seal = seal;
        this.absconders = absconders;
        this.sureties = sureties;
        this.clock = clock;
    }

    /**
     * Plans a visit.
     *
     * @throws InvalidValueException naming the field, where the day is past or more than a year away, or the person is not
     *     on the register
     */
    @Transactional
    public void plan(PersonId person, PlannedVisit plan, Actor actor) {
        Screened.require(plan.reason(), "reason");
        LocalDate today = recording.lock(person);
        if (recording.isRecorded("visit", plan.id(), person)) {
            return;
        }
        recording.requireCase(person, today);
        if (plan.on().isBefore(today) || plan.on().isAfter(today.plusDays(FURTHEST_DAYS))) {
            throw new InvalidValueException(
                            "visit.day", "A visit is planned for today or a day of the next %s.", FURTHEST_DAYS)
                    .at("on");
        }
        insert(person, plan.id(), State.PLANNED, plan.on(), plan.reason(), actor);
        recording.done(
                person,
                JournalKind.VISIT_PLANNED,
                today,
                Map.of("day", plan.on().toString()),
                TrailAction.VISIT_RECORDED,
                plan,
                actor);
    }

    /**
     * Reports a visit, planned or not. One that confirms an address makes it sure again, one that fails it takes that away;
     * where somebody met the person, it is known again where they are.
     *
     * @throws InvalidValueException naming the field, where the day lies in the future, the address is not one of the
     *     person's, the visit was reported otherwise already, or the person is not on the register
     */
    @Transactional
    public void report(PersonId person, VisitReport report, Actor actor) {
        Screened.require(report.seen(), "seen");
        LocalDate today = recording.lock(person);
        // The report lies under the record of its plan, so that both go together where records are parted.
        PersonId record = recording.recordOf("visit", report.visit(), person).orElse(person);
        Optional<Visit> before = find(person, report.visit());
        if (before.map(Visit::report).filter(report::equals).isPresent()) {
            return;
        }
        recording.requireCase(person, today);
        CaseRecording.refuseFuture(report.on(), today, "on");
        PersonId leading = recording.leading(person);
        checkAddress(leading, report);
        State state = state(report);
        if (before.isEmpty()) {
            refuseCallingOffNothing(report);
            insert(record, report.visit(), state, null, null, actor);
        } else if (before.get().state() == State.PLANNED) {
            jdbc.sql("update supervision.visit set state = ? where id = ?")
                    .params(state.name(), report.visit())
                    .update();
        } else {
            throw new InvalidValueException("visit.reported", "This visit was reported already.");
        }
        insert(record, report, actor);
        tell(record, report, actor);
        follow(leading, report, actor);
    }

    /**
     * The visits to somebody, of joined records as well: planned ones first, by their day, then the others, the latest first.
     */
    @Transactional(readOnly = true)
    public List<Visit> of(PersonId person) {
        return read(person, """
                order by (v.state = 'PLANNED') desc, case when v.state = 'PLANNED' then v.planned_on end,
                    coalesce(r.happened_on, v.planned_on) desc, v.recorded_at desc
                """);
    }

    /** A visit to this person. */
    @Transactional(readOnly = true)
    public Optional<Visit> find(PersonId person, UUID visit) {
        return read(person, "").stream().filter(each -> each.id().equals(visit)).findFirst();
    }

    private List<Visit> read(PersonId person, String order) {
        RecordSeal.Readable keys = seal.readable(person);
        return jdbc.sql("""
                                select v.id, v.person_id, v.state, v.planned_on, v.reason as why, r.content, r.visit_id as report_visit,
                                       r.happened_on as report_on, r.outcome as report_outcome, r.met as report_met,
                                       r.finding as report_finding, r.address_id as report_address, coalesce(r.recorded_at, v.recorded_at) as recorded_at,
                                       coalesce(r.recorded_by, v.recorded_by) as recorded_by
                                from supervision.visit v left join supervision.visit_report r on r.visit_id = v.id
                                where v.person_id = any (?)
                                """ + order)
                .param(keys.records())
                .query(RecordMapper.of(Visit.class)
                        .with("reason", row -> opened(row, "why", keys, Visits::planContext, ""))
                        .with("report.seen", row -> opened(row, "content", keys, Visits::reportContext, null)))
                .list();
    }

    private static @Nullable String opened(
            ResultSet row,
            String column,
            RecordSeal.Readable keys,
            Function<UUID, String> context,
            @Nullable String none)
            throws SQLException {
        byte[] sealed = row.getBytes(column);
        return sealed == null
                ? none
                : keys.of(row).read(sealed, context.apply(row.getObject("id", UUID.class)), String.class);
    }

    private void checkAddress(PersonId person, VisitReport report) {
        if (report.address() == null) {
            return;
        }
        boolean isTheirs = jdbc.sql("""
                        select exists (select from register.address_view where id = ? and person_id = ?
                            and from_day <= ? and (until_day is null or until_day >= ?))
                        """)
                .params(report.address(), person.value(), report.on(), report.on())
                .query(Boolean.class)
                .single();
        if (!isTheirs) {
            throw new InvalidValueException("visit.address", "Say which address was visited.").at("address");
        }
    }

    private static void refuseCallingOffNothing(VisitReport report) {
        if (report.outcome() == Outcome.CALLED_OFF) {
            throw new InvalidValueException("visit.not-planned", "Only a planned visit can be called off.")
                    .at("outcome");
        }
    }

    private static State state(VisitReport report) {
        return switch (report.outcome()) {
            case MADE -> State.MADE;
            case NOBODY_THERE, REFUSED, NO_SUCH_ADDRESS -> State.FAILED;
            case CALLED_OFF -> State.CALLED_OFF;
        };
    }

    private void insert(
            PersonId person,
            UUID id,
            State state,
            @Nullable LocalDate plannedOn,
            @Nullable String reason,
            Actor actor) {
        jdbc.sql("""
                        insert into supervision.visit
                            (id, person_id, planned_on, reason, state, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(person.value())
                .param(plannedOn)
                .param(reason == null ? null : seal.open(person).seal(reason, planContext(id)))
                .param(state.name())
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
    }

    private void insert(PersonId person, VisitReport report, Actor actor) {
        Met met = report.met();
        jdbc.sql("""
                        insert into supervision.visit_report
                            (visit_id, person_id, happened_on, outcome, met, finding, address_id, content, recorded_at,
                             recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(report.visit())
                .param(person.value())
                .param(report.on())
                .param(report.outcome().name())
                .param(met)
                .param(report.finding().name())
                .param(report.address())
                .param(seal.open(person).seal(report.seen(), reportContext(report.visit())))
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
    }

    private void tell(PersonId person, VisitReport report, Actor actor) {
        Met met = report.met();
        JournalKind kind = switch (state(report)) {
            case MADE -> JournalKind.VISIT_MADE;
            case FAILED -> JournalKind.VISIT_FAILED;
            case CALLED_OFF -> JournalKind.VISIT_CALLED_OFF;
            case PLANNED -> throw new IllegalStateException("A report ends a plan");
        };
        recording.done(
                person,
                kind,
                report.on(),
                Map.of(
                        "outcome",
                        report.outcome().name(),
                        "met",
                        met == null ? "" : met.name(),
                        "finding",
                        report.finding().name()),
                TrailAction.VISIT_RECORDED,
                report,
                actor);
    }

    /** What was found counts only as long as nothing later says otherwise. */
    private void follow(PersonId person, VisitReport report, Actor actor) {
        if (report.isPersonMet()) {
            absconders.seen(person, report.on(), actor);
        } else if (report.finding() == Finding.FAILED && AddressConfidences.haveFailed(sureties.of(person))) {
            absconders.addressFailed(person, report.on(), actor);
        }
    }

    private static String planContext(UUID id) {
        return "visit/" + id;
    }

    private static String reportContext(UUID id) {
        return "visit-report/" + id;
    }
}
