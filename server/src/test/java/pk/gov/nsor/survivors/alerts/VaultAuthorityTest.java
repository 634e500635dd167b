package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.VaultTest;
import pk.gov.nsor.testing.WebSession;

/** Who may open what in the vault. */
@VaultTest
@Tag("walk")
class VaultAuthorityTest {

    /** Every page and form of the vault's own, with those who may open it. */
    private static final Set<String> TABLE = Set.of(
            "[GET] /enrolments: SUPPORT_ADVISER PROSECUTOR",
            "[GET] /enrolments/new: SUPPORT_ADVISER",
            "[POST] /enrolments/new: SUPPORT_ADVISER",
            "[GET] /enrolments/watch: SUPPORT_ADVISER",
            "[GET] /enrolments/watch/state: SUPPORT_ADVISER",
            "[GET] /enrolments/{enrolment}: SUPPORT_ADVISER PROSECUTOR",
            "[POST] /enrolments/{enrolment}/approval: SUPPORT_ADVISER",
            "[POST] /enrolments/{enrolment}/confirmation: PROSECUTOR",
            "[POST] /enrolments/{enrolment}/refusal: SUPPORT_ADVISER PROSECUTOR",
            "[POST] /enrolments/{enrolment}/wish: SUPPORT_ADVISER",
            "[POST] /enrolments/{enrolment}/alerts/{alert}/call: SUPPORT_ADVISER",
            "[POST] /enrolments/{enrolment}/alerts/{alert}/sending: SUPPORT_ADVISER",
            "[GET] /cases: SUPPORT_ADVISER",
            "[GET] /cases/new: SUPPORT_ADVISER",
            "[POST] /cases/new: SUPPORT_ADVISER",
            "[GET] /cases/{case}: SUPPORT_ADVISER",
            "[POST] /cases/{case}/details: SUPPORT_ADVISER",
            "[POST] /cases/{case}/referrals: SUPPORT_ADVISER",
            "[POST] /cases/{case}/referrals/{referral}/withdrawal: SUPPORT_ADVISER",
            "[POST] /cases/{case}/referrals/{referral}/asked: SUPPORT_ADVISER",
            "[POST] /cases/{case}/checklist: SUPPORT_ADVISER",
            "[POST] /cases/{case}/end: SUPPORT_ADVISER",
            "[GET] /referred: SUPPORT_SERVICE",
            "[GET] /referred/{referral}: SUPPORT_SERVICE",
            "[POST] /referred/{referral}/answer: SUPPORT_SERVICE",
            "[POST] /referred/{referral}/end: SUPPORT_SERVICE",
            "[GET] /support-figures: OVERSIGHT",
            "[GET] /support-figures.csv: OVERSIGHT");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RecordKeys keys;

    @LocalServerPort
    private int port;

    private final Officers officers;

    VaultAuthorityTest(Officers officers) {
        this.officers = officers;
    }

    @Test
    void everyPageIsInTheTableWithThoseWhoMayOpenIt() {
        Set<String> found = new TreeSet<>();
        context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (method.getBeanType().getPackageName().startsWith("pk.gov.nsor.survivors")) {
                        mapping.getPatternValues()
                                .forEach(path ->
                                        found.add(mapping.getMethodsCondition() + " " + path + ": " + allowed(method)));
                    }
                });
        assertThat(found).containsExactlyInAnyOrderElementsOf(TABLE);
    }

    @Test
    void nobodyElseOpensThem() {
        UUID enrolment =
                new Enrolled(enrolments, officers).proposed(Enrolled.wanted(Enrolled.newCase(), Enrolled.phone()));
        for (Role role : EnumSet.complementOf(EnumSet.of(Role.SUPPORT_ADVISER))) {
            WebSession session = new WebSession(port);
            session.signIn(
                    officers.of(new Jurisdiction.OfDistrict("lahore"), role).name(), Officers.PASSWORD);
            for (String path : List.of(
                    "/enrolments",
                    "/enrolments/new",
                    "/enrolments/watch",
                    "/enrolments/watch/state",
                    "/enrolments/" + enrolment)) {
                boolean isProsecutorsList = role == Role.PROSECUTOR && path.equals("/enrolments");
                assertThat(session.get(path).statusCode())
                        .as("%s %s", role, path)
                        .isIn(isProsecutorsList ? List.of(200) : List.of(403, 404));
            }
        }
        assertThat(new WebSession(port).get("/enrolments").statusCode()).isIn(302, 401);
    }

    @Test
    void neitherTheTrailNorAFormThatWasSentNamesAPlace() {
        Enrolled enrolled = new Enrolled(enrolments, officers);
        UUID enrolment = enrolled.proposed(Enrolled.wanted(Enrolled.newCase(), Enrolled.phone()));
        WebSession adviser = new WebSession(port);
        adviser.signIn(enrolled.adviser.name(), Officers.PASSWORD);
        String page = "/enrolments/" + enrolment;
        assertThat(adviser.submit(page, page + "/wish", Map.of()).statusCode()).isEqualTo(200);
        assertThat(adviser.submit(page, page + "/confirmation", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(adviser.get(page + "/nothing").statusCode()).isEqualTo(404);
        HttpResponse<String> made = adviser.submit(
                "/enrolments/new",
                "/enrolments/new",
                Map.ofEntries(
                        Map.entry("court", Enrolled.COURT),
                        Map.entry("caseNumber", Enrolled.newCase()),
                        Map.entry("number", Enrolled.phone()),
                        Map.entry("codeWord", "Yellow lantern"),
                        Map.entry("language", "ENGLISH"),
                        Map.entry("theme", "APPOINTMENT"),
                        Map.entry("events", "ESCAPED")));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(302);
        String place = made.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        assertThat(UUID.fromString(place)).isNotNull();
        for (String named : List.of(enrolment.toString(), place)) {
            assertThat(jdbc.sql("select count(*) from shell.submission where answer like '%' || ? || '%'")
                            .param(named)
                            .query(Long.class)
                            .single())
                    .as("a form that was sent")
                    .isZero();
        }
        assertThat(new TrailReader(jdbc)
                        .contentsOf(enrolled.adviser.account().id(), TrailAction.FORM_RETURNED, 0, keys))
                .isNotEmpty()
                .allSatisfy(content -> assertThat(content.toString())
                        .contains("/enrolments/{enrolment}/wish")
                        .doesNotContain(enrolment.toString(), place));
        assertThat(new TrailReader(jdbc)
                        .contentsOf(enrolled.adviser.account().id(), TrailAction.ENROLMENT_DECIDED, 0, keys))
                .isNotEmpty()
                .noneMatch(content -> content.toString().contains(enrolment.toString())
                        || content.toString().contains(place));
    }

    @Test
    void nothingThatIsTypedHereIsKeptBeforeItIsSent() throws IOException {
        try (Stream<Path> pages = Stream.of("alerts", "support")
                .flatMap(folder -> files(Path.of("src/main/resources/templates", folder)))) {
            for (Path page : pages.toList()) {
                assertThat(Files.readString(page).split("<form "))
                        .as("%s", page)
                        .filteredOn(form -> form.startsWith("method"))
                        .allMatch(form -> form.startsWith("method=\"post\" data-unkept"));
            }
        }
    }

    private static Stream<Path> files(Path folder) {
        try {
            return Files.list(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String allowed(HandlerMethod method) {
        Allows allows = method.getMethodAnnotation(Allows.class);
        assertThat(allows).as("%s", method).isNotNull();
        return String.join(" ", List.of(allows.value()).stream().map(Role::name).toList());
    }
}
