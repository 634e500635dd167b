package pk.gov.nsor.policing.supervision.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.sms.MessageState;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.policing.supervision.AppearanceReceipt;
import pk.gov.nsor.policing.supervision.Appearances;
import pk.gov.nsor.policing.supervision.CaseNotifications;
import pk.gov.nsor.policing.supervision.DutiesExplained;
import pk.gov.nsor.policing.supervision.DutiesExplained.How;
import pk.gov.nsor.policing.supervision.NewAppearance;
import pk.gov.nsor.policing.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.policing.supervision.NewAppearance.IdentitySeen;
import pk.gov.nsor.policing.supervision.Phones;
import pk.gov.nsor.policing.supervision.Phones.Entered;
import pk.gov.nsor.policing.supervision.caseload.CaseMessage;
import pk.gov.nsor.policing.supervision.caseload.CaseMessage.About;
import pk.gov.nsor.policing.supervision.review.CaseReviewJob;
import pk.gov.nsor.policing.supervision.whereabouts.HabitualResidences;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.removal.LifeSign;
import pk.gov.nsor.record.registration.removal.LifeSigns;
import pk.gov.nsor.testing.ClockGoesOn;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

/** Through months, with telephones; on a database of its own, since everybody in it is brought up to date each day. */
@RegisterTest
@ClockGoesOn
@TestPropertySource(properties = "test.context=reminders")
class RemindersTest {

    private static final String STATION = "city-police-station-lahore";

    @Autowired
    private Phones phones;

    @Autowired
    private CaseNotifications texts;

    @Autowired
    private CaseReviewJob sweep;

    @Autowired
    private Appearances appearances;

    @Autowired
    private DutiesExplained told;

    @Autowired
    private HabitualResidences habitualResidences;

    @Autowired
    private LifeSigns lifeSigns;

    @Autowired
    private Standings standings;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private Journal journal;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TestClock clock;

    private @Nullable RegisterLines made;
    private @Nullable Officer officer;
    private @Nullable Supervised people;

    @BeforeEach
    void aMorningWithTelephonesLongBeforeTheNextVerification() throws Exception {
        officer = new Officers(accounts).with(Role.SUPERVISING_OFFICER);
        people = new Supervised(registration, facts, jdbc, officer.actor());
        LocalDate tomorrow = LocalDate.now(clock).plusDays(1);
        LocalDate due = due(people.in("lahore"));
        goTo(tomorrow.isBefore(due.minusDays(35)) ? tomorrow : due.plusDays(1), 10);
        made = new RegisterLines(context);
    }

    @AfterEach
    void close() {
        lines().close();
    }

    @Test
    void aVerificationIsRemindedOfFourteenDaysThreeDaysAndOnTheDayOnceEach() throws Exception {
        PersonId person = people().in("lahore");
        String phone = verified(person, TextLanguage.ENGLISH);
        LocalDate due = due(person);
        List<LocalDate> reminded = new ArrayList<>();
        int before = lines().texts(phone).size();
        goTo(due.minusDays(17), 10);
        sweep.run();
        for (LocalDate day = due.minusDays(16); !day.isAfter(due); day = day.plusDays(1)) {
            goTo(day, 9);
            sweep.run();
            goTo(day, 15);
            sweep.run();
            lines().settle();
            int now = lines().texts(phone).size();
            for (int i = before; i < now; i++) {
                reminded.add(day);
            }
            before = now;
        }
        assertThat(reminded).containsExactly(due.minusDays(14), due.minusDays(3), due);
        assertThat(lines().texts(phone).getLast()).startsWith("Reminder: today, ");
        assertThat(lines().received(phone)).allMatch(message -> message.peer().equals(RegisterLines.NEUTRAL));
        assertThat(journal.of(person))
                .filteredOn(line -> line.kind() == JournalKind.MESSAGE_SENT
                        && "REMINDER".equals(line.details().get("about")))
                .hasSize(3);
        assertThat(about(person, About.REMINDER))
                .extracting(CaseMessage::state)
                .containsOnly(MessageState.State.DELIVERED);
    }

