package pk.gov.nsor.policing.supervision.breach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.NotificationDuties;
import pk.gov.nsor.policing.supervision.NotificationDuties.MissedNotification;
import pk.gov.nsor.policing.supervision.NotificationDutyKind;
import pk.gov.nsor.policing.supervision.review.CaseReviewJob;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalEntry;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

@RegisterTest
class BreachEscalationTest {

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Standings standings;

    @Autowired
    private CaseReviewJob sweep;

    @Autowired
    private Breaches breaches;

    @Autowired
    private NotificationDuties notificationDuties;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Journal journal;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TestClock clock;

    private Officer officer;
    private PersonId person;
    private LocalDate alleged;

    @BeforeEach
    void anAllegedBreach() {
        officer = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        person = registration
                .register(
                        Offenders.identity(LocalDate.of(1990, 5, 1)),
                        Samples.cnic(),
                        List.of(Offenders.address()),
                        Offenders.conviction("PPC 376"),
                        null,
                        officer.actor())
                .person();
        LocalDate due = Objects.requireNonNull(standings.requirement(person).nextVerificationDueOn());
        alleged = due.plusDays(1);
        sweepOn(due.minusDays(1));
        sweepOn(alleged);
        assertThat(breach().state()).isEqualTo(Breach.State.ALLEGED);
    }

    @Test
    void eachLevelIsToldOnceWhenItsDaysAreOver() {
        sweepOn(alleged.plusDays(2));
        assertThat(levels()).isEmpty();
        sweepOn(alleged.plusDays(3));
        assertThat(levels()).containsExactly("DISTRICT");
        sweep.run();
        assertThat(levels()).as("told once").containsExactly("DISTRICT");
        sweepOn(alleged.plusDays(6));
        assertThat(levels()).containsExactly("DISTRICT");
        sweepOn(alleged.plusDays(7));
        assertThat(levels()).containsExactly("DISTRICT", "PROVINCE");
        sweepOn(alleged.plusDays(13));
        assertThat(levels()).containsExactly("DISTRICT", "PROVINCE");
        sweepOn(alleged.plusDays(14));
        assertThat(levels()).containsExactly("DISTRICT", "PROVINCE", "NATIONAL");
    }

    @Test
    void afterDaysWithoutASweepOnlyTheLevelThatIsReachedIsTold() {
        sweepOn(alleged.plusDays(10));
        assertThat(levels()).containsExactly("PROVINCE");
    }

    @Test
    void whatIsDecidedGoesNowhere() {
        sweepOn(alleged.plusDays(3));
        breaches.uphold(breach().id(), "Seen elsewhere that day.", officer.actor());
        sweepOn(alleged.plusDays(20));
        assertThat(levels()).containsExactly("DISTRICT");
    }

    @Test
    void whatWasNotToldGoesTheSameWay() {
        breaches.uphold(breach().id(), "Seen elsewhere that day.", officer.actor());
        transaction.executeWithoutResult(status -> notificationDuties.allege(new MissedNotification(
                person, NotificationDutyKind.ADDRESS, UUID.randomUUID(), alleged.minusDays(5), alleged.minusDays(1))));
        sweepOn(alleged.plusDays(3));
        assertThat(levels()).containsExactly("DISTRICT");
    }

    private Breach breach() {
        return breaches.of(person).getFirst();
    }

    private List<String> levels() {
        return journal.of(person).stream()
                .filter(entry -> entry.kind() == JournalKind.BREACH_ESCALATED)
                .sorted(Comparator.comparing(JournalEntry::id))
                .map(entry -> entry.details().get("level"))
                .toList();
    }

    private void sweepOn(LocalDate day) {
        long days = ChronoUnit.DAYS.between(LocalDate.now(clock), day);
        clock.move(Duration.ofDays(days));
        sweep.run();
    }
}
