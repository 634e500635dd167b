package pk.gov.nsor.policing.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.reference.policy.PolicyChangeProposal;
import pk.gov.nsor.foundation.reference.policy.PolicyProposal;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.policing.notices.How;
import pk.gov.nsor.policing.notices.NewNotice;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.policing.notices.Particulars.NewPhone;
import pk.gov.nsor.policing.notices.review.Deadlines;
import pk.gov.nsor.policing.supervision.review.CaseReviewJob;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.StandingChange;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.testing.ClockGoesOn;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** Another working week is that of each of its days, for everybody, whenever they were judged. */
@RegisterTest
@TestPropertySource(properties = "nsor.test.database=its own, since the week stays")
@DirtiesContext
@ClockGoesOn
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkingWeekTest {

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Standings standings;

    @Autowired
    private CaseReviewJob sweep;

    @Autowired
    private Proposals proposals;

    @Autowired
    private PolicyChangeProposal policy;

    @Autowired
    private Laws laws;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private Notices notices;

    @Autowired
    private Accounts accounts;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Test
    @Order(1) // It counts everybody.
    void anotherWeekMovesTheVerificationsAndDutiesOfThoseJudgedBeforeAndThePreviewSaysSo() {
        Officer registrar = new Officers(accounts).with(Role.REGISTRAR);
        Officer supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        PersonId person = registration
                .register(
                        Offenders.identity(LocalDate.of(1990, 5, 1)),
                        Samples.cnic(),
                        List.of(Offenders.address()),
                        Offenders.conviction("PPC 376"),
                        null,
                        registrar.actor())
                .person();
        LocalDate due = Objects.requireNonNull(standings.requirement(person).nextVerificationDueOn());
        clock.move(Duration.ofDays(ChronoUnit.DAYS.between(LocalDate.now(clock), due.minusDays(5))));
        sweep.run();
        assertThat(dutyDueOn(person)).isEqualTo(due);

        PolicyProposal change = new PolicyProposal(Law.WORKING_WEEK, weekWithout(due.getDayOfWeek()), "");
        assertThat(others(policy.preview(change, due))).containsExactly("1");
        proposals.approve(
                proposals.propose(policy, change, due, "Decided by the Cabinet", registrar.actor()),
                "",
                supervisor.actor());

        LocalDate moved = laws.current().workingDays().onOrAfter(due);
        assertThat(moved).isAfter(due);
        assertThat(verificationOn(person)).isEqualTo(moved);
        sweep.run();
        assertThat(dutyDueOn(person)).isEqualTo(moved);
    }

    @Test
    void aChangeIsInTimeByTheLastDayThatWasToldAlthoughOneMoreDayIsWorkedSince() {
        Officer registrar = new Officers(accounts).with(Role.REGISTRAR);
        Officer supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        PersonId person = registration
                .register(
                        Offenders.identity(LocalDate.of(1991, 5, 1)),
                        Samples.cnic(),
                        List.of(Offenders.address()),
                        Offenders.conviction("PPC 376"),
                        null,
                        registrar.actor())
                .person();
        LocalDate sunday = LocalDate.now(clock).plusDays(14).with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
        LocalDate changedOn = sunday.minusDays(2);
        clock.move(Duration.ofDays(ChronoUnit.DAYS.between(LocalDate.now(clock), changedOn)));
        NewPhone changed = new NewPhone("0399 1234567", changedOn);
        LocalDate told =
                Objects.requireNonNull(deadlines.of(person, changed, changedOn).lastDay());

        String week = Stream.of(DayOfWeek.values()).map(DayOfWeek::name).collect(Collectors.joining("+"));
        proposals.approve(
                proposals.propose(
                        policy,
                        new PolicyProposal(Law.WORKING_WEEK, week, ""),
                        sunday,
                        "Decided by the Cabinet",
                        registrar.actor()),
                "",
                supervisor.actor());
        assertThat(laws.current().workingDays().after(changedOn, 3)).isBefore(told);
        assertThat(deadlines.of(person, changed, told).isLate()).isFalse();
        assertThat(deadlines.of(person, changed, told.plusDays(1)).isLate()).isTrue();
        assertThat(deadlines
                        .of(person, new NewPhone("0399 1234567", sunday), sunday)
                        .lastDay())
                .as("of what happens from then on")
                .isEqualTo(laws.current().workingDays().after(sunday, 3));

        clock.move(Duration.ofDays(ChronoUnit.DAYS.between(changedOn, told)));
        notices.take(
                person,
                new NewNotice(UUID.randomUUID(), changed, told, How.AT_STATION, "city-police-station-lahore"),
                registrar.actor());
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> standings.rederive(person, StandingChange.Cause.LAW));
        assertThat(notices.of(person))
                .singleElement()
                .satisfies(notice -> assertThat(notice.lateness().isLate()).isFalse());
    }

    private static String weekWithout(DayOfWeek day) {
        return Stream.of(DayOfWeek.values())
                .filter(one -> one != day && one != DayOfWeek.SUNDAY)
                .map(DayOfWeek::name)
                .collect(Collectors.joining("+"));
    }

    private static List<String> others(Preview preview) {
        return preview.counts().stream()
                .filter(text -> text.key().equals("registration.rule.people.other_days"))
                .map(text -> text.arguments().getFirst().value())
                .toList();
    }

    private LocalDate verificationOn(PersonId person) {
        return jdbc.sql("select next_verification_on from registration.standing where person_id = ?")
                .param(person.value())
                .query(LocalDate.class)
                .single();
    }

    private LocalDate dutyDueOn(PersonId person) {
        return jdbc.sql("select due_on from supervision.duty where person_id = ? and state = 'OPEN'")
                .param(person.value())
                .query(LocalDate.class)
                .single();
    }
}
