package pk.gov.nsor.policing.supervision.caseload;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.policing.supervision.duty.Duty;
import pk.gov.nsor.policing.supervision.duty.DutyStep;
import pk.gov.nsor.policing.supervision.phone.Reminders;
import pk.gov.nsor.policing.supervision.review.Reviewed;
import pk.gov.nsor.policing.supervision.whereabouts.FailedAddresses;
import pk.gov.nsor.policing.supervision.whereabouts.Whereabouts;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.Journal.NewLine;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Writes what reviews found, of many people with one statement a kind, with their journals and the outbox. */
@Component
public class CaseWriting {

    private static final Actor REVIEW = Actor.system("supervision");

    private final JdbcOperations statements;
    private final Journal journal;
    private final Outbox outbox;
    private final FailedAddresses addresses;
    private final Reminders reminders;
    private final Clock clock;

    CaseWriting(
            JdbcOperations statements,
            Journal journal,
            Outbox outbox,
            FailedAddresses addresses,
            Reminders reminders,
            Clock clock) {
        this.statements = statements;
        this.journal = journal;
        this.outbox = outbox;
        this.addresses = addresses;
        this.reminders = reminders;
        this.clock = clock;
    }

    public void write(Map<PersonId, Reviewed> reviewed, LocalDate today) {
        Rows rows = new Rows(today, OffsetDateTime.now(clock));
        reviewed.forEach(rows::add);
        statements.batchUpdate("""
                insert into supervision.case_file
                    (person_id, opened_on, opened_in_custody, reviewed_on, next_review_on) values (?, ?, ?, ?, ?)
                """, rows.newFiles);
        statements.batchUpdate(
                "update supervision.case_file set reviewed_on = ?, next_review_on = ? where person_id = ?", rows.files);
        statements.batchUpdate("""
                insert into supervision.duty (id, person_id, kind, nominal_on, opens_on, due_on, state, opened_on)
                values (?, ?, ?, ?, ?, ?, 'OPEN', ?)
                """, rows.opened);
        statements.batchUpdate("""
                update supervision.duty
                set state = ?, due_on = ?, ended_on = ?::date, answered_by = ?::uuid, withdrawn_why = ? where id = ?
                """, rows.changed);
        statements.batchUpdate("""
                insert into supervision.breach (id, person_id, duty_id, alleged_on, state, recorded_at)
                values (?, ?, ?, ?, 'ALLEGED', ?)
                """, rows.breaches);
        statements.batchUpdate("""
                update supervision.breach set state = 'WITHDRAWN', reason = ?, decided_on = ?, decided_by = null
                where duty_id = ? and state <> 'WITHDRAWN'
                """, rows.noBreaches);
        statements.batchUpdate("""
                update supervision.responsibility set until_day = greatest(from_day, ?), end_reason = ?, ended_at = ?
                where person_id = ? and until_day is null
                """, rows.relieved);
        statements.batchUpdate("""
                insert into supervision.responsibility (person_id, station_code, from_day, reason, assigned_at)
                values (?, ?, ?, ?, ?)
                """, rows.assigned);
        statements.batchUpdate("""
                update supervision.transfer set state = 'WITHDRAWN', answer = ?, answered_on = ?
                where person_id = ? and state = 'OFFERED'
                """, rows.noTransfers);
        statements.batchUpdate("""
                update supervision.planned_release set state = 'HAPPENED', ended_on = ?, released_on = ?
                where person_id = ? and state = 'PLANNED'
                """, rows.released);
        statements.batchUpdate("""
                update supervision.planned_release set state = 'PLANNED', ended_on = null, released_on = null where id = ?
                """, rows.plannedAgain);
        statements.batchUpdate("""
                insert into supervision.whereabouts (person_id, since_day, reason, recorded_at)
                values (?, ?, ?, ?) on conflict (person_id) where until_day is null do nothing
                """, rows.vanished);
        statements.batchUpdate("""
                update supervision.whereabouts set until_day = greatest(since_day, ?), end_reason = ?
                where person_id = ? and until_day is null
                """, rows.found);
        journal.append(rows.lines, REVIEW);
        addresses.missed(rows.missed, REVIEW);
        reminders.send(rows.reminders);
        outbox.publish(OutboxTopic.CASE_CHANGED, rows.subjects);
    }

    /** The rows of one batch. */
    private static final class Rows {

        private final LocalDate today;
        private final OffsetDateTime now;
        private final List<Object[]> newFiles = new ArrayList<>();
        private final List<Object[]> files = new ArrayList<>();
        private final List<Object[]> opened = new ArrayList<>();
        private final List<Object[]> changed = new ArrayList<>();
        private final List<Object[]> breaches = new ArrayList<>();
        private final List<Object[]> noBreaches = new ArrayList<>();
        private final List<Object[]> relieved = new ArrayList<>();
        private final List<Object[]> assigned = new ArrayList<>();
        private final List<Object[]> released = new ArrayList<>();
        private final List<Object[]> plannedAgain = new ArrayList<>();
        private final List<Object[]> noTransfers = new ArrayList<>();
        private final List<Object[]> vanished = new ArrayList<>();
        private final List<Object[]> found = new ArrayList<>();
        private final List<Reminders.Due> reminders = new ArrayList<>();
        private final List<NewLine> lines = new ArrayList<>();
        private final Set<PersonId> missed = new LinkedHashSet<>();
        private final Set<UUID> subjects = new LinkedHashSet<>();

        Rows(LocalDate today, OffsetDateTime now) {
            this.today = today;
            this.now = now;
        }

