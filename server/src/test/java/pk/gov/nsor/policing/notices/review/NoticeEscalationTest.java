package pk.gov.nsor.policing.notices.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.escalation.EscalationSteps;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.policing.notices.Announced;
import pk.gov.nsor.policing.notices.Announcements;
import pk.gov.nsor.policing.notices.Observation;
import pk.gov.nsor.policing.notices.Observations;
import pk.gov.nsor.policing.notices.ShortForm;
import pk.gov.nsor.policing.notices.contradiction.Contradictions;
import pk.gov.nsor.policing.notices.task.NoticeQueue;
import pk.gov.nsor.policing.notices.task.NoticeQueues;
import pk.gov.nsor.policing.notices.task.Task;
import pk.gov.nsor.policing.notices.task.Tasks;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.Escalation;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalEntry;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

/** What nobody sees to goes from the officer to the district, the province and the nation. */
@RegisterTest
class NoticeEscalationTest {

    private static final String OWN = "pakpattan";
    private static final List<String> ALL = List.of("DISTRICT", "PROVINCE", "NATIONAL");

    @Autowired
    private NoticeSweep sweep;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Contradictions contradictions;

    @Autowired
    private Announcements announcements;

    @Autowired
    private Observations observations;

    @Autowired
    private NoticeQueues queues;

    @Autowired
    private Escalation escalation;

    @Autowired
    private CaseAccess access;

    @Autowired
    private Journal journal;

    @Autowired
    private People people;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private int day;
    private @Nullable Officer made;
    private @Nullable Supervised supervised;
    private @Nullable PersonId someone;

