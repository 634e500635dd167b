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
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Announcements;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.policing.notices.Particulars.NewPhone;
import pk.gov.nsor.policing.notices.review.Deadlines;
import pk.gov.nsor.policing.supervision.caseload.Cases;
import pk.gov.nsor.policing.supervision.review.CaseReviewJob;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** A holiday that is withdrawn delays nothing any more, and takes no day from whoever was told it. */
@RegisterTest
@TestPropertySource(properties = "nsor.test.database=its own, since holidays are everybody's")
@DirtiesContext
class WithdrawnHolidayTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Standings standings;

    @Autowired
    private CaseReviewJob sweep;

    @Autowired
    private Cases cases;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private Laws laws;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private Announcements announcements;
    private PersonId person;

    @BeforeEach
    void somebodyIsOnTheRegister() {
        announcements = new Announcements(context);
        person = registration
                .register(
                        Offenders.identity(LocalDate.of(1990, 5, 1)),
                        Samples.cnic(),
                        List.of(Offenders.address()),
                        Offenders.conviction("PPC 376"),
                        null,
                        new Officers(accounts).with(Role.REGISTRAR).actor())
                .person();
    }

    @Test
    void aVerificationComesForwardByLawAndWhoeverWasToldTheLaterDayMayComeOnIt() {
        LocalDate due = Objects.requireNonNull(standings.requirement(person).nextVerificationDueOn());
        LocalDate later = laws.current().workingDays().onOrAfter(due.plusDays(1));
        announcements.holiday(due);
        assertThat(verificationOn()).isEqualTo(later);
        announcements.withdrawHoliday(due);
        assertThat(verificationOn()).as("by law").isEqualTo(due);
        assertThat(cases.nextDueOn(person))
                .as("what a receipt said before the withdrawal")
                .isEqualTo(later);

        clock.move(Duration.ofDays(ChronoUnit.DAYS.between(LocalDate.now(clock), due.minusDays(5))));
        sweep.run();
        assertThat(duties()).containsExactly("OPEN " + later);
        clock.move(Duration.ofDays(ChronoUnit.DAYS.between(LocalDate.now(clock), later)));
        sweep.run();
        assertThat(duties()).containsExactly("OPEN " + later);
    }

    @Test
    void theLastDayOfAChangeBeforeTheWithdrawalStaysAndOneOfLaterDoesNotCountTheDay() {
        LocalDate today = LocalDate.now(clock);
        LocalDate last = lastDay(today);
        announcements.holiday(last);
        LocalDate told = lastDay(today);
        assertThat(told).isAfter(last);
        LocalDate tomorrow = today.plusDays(1);
        announcements.withdrawHoliday(last);
        assertThat(lastDay(today)).isEqualTo(told);
        assertThat(lastDay(tomorrow)).isEqualTo(laws.current().workingDays().after(tomorrow, 3));
    }

    private LocalDate lastDay(LocalDate changedOn) {
        return Objects.requireNonNull(deadlines
                .of(person, new NewPhone("0399 1234567", changedOn), changedOn)
                .lastDay());
    }

    private LocalDate verificationOn() {
        return jdbc.sql("select next_verification_on from registration.standing where person_id = ?")
                .param(person.value())
                .query(LocalDate.class)
                .single();
    }

    private List<String> duties() {
        return jdbc.sql("select state || ' ' || due_on from supervision.duty where person_id = ?")
                .param(person.value())
                .query(String.class)
                .list();
    }
}
