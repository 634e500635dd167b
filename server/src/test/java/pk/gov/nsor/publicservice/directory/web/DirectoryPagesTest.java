package pk.gov.nsor.publicservice.directory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.publicservice.directory.Directory;
import pk.gov.nsor.publicservice.directory.Entries;
import pk.gov.nsor.publicservice.directory.Entries.By;
import pk.gov.nsor.publicservice.directory.Entry;
import pk.gov.nsor.publicservice.directory.EntrySamples;
import pk.gov.nsor.testing.ExportedList;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class DirectoryPagesTest {

    private static final Pattern COUNT =
            Pattern.compile("id=\"list-heading\">Entries <span class=\"count\">\\((\\d+)\\)");

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Directory directory;

    @Autowired
    private Entries entries;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyRoleReadsTheDirectoryAndOnlyKeepersHaveItsForms() {
        UUID entry = entry("lahore");
        WebSession auditor = as(officer(Jurisdiction.NATIONAL, Role.AUDITOR));
        assertThat(ok(auditor, "/directory")).contains("Directory of help").doesNotContain("/directory/new");
        assertThat(ok(auditor, "/directory/" + entry)).doesNotContain("/closing", "/change");
        for (String form : new String[] {"/new", "/" + entry + "/change", "/" + entry + "/closing"}) {
            assertThat(auditor.get("/directory" + form).statusCode()).as(form).isEqualTo(403);
        }
        assertThat(ok(auditor, "/law")).contains("href=\"/directory\"");
    }

    @Test
    void anEntryOfAnotherPlaceIsNotThereForAKeeper() {
        UUID entry = entry("lahore");
        WebSession other = as(officer(new OfProvince("PK-SD"), Role.DIRECTORY_KEEPER));
        for (String path : new String[] {"", "/change", "/confirmation", "/closing", "/reopening"}) {
            assertThat(other.get("/directory/" + entry + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
            assertThat(other.get("/directory/" + UUID.randomUUID() + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(ok(other, "/directory?province=PK-PB"))
                .as("a province of which the reader has nothing is not one to choose")
                .doesNotContain(entry.toString(), "value=\"PK-PB\"");
        assertThat(other.get("/directory.csv").body()).doesNotContain("Anti-Rape Crisis Cell Lahore");
        assertThat(other.submit("/directory/new", "/directory/" + entry + "/closing", decision(1, "Not mine"))
                        .statusCode())
                .isEqualTo(404);
        WebSession above = as(officer(new OfProvince("PK-PB"), Role.DIRECTORY_KEEPER));
        assertThat(ok(above, "/directory/" + entry)).contains("/closing", "/change");
    }

    @Test
    void filtersStayInTheAddressAndTheFileHasWhatTheListHas() {
        Officer officer = officer(Jurisdiction.NATIONAL, Role.PROVINCIAL_SUPERVISOR);
        WebSession session = as(officer);
        String filter = "kind=helpline&province=PK-KP&status=open&unconfirmed=yes&sort=-name";
        String page = ok(session, "/directory?" + filter);
        assertThat(page).contains("Bolo helpline").doesNotContain("Punjab women helpline", "PEHEL-911");
        HttpResponse<String> file = session.get("/directory.csv?" + filter);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(ExportedList.lines(file.body())).hasSize(1 + (int) count(page));
        assertThat(new TrailReader(jdbc).of(officer.account().id())).contains("DIRECTORY_VIEWED DONE");
        assertThat(count(ok(session, "/directory?district=multan&kind=crisis-cell")))
                .isPositive()
                .isLessThan(count(ok(session, "/directory?province=PK-PB")));
        assertThat(count(ok(session, "/directory?kind=nonsense&status=nonsense&sort=nonsense&page=-7")))
                .isEqualTo(count(ok(session, "/directory?page=9999")));
        assertThat(count(ok(session, "/directory?province=national"))).isPositive();
    }

    @Test
    void aKeeperAddsAnEntryOnceAndBadInputHasItsAnswerAndRecordsNothing() {
        WebSession keeper = as(officer(new OfDistrict("sahiwal"), Role.DIRECTORY_KEEPER));
        String name = EntrySamples.name();
        String page = sent(keeper, "/directory/new", Map.of());
        assertThat(page)
                .contains(
                        "Choose the kind.",
                        "Choose the status.",
                        "Give the name in English.",
                        "Say where this is known from.",
                        "Choose the confidence.");
        assertThat(ok(keeper, "/directory/new")).contains("value=\"Sahiwal\"", "data-own=\"true\"");
        Map<String, String> good = particulars(name, "DISTRICT:sahiwal");
        assertThat(sent(keeper, "/directory/new", with(good, "area", "DISTRICT:lahore")))
                .contains("This place lies outside the area in question.");
        assertThat(sent(keeper, "/directory/new", with(good, "area", "MOON"))).contains("No place is called so.");
        assertThat(sent(keeper, "/directory/new", with(good, "numbers", "ring me")))
                .contains("at most 5 telephone");
        assertThat(sent(keeper, "/directory/new", with(good, "helpRank", "1")))
                .contains("HELP needs this to tell of it.");
        assertThat(sent(keeper, "/directory/new", with(good, "status", "CLOSED")))
                .contains("This entry is closed");
        assertThat(named(name)).isZero();
        Map<String, String> pressed =
                with(good, "submissionId", UUID.randomUUID().toString());
        HttpResponse<String> first = keeper.submit("/directory/new", "/directory/new", pressed);
        HttpResponse<String> second = keeper.submit("/directory/new", "/directory/new", pressed);
        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(named(name)).isOne();
        assertThat(ok(keeper, location(first))).contains(name, ">042-99203402<", ">15<", "Added");
    }

    @Test
    void digitsOfUrduKeyboardsAreNumbersToo() {
        WebSession keeper = as(officer(new OfDistrict("sahiwal"), Role.DIRECTORY_KEEPER));
        String name = EntrySamples.name();
        HttpResponse<String> added = keeper.submit(
                "/directory/new",
                "/directory/new",
                with(particulars(name, "DISTRICT:sahiwal"), "numbers", "۱۰۹۹؛ ۰۴۲-۹۹۲۰۳۴۰۲"));
        assertThat(ok(keeper, location(added))).contains(">1099<", ">042-99203402<");
    }

    @Test
    void theSecondOfTwoKeepersIsToldAndLosesNothingOfWhatWasTyped() {
        UUID entry = entry("sahiwal");
        WebSession first = as(officer(new OfDistrict("sahiwal"), Role.DIRECTORY_KEEPER));
        WebSession second = as(officer(new OfProvince("PK-PB"), Role.DIRECTORY_KEEPER));
        String form = "/directory/" + entry + "/change";
        Map<String, String> change = with(particulars("Their name", "DISTRICT:sahiwal"), "version", "1");
        assertThat(first.submit(form, form, change).statusCode()).isEqualTo(302);
        assertThat(sent(second, form, with(change, "nameEn", "My name")))
                .contains("Somebody else has changed this entry", "value=\"My name\"", "See what it says now");
        assertThat(ok(second, "/directory/" + entry)).contains("Their name").doesNotContain("My name");
        assertThat(second.submit(form, "/directory/" + entry + "/closing", decision(1, "Old"))
                        .body())
                .contains("Somebody else has changed this entry");
    }

    @Test
    void anEntryIsConfirmedClosedWithAReasonByNamingItAndOpenedAgainAndItsHistoryTellsAll() {
        UUID entry = entry("sahiwal");
        WebSession keeper = as(officer(new OfDistrict("sahiwal"), Role.DIRECTORY_KEEPER));
        String page = "/directory/" + entry;
        String name =
                directory.current().byId(entry).orElseThrow().particulars().nameEn();
        assertThat(sent(keeper, page + "/confirmation", decision(1, ""))).contains("Say it in 1 to 300 characters.");
        done(keeper, page + "/confirmation", decision(1, "Rang the number"));
        assertThat(ok(keeper, page + "/closing")).contains("Close " + name + "?");
        done(keeper, page + "/closing", decision(2, "Out of service"));
        assertThat(keeper.get(page + "/change").statusCode()).isEqualTo(404);
        assertThat(keeper.get(page + "/closing").statusCode())
                .as("closed already")
                .isEqualTo(302);
        assertThat(ok(keeper, page))
                .contains("Closed on", "Out of service", "/reopening")
                .doesNotContain("/change\"");
        done(keeper, page + "/reopening", decision(3, "Works again"));
        assertThat(ok(keeper, page))
                .contains("Rang the number", "Out of service", "Works again", "Opened again", "/closing");
    }

    @Test
    void todayTellsAKeeperWhatToConfirmWithACountThatLeadsToTheList() {
        WebSession keeper = as(officer(new OfProvince("PK-BA"), Role.DIRECTORY_KEEPER));
        String today = ok(keeper, "/");
        assertThat(today).contains("Directory entries to confirm", "/directory?unconfirmed=yes");
        Matcher count = Pattern.compile("Directory entries to confirm.*?\\((\\d+)\\)", Pattern.DOTALL)
                .matcher(today);
        assertThat(count.find()).isTrue();
        assertThat(count(ok(keeper, "/directory?unconfirmed=yes&mine=yes&sort=confirmed")))
                .isEqualTo(Long.parseLong(count.group(1)));
        assertThat(ok(as(officer(Jurisdiction.NATIONAL, Role.AUDITOR)), "/"))
                .doesNotContain("Directory entries to confirm");
    }

    /** An entry that HELP tells nobody of. */
    private UUID entry(String district) {
        Officer keeper = officer(new OfDistrict(district), Role.DIRECTORY_KEEPER);
        return entries.add(
                        EntrySamples.cell(EntrySamples.name(), new OfDistrict(district)),
                        "",
                        new By(keeper.signedIn(), keeper.actor()))
                .entry();
    }

    @Test
    void institutionsByPopulationLeadToTheirEntriesAndStandInTheFile() {
        WebSession committee = as(officer(Jurisdiction.NATIONAL, Role.OVERSIGHT));
        String page = ok(committee, "/directory/provision?kind=ssoiu");
        assertThat(page)
                .contains(
                        "127,688,922",
                        "2017–2023",
                        "href=\"/directory?kind=ssoiu&amp;status=notified&amp;province=PK-PB\"")
                .contains(">263</a>", "Number not known");
        assertThat(ok(committee, "/directory?kind=ssoiu&status=notified&province=PK-PB"))
                .contains("(SSOIU), Punjab");
        assertThat(ExportedList.lines(
                        committee.get("/directory/provision.csv?kind=ssoiu").body()))
                .anySatisfy(line -> assertThat(line).contains("Punjab", "127688922", "263"));
        assertThat(as(officer(Jurisdiction.NATIONAL, Role.AUDITOR))
                        .get("/directory/provision")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aKeeperSaysHowManyAnEntryStandsForAndAWrongNumberIsRefused() {
        WebSession keeper = as(officer(new OfDistrict("sahiwal"), Role.DIRECTORY_KEEPER));
        assertThat(ok(keeper, "/directory/new")).containsPattern("name=\"units\"[^>]*value=\"1\"");
        String name = EntrySamples.name();
        Map<String, String> good = with(particulars(name, "DISTRICT:sahiwal"), "units", "12");
        for (String wrong : List.of("-1", "10000", "many")) {
            assertThat(sent(keeper, "/directory/new", with(good, "units", wrong)))
                    .as(wrong)
                    .contains("Give a number of up to 9,999, or leave it empty.");
        }
        done(keeper, "/directory/new", good);
        Entry added = directory.current().entries().stream()
                .filter(entry -> entry.particulars().nameEn().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(added.particulars().units()).isEqualTo(12);
        assertThat(ok(keeper, "/directory/" + added.id())).contains("How many it stands for", "12");
    }

    private static Map<String, String> particulars(String name, String area) {
        return Map.of(
                "kind",
                "CRISIS_CELL",
                "status",
                "OPEN",
                "nameEn",
                name,
                "area",
                area,
                "confidence",
                "sourced",
                "sourceTitle",
                "Told by the medical superintendent",
                "numbers",
                "042-99203402; 15");
    }

    private static Map<String, String> decision(int version, String reason) {
        return Map.of("version", Integer.toString(version), "reason", reason);
    }

    private static Map<String, String> with(Map<String, String> fields, String field, String value) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.put(field, value);
        return changed;
    }

    private static void done(WebSession session, String form, Map<String, String> fields) {
        assertThat(session.submit(form, form, fields).statusCode()).as(form).isEqualTo(302);
    }

    private static String sent(WebSession session, String form, Map<String, String> fields) {
        HttpResponse<String> response = session.submit(form, form, fields);
        assertThat(response.statusCode()).as(form).isEqualTo(200);
        return response.body();
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private static long count(String page) {
        Matcher count = COUNT.matcher(page);
        assertThat(count.find()).as("the count of the list").isTrue();
        return Long.parseLong(count.group(1));
    }

    private long named(String name) {
        return directory.current().entries().stream()
                .filter(entry -> entry.particulars().nameEn().equals(name))
                .count();
    }

    private Officer officer(Jurisdiction jurisdiction, Role role) {
        return new Officers(accounts).of(jurisdiction, role);
    }

    private WebSession as(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }

    private static String ok(WebSession session, String path) {
        HttpResponse<String> response = session.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }
}