    @Test
    void afterAWeekWithoutTheServerNothingIsSaidAboutThePast() throws Exception {
        PersonId person = people().in("lahore");
        String phone = verified(person, TextLanguage.ENGLISH);
        LocalDate due = due(person);
        goTo(due.minusDays(15), 10);
        sweep.run();
        goTo(due.minusDays(2), 10);
        sweep.run();
        lines().settle();
        assertThat(about(person, About.REMINDER)).isEmpty();
        goTo(due, 10);
        sweep.run();
        lines().settle();
        assertThat(about(person, About.REMINDER)).hasSize(1);
        assertThat(lines().texts(phone)).hasSize(2);
    }

    @Test
    void aReminderThatTheSmscCouldNotTakeThatDayIsDropped() throws Exception {
        PersonId person = people().in("lahore");
        String phone = verified(person, TextLanguage.ENGLISH);
        LocalDate due = due(person);
        lines().unbind();
        goTo(due.minusDays(14), 10);
        sweep.run();
        assertThat(about(person, About.REMINDER))
                .extracting(CaseMessage::state)
                .containsExactly(MessageState.State.QUEUED);
        goTo(due.minusDays(13), 10);
        lines().bind();
        lines().settle();
        assertThat(about(person, About.REMINDER))
                .extracting(CaseMessage::state)
                .containsExactly(MessageState.State.EXPIRED);
        assertThat(lines().texts(phone)).as("the code only").hasSize(1);
    }

    @Test
    void nobodyIsWokenByAReminder() throws Exception {
        PersonId person = people().in("lahore");
        String phone = verified(person, TextLanguage.ENGLISH);
        LocalDate due = due(person);
        goTo(due.minusDays(14), 0);
        sweep.run();
        lines().settle();
        assertThat(lines().texts(phone)).hasSize(1);
        goTo(due.minusDays(14), 8);
        lines().awaitText(phone, 2);
    }

    @Test
    void withoutAVerifiedNumberNobodyIsReminded() throws Exception {
        PersonId person = people().in("lahore");
        String phone = phone();
        phones.take(
                person,
                MobileNumber.parse(phone),
                TextLanguage.ENGLISH,
                officer().actor());
        lines().awaitText(phone, 1);
        lines().settle();
        goTo(due(person).minusDays(14), 10);
        sweep.run();
        lines().settle();
        assertThat(lines().texts(phone)).as("the code only").hasSize(1);
    }

    @Test
    void whoeverIsVerifiedOnADayOfAReminderGetsIt() throws Exception {
        PersonId person = people().in("lahore");
        goTo(due(person).minusDays(3), 10);
        sweep.run();
        String phone = verified(person, TextLanguage.ENGLISH);
        assertThat(lines().awaitText(phone, 2)).startsWith("Reminder: please come to ");
    }

    @Test
    void ofTheWeeklyAppearancesOnlyTheFirstIsRemindedOf() throws Exception {
        PersonId person = people().in("lahore");
        String phone = verified(person, TextLanguage.ENGLISH);
        LocalDate since = LocalDate.now(clock);
        habitualResidences.lost(person, since, "Data Darbar", officer().actor());
        for (int day = 1; day <= 30; day++) {
            goTo(since.plusDays(day), 10);
            sweep.run();
            lines().settle();
        }
        List<UUID> weekly =
                jdbc.sql("""
                        select m.id from supervision.message m join supervision.duty d on d.id = m.duty_id
                        where m.person_id = ? and d.kind = 'WEEKLY'
                        """).param(person.value()).query(UUID.class).list();
        assertThat(weekly).hasSize(1);
        assertThat(lines().texts(phone)).anyMatch(text -> text.startsWith("Reminder: today, "));
    }

    @Test
    void theReceiptIsTextedWithItsNumberAndTheNextDayAndNotForADayThatIsPast() throws Exception {
        PersonId person = people().in("lahore");
        String phone = verified(person, TextLanguage.ENGLISH);
        AppearanceReceipt receipt = appear(person, LocalDate.now(clock));
        assertThat(lines().awaitText(phone, 2))
                .startsWith("Receipt no. " + receipt.number() + ": you were at ")
                .contains("Next time: by ");
        PersonId back = people().in("lahore");
        String other = verified(back, TextLanguage.ENGLISH);
        goTo(LocalDate.now(clock).plusDays(1), 10);
        appear(back, LocalDate.now(clock).minusDays(1));
        lines().settle();
        assertThat(lines().texts(other)).hasSize(1);
        assertThat(about(back, About.RECEIPT)).isEmpty();
    }

