package pk.gov.nsor.policing.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.policing.notices.review.Lateness;
import pk.gov.nsor.policing.supervision.Circumstance;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.KnownCircumstance;
import pk.gov.nsor.policing.supervision.Phone;
import pk.gov.nsor.policing.supervision.Phones;
import pk.gov.nsor.policing.supervision.breach.Breach;
import pk.gov.nsor.policing.supervision.breach.Breaches;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

/** Notices of telephones, work, households with a child, vehicles and names online. */
@RegisterTest
class MoreNoticesTest {

    private static final String OWN = "sialkot";
    private static final String STATION = "city-police-station-sialkot";
    private static final Circumstance.Children ONE_CHILD = new Circumstance.Children(0, 1, 0);

    @Autowired
    private Notices notices;

    @Autowired
    private Decisions decisions;

    @Autowired
    private Circumstances circumstances;

    @Autowired
    private Phones phones;

    @Autowired
    private Breaches breaches;

    @Autowired
    private Laws laws;

    @Autowired
    private TestClock clock;

    private Duration travelled = Duration.ZERO;
    private @Nullable Officer made;
    private @Nullable PersonId person;

    private final Supervised supervised;
    private final Officers officers;

    MoreNoticesTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void somebodyIsFollowed() {
        made = officers.of(new OfDistrict(OWN), Role.SUPERVISING_OFFICER);
        person = supervised.by(officer().actor()).in(OWN);
        later(60);
    }

    @AfterEach
    void home() {
        clock.move(travelled.negated());
    }

