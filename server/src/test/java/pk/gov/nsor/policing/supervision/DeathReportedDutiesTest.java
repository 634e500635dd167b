package pk.gov.nsor.policing.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.breach.Breaches;
import pk.gov.nsor.policing.supervision.review.CaseReviewJob;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.removal.Removal.Document;
import pk.gov.nsor.record.registration.removal.RemovalDecisions;
import pk.gov.nsor.record.registration.removal.Removals;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** While a death is reported nothing falls due and nothing is breached; when it is refused, everything goes on. */
@RegisterTest
class DeathReportedDutiesTest {

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording recording;

    @Autowired
    private Convictions convictions;

    @Autowired
    private Removals removals;

    @Autowired
    private RemovalDecisions decisions;

    @Autowired
    private Standings standings;

    @Autowired
    private CaseReviewJob sweep;

    @Autowired
    private Breaches breaches;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private Officer officer;
    private Officer second;
    private PersonId person;
    private ConvictionId conviction;
    private LocalDate due;

    @BeforeEach
    void aDutyIsOpen() {
        registered();
        sweepOn(due.minusDays(1));
        assertThat(duties()).containsExactly("OPEN");
    }

    private void registered() {
        officer = new Officers(accounts).with(Role.REGISTRAR);
        second = new Officers(accounts).with(Role.REGISTRAR);
        Registered registered = registration.register(
                Offenders.identity(LocalDate.of(1990, 5, 1)),
                Samples.cnic(),
                List.of(Offenders.address()),
                Offenders.conviction("PPC 376"),
                null,
                officer.actor());
        person = registered.person();
        conviction = registered.conviction();
        due = Objects.requireNonNull(standings.requirement(person).nextVerificationDueOn());
    }

    @Test
    void nothingIsBreachedWhileItWaitsAndNothingOpens() {
        reported();
        sweepOn(due.plusDays(1));
        assertThat(duties()).containsExactly("OPEN");
        sweepOn(due.plusDays(100));
        assertThat(duties()).as("the next is not opened").containsExactly("OPEN");
        assertThat(breaches.of(person)).isEmpty();
    }

    @Test
    void whenItIsRefusedTheDutyCanStillBeAnsweredForSomeDaysAndThenItIsBreached() {
        reported();
        sweepOn(due.plusDays(3));
        decisions.refuse(removals.waitingOf(person).getFirst().id(), "He was seen alive", second.actor());
        sweep.run();
        assertThat(duties()).containsExactly("OPEN");
        sweepOn(due.plusDays(20));
        assertThat(duties()).containsExactly("BREACHED");
    }

    @Test
    void aDutyThatWouldHaveOpenedWhileItWaitedOpensWhenItIsRefused() {
        nobodysDutyIsOpen();
        recording.record(person, new Death(LocalDate.now(clock), Death.Source.NADRA), officer.actor());
        sweepOn(due.plusDays(3));
        assertThat(duties()).isEmpty();
        decisions.refuse(removals.waitingOf(person).getFirst().id(), "He was seen alive", second.actor());
        assertThat(duties()).containsExactly("OPEN");
        sweepOn(due.plusDays(20));
        assertThat(duties()).containsExactly("BREACHED");
    }

    @Test
    void aDutyThatWouldHaveOpenedAfterAQuashingOpensWhenItIsRefused() {
        nobodysDutyIsOpen();
        convictions.quash(
                person,
                conviction,
                new Quashing(LocalDate.now(clock), Quashing.Reason.ACQUITTED_ON_APPEAL),
                officer.actor());
        sweepOn(due.plusDays(3));
        assertThat(duties()).isEmpty();
        decisions.refuse(removals.waitingOf(person).getFirst().id(), "Another appeal", second.actor());
        assertThat(duties()).containsExactly("OPEN");
    }

    @Test
    void whenItIsEstablishedWhatFellDueIsWithdrawn() {
        reported();
        sweepOn(due.plusDays(3));
        decisions.confirm(removals.waitingOf(person).getFirst().id(), Document.DEATH_CERTIFICATE, second.actor());
        assertThat(duties()).containsExactly("WITHDRAWN");
        assertThat(breaches.of(person)).isEmpty();
    }

    @Test
    void aBreachFromBeforeTheReportIsNotForgottenByIt() {
        sweepOn(due.plusDays(1));
        assertThat(duties()).containsExactly("BREACHED");
        recording.record(person, new Death(due.minusDays(300), Death.Source.FAMILY), officer.actor());
        assertThat(duties()).containsExactly("BREACHED");
        decisions.refuse(removals.waitingOf(person).getFirst().id(), "He was seen alive", second.actor());
        assertThat(duties()).containsExactly("BREACHED");
    }

    private void nobodysDutyIsOpen() {
        sweepOn(due.plusDays(10));
        registered();
        assertThat(duties()).isEmpty();
    }

    private void reported() {
        recording.record(person, new Death(due.minusDays(2), Death.Source.NADRA), officer.actor());
    }

    private List<String> duties() {
        return jdbc.sql("select state from supervision.duty where person_id = ? order by due_on")
                .param(person.value())
                .query(String.class)
                .list();
    }

    private void sweepOn(LocalDate day) {
        long days = ChronoUnit.DAYS.between(LocalDate.now(clock), day);
        clock.move(Duration.ofDays(days));
        sweep.run();
    }
}
