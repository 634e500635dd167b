package pk.gov.nsor.accountability.oversight.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.accountability.oversight.DashboardCounting;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.How;
import pk.gov.nsor.policing.notices.NewNotice;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.policing.notices.Particulars.NewHome;
import pk.gov.nsor.policing.supervision.PlannedRelease;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.policing.supervision.caseload.Cases;
import pk.gov.nsor.policing.supervision.review.CaseReviewJob;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** Every number of a dashboard is that of the list it leads to. */
@RegisterTest
class DashboardTest {

    private static final String PUNJAB = "PK-PB";
    private static final String SINDH = "PK-SD";
    private static final String CHINIOT = "chiniot";
    private static final String MATIARI = "matiari";

    private static final Pattern FIGURE =
            Pattern.compile("<a href=\"(/[^\"]*)\"(?: id=\"figure-[a-z-]+\")?>(\\d+)<span class=\"visually-hidden\">");
    private static final Pattern COUNT =
            Pattern.compile("<h2 id=\"list-heading\">[^<]*<span class=\"count\">\\((\\d+)\\)</span>");
    private static final Pattern PLACE = Pattern.compile("<th scope=\"row\"><a href=\"(/dashboard/[^\"]+)\">");

    @LocalServerPort
    private int port;

    @Autowired
    private Notices notices;

    @Autowired
    private Transfers transfers;

    @Autowired
    private Releases releases;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseReviewJob review;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private DashboardCounting counting;

    private final Officers officers;
    private final Supervised people;
    private final Officer officer;

