package pk.gov.nsor.record.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.requirement.Status;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalEntry;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.registration.StandingChange.Cause;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** Each test announces a day of its own: a day is announced once. */
@RegisterTest
@TestPropertySource(properties = "test.register=daily-announcement")
class DailyAnnouncementTest {

    @Autowired
    private DailyAnnouncement announcement;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private FactRecording recording;

    @Autowired
    private Standings standings;

    @Autowired
    private StandingCheck check;

    @Autowired
    private Journal journal;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private final Actor first = officer();
    private final Actor second = officer();
    private Duration moved = Duration.ZERO;

    /** And what was stored by the clock that was ahead, for the next of these tests. */
    @AfterEach
    void putTheClockBack() {
        clock.move(moved.negated());
        List<UUID> ahead = jdbc.sql("select person_id from registration.standing where as_of > ? order by person_id")
                .param(today())
                .query(UUID.class)
                .list();
        transaction.executeWithoutResult(status -> ahead.forEach(person -> {
            boolean _ = standings.rederive(new PersonId(person), Cause.CHECK);
        }));
    }

    @Test
    void whoseLastDayHasPassedIsSealedOnTheDayAfterItHoweverLateItIsSaid() {
        LocalDate today = today();
        PersonId tomorrow = endingOn(today.plusDays(1), true);
        PersonId inTwoDays = endingOn(today.plusDays(2), true);
        PersonId later = endingOn(today.plusDays(4), true);
        move(4);

        assertThat(announcement.announce()).isPresent();

        assertThat(sealedOnTheTimeline(tomorrow)).containsExactly(today.plusDays(2));
        assertThat(sealedOnTheTimeline(inTwoDays)).containsExactly(today.plusDays(3));
        assertThat(sealedOnTheTimeline(later)).isEmpty();
        assertThat(standings.of(later).orElseThrow().on(today())).isEqualTo(Status.ACTIVE);
        assertThat(listed(tomorrow)).isZero();
        assertThat(listed(later)).isEqualTo(1);
        StandingChange change = standings.changes(tomorrow).getFirst();
        assertThat(change.cause()).isEqualTo(Cause.TIME);
        assertThat(change.day()).isEqualTo(today.plusDays(2));
        assertThat(change.beforeSeen().orElseThrow().on(change.day().minusDays(1)))
                .isEqualTo(Status.ACTIVE);
        assertThat(change.after().on(today())).isEqualTo(Status.SEALED);
        assertThat(jdbc.sql("select count(*) from audit.entry where subject_id = ? and action = 'STANDING_DERIVED'")
                        .param(tomorrow.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void noReaderWaitsForTheAnnouncement() {
        PersonId person = endingOn(today().plusDays(1), false);
        assertThat(waiting()).contains(person);
        int before = standings.countIdentityUnconfirmed();
        move(2);
        assertThat(standings.isSealed(person)).isTrue();
        assertThat(waiting()).doesNotContain(person);
        assertThat(standings.countIdentityUnconfirmed()).isLessThan(before);
        assertThat(check.run(1, seen -> {}).differing()).doesNotContain(registrationNumber(person));
    }

    @Test
    void aVerificationDayThatHasPassedIsFollowedByTheNextAndTheTimelineTellsOfNoOtherStanding() {
        PersonId person = convicted(Offenders.JUDGMENT, false);
        LocalDate due = standings.of(person).orElseThrow().nextVerificationOn();
        assertThat(due).isAfterOrEqualTo(today());
        List<JournalEntry> timeline = linesOfStandings(person);
        move(ChronoUnit.DAYS.between(today(), due.plusDays(1)));

        assertThat(announcement.announce()).isPresent();

        LocalDate next = standings.of(person).orElseThrow().nextVerificationOn();
        assertThat(next).isAfter(due).isEqualTo(standings.requirement(person).nextVerificationDueOn());
        assertThat(linesOfStandings(person)).isEqualTo(timeline);
        assertThat(standings.changes(person)).extracting(StandingChange::cause).doesNotContain(Cause.TIME);
    }

    @Test
    void aDayIsAnnouncedOnceUnlessItWasCutShort() {
        move(6);
        assertThat(announcement.announce()).isPresent();
        assertThat(announcement.announce()).isEmpty();
        move(1);
        begun(OffsetDateTime.now(clock).minusMinutes(1));
        assertThat(announcement.announce()).isEmpty();
        move(1);
        begun(OffsetDateTime.now(clock).minusMinutes(11));
        assertThat(announcement.announce()).isPresent();
        assertThat(announcement.announce()).isEmpty();
    }

    @Test
    @Tag("long")
    void moreThanOneBatchIsGoneThrough() {
        LocalDate last = today().plusDays(9);
        List<PersonId> people =
                IntStream.range(0, 101).mapToObj(i -> endingOn(last, false)).toList();
        move(10);
        assertThat(announcement.announce().orElseThrow().ended()).isGreaterThanOrEqualTo(people.size());
        assertThat(people)
                .allSatisfy(person -> assertThat(sealedOnTheTimeline(person)).containsExactly(last.plusDays(1)));
    }

    @Test
    void whatIsRecordedBeforeTheAnnouncementTellsOfTheEndToo() {
        LocalDate last = today().plusDays(1);
        PersonId person = endingOn(last, false);
        move(13);
        recording.record(person, new Death(today(), Death.Source.NADRA), first);
        assertThat(sealedOnTheTimeline(person)).containsExactly(last.plusDays(1));
        assertThat(announcement.announce()).isPresent();
        assertThat(sealedOnTheTimeline(person)).containsExactly(last.plusDays(1));
    }

    /** Tier I keeps for 180 months from the judgment, where no custody is known. */
    private PersonId endingOn(LocalDate lastDay, boolean confirmed) {
        PersonId person = convicted(lastDay.plusDays(1).minusMonths(180), confirmed);
        assertThat(standings.of(person).orElseThrow().lastDay()).isEqualTo(lastDay);
        return person;
    }

    private PersonId convicted(LocalDate judgmentOn, boolean confirmed) {
        Cnic cnic = Samples.cnic();
        PersonId person = registration
                .register(
                        Offenders.identity(null), cnic, List.of(), Offenders.judged("PPC 354", judgmentOn), null, first)
                .person();
        if (confirmed) {
            confirmation.examine(
                    person,
                    cnic,
                    new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                    second);
        }
        return person;
    }

    private RegisterNumber registrationNumber(PersonId person) {
        return new RegisterNumber(jdbc.sql("select serial from register.person where id = ?")
                .param(person.value())
                .query(Integer.class)
                .single());
    }

    private List<LocalDate> sealedOnTheTimeline(PersonId person) {
        return journal.of(person).stream()
                .filter(entry -> entry.kind() == JournalKind.STANDING_CHANGED
                        && "SEALED".equals(entry.details().get("status")))
                .map(JournalEntry::happenedOn)
                .toList();
    }

    private long listed(PersonId person) {
        return jdbc.sql("select count(*) from registration.listed_cnic where person_id = ?")
                .param(person.value())
                .query(Long.class)
                .single();
    }

    private List<PersonId> waiting() {
        return standings.identityUnconfirmed(10_000);
    }

    private void begun(OffsetDateTime at) {
        jdbc.sql("insert into registration.announcement (day, worked_at) values (?, ?)")
                .params(today(), at)
                .update();
    }

    private void move(long days) {
        moved = moved.plusDays(days);
        clock.move(Duration.ofDays(days));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Actor officer() {
        return new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    }

    private List<JournalEntry> linesOfStandings(PersonId person) {
        return journal.of(person).stream()
                .filter(line -> line.kind() == JournalKind.STANDING_CHANGED)
                .toList();
    }
}
