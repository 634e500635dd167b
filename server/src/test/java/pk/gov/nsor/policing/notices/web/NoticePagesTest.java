package pk.gov.nsor.policing.notices.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Announcements;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.policing.notices.How;
import pk.gov.nsor.policing.notices.NewNotice;
import pk.gov.nsor.policing.notices.Notice;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.policing.notices.Particulars.NewHome;
import pk.gov.nsor.policing.notices.Particulars.TravelInside;
import pk.gov.nsor.policing.notices.review.NoticeSweep;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
// Splits a district, which others count.
@TestPropertySource(properties = "test.register=split")
class NoticePagesTest {

    private static final String OWN = "attock";
    private static final String STATION = "city-police-station-attock";
    private static final String OTHER = "chakwal";

    @LocalServerPort
    private int port;

    @Autowired
    private Notices notices;

    @Autowired
    private Districts districts;

    @Autowired
    private NoticeSweep sweep;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private Duration travelled = Duration.ZERO;
    private @Nullable Officer officer;
    private @Nullable Supervised made;
    private @Nullable PersonId person;

    private final Supervised supervised;
    private final Officers officers;

    NoticePagesTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void somebodyOfTheDistrict() {
        officer = officers.of(new OfDistrict(OWN), Role.SUPERVISING_OFFICER);
        made = supervised.by(officer().actor());
        person = people().in(OWN);
    }

    @AfterEach
    void home() {
        clock.move(travelled.negated());
        people().unseal();
    }

    @Test
    void theListIsAFileForSupervisorsAndTheTrailHasWhomItNames() {
        Notice notice = take(new NewHome("House 4", OWN, null, today()));
        assertThat(own().get("/notices.csv?list=to-verify").statusCode()).isEqualTo(403);
        assertThat(own().get("/notices?list=to-verify").body()).doesNotContain("/notices.csv");
        Officer supervisor = officers.of(new OfDistrict(OWN), Role.DISTRICT_SUPERVISOR);
        WebSession session = new WebSession(port);
        session.signIn(supervisor.name(), Officers.PASSWORD);
        assertThat(session.get("/notices?list=to-verify").body()).contains("/notices.csv?list=to-verify");
        assertThat(session.get("/notices.csv?list=to-verify").body())
                .contains(people().numberOf(notice.person()))
                .doesNotContain("/people/");
        assertThat(new TrailReader(jdbc)
                        .isNamed(
                                supervisor.account().id(),
                                TrailAction.NOTICES_VIEWED,
                                true,
                                notice.person().value()))
                .isTrue();
    }

    @Test
    void theNoticesOfAnotherDistrictAreNotThere() {
        Notice notice = take(new NewHome("House 4", OWN, null, today()));
        WebSession stranger = as(OTHER, Role.SUPERVISING_OFFICER);
        for (String page : List.of("/notices/new", "/notices/" + notice.id(), "/notices/" + notice.id() + "/receipt")) {
            assertThat(stranger.get(record() + page).statusCode()).as(page).isEqualTo(404);
            assertThat(own().get(record() + page).statusCode()).as(page).isEqualTo(200);
        }
        PersonId theirs = people().in(OTHER);
        String page = "/people/" + theirs + "/notices/" + notice.id();
        assertThat(stranger.get(page).statusCode())
                .as("a notice of somebody else under the own person's address")
                .isEqualTo(404);
        assertThat(stranger.post(record() + "/notices/" + notice.id(), Map.of("decision", "REFUSED"), "x")
                        .statusCode())
                .isIn(403, 404);
        assertThat(ok(stranger, "/notices")).doesNotContain(people().numberOf(person()));
        assertThat(ok(own(), "/notices")).contains(people().numberOf(person()));
    }

    @Test
    void aProvincialSupervisorReadsAndDoesNotTakeOrDecide() {
        Notice notice = take(new NewHome("House 4", OWN, null, today()));
        WebSession supervisor = new WebSession(port);
        supervisor.signIn(
                officers.of(
                                new pk.gov.nsor.foundation.access.Jurisdiction.OfProvince("PK-PB"),
                                Role.PROVINCIAL_SUPERVISOR)
                        .name(),
                Officers.PASSWORD);
        assertThat(ok(supervisor, record() + "/notices/" + notice.id()))
                .contains("House 4")
                .doesNotContain("name=\"decision\"");
        assertThat(supervisor.get(record() + "/notices/new").statusCode()).isEqualTo(403);
    }