    @Test
    void theDutiesAreTextedWhenTheLetterIsGivenInThePersonsLanguage() throws Exception {
        for (TextLanguage language : TextLanguage.values()) {
            PersonId person = people().in("lahore");
            String phone = verified(person, language);
            UUID letter = UUID.randomUUID();
            told.record(
                    person, letter, LocalDate.now(clock), How.SIGNED, officer().actor());
            told.record(
                    person, letter, LocalDate.now(clock), How.SIGNED, officer().actor());
            String text = lines().awaitText(phone, 2);
            lines().settle();
            assertThat(lines().texts(phone)).hasSize(2);
            switch (language) {
                case ENGLISH -> assertThat(text).startsWith("You were given a paper today.");
                case ROMAN_URDU -> assertThat(text).startsWith("Aaj aap ko aik kaghaz diya gaya");
                case URDU -> assertThat(text).startsWith("آج آپ کو ایک کاغذ دیا گیا");
            }
        }
    }

    @Test
    void whoeverAppearsOrTextsFromTheirVerifiedNumberAfterTheDeathOnRecordIsSeenAlive() throws Exception {
        PersonId person = people().in("lahore");
        String phone = verified(person, TextLanguage.ENGLISH);
        PersonId alive = people().in("lahore");
        String other = verified(alive, TextLanguage.ENGLISH);
        facts.record(
                person,
                new Death(LocalDate.now(clock).minusDays(1), Death.Source.NADRA),
                officer().actor());
        lines().reply(phone, "I am here");
        lines().reply(other, "I am here");
        lines().awaitText(other, 2);
        appear(person, LocalDate.now(clock));
        assertThat(lifeSigns.openOf(person))
                .extracting(LifeSign::kind)
                .containsExactlyInAnyOrder(LifeSign.Kind.PHONE, LifeSign.Kind.APPEARANCE);
        assertThat(lifeSigns.openOf(alive)).isEmpty();
    }

    @Test
    void aMessageThatDoesNotReachTheTelephoneIsShownAsSuch() throws Exception {
        PersonId person = people().in("lahore");
        verified(person, TextLanguage.ENGLISH);
        lines().simulator().loseSubmissions(1);
        appear(person, LocalDate.now(clock));
        lines().settle();
        assertThat(about(person, About.RECEIPT))
                .extracting(CaseMessage::state)
                .containsExactly(MessageState.State.FAILED);
    }

    private AppearanceReceipt appear(PersonId person, LocalDate on) {
        return appearances.record(
                person,
                new NewAppearance(UUID.randomUUID(), STATION, on, IdentitySeen.CNIC_CARD, AddressSeen.VISITED, ""),
                officer().actor());
    }

    private List<CaseMessage> about(PersonId person, About about) {
        return texts.of(person, 100).stream()
                .filter(message -> message.about() == about)
                .toList();
    }

    private LocalDate due(PersonId person) {
        return Objects.requireNonNull(standings.requirement(person).nextVerificationDueOn());
    }

    private String verified(PersonId person, TextLanguage language) throws InterruptedException {
        String phone = phone();
        phones.take(person, MobileNumber.parse(phone), language, officer().actor());
        assertThat(phones.enter(person, lines().awaitCode(phone, 1), officer().actor()))
                .isEqualTo(Entered.VERIFIED);
        lines().settle();
        return phone;
    }

    private static String phone() {
        return Samples.phone();
    }

    private void goTo(LocalDate day, int hour) {
        Instant then = day.atTime(LocalTime.of(hour, 0)).atZone(Day.ZONE).toInstant();
        clock.move(Duration.between(clock.instant(), then));
    }

    private Officer officer() {
        return Objects.requireNonNull(officer);
    }

    private Supervised people() {
        return Objects.requireNonNull(people);
    }

    private RegisterLines lines() {
        return Objects.requireNonNull(made);
    }
}
