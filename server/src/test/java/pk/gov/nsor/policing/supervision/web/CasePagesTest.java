package pk.gov.nsor.policing.supervision.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.policing.supervision.Outages;
import pk.gov.nsor.policing.supervision.Responsibility;
import pk.gov.nsor.policing.supervision.Stations;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.ExportedList;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class CasePagesTest {

    private static final String OWN = "sialkot";
    private static final String STATION = "city-police-station-sialkot";
    private static final String OTHER = "multan";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private Transfers transfers;

    @Autowired
    private Stations stations;

    @Autowired
    private Outages outages;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private @Nullable Officer officer;
    private @Nullable Supervised made;

    @BeforeEach
    void anOfficer() {
        officer = new Officers(accounts).of(new OfDistrict(OWN), Role.SUPERVISING_OFFICER);
        made = new Supervised(registration, facts, jdbc, officer.actor());
    }

    @AfterEach
    void unseal() {
        people().unseal();
    }

    @Test
    void anOfficerReadsTheRecordsOfTheOwnDistrictWithoutFirSurvivorAndTheRegistrarsActions() {
        PersonId person = people().releasedIn(OWN, today());
        String page = ok(own(), record(person));
        assertThat(page)
                .contains("id=\"duties\"", "First appearance after release", "/appearances/new", "PPC 376")
                .doesNotContain(
                        "123/2022", "Survivor", "/legal", "/identity\"", "/addresses/new", "a woman or a child");
        String registrars = ok(as(Jurisdiction.NATIONAL, Role.REGISTRAR), record(person));
        assertThat(registrars).contains("123/2022", "Survivor", "id=\"duties\"").doesNotContain("/appearances/new");
    }

    @Test
    void aLineOfAnAddressThatTellsWhereASurvivorLivesIsStopped() {
        PersonId person = people().releasedIn(OWN, today());
        String page = record(person) + "/addresses/new";
        WebSession registrar = as(Jurisdiction.NATIONAL, Role.REGISTRAR);
        Map<String, String> address = Map.of(
                "line1",
                "House 5 in Street 9 is where the victim lives",
                "district1",
                "Lahore",
                "from1",
                today().minusDays(3).toString());
        assertThat(registrar.submit(page, page, address).body())
                .contains("where a survivor lives, learns or works", "id=\"line1-error\"");
        assertThat(ok(registrar, record(person))).doesNotContain("where the victim lives");
    }

    @Test
    void aRecordOfAnotherDistrictIsNotThereAndLooksLikeOneThatIsNot() {
        PersonId person = people().releasedIn(OTHER, today());
        WebSession session = own();
        for (String path : List.of("", "/body", "/appearances/new", "/appearances/" + UUID.randomUUID())) {
            assertThat(session.get(record(person) + path).statusCode()).as(path).isEqualTo(404);
            assertThat(session.get("/people/" + UUID.randomUUID() + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(session.get(record(person) + "/registered").statusCode()).isEqualTo(403);
        assertThat(session.get("/people/unconfirmed").statusCode()).isEqualTo(403);
    }

    @Test
    void anOfferLetsTheOtherDistrictReadAndNotWriteAndTheAnswerEndsThat() {
        PersonId person = people().releasedIn(OTHER, today());
        WebSession asked = as(new OfDistrict(OWN), Role.DISTRICT_SUPERVISOR);
        assertThat(asked.get(record(person)).statusCode()).isEqualTo(404);
        UUID offer = transfers.offer(person, OWN, "Works there", actor().actor());
        assertThat(ok(asked, record(person)))
                .contains("/caseload/transfers/" + offer, "another district")
                .doesNotContain("/appearances/new", "/transfer/withdrawal");
        for (String path : List.of("/appearances/new", "/transfer", "/transfer/withdrawal")) {
            assertThat(asked.get(record(person) + path).statusCode()).as(path).isEqualTo(404);
        }
        transfers.giveBack(offer, "Nobody of this name", actor().actor());
        assertThat(asked.get(record(person)).statusCode()).isEqualTo(404);
    }

    @Test
    void whoIsLookedForIsReadInEveryDistrict() {
        PersonId person = people().escapedIn(OTHER, today());
        assertThat(ok(own(), record(person)))
                .contains("Whereabouts unknown since")
                .doesNotContain("/appearances/new");
        assertThat(own().get(record(person) + "/appearances/new").statusCode()).isEqualTo(404);
        assertThat(searched(own(), "alerts", people().numberOf(person))).contains(record(person));
    }

    @Test
    void aListFindsANameThatIsSpeltOtherwiseOrInTheOtherScript() {
        PersonId person = registration
                .register(
                        new Identity(
                                PersonName.latin("Muhammad Qureshi"),
                                PersonName.latin("Bashir"),
                                Sex.MALE,
                                LocalDate.of(1990, 5, 1),
                                "PK",
                                List.of()),
                        Samples.cnic(),
                        List.of(new NewAddress("House 3, Street 9", OWN, LocalDate.of(2024, 6, 1))),
                        Offenders.conviction("PPC 376"),
                        null,
                        actor().actor())
                .person();
        for (String typed : List.of("muham qur", "Mohd Quraishi", "قریشی محمد")) {
            assertThat(searched(own(), "everybody", typed)).as(typed).contains(record(person));
        }
        for (String typed : List.of("Qureshi Akram", "Mo Qu")) {
            assertThat(searched(own(), "everybody", typed)).as(typed).doesNotContain(record(person));
        }
    }

    @Test
    void aSealedRecordIsNotThereOnAnyPage() {
        PersonId person = people().releasedIn(OWN, today());
        UUID offer = transfers.offer(person, OTHER, "Works there", actor().actor());
        people().seal(person, today());
        WebSession session = own();
        assertThat(session.get(record(person)).statusCode()).isEqualTo(404);
        assertThat(session.get(record(person) + "/appearances/new").statusCode())
                .isEqualTo(404);
        assertThat(searched(session, "everybody", people().numberOf(person))).doesNotContain(record(person));
        assertThat(ok(session, "/caseload/day-sheet?station=" + STATION)).doesNotContain(people().numberOf(person));
        WebSession other = as(new OfDistrict(OTHER), Role.DISTRICT_SUPERVISOR);
        assertThat(other.get("/caseload/transfers/" + offer).statusCode()).isEqualTo(404);
        HttpResponse<String> sent = session.submit(
                "/caseload", record(person) + "/appearances/new", appearance(UUID.randomUUID(), "today"));
        assertThat(sent.statusCode()).isEqualTo(404);
        assertThat(appearancesOf(person)).isZero();
    }

    @Test
    void anAppearanceSentTwiceIsRecordedOnceAndLeadsToTheSameReceipt() {
        PersonId person = people().releasedIn(OWN, today());
        WebSession session = own();
        String form = record(person) + "/appearances/new";
        UUID id = UUID.randomUUID();
        HttpResponse<String> first = session.submit(form, form, appearance(id, today().toString()));
        HttpResponse<String> second = session.submit(form, form, appearance(id, today().toString()));
        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(location(first)).isEqualTo(record(person) + "/appearances/" + id);
        assertThat(location(second)).isEqualTo(location(first));
        assertThat(appearancesOf(person)).isEqualTo(1);
        String receipt = ok(session, location(first));
        assertThat(receipt)
                .contains(
                        people().numberOf(person),
                        "First appearance after release",
                        "رہائی کے بعد پہلی حاضری",
                        STATION_EN)
                .doesNotContain("PPC 376", "Akbar");
        PersonId other = people().in(OWN);
        assertThat(session.get(record(other) + "/appearances/" + id).statusCode())
                .as("under another person")
                .isEqualTo(404);
        assertThat(new TrailReader(jdbc).of(actor().account().id()))
                .contains("APPEARANCE_RECORDED DONE", "PERSON_VIEWED DONE");
    }

    @Test
    void badInputHasItsAnswerAndRecordsNothing() {
        PersonId person = people().releasedIn(OWN, today());
        WebSession session = own();
        String form = record(person) + "/appearances/new";
        assertThat(sent(session, form, Map.of()))
                .contains("Give the day of the appearance.", "Say how you know who it is.", "no such police station");
        assertThat(sent(
                        session,
                        form,
                        appearance(UUID.randomUUID(), today().plusDays(1).toString())))
                .contains("This day lies in the future.");
        assertThat(sent(
                        session,
                        form,
                        appearance(UUID.randomUUID(), today().minusDays(9).toString())))
                .contains("Supervision of this person began only on");
        assertThat(sent(
                        session,
                        form,
                        with(
                                appearance(UUID.randomUUID(), today().toString()),
                                "station",
                                "city-police-station-multan")))
                .contains("This place lies outside the area in question.");
        assertThat(sent(session, form, with(appearance(UUID.randomUUID(), today().toString()), "appearance", "1")))
                .contains("Open the form again.");
        assertThat(sent(
                        session,
                        form,
                        with(appearance(UUID.randomUUID(), today().toString()), "note", "late ".repeat(201))))
                .contains("at most 1,000 characters");
        assertThat(appearancesOf(person)).isZero();
        assertThat(session.submit(form, form, appearance(UUID.randomUUID(), today().toString()))
                        .statusCode())
                .isEqualTo(302);
        assertThat(sent(session, form, appearance(UUID.randomUUID(), today().toString())))
                .contains("recorded already");
        assertThat(appearancesOf(person)).isEqualTo(1);
    }

    @Test
    void ofADaySheetTheGoodRowsAreRecordedTheBadOnesStayAndSendingAgainRecordsNothingTwice() {
        PersonId good = people().releasedIn(OWN, today());
        PersonId bad = people().releasedIn(OWN, today());
        PersonId foreign = people().releasedIn(OTHER, today());
        WebSession session = own();
        Map<String, String> fields = new HashMap<>(Map.of("at", STATION, "station", STATION, "rows", "4"));
        row(fields, 1, good, today().toString());
        row(fields, 2, bad, today().plusDays(2).toString());
        row(fields, 3, foreign, today().toString());
        row(fields, 4, people().releasedIn(OWN, today()), "");
        fields.put("identity4", "");
        fields.put("address4", "");
        String page = session.submit("/caseload/entries?station=" + STATION, "/caseload/entries", fields)
                .body();
        assertThat(page)
                .contains(
                        "Recorded: 1",
                        people().numberOf(good),
                        "This day lies in the future.",
                        "nobody in your caseload")
                .contains(fields.get("appearance2"))
                .doesNotContain(people().numberOf(foreign));
        assertThat(appearancesOf(good)).isEqualTo(1);
        assertThat(appearancesOf(bad)).isZero();
        assertThat(appearancesOf(foreign)).isZero();
        fields.put("on2", today().toString());
        String again = session.submit("/caseload/entries?station=" + STATION, "/caseload/entries", fields)
                .body();
        assertThat(again).contains("Recorded: 2");
        assertThat(appearancesOf(good)).isEqualTo(1);
        assertThat(appearancesOf(bad)).isEqualTo(1);
        row(fields, 1, good, today().toString());
        assertThat(session.submit("/caseload/entries?station=" + STATION, "/caseload/entries", fields)
                        .body())
                .as("of somebody who is not expected any more")
                .contains("Not recorded", people().numberOf(good), "recorded already");
    }

    @Test
    void aTransferIsOfferedByItsDistrictAndAcceptedByTheOther() {
        PersonId person = people().in(OWN);
        WebSession from = as(new OfDistrict(OWN), Role.DISTRICT_SUPERVISOR);
        WebSession to = as(new OfDistrict(OTHER), Role.DISTRICT_SUPERVISOR);
        String form = record(person) + "/transfer";
        assertThat(own().get(form).statusCode()).as("an officer").isEqualTo(403);
        assertThat(to.get(form).statusCode()).as("another district").isEqualTo(404);
        assertThat(sent(from, form, Map.of("district", OWN, "reason", "Here")))
                .contains("The person is with this district already.");
        assertThat(sent(from, form, Map.of("district", OTHER, "reason", " "))).contains("Give the reason");
        assertThat(from.submit(form, form, Map.of("district", OTHER, "reason", "Works there"))
                        .statusCode())
                .isEqualTo(302);
        UUID offer = transfers.offered(person).orElseThrow().id();
        String answer = "/caseload/transfers/" + offer;
        assertThat(from.get(answer).statusCode()).as("the district that offers").isEqualTo(404);
        assertThat(ok(to, "/caseload?list=transfers-in")).contains(answer);
        assertThat(to.submit(answer, answer + "/acceptance", Map.of("station", STATION))
                        .body())
                .contains("not of the district that was asked");
        assertThat(to.submit(answer, answer + "/acceptance", Map.of("station", "city-police-station-multan"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(stations.of(person).map(Responsibility::station)).contains("city-police-station-multan");
        assertThat(ok(to, answer)).contains("answered already").doesNotContain(answer + "/acceptance");
        assertThat(from.get(record(person)).statusCode()).as("no longer theirs").isEqualTo(404);
    }

    @Test
    void aTransferIsReturnedWithAReasonAndAnotherIsWithdrawn() {
        PersonId person = people().in(OWN);
        WebSession from = as(new OfDistrict(OWN), Role.DISTRICT_SUPERVISOR);
        WebSession to = as(new OfDistrict(OTHER), Role.DISTRICT_SUPERVISOR);
        UUID offer = transfers.offer(person, OTHER, "Works there", actor().actor());
        String answer = "/caseload/transfers/" + offer;
        assertThat(to.submit(answer, answer + "/return", Map.of("reason", "")).body())
                .contains("Give the reason");
        assertThat(to.submit(answer, answer + "/return", Map.of("reason", "Unknown here"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(transfers.offered(person)).isEmpty();
        transfers.offer(person, OTHER, "Lives there", actor().actor());
        String withdrawal = record(person) + "/transfer/withdrawal";
        assertThat(from.submit(withdrawal, withdrawal, Map.of("reason", "Moved back"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(transfers.offered(person)).isEmpty();
        assertThat(stations.of(person).map(Responsibility::station)).contains(STATION);
    }

    @Test
    void aDistrictDeclaresOutagesOfItsOwnStationsAndTheNationThoseOfTheRegister() {
        WebSession district = as(new OfDistrict(OWN), Role.DISTRICT_SUPERVISOR);
        String form = "/caseload/outages/new";
        String reason = "Flood " + UUID.randomUUID();
        assertThat(own().get(form).statusCode()).isEqualTo(403);
        assertThat(ok(district, form)).contains(STATION).doesNotContain("name=\"register\"", "police-station-multan");
        for (var refused : Map.of(
                        "city-police-station-multan",
                        "This place lies outside the area in question.",
                        "",
                        "There is no such police station.",
                        "nowhere",
                        "No place is called so.")
                .entrySet()) {
            assertThat(sent(district, form, with(outage(refused.getKey(), reason), "register", "yes")))
                    .as(refused.getKey())
                    .contains(refused.getValue());
        }
        assertThat(district.submit(form, form, outage(STATION, reason)).statusCode())
                .isEqualTo(302);
        UUID declared = outages.all().stream()
                .filter(outage -> outage.reason().equals(reason))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(ok(own(), "/caseload/outages")).contains(reason).doesNotContain(declared + "/end");
        assertThat(ok(as(new OfDistrict(OTHER), Role.DISTRICT_SUPERVISOR), "/caseload/outages"))
                .doesNotContain(reason);
        String end = "/caseload/outages/" + declared + "/end";
        assertThat(as(new OfDistrict(OTHER), Role.DISTRICT_SUPERVISOR).get(end).statusCode())
                .isEqualTo(404);
        assertThat(sent(district, end, Map.of("until", today().plusDays(1).toString())))
                .contains("This day lies in the future.");
        assertThat(district.submit(end, end, Map.of("until", today().toString()))
                        .statusCode())
                .isEqualTo(302);
        assertThat(ok(as(Jurisdiction.NATIONAL, Role.NATIONAL_SUPERVISOR), form))
                .contains("name=\"register\"", "data-place=\"STATION\"");
    }

    @Test
    void aFileIsForSupervisorsHasWhatTheListHasAndIsOnTheTrail() {
        PersonId person = people().releasedIn(OWN, today());
        people().releasedIn(OTHER, today());
        assertThat(own().get("/caseload.csv?list=due-soon").statusCode()).isEqualTo(403);
        Officer supervisor = new Officers(accounts).of(new OfDistrict(OWN), Role.DISTRICT_SUPERVISOR);
        WebSession session = new WebSession(port);
        session.signIn(supervisor.name(), Officers.PASSWORD);
        HttpResponse<String> file = session.get("/caseload.csv?list=due-soon");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).contains(people().numberOf(person)).doesNotContain("Multan");
        Matcher count = Pattern.compile(">Due soon <span class=\"count\">\\((\\d+)\\)")
                .matcher(ok(session, "/caseload?list=due-soon"));
        assertThat(count.find()).isTrue();
        assertThat(ExportedList.lines(file.body())).hasSize(1 + Integer.parseInt(count.group(1)));
        assertThat(new TrailReader(jdbc).of(supervisor.account().id()))
                .filteredOn(entry -> entry.equals("CASELOAD_VIEWED DONE"))
                .hasSize(2);
    }

    @Test
    void aPageBeyondTheLastIsTheLastAndNonsenseInTheAddressIsNoError() {
        people().releasedIn(OWN, today());
        WebSession session = own();
        assertThat(ok(session, "/caseload?list=due-soon&page=99999")).contains("/appearances/new");
        ok(session, "/caseload?list=nonsense&sort=-nonsense&level=nonsense&station=nonsense&page=-3");
        ok(session, "/caseload/day-sheet?station=nonsense&day=nonsense");
        ok(session, "/caseload/entries?station=nonsense&day=nonsense");
    }

    @Test
    void todayListsTheOfficersWorkWithCountsThatLeadToTheLists() {
        people().releasedIn(OWN, today());
        String page = ok(own(), "/");
        assertThat(page)
                .contains(
                        "Overdue: alleged breaches",
                        "Due today",
                        "Due soon",
                        "/caseload?list=due-soon",
                        "/appearances/new")
                .contains("Supervision after release")
                .contains("role=\"search\"", "action=\"/people\"")
                .doesNotContain("href=\"/people\"");
    }

    @Test
    void theNavigationCountsWhatTodayListsOnEveryPage() {
        people().releasedIn(OWN, today());
        PersonId offered = people().releasedIn(OTHER, today());
        WebSession session = as(new OfDistrict(OWN), Role.DISTRICT_SUPERVISOR);
        long before = waiting(ok(session, "/"), "/caseload");
        transfers.offer(offered, OWN, "Works there", actor().actor());
        for (String path : List.of("/caseload", "/law", "/")) {
            assertThat(waiting(ok(session, path), "/caseload")).as(path).isEqualTo(before + 1);
        }
        Matcher listed = Pattern.compile("Transfers offered to you <span class=\"count\">\\((\\d+)\\)")
                .matcher(ok(session, "/"));
        assertThat(listed.find()).isTrue();
        assertThat(Long.parseLong(listed.group(1))).isLessThanOrEqualTo(before + 1);
    }

    @Test
    void todayTellsForTwoWeeksWhatADistrictAnsweredToAnOffer() {
        PersonId returned = people().releasedIn(OWN, today());
        PersonId taken = people().releasedIn(OWN, today());
        transfers.giveBack(
                transfers.offer(returned, OTHER, "Works there", actor().actor()),
                "Nobody of this name",
                actor().actor());
        transfers.accept(
                transfers.offer(taken, OTHER, "Lives there", actor().actor()),
                "city-police-station-multan",
                actor().actor());
        String page = ok(own(), "/");
        assertThat(page)
                .contains("What came back", "Transfers that were answered", "\u2068Multan\u2069")
                .contains(people().numberOf(returned), people().numberOf(taken), "href=\"" + record(returned) + "\"")
                .doesNotContain("href=\"" + record(taken) + "\"");
    }

    private static long waiting(String page, String entry) {
        Matcher count = Pattern.compile(
                        "href=\"" + entry + "\"[^>]*><span>[^<]*</span>(?:<span class=\"waits\">(\\d+)<)?")
                .matcher(page);
        assertThat(count.find()).isTrue();
        return count.group(1) == null ? 0 : Long.parseLong(count.group(1));
    }

    private static final String STATION_EN = "Sialkot";

    private Officer actor() {
        return Objects.requireNonNull(officer);
    }

    private Supervised people() {
        return Objects.requireNonNull(made);
    }

    private WebSession own() {
        WebSession session = new WebSession(port);
        session.signIn(actor().name(), Officers.PASSWORD);
        return session;
    }

    private WebSession as(Jurisdiction jurisdiction, Role role) {
        WebSession session = new WebSession(port);
        session.signIn(new Officers(accounts).of(jurisdiction, role).name(), Officers.PASSWORD);
        return session;
    }

    private static String ok(WebSession session, String path) {
        HttpResponse<String> response = session.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private static String sent(WebSession session, String form, Map<String, String> fields) {
        HttpResponse<String> response = session.submit(form, form, fields);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static String record(PersonId person) {
        return "/people/" + person;
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private static Map<String, String> appearance(UUID id, String on) {
        return Map.of(
                "appearance",
                id.toString(),
                "on",
                on,
                "station",
                STATION,
                "identity",
                "CNIC_CARD",
                "address",
                "DOCUMENT");
    }

    private static Map<String, String> with(Map<String, String> fields, String field, String value) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.put(field, value);
        return changed;
    }

    private static void row(Map<String, String> fields, int i, PersonId person, String on) {
        fields.put("person" + i, person.toString());
        fields.put("appearance" + i, UUID.randomUUID().toString());
        fields.put("on" + i, on);
        fields.put("identity" + i, "CNIC_CARD");
        fields.put("address" + i, "STATED");
    }

    private Map<String, String> outage(String station, String reason) {
        return Map.of("station", station, "from", today().toString(), "reason", reason);
    }

    private int appearancesOf(PersonId person) {
        return jdbc.sql("select count(*) from supervision.appearance where person_id = ?")
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String searched(WebSession session, String list, String number) {
        return session.submit("/caseload", "/caseload", Map.of("list", list, "q", number, "go", "list=" + list))
                .body();
    }
}
