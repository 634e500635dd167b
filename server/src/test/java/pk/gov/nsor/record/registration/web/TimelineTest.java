package pk.gov.nsor.record.registration.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalEntry;
import pk.gov.nsor.record.register.journal.JournalGroup;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.register.journal.Timeline;
import pk.gov.nsor.record.register.journal.Timeline.Anybody;
import pk.gov.nsor.record.register.journal.Timeline.Order;
import pk.gov.nsor.record.register.journal.Timeline.Place;
import pk.gov.nsor.record.register.journal.Timeline.Question;
import pk.gov.nsor.testing.ExportedList;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class TimelineTest {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private static final String OWN = "attock";
    private static final int MANY = 10_000;
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final Pattern COUNT = Pattern.compile("<h2>Entries: ([0-9,]+)</h2>");

    @LocalServerPort
    private int port;

    @Autowired
    private Transfers transfers;

    @Autowired
    private Journal journal;

    @Autowired
    private Timeline timeline;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private @Nullable Officer officer;
    private @Nullable PersonId person;

    private final Supervised supervised;
    private final Officers officers;

    TimelineTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void somebody() {
        officer = officers.of(new OfDistrict(OWN), Role.DISTRICT_SUPERVISOR);
        person = supervised.by(officer.actor()).releasedIn(OWN, today());
    }

    @Test
    void theTimelineHasEverythingWithWhoAndWhenItHappenedAndWhenItWasRecorded() {
        String page = ok(session(), path(""));
        assertThat(count(page)).isEqualTo(journal.of(who()).size());
        assertThat(page)
                .contains(
                        "Convicted under",
                        DAY.format(Supervised.JUDGED),
                        "recorded ",
                        actor().account().displayName(),
                        "the register itself",
                        "Facts of courts and prisons");
    }

    @Test
    void whoeverAsksForAGroupGetsThatAloneAndTheGroupsTogetherAreEverything() {
        int together = 0;
        for (JournalGroup group : JournalGroup.offered()) {
            List<JournalEntry> lines = all(new Question(group, null, null, new Anybody(), Order.RECORDED));
            assertThat(lines).allSatisfy(line -> assertThat(line.kind().group()).isEqualTo(group));
            String page = ok(session(), path("?group=" + group.key()));
            assertThat(count(page)).as(group.key()).isEqualTo(lines.size());
            assertThat(page).contains("value=\"" + group.key() + "\" selected");
            together += lines.size();
        }
        assertThat(together).isEqualTo(journal.of(who()).size());
    }

    @Test
    void aRangeOfDaysIsOfTheDaysOnWhichThingsHappenedWithBothItsEnds() {
        LocalDate judgment = Supervised.JUDGED;
        String inWords =
                DateTimeFormatter.ofPattern("d+MMM+uuuu", Locale.ENGLISH).format(judgment);
        String dashed =
                DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ENGLISH).format(judgment);
        for (String range : List.of(
                "from=" + judgment + "&to=" + judgment, "to=" + inWords, "from=" + dashed + "&to=" + judgment)) {
            assertThat(ok(session(), path("?" + range)))
                    .as(range)
                    .contains("Convicted under", DAY.format(judgment))
                    .doesNotContain("House 3, Street 9");
        }
        assertThat(all(new Question(null, judgment.plusDays(1), null, new Anybody(), Order.RECORDED)))
                .noneMatch(line -> line.happenedOn().equals(judgment));
        assertThat(all(new Question(null, null, judgment.minusDays(1), new Anybody(), Order.RECORDED)))
                .isEmpty();
    }

    @Test
    void whoeverAsksWhoRecordedGetsTheirLinesAlone() {
        UUID account = actor().account().id();
        String own = ok(session(), path("?by=" + account));
        String systems = ok(session(), path("?by=register"));
        long written = journal.of(who()).stream()
                .filter(line -> account.equals(line.recordedBy()))
                .count();
        assertThat(count(own)).isEqualTo(written).isPositive();
        assertThat(count(own) + count(systems)).isEqualTo(journal.of(who()).size());
        assertThat(count(ok(session(), path("?by=" + UUID.randomUUID())))).isZero();
    }

    @Test
    void daysThatCanNotBeAreToldAndNonsenseInTheAddressIsNoError() {
        assertThat(ok(session(), path("?from=yesterday"))).contains("role=\"alert\"", "aria-invalid=\"true\"");
        assertThat(ok(session(), path("?from=2026-01-02&to=2026-01-01")))
                .contains("The second day lies before the first.");
        int everything = journal.of(who()).size();
        for (String nonsense : List.of(
                "?group=nonsense", "?by=nonsense", "?order=nonsense", "?after=nonsense", "?after=2026-13-45.1")) {
            assertThat(count(ok(session(), path(nonsense)))).as(nonsense).isEqualTo(everything);
        }
    }

    @Test
    void whereNothingIsAsAskedThePageSaysSoAndLeadsOn() {
        assertThat(ok(session(), path("?to=1950-01-01")))
                .contains("Nothing on the timeline is as you ask.", "The whole timeline")
                .doesNotContain("timeline.csv");
    }

    @Test
    void aReasonThatSomebodyGaveIsThere() {
        transfers.offer(who(), "multan", "Works at a mill there", actor().actor());
        UUID offer = transfers.offered(who()).orElseThrow().id();
        transfers.giveBack(offer, "Nobody of this name", actor().actor());
        assertThat(ok(session(), path("?group=supervision"))).contains("Nobody of this name");
    }

    @Test
    void tenThousandLinesArePagedInBothOrdersEachOnce() {
        many();
        for (Order order : Order.values()) {
            Question question = new Question(null, null, null, new Anybody(), order);
            List<JournalEntry> lines = all(question);
            assertThat(lines).hasSize(journal.of(who()).size()).doesNotHaveDuplicates();
            assertThat(timeline.count(who(), question)).isEqualTo(lines.size());
            for (int i = 1; i < lines.size(); i++) {
                JournalEntry before = lines.get(i - 1);
                JournalEntry after = lines.get(i);
                int days = order == Order.HAPPENED ? after.happenedOn().compareTo(before.happenedOn()) : 0;
                assertThat(days < 0 || (days == 0 && after.id() < before.id()))
                        .as("%s: %s before %s", order, before, after)
                        .isTrue();
            }
        }
    }

    @Test
    void aPageOfALongTimelineIsFoundByAnIndex() {
        many();
        for (String order : List.of("id desc", "happened_on desc, id desc")) {
            String plan = String.join(
                    "\n",
                    jdbc.sql("explain select id from register.journal where person_id = ? order by " + order
                                    + " limit 51")
                            .param(who().value())
                            .query(String.class)
                            .list());
            assertThat(plan).contains("Index").doesNotContain("Seq Scan");
        }
    }

    @Test
    void theAddressOfEachPartKeepsWhatIsAskedForAndPartsFollowEachOther() {
        many();
        WebSession session = session();
        String first = ok(session, path("?group=identity&order=happened&from=2000-01-01"));
        Matcher next = NEXT.matcher(first);
        assertThat(next.find()).isTrue();
        String address = next.group(1).replace("&amp;", "&");
        assertThat(address).contains("group=identity", "order=happened", "from=2000-01-01", "after=");
        String second = ok(session, address);
        assertThat(count(second)).isEqualTo(count(first));
        assertThat(second).contains("Back to the beginning");
        assertThat(ok(session, record())).contains("The whole timeline");
    }

    @Test
    void theFileHasEveryLineAskedForIsOnTheTrailAndHoldsNoFormula() {
        transfers.offer(who(), "multan", "x", actor().actor());
        transfers.giveBack(transfers.offered(who()).orElseThrow().id(), "=HYPERLINK(\"http://x\")", actor().actor());
        WebSession session = session();
        HttpResponse<String> file = session.get("/people/" + who() + "/timeline.csv?group=supervision");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        long lines = all(new Question(JournalGroup.SUPERVISION, null, null, new Anybody(), Order.RECORDED))
                .size();
        assertThat(ExportedList.lines(file.body())).hasSize((int) lines + 1);
        assertThat(file.body())
                .contains("\"'=HYPERLINK(\"\"http://x\"\")\"")
                .doesNotContain("\u2068", ",=", ",\"=")
                .startsWith("\uFEFFWhat happened last");
        assertThat(new TrailReader(jdbc).of(actor().account().id()))
                .filteredOn("PERSON_VIEWED DONE"::equals)
                .as("the look at the record, and the file")
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aFileIsForSupervisorsAndTheTimelineOfAnotherPlaceIsNotThere() {
        WebSession officers = session(new OfDistrict(OWN), Role.SUPERVISING_OFFICER);
        assertThat(ok(officers, path(""))).doesNotContain("timeline.csv");
        assertThat(officers.get("/people/" + who() + "/timeline.csv").statusCode())
                .isEqualTo(403);
        WebSession others = session(new OfDistrict("multan"), Role.DISTRICT_SUPERVISOR);
        for (String page : List.of("/timeline", "/timeline.csv")) {
            assertThat(others.get("/people/" + who() + page).statusCode()).isEqualTo(404);
        }
    }

    private void many() {
        List<Journal.NewLine> lines = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            lines.add(new Journal.NewLine(
                    who(),
                    JournalKind.PHOTOGRAPH_ADDED,
                    LocalDate.of(2024, 1, 1).plusDays(i * 7919L % 700),
                    Map.of()));
        }
        transaction.executeWithoutResult(status -> journal.append(lines, Actor.system("test")));
    }

    private List<JournalEntry> all(Question question) {
        List<JournalEntry> all = new ArrayList<>();
        Place after = null;
        do {
            Timeline.Page page = timeline.page(who(), question, after, 500);
            all.addAll(page.lines());
            after = page.next();
        } while (after != null);
        return all;
    }

    private static int count(String page) {
        Matcher count = COUNT.matcher(page);
        assertThat(count.find()).as(page).isTrue();
        return Integer.parseInt(count.group(1).replace(",", ""));
    }

    private String path(String question) {
        return record() + "/timeline" + question;
    }

    private String record() {
        return "/people/" + who();
    }

    private static String ok(WebSession session, String path) {
        HttpResponse<String> response = session.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private WebSession session() {
        WebSession session = new WebSession(port);
        session.signIn(actor().name(), Officers.PASSWORD);
        return session;
    }

    private WebSession session(Jurisdiction jurisdiction, Role role) {
        WebSession session = new WebSession(port);
        session.signIn(officers.of(jurisdiction, role).name(), Officers.PASSWORD);
        return session;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Officer actor() {
        return Objects.requireNonNull(officer);
    }

    private PersonId who() {
        return Objects.requireNonNull(person);
    }
}