    @Test
    void ofWhichKindsSeveralCanBeginOnOneDayTheDatabaseKnowsToo(@Autowired JdbcClient jdbc) {
        String index = jdbc.sql("select pg_get_indexdef(cast('notices.notice_of_a_change' as regclass))")
                .query(String.class)
                .single();
        Matcher several = Pattern.compile("kind <> ALL \\(ARRAY\\[(.*?)\\]").matcher(index);
        assertThat(several.find()).as(index).isTrue();
        assertThat(Pattern.compile("'(\\w+)'")
                        .matcher(several.group(1))
                        .results()
                        .map(kind -> NoticeKind.valueOf(kind.group(1))))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(NoticeKind.values())
                        .filter(NoticeKind::canBeSeveral)
                        .toList());
    }

    @Test
    void workVehiclesAndNamesOnlineAreKnownOnceTheyAreAcceptedAndNoMoreOnceThatIsTakenBack() {
        for (Particulars told : List.of(
                new Particulars.NewWork(
                        new Circumstance.Work("Brick kiln", "Daska", Circumstance.Work.WithChildren.NO), today()),
                new Particulars.NewVehicle(new Circumstance.Vehicle("LEB 12 345", "white"), today()),
                new Particulars.NewOnlineIdentity(
                        new Circumstance.OnlineIdentity(Circumstance.OnlineIdentity.Service.TIKTOK, "@akbar"), today()),
                new Particulars.Household(ONE_CHILD, 24, today()))) {
            Notice notice = take(told, today());
            assertThat(known()).as("%s before", told.kind()).isEmpty();
            accept(notice);
            assertThat(known()).extracting(one -> one.known().what()).containsExactly(what(told));
            decisions.refuse(
                    person(), notice.id(), "It was another's", officer().actor());
            assertThat(known()).as("%s taken back", told.kind()).isEmpty();
            accept(notice);
            assertThat(known()).as("%s after all", told.kind()).hasSize(1);
            decisions.refuse(
                    person(), notice.id(), "It was another's", officer().actor());
        }
    }

    @Test
    void aNewNumberGetsItsCodeWhenTheNoticeIsAcceptedAndIsGoneWhenItIsRefused() {
        Notice notice = take(new Particulars.NewPhone("0399 1234567", today()), today());
        assertThat(phones.of(person())).isEmpty();
        decisions.accept(
                person(),
                notice.id(),
                Evidence.STATED,
                "The telephone is here",
                officer().actor());
        assertThat(phones.of(person())).extracting(Phone::state).containsExactly(Phone.State.TAKEN);
        decisions.refuse(
                person(), notice.id(), "It is another's telephone", officer().actor());
        assertThat(phones.of(person())).extracting(Phone::state).containsExactly(Phone.State.WITHDRAWN);
    }

    @Test
    void workAndTelephonesAreToldWithinThreeWorkingDays() {
        LocalDate on = today().minusDays(30);
        LocalDate last = laws.current().workingDays().after(on, 3);
        Particulars work = new Particulars.NewWork(
                new Circumstance.Work("Tea stall", "", Circumstance.Work.WithChildren.UNKNOWN), on);
        assertThat(take(work, last).lateness()).isEqualTo(new Lateness(last, false, "notice.change", 1));
        assertThat(alleged()).isEmpty();
        take(new Particulars.NewPhone("0399 7654321", on), last.plusDays(1));
        assertThat(alleged()).containsExactly("NOTIFY_PHONE");
    }

    @Test
    void livingWithAChildIsToldByTheNextDayAndAShortVisitNeedNotBe() {
        LocalDate on = today().minusDays(10);
        Notice inTime = take(new Particulars.Household(ONE_CHILD, 12, on), on.plusDays(1));
        assertThat(inTime.lateness().isLate()).isFalse();
        assertThat(inTime.lateness().lastDay()).isEqualTo(on.plusDays(1));
        Notice brief = take(new Particulars.Household(new Circumstance.Children(1, 0, 0), 11, on.plusDays(1)), today());
        assertThat(brief.lateness().lastDay()).isNull();
        assertThat(alleged()).isEmpty();
        take(new Particulars.Household(new Circumstance.Children(0, 0, 2), 12, on.plusDays(2)), on.plusDays(4));
        assertThat(alleged()).containsExactly("NOTIFY_HOUSEHOLD");
    }

    @Test
    void nobodyIsLateWithAVehicleOrANameOnlineBecauseTheLawNamesNoDay() {
        Notice notice =
                take(new Particulars.NewVehicle(new Circumstance.Vehicle("LEC 1", ""), today().minusDays(50)), today());
        assertThat(notice.lateness()).isEqualTo(new Lateness(null, false, "notice.change", 1));
        assertThat(alleged()).isEmpty();
    }

    @Test
    void twoVehiclesOfOneDayAreTwoNoticesAndTheSameTwiceIsRefused() {
        take(new Particulars.NewVehicle(new Circumstance.Vehicle("LEC 1", ""), today()), today());
        take(new Particulars.NewVehicle(new Circumstance.Vehicle("LEC 2", ""), today()), today());
        refused(
                "notice.twice",
                () -> take(new Particulars.NewVehicle(new Circumstance.Vehicle("lec-2", ""), today()), today()));
    }

    @Test
    void bothVehiclesOfOneDayAreAcceptedAndOneThatWasToldAgainAfterItWasRefusedCountsOnce() {
        Notice first = take(new Particulars.NewVehicle(new Circumstance.Vehicle("LEC 1", ""), today()), today());
        Notice second = take(new Particulars.NewVehicle(new Circumstance.Vehicle("LEC 2", ""), today()), today());
        accept(first);
        accept(second);
        assertThat(known()).hasSize(2);
        decisions.refuse(person(), first.id(), "It was another's", officer().actor());
        Notice again = take(new Particulars.NewVehicle(new Circumstance.Vehicle("LEC 1", ""), today()), today());
        refused("notice.twice", () -> accept(first));
        accept(again);
        assertThat(known()).hasSize(2);
    }

    @Test
    void aHouseholdWithoutAChildOrOfThirtyHoursIsNone() {
        refused("notice.no-child", () -> new Particulars.Household(new Circumstance.Children(0, 0, 0), 24, today()));
        refused("notice.hours", () -> new Particulars.Household(ONE_CHILD, 30, today()));
    }

    private static Circumstance what(Particulars told) {
        return ((Particulars.OfCircumstance) told).what();
    }

    private void accept(Notice notice) {
        decisions.accept(
                person(),
                notice.id(),
                Evidence.STATED,
                "Nothing speaks against it",
                officer().actor());
    }

    private List<KnownCircumstance> known() {
        return circumstances.of(person()).stream()
                .filter(KnownCircumstance::isNow)
                .toList();
    }

    private List<String> alleged() {
        return breaches.of(person()).stream()
                .filter(breach -> breach.state() == Breach.State.ALLEGED)
                .filter(breach -> breach.broken() instanceof Breach.Broken.Notification)
                .map(breach -> breach.broken().name())
                .toList();
    }

    private Notice take(Particulars particulars, LocalDate announcedOn) {
        return notices.take(
                person(),
                new NewNotice(UUID.randomUUID(), particulars, announcedOn, How.AT_STATION, STATION),
                officer().actor());
    }

    private static void refused(String code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private Officer officer() {
        return Objects.requireNonNull(made);
    }

    private PersonId person() {
        return Objects.requireNonNull(person);
    }

    private void later(int days) {
        clock.move(Duration.ofDays(days));
        travelled = travelled.plusDays(days);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