        void add(PersonId person, Reviewed reviewed) {
            UUID id = person.value();
            LocalDate next = reviewed.found().nextOn();
            if (reviewed.before() == null) {
                CaseFile file = reviewed.file();
                newFiles.add(row(id, file.openedOn(), file.openedInCustody(), today, next));
            } else if (!today.equals(reviewed.before().reviewedOn())
                    || !java.util.Objects.equals(next, reviewed.before().nextReviewOn())) {
                files.add(row(today, next, id));
            }
            reviewed.found().steps().forEach(step -> add(person, step));
            addStation(person, reviewed);
            addWhereabouts(person, reviewed);
            addPlan(person, reviewed);
        }

        private void add(PersonId person, DutyStep step) {
            Duty duty = step.duty();
            Map<String, String> details =
                    Map.of("kind", duty.kind().name(), "due", duty.dueOn().toString());
            switch (step) {
                case DutyStep.Opened _ -> {
                    opened.add(row(
                            duty.id(),
                            person.value(),
                            duty.kind().name(),
                            duty.nominalOn(),
                            duty.opensOn(),
                            duty.dueOn(),
                            today));
                    tell(person, JournalKind.DUTY_OPENED, details);
                }
                case DutyStep.Moved moved -> {
                    change(duty, null, null, null);
                    tell(
                            person,
                            JournalKind.DUTY_MOVED,
                            with(details, "before", moved.before().toString()));
                }
                case DutyStep.Answered answered -> {
                    change(duty, today, answered.appearance(), null);
                    noBreaches.add(row("", today, duty.id()));
                    tell(person, JournalKind.DUTY_ANSWERED, details);
                }
                case DutyStep.Withdrawn withdrawn -> {
                    change(duty, today, null, withdrawn.why().name());
                    noBreaches.add(row(withdrawn.why().name(), today, duty.id()));
                    tell(
                            person,
                            JournalKind.DUTY_WITHDRAWN,
                            with(details, "why", withdrawn.why().name()));
                }
                case DutyStep.Restored _ -> {
                    change(duty, null, null, null);
                    tell(person, JournalKind.DUTY_RESTORED, details);
                }
                case DutyStep.Breached _ -> {
                    change(duty, null, null, null);
                    breaches.add(row(UUID.randomUUID(), person.value(), duty.id(), today, now));
                    missed.add(person);
                    tell(person, JournalKind.BREACH_ALLEGED, details);
                }
                case DutyStep.Reopened _ -> {
                    change(duty, null, null, null);
                    noBreaches.add(row("", today, duty.id()));
                    tell(person, JournalKind.BREACH_WITHDRAWN, details);
                }
                case DutyStep.Reminded reminded -> {
                    reminders.add(new Reminders.Due(person, duty, reminded.daysLeft()));
                    subjects.add(person.value());
                }
            }
        }

        private void addStation(PersonId person, Reviewed reviewed) {
            if (reviewed.ended() != null) {
                relieved.add(row(today, reviewed.ended().name(), now, person.value()));
                if (reviewed.station() == null) {
                    noTransfers.add(row(reviewed.ended().name(), today, person.value()));
                    tell(
                            person,
                            JournalKind.STATION_RELIEVED,
                            Map.of("why", reviewed.ended().name()));
                }
            }
            if (reviewed.station() != null && reviewed.why() != null) {
                assigned.add(row(
                        person.value(),
                        reviewed.station(),
                        today,
                        reviewed.why().name(),
                        now));
                tell(
                        person,
                        JournalKind.STATION_ASSIGNED,
                        Map.of(
                                "station",
                                reviewed.station(),
                                "why",
                                reviewed.why().name()));
            }
        }

        private void addWhereabouts(PersonId person, Reviewed reviewed) {
            if (!reviewed.found().requirement().registrable() && !reviewed.isRemovalWaiting()) {
                found.add(row(today, Whereabouts.End.OFF_THE_REGISTER.name(), person.value()));
            } else if (reviewed.escapedOn() != null) {
                vanished.add(row(person.value(), reviewed.escapedOn(), Whereabouts.Reason.ESCAPED.name(), now));
            } else if (reviewed.found().requirement().inCustody()) {
                found.add(row(today, Whereabouts.End.IN_CUSTODY.name(), person.value()));
            } else if (reviewed.corrected().lostSince() != null) {
                String reason = Whereabouts.Reason.MISSED_AND_NOT_AT_ADDRESS.name();
                vanished.add(row(person.value(), reviewed.corrected().lostSince(), reason, now));
                tell(person, JournalKind.WHEREABOUTS_UNKNOWN, Map.of("reason", reason));
            }
        }

        private void addPlan(PersonId person, Reviewed reviewed) {
            Releases.Plan again = reviewed.corrected().plannedAgain();
            if (reviewed.corrected().releasedOn() != null) {
                released.add(row(today, reviewed.corrected().releasedOn(), person.value()));
            } else if (again != null) {
                plannedAgain.add(row(again.id()));
                tell(
                        person,
                        JournalKind.RELEASE_PLANNED,
                        Map.of(
                                "day",
                                again.release().on().toString(),
                                "prison",
                                again.release().prison(),
                                "district",
                                again.release().district()));
            }
        }

        private void change(
                Duty duty, @Nullable LocalDate endedOn, @Nullable UUID answeredBy, @Nullable String withdrawnWhy) {
            changed.add(row(duty.state().name(), duty.dueOn(), endedOn, answeredBy, withdrawnWhy, duty.id()));
        }

        private void tell(PersonId person, JournalKind kind, Map<String, String> details) {
            lines.add(new NewLine(person, kind, today, details));
            subjects.add(person.value());
        }

        private static Map<String, String> with(Map<String, String> details, String key, String value) {
            Map<String, String> more = new java.util.HashMap<>(details);
            more.put(key, value);
            return more;
        }

        @SuppressWarnings("NullAway") // JDBC takes null for what is not there
        private static Object[] row(@Nullable Object... values) {
            return values;
        }
    }
}