    @Test
    void pressedTwiceOrSentAgainTheWizardTakesOneNotice() {
        WebSession session = own();
        String draft = begin(session, "ADDRESS");
        fill(session, draft, Map.of("line", "House 5", "district", OWN, "on", today().toString()));
        String check = draft + "/check";
        HttpResponse<String> first = session.submit(check, check, Map.of());
        assertThat(first.headers().firstValue("Location").orElse("")).endsWith("/receipt");
        HttpResponse<String> again = session.submit(record(), check, Map.of());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(notices.of(person())).hasSize(1);
        assertThat(jdbc.sql("select count(*) from notices.draft where person_id = ?")
                        .param(person().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatWasTypedIsKeptEncryptedForItsOfficerAloneAndNotForEver() {
        WebSession session = own();
        String draft = begin(session, "ADDRESS");
        session.submit(draft + "/particulars", draft + "/particulars", Map.of("line", "Very particular house"));
        assertThat(ok(own(), draft + "/particulars")).contains("Very particular house");
        WebSession colleague = as(OWN, Role.SUPERVISING_OFFICER);
        assertThat(colleague.get(draft + "/particulars").statusCode()).isEqualTo(302);
        assertThat(ok(colleague, record())).doesNotContain("Go on with the notice");
        assertThat(jdbc.sql("select encode(content, 'escape') from notices.draft where person_id = ?")
                        .param(person().value())
                        .query(String.class)
                        .single())
                .doesNotContain("particular");
        later(8);
        sweep.runDue(() -> true);
        assertThat(own().get(draft + "/particulars").statusCode()).isEqualTo(302);
        assertThat(jdbc.sql("select count(*) from notices.draft where person_id = ?")
                        .param(person().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aDistrictOfTodayIsItselfUnlessItWillHaveBeenSplitByTheDayThatIsTold() {
        LocalDate split = today().plusDays(20);
        new Announcements(context).split("layyah", "Karor", "کروڑ", split, tehsilOf("layyah"), station());
        WebSession session = own();
        String draft = begin(session, "ADDRESS");
        Map<String, String> move = new HashMap<>(Map.of("line", "House 6", "district", "layyah"));
        move.put("on", split.minusDays(1).toString());
        assertThat(particulars(session, draft, move).statusCode()).isEqualTo(302);
        move.put("on", split.toString());
        HttpResponse<String> asked = particulars(session, draft, move);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("will have been split by that day", "Karor", "name=\"successor\"");
        move.put("successor", "karor");
        fill(session, draft, move);
        session.submit(draft + "/check", draft + "/check", Map.of());
        assertThat(notices.of(person()).getFirst().particulars().district()).isEqualTo("karor");

        later(30);
        WebSession after = own();
        String another = begin(after, "ADDRESS");
        Map<String, String> itself = Map.of("line", "House 7", "district", "layyah", "on", today().toString());
        fill(after, another, itself);
        after.submit(another + "/check", another + "/check", Map.of());
        assertThat(notices.of(person()))
                .extracting(notice -> notice.particulars().district())
                .containsExactlyInAnyOrder("karor", "layyah");
    }

    @Test
    @Tag("walk")
    void everyDistrictOfTodayIsTakenForAnAddressAndEveryTehsilOfIt() {
        WebSession session = own();
        String draft = begin(session, "ADDRESS");
        PersonId told = person();
        for (District district : districts.all()) {
            Map<String, String> here =
                    new HashMap<>(Map.of("line", "House 6", "district", district.code(), "on", today().toString()));
            assertThat(particulars(session, draft, here).statusCode())
                    .as(district.code())
                    .isEqualTo(302);
            for (Tehsil tehsil : districts.tehsils(district.code(), today())) {
                here.put("district", tehsil.nameEn() + ", " + district.nameEn());
                assertThat(particulars(session, draft, here).statusCode())
                        .as(district.code() + ", " + tehsil.nameEn())
                        .isEqualTo(302);
            }
            // Lived in since before some of the districts were made, and named as it is today.
            here.put("on", "2022-01-01");
            assertThat(particulars(session, draft, here).statusCode())
                    .as(district.code())
                    .isEqualTo(302);
            if (!district.hasBegun(LocalDate.of(2022, 1, 1))) {
                person = people().in(OWN);
                assertThat(take(new NewHome("House 6", district.code(), null, LocalDate.of(2022, 1, 1)))
                                .particulars()
                                .district())
                        .isEqualTo(district.code());
                person = told;
            }
        }
    }

    @Test
    void badInputIsAnsweredOnThePageAndTakesNothing() {
        WebSession session = own();
        String name = begin(session, "NAME");
        for (String bad : List.of("a".repeat(10_000), "Ali\u202Eilahg", "علی")) {
            HttpResponse<String> refused = session.submit(
                    name + "/particulars", name + "/particulars", Map.of("nameLatin", bad, "on", today().toString()));
            assertThat(refused.statusCode()).isEqualTo(200);
            assertThat(refused.body()).contains("field-error");
        }
        String abroad = begin(session, "TRAVEL_ABROAD");
        Map<String, String> journey = new HashMap<>(Map.of(
                "on", today().plusDays(30).toString(),
                "until", today().plusDays(40).toString(),
                "country1", "AE",
                "from1", today().plusDays(30).toString(),
                "tripPurpose", "Work",
                "carrier", "PK 203",
                "passport", "AB1234567"));
        for (Map.Entry<String, String> bad : Map.of(
                        "country1", "XX",
                        "until", today().plusDays(29).toString(),
                        "on", "31-02-2027",
                        "passport", "1",
                        "from1", today().plusDays(41).toString())
                .entrySet()) {
            Map<String, String> wrong = new HashMap<>(journey);
            wrong.put(bad.getKey(), bad.getValue());
            HttpResponse<String> refused = session.submit(abroad + "/particulars", abroad + "/particulars", wrong);
            assertThat(refused.statusCode()).as(bad.toString()).isEqualTo(200);
            assertThat(refused.body()).as(bad.toString()).contains("field-error");
        }
        String far = begin(session, "ADDRESS");
        session.submit(
                far + "/particulars",
                far + "/particulars",
                Map.of("line", "House 1", "district", OWN, "on", "01-01-2199"));
        assertThat(session.submit(far + "/told", far + "/told", told()).body()).contains("years ahead");
        assertThat(notices.of(person())).isEmpty();
    }

    @Test
    void theDistrictThatIsVisitedReadsTheRecordOnTheDaysThatWereToldAndNoLonger() {
        WebSession visited = as(OTHER, Role.SUPERVISING_OFFICER);
        String number = people().numberOf(person());
        take(new TravelInside("Hotel Tulip", OTHER, today().plusDays(2), today().plusDays(10), "Wedding"));
        assertThat(ok(visited, "/")).contains(number);
        assertThat(visited.get(record()).statusCode()).isEqualTo(404);
        // No session lasts for days.
        later(2);
        visited = as(OTHER, Role.SUPERVISING_OFFICER);
        assertThat(ok(visited, record())).doesNotContain("/notices/new", "/appearances/new");
        later(8);
        visited = as(OTHER, Role.SUPERVISING_OFFICER);
        assertThat(visited.get(record()).statusCode()).isEqualTo(200);
        later(1);
        visited = as(OTHER, Role.SUPERVISING_OFFICER);
        assertThat(visited.get(record()).statusCode()).isEqualTo(404);
        assertThat(ok(visited, "/")).doesNotContain(number);
    }

    @Test
    void todayTellsNoticesInTimeFromThoseWhoseDayIsPast() {
        take(new NewHome("House 4", OWN, null, today()));
        String number = people().numberOf(person());
        assertThat(ok(own(), "/notices?list=to-verify")).contains(number);
        assertThat(ok(own(), "/notices?list=deadline-passed")).doesNotContain(number);
        later(10);
        assertThat(ok(own(), "/notices?list=to-verify")).doesNotContain(number);
        assertThat(ok(own(), "/notices?list=deadline-passed")).contains(number);
        assertThat(ok(own(), "/")).contains("Notices: deadline passed");
        people().seal(person(), today());
        assertThat(ok(own(), "/notices?list=deadline-passed")).doesNotContain(number);
    }

    /** @return the address of the draft */
    private String begin(WebSession session, String kind) {
        String page = record() + "/notices/new";
        String particulars = session.submit(page, page, Map.of("kind", kind))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String path = particulars.substring(particulars.indexOf("/people/"));
        return path.substring(0, path.lastIndexOf('/'));
    }

    @Test
    void whatTellsWhoASurvivorIsIsStoppedOnThePageOfParticularsAndNotEvenKeptAsADraft() {
        WebSession session = own();
        String draft = begin(session, "TRAVEL_INSIDE");
        Map<String, String> stopped = Map.of(
                "on",
                today().plusDays(2).toString(),
                "until",
                today().plusDays(4).toString(),
                "line",
                "House 9, Model Town",
                "district",
                OWN,
                "tripPurpose",
                "To see the victim Ayeshagul");
        assertThat(session.submit(draft + "/particulars", draft + "/particulars", stopped)
                        .body())
                .contains("seems to name a survivor", "id=\"tripPurpose-error\"", "Ayeshagul");
        assertThat(ok(session, draft + "/particulars"))
                .contains("House 9, Model Town")
                .doesNotContain("Ayeshagul");
        Map<String, String> fine = new java.util.HashMap<>(stopped);
        fine.put("tripPurpose", "To see his brother");
        assertThat(session.submit(draft + "/particulars", draft + "/particulars", fine)
                        .statusCode())
                .isEqualTo(302);
        assertThat(ok(session, draft + "/particulars")).contains("To see his brother");
    }

    @Test
    void theStationThatAnswersIsSaidAndAnotherOfTheDistrictIsTyped() {
        String other = "station-of-" + UUID.randomUUID();
        new Announcements(context).station(other, OWN);
        WebSession session = own();
        String draft = begin(session, "ADDRESS");
        assertThat(particulars(session, draft, Map.of("line", "House 5", "district", OWN, "on", today().toString()))
                        .statusCode())
                .isEqualTo(302);
        assertThat(ok(session, draft + "/told"))
                .contains("at another one?", "value=\"City Police Station Attock, Attock\"", "data-own=\"true\"");
        Map<String, String> elsewhere = new HashMap<>(told());
        elsewhere.put("station", "City Police Station Lahore");
        assertThat(session.submit(draft + "/told", draft + "/told", elsewhere).body())
                .contains("This place lies outside the area in question.");
        elsewhere.put("station", other);
        assertThat(session.submit(draft + "/told", draft + "/told", elsewhere).statusCode())
                .isEqualTo(302);
        HttpResponse<String> _ = session.submit(draft + "/check", draft + "/check", Map.of());
        assertThat(notices.of(person()).getFirst().station()).isEqualTo(other);
    }

    private HttpResponse<String> particulars(WebSession session, String draft, Map<String, String> fields) {
        return session.submit(draft + "/particulars", draft + "/particulars", fields);
    }

    private void fill(WebSession session, String draft, Map<String, String> particulars) {
        assertThat(session.submit(draft + "/particulars", draft + "/particulars", particulars)
                        .statusCode())
                .isEqualTo(302);
        assertThat(session.submit(draft + "/told", draft + "/told", told()).statusCode())
                .isEqualTo(302);
    }

    private Map<String, String> told() {
        return Map.of("announcedOn", today().toString(), "how", "AT_STATION", "station", STATION);
    }

    private Notice take(pk.gov.nsor.policing.notices.Particulars particulars) {
        return notices.take(
                person(),
                new NewNotice(UUID.randomUUID(), particulars, today(), How.AT_STATION, STATION),
                officer().actor());
    }

    private String tehsilOf(String district) {
        return jdbc.sql("select code from reference.tehsil where district_code = ? order by code limit 1")
                .param(district)
                .query(String.class)
                .single();
    }

    private String station() {
        String code = "station-of-" + UUID.randomUUID();
        new Announcements(context).station(code, "layyah");
        return code;
    }

    private WebSession own() {
        WebSession session = new WebSession(port);
        session.signIn(officer().name(), Officers.PASSWORD);
        return session;
    }

    private WebSession as(String district, Role role) {
        WebSession session = new WebSession(port);
        session.signIn(officers.of(new OfDistrict(district), role).name(), Officers.PASSWORD);
        return session;
    }

    private static String ok(WebSession session, String path) {
        HttpResponse<String> response = session.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private String record() {
        return "/people/" + person();
    }

    private Supervised people() {
        return Objects.requireNonNull(made);
    }

    private Officer officer() {
        return Objects.requireNonNull(officer);
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
