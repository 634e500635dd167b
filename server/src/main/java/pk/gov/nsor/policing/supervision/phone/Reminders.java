package pk.gov.nsor.policing.supervision.phone;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.policing.supervision.CaseNotifications;
import pk.gov.nsor.policing.supervision.Phone;
import pk.gov.nsor.policing.supervision.Responsibility;
import pk.gov.nsor.policing.supervision.caseload.CaseRepository;
import pk.gov.nsor.policing.supervision.duty.Duty;
import pk.gov.nsor.policing.supervision.duty.DutyKind;
import pk.gov.nsor.policing.supervision.duty.DutyState;
import pk.gov.nsor.record.register.merged.MergedRecords;

/**
 * Reminds people of their duties by SMS: of a verification when it opens, three days before and on its day, of a first
 * appearance on its day, of the weekly ones of a person without a fixed address only the first: a person who comes
 * every week knows the duty, and fifty texts a year would be ignored.
 */
@Component
public class Reminders {

    private static final Actor REMINDERS = Actor.system("reminders");

    private final JdbcClient jdbc;
    private final CaseRepository tables;
    private final PhoneRepository phones;
    private final MergedRecords merged;
    private final CaseNotifications texts;
    private final Laws laws;
    private final Clock clock;

    Reminders(
            JdbcClient jdbc,
            CaseRepository tables,
            PhoneRepository phones,
            MergedRecords merged,
            CaseNotifications texts,
            Laws laws,
            Clock clock) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.phones = phones;
        this.merged = merged;
        this.texts = texts;
        this.laws = laws;
        this.clock = clock;
    }

    /**
     * A duty whose day is so many days away today.
     *
     * @param person the record under which it lies
     */
    public record Due(PersonId person, Duty duty, int daysLeft) {}

    /**
     * Those who have a verified number and a station that answers for them, of a joined record under the leading one; in the
     * transaction of the review.
     */
    public void send(Collection<Due> due) {
        if (due.isEmpty()) {
            return;
        }
        Set<PersonId> records = due.stream().map(Due::person).collect(Collectors.toSet());
        Map<PersonId, PersonId> leading = merged.leading(records);
        Map<PersonId, Phone> verified = phones.verified(records.stream()
                .map(record -> leading.getOrDefault(record, record))
                .distinct()
                .toList());
        if (verified.isEmpty()) {
            return;
        }
        Map<PersonId, Responsibility> stations = tables.responsible(verified.keySet());
        for (Due one : due) {
            PersonId person = leading.getOrDefault(one.person(), one.person());
            Phone phone = verified.get(person);
            Responsibility station = stations.get(person);
            if (phone != null && station != null && isWorthIt(one)) {
                texts.reminder(phone, one.duty(), one.daysLeft(), station.station(), REMINDERS);
            }
        }
    }

    /** Whoever's number was verified only today gets the reminder of today as well. */
    public void ofToday(PersonId person) {
        LocalDate today = LocalDate.now(clock);
        List<PersonId> records =
                Stream.concat(Stream.of(person), merged.parts(person).stream()).toList();
        send(tables.duties(records, today).entrySet().stream()
                .flatMap(of -> of.getValue().stream()
                        .filter(duty ->
                                duty.state() == DutyState.OPEN && !duty.dueOn().isBefore(today))
                        .map(duty -> new Due(
                                of.getKey(), duty, Math.toIntExact(duty.dueOn().toEpochDay() - today.toEpochDay()))))
                .filter(due -> daysOf(due.duty().kind(), today).contains(due.daysLeft()))
                .toList());
    }

    private Set<Integer> daysOf(DutyKind kind, LocalDate today) {
        return switch (kind) {
            case VERIFICATION ->
                new TreeSet<>(List.of(laws.current().valuesOn(today).verificationWindowDays(), 3, 0));
            case FIRST_APPEARANCE, WEEKLY -> Set.of(0);
        };
    }

    private boolean isWorthIt(Due due) {
        return switch (due.duty().kind()) {
            case VERIFICATION, FIRST_APPEARANCE -> true;
            case WEEKLY -> isFirstWeek(due);
        };
    }

    private boolean isFirstWeek(Due due) {
        return !jdbc.sql("""
                        select exists (
                            select from supervision.duty d join supervision.case_file c using (person_id)
                            where d.person_id = ? and d.kind = 'WEEKLY' and d.nominal_on < ?
                              and d.nominal_on > c.without_residence_since)
                        """)
                .params(due.person().value(), due.duty().nominalOn())
                .query(Boolean.class)
                .single();
    }
}