    DashboardTest(Officers officers, Supervised people) {
        this.officers = officers;
        this.people = people;
        this.officer = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    @Tag("long")
    void everyNumberIsThatOfTheListItLeadsTo() {
        work();
        counting.count();
        walk(Role.NATIONAL_SUPERVISOR, "");
        walk(Role.PROVINCIAL_SUPERVISOR, PUNJAB);
        walk(Role.PROVINCIAL_SUPERVISOR, SINDH);
        walk(Role.DISTRICT_SUPERVISOR, CHINIOT);
        walk(Role.DISTRICT_SUPERVISOR, MATIARI);
    }

    /** The reader's own page, and of the places below it those that have something. */
    private void walk(Role role, String place) {
        WebSession reader = session(role, place);
        String page = ok(reader, "/dashboard");
        Map<String, Long> numbers = numbers(page);
        assertThat(List.of(
                        "/caseload?list=overdue",
                        "/caseload?list=due-today",
                        "/caseload?list=due-soon&days=14",
                        "/caseload?list=releases&days=14",
                        "/caseload?list=transfers-in",
                        "/notices?list=to-verify",
                        "/notices?list=deadline-passed",
                        "/concerns?list=open",
                        "/concerns?list=open&level=district"))
                .as("of what is zero nothing is tested")
                .allSatisfy(path -> assertThat(numbers.get(path)).as(path).isPositive());
        agree(reader, page, "/dashboard");
        places(page).stream().filter(DashboardTest::isOurs).forEach(below -> {
            String province = ok(reader, below);
            agree(reader, province, below);
            places(province).stream()
                    .filter(DashboardTest::isOurs)
                    .forEach(district -> agree(reader, ok(reader, district), district));
        });
    }

    private static boolean isOurs(String path) {
        return List.of(PUNJAB, SINDH, CHINIOT, MATIARI).contains(path.substring(path.lastIndexOf('/') + 1));
    }

    /** On both sides of each limit, in two provinces. */
    private void work() {
        LocalDate due = releasedToday();
        // Over a weekend or a holiday what was released later is due on the same day.
        LocalDate later = due;
        while (!later.isAfter(due)) {
            clock.move(Duration.ofDays(1));
            later = releasedToday();
        }
        while (today().isBefore(later)) {
            clock.move(Duration.ofDays(1));
            review.run();
        }
        work(CHINIOT, MATIARI);
        work(MATIARI, CHINIOT);
        concern(null, today());
    }

    /** One in each province, who appear for the first time on the day that is returned. */
    private LocalDate releasedToday() {
        people.releasedIn(CHINIOT, today());
        return Objects.requireNonNull(
                cases.of(people.releasedIn(MATIARI, today())).nextDueOn());
    }

    private void work(String district, String other) {
        PersonId offered = people.releasedIn(district, today());
        people.escapedIn(district, today().minusDays(2));
        transfers.offer(offered, other, "Works there", officer.actor());
        for (int days : List.of(14, 15)) {
            PersonId inside = people.in(district);
            people.admit(inside, today().minusDays(9));
            releases.announce(
                    inside,
                    new PlannedRelease(today().plusDays(days), "Camp Jail Lahore", district, ""),
                    officer.actor());
        }
        for (int late : List.of(0, 1)) {
            UUID notice = UUID.randomUUID();
            notices.take(
                    people.in(district),
                    new NewNotice(
                            notice,
                            new NewHome("House 14", district, null, today()),
                            today(),
                            How.AT_STATION,
                            "city-police-station-" + district),
                    officer.actor());
            jdbc.sql("update notices.notice set last_day = ? where id = ?")
                    .params(today().minusDays(late), notice)
                    .update();
        }
        for (int days : List.of(1, 2)) {
            concern(district, today().minusDays(days));
        }
        // Nobody who is off the register is counted.
        people.seal(people.escapedIn(district, today().minusDays(2)), today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void concern(@Nullable String district, LocalDate received) {
        byte[] hash = new byte[32];
        new SecureRandom().nextBytes(hash);
        byte[] text = "x".getBytes(StandardCharsets.UTF_8);
        jdbc.sql("""
                        insert into concerns.concern (id, code_hash, wrapped_key, kind, words, who, district_code, received_at,
                            received_on, way)
                        values (?, ?, ?, 'OTHER', ?, ?, ?, ?::date, ?, ?)
                        """)
                .params(
                        UUID.randomUUID(),
                        hash,
                        text,
                        text,
                        text,
                        district,
                        received,
                        received,
                        district == null ? "SMS" : "PAGE")
                .update();
    }

    private void agree(WebSession reader, String page, String from) {
        numbers(page)
                .forEach((path, number) -> assertThat(count(ok(reader, path), path))
                        .as("%s on %s", path, from)
                        .isEqualTo(number));
    }

    private static Map<String, Long> numbers(String page) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        Matcher matcher = FIGURE.matcher(page);
        while (matcher.find()) {
            String path = matcher.group(1).replace("&amp;", "&");
            // Both figures of SMS lead to one page.
            numbers.putIfAbsent(path, Long.valueOf(matcher.group(2)));
        }
        assertThat(numbers).isNotEmpty();
        return numbers;
    }

    private static List<String> places(String page) {
        return PLACE.matcher(page).results().map(each -> each.group(1)).toList();
    }

    private static long count(String list, String path) {
        Matcher matcher = path.startsWith("/sms")
                ? Pattern.compile("<dt>Questions</dt><dd class=\"number\">([\\d,]+)</dd>")
                        .matcher(list)
                : COUNT.matcher(list);
        assertThat(matcher.find()).as("%s says how many", path).isTrue();
        return Long.parseLong(matcher.group(1).replace(",", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "PROVINCIAL_SUPERVISOR, PK-PB, /dashboard/PK-SD",
        "PROVINCIAL_SUPERVISOR, PK-PB, /dashboard/PK-SD/matiari",
        "PROVINCIAL_SUPERVISOR, PK-PB, /dashboard/PK-PB/matiari",
        "DISTRICT_SUPERVISOR, chiniot, /dashboard/PK-PB",
        "DISTRICT_SUPERVISOR, chiniot, /dashboard/PK-PB/lahore",
        "NATIONAL_SUPERVISOR, '', /dashboard/PK-SD/chiniot"
    })
    void anotherPlaceIsAnsweredLikeOneThatDoesNotExist(Role role, String place, String path) {
        WebSession reader = session(role, place);
        HttpResponse<String> refused = reader.get(path);
        assertThat(refused.statusCode()).isEqualTo(404);
        for (String nowhere : List.of("/dashboard/PK-XX", "/dashboard/PK-PB/atlantis")) {
            HttpResponse<String> absent = reader.get(nowhere);
            assertThat(absent.statusCode()).isEqualTo(404);
            assertThat(said(absent.body())).isEqualTo(said(refused.body()));
        }
        assertThat(reader.get("/dashboard.csv?province=" + path.split("/")[2] + "&district="
                                + (path.split("/").length > 3 ? path.split("/")[3] : ""))
                        .statusCode())
                .isEqualTo(404);
    }

    /** What is said, without the reference. */
    private static String said(String body) {
        return body.substring(body.indexOf("<main"), body.indexOf("</main>")).replaceAll("<bdi.*?</bdi>", "");
    }

    @Test
    void aLookIsOneEntryThatNamesNobodyAndSoIsAFile() {
        Officer reader = officers.of(new OfDistrict(CHINIOT), Role.DISTRICT_SUPERVISOR);
        WebSession session = session(reader);
        TrailReader trail = new TrailReader(jdbc);
        long before = trail.last();
        ok(session, "/dashboard");
        assertThat(trail.ofAfter(reader.account().id(), before)).containsExactly("DASHBOARD_VIEWED DONE");
        String file = ok(session, "/dashboard.csv");
        await().untilAsserted(() -> assertThat(trail.ofAfter(reader.account().id(), before))
                .containsExactly("DASHBOARD_VIEWED DONE", "DASHBOARD_VIEWED DONE", "EXPORT_ENDED DONE"));
        assertThat(file).contains("chiniot,Chiniot,", "People under supervision");
    }

    @Test
    void aDistrictOfOnePersonIsCountedForItsOwnOfficers() {
        String district = "jhal-magsi";
        PersonId person = people.releasedIn(district, today());
        counting.count();
        String page = ok(session(Role.DISTRICT_SUPERVISOR, district), "/dashboard");
        assertThat(page).contains("id=\"figure-cases-everybody\">1<").doesNotContain(people.numberOf(person));
    }

    @Test
    void figuresThatTheJobShouldHaveCountedMinutesAgoAreCountedByThePage() {
        counting.count();
        String district = "sohbatpur";
        WebSession reader = session(Role.DISTRICT_SUPERVISOR, district);
        String before = ok(reader, "/dashboard");
        people.in(district);
        assertThat(everybody(ok(reader, "/dashboard"))).isEqualTo(everybody(before));
        clock.move(Duration.ofMinutes(4));
        assertThat(everybody(ok(reader, "/dashboard"))).isEqualTo(everybody(before) + 1);
    }

    private static long everybody(String page) {
        return numbers(page).get("/caseload?list=everybody");
    }

    @Test
    void supervisorsHaveThePageAndNobodyElseHas() {
        for (Role role : Role.values()) {
            Jurisdiction place = switch (role) {
                case PROVINCIAL_SUPERVISOR -> new OfProvince(PUNJAB);
                case DISTRICT_SUPERVISOR -> new OfDistrict(CHINIOT);
                default -> Jurisdiction.NATIONAL;
            };
            boolean isTheirs = List.of(Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR)
                    .contains(role);
            WebSession session = session(officers.of(place, role));
            assertThat(session.get("/dashboard").statusCode()).as(role.name()).isEqualTo(isTheirs ? 200 : 403);
        }
    }

    private WebSession session(Role role, String place) {
        return session(officers.of(
                place.isEmpty()
                        ? Jurisdiction.NATIONAL
                        : place.startsWith("PK-") ? new OfProvince(place) : new OfDistrict(place),
                role));
    }

    private WebSession session(Officer who) {
        WebSession session = new WebSession(port);
        session.signIn(who.name(), Officers.PASSWORD);
        return session;
    }

    private static String ok(WebSession session, String path) {
        HttpResponse<String> answer = session.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