    @BeforeEach
    void somebodyOfTheDistrict() {
        made = new Officers(accounts).of(new OfDistrict(OWN), Role.SUPERVISING_OFFICER);
        supervised = new Supervised(registration, facts, jdbc, officer().actor());
        someone = supervised.in(OWN);
        confirmation.examine(
                person(),
                people.get(person()).cnics().getFirst().cnic(),
                new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test"));
    }

    @AfterEach
    void home() {
        clock.move(Duration.ofDays(-day));
        Objects.requireNonNull(supervised).unseal();
    }

    @Test
    void aTaskIsToldToEachLevelOnceOnTheDayItComesToIt() {
        hotel();
        toldOnEachSide(JournalKind.TRAVEL_TASK_ESCALATED, escalation.ofTasks());
    }

    @Test
    void anAnnouncementIsToldToEachLevelOnceOnTheDayItComesToIt() {
        announced();
        toldOnEachSide(JournalKind.ANNOUNCEMENT_ESCALATED, escalation.ofAnnouncements());
    }

    private void toldOnEachSide(JournalKind kind, EscalationSteps steps) {
        int told = 0;
        for (EscalationLevel level :
                List.of(EscalationLevel.DISTRICT, EscalationLevel.PROVINCE, EscalationLevel.NATIONAL)) {
            sweepOn(steps.days(level) - 1);
            assertThat(levels(kind)).as("before %s", level).isEqualTo(ALL.subList(0, told));
            sweepOn(steps.days(level));
            told++;
            assertThat(levels(kind)).as("%s", level).isEqualTo(ALL.subList(0, told));
            sweep.runDue(() -> true);
            assertThat(levels(kind)).as("once").hasSize(told);
        }
        sweepOn(steps.days(EscalationLevel.NATIONAL) + 40);
        assertThat(levels(kind)).isEqualTo(ALL);
    }

    @Test
    void afterDaysWithoutASweepOnlyTheLevelThatIsReachedIsTold() {
        hotel();
        announced();
        sweepOn(escalation.ofTasks().days(EscalationLevel.PROVINCE));
        assertThat(levels(JournalKind.TRAVEL_TASK_ESCALATED)).containsExactly("PROVINCE");
        assertThat(levels(JournalKind.ANNOUNCEMENT_ESCALATED)).containsExactly("DISTRICT");
    }

    @Test
    void whatIsSeenToGoesNowhere() {
        hotel();
        announced();
        contradictions.close(
                person(),
                task().id(),
                Task.Outcome.EXPLAINED,
                "A wedding",
                officer().actor());
        announcements.close(
                person(),
                announcements.open(person()).getFirst().id(),
                "Did not send it",
                officer().actor());
        sweepOn(100);
        assertThat(levels(JournalKind.TRAVEL_TASK_ESCALATED)).isEmpty();
        assertThat(levels(JournalKind.ANNOUNCEMENT_ESCALATED)).isEmpty();
    }

    @Test
    void anAnnouncementThatABegunNoticeHasNotFollowedStillGoesOn() {
        announced();
        announcements.begun(person(), announcements.open(person()).getFirst().id(), UUID.randomUUID());
        sweepOn(escalation.ofAnnouncements().days(EscalationLevel.DISTRICT));
        assertThat(levels(JournalKind.ANNOUNCEMENT_ESCALATED)).containsExactly("DISTRICT");
    }

    @Test
    void aTaskThatIsOpenedAgainBeginsWithTheOfficer() {
        hotel();
        Task task = task();
        sweepOn(escalation.ofTasks().days(EscalationLevel.NATIONAL));
        transaction.executeWithoutResult(status -> {
            people.lock(person());
            tasks.explain(person(), task.kind(), task.source());
            tasks.open(person(), task.kind(), task.source(), task.happenedOn(), null);
        });
        sweepOn(day + escalation.ofTasks().days(EscalationLevel.DISTRICT) - 1);
        assertThat(levels(JournalKind.TRAVEL_TASK_ESCALATED)).containsExactly("NATIONAL");
        sweepOn(day + 1);
        assertThat(levels(JournalKind.TRAVEL_TASK_ESCALATED)).containsExactly("NATIONAL", "DISTRICT");
    }

    @Test
    void ofSomebodyWhoIsOffTheRegisterNothingIsTold() {
        hotel();
        Objects.requireNonNull(supervised).seal(person(), LocalDate.now(clock));
        sweepOn(30);
        assertThat(levels(JournalKind.TRAVEL_TASK_ESCALATED)).isEmpty();
    }

    @Test
    void theListsSayHowLongALineWaitsAndShowThoseOfALevelAlone() {
        hotel();
        announced();
        CaseScope scope = access.scope(officer().signedIn());
        for (NoticeQueue queue : List.of(NoticeQueue.TASKS, NoticeQueue.ANNOUNCED)) {
            assertThat(lines(queue, scope, 0))
                    .singleElement()
                    .satisfies(line -> assertThat(line.since()).isEqualTo(LocalDate.now(clock)));
        }
        sweepOn(6);
        assertThat(lines(NoticeQueue.TASKS, scope, 7)).isEmpty();
        sweepOn(7);
        assertThat(lines(NoticeQueue.TASKS, scope, 7)).hasSize(1);
        assertThat(queues.count(scope, new NoticeQueues.Filter(NoticeQueue.TASKS, "", 7)))
                .isPositive();
    }

    @Test
    void anInmateOfSuchATaskStaysWithTheStationThatAnsweredLast() {
        hotel();
        facts.record(
                person(),
                new CustodyEvent(
                        CustodyPeriodId.next(),
                        null,
                        CustodyEvent.Type.ADMITTED,
                        LocalDate.now(clock),
                        "Camp Jail Lahore",
                        null),
                officer().actor());
        sweepOn(escalation.ofTasks().days(EscalationLevel.DISTRICT));
        assertThat(levels(JournalKind.TRAVEL_TASK_ESCALATED)).containsExactly("DISTRICT");
        assertThat(lines(NoticeQueue.TASKS, access.scope(officer().signedIn()), 0))
                .hasSize(1);
    }

    private List<NoticeQueues.Line> lines(NoticeQueue queue, CaseScope scope, int days) {
        return queues.lines(scope, new NoticeQueues.Filter(queue, "", days), ListSort.NONE, 0, 100).stream()
                .filter(line -> line.person().equals(person()))
                .toList();
    }

    private void hotel() {
        observations.takeAtOnce(
                new Observations.Message(
                        UUID.randomUUID().toString(),
                        people.get(person()).cnics().getFirst().cnic(),
                        new Observation.ObservedHotel("Hotel Rose", "multan", 1, LocalDate.now(clock))),
                new Machine(UUID.randomUUID(), "books", Feed.POLICE, "PUNJAB_POLICE"),
                Actor.system("test"));
    }

    private void announced() {
        transaction.executeWithoutResult(
                status -> announcements.take(person(), new ShortForm(Announced.WORK, "A bakery in Pakpattan")));
    }

    private Task task() {
        return tasks.of(person()).getFirst();
    }

    private List<String> levels(JournalKind kind) {
        return journal.of(person()).stream()
                .filter(entry -> entry.kind() == kind)
                .sorted(Comparator.comparing(JournalEntry::id))
                .map(entry -> entry.details().get("level"))
                .toList();
    }

    private void sweepOn(int later) {
        clock.move(Duration.ofDays(later - day));
        day = later;
        sweep.runDue(() -> true);
    }

    private Officer officer() {
        return Objects.requireNonNull(made);
    }

    private PersonId person() {
        return Objects.requireNonNull(someone);
    }
}
