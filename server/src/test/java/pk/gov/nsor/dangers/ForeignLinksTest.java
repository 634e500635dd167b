package pk.gov.nsor.dangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.authority.AuthorityEndpoints;
import pk.gov.nsor.authority.AuthorityEndpoints.Door;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** Links, pictures and frames of somebody else's page, in the browser of an officer who happens to be signed in. */
@Tag("walk")
@RegisterTest
class ForeignLinksTest {

    private static final Map<String, String> LINK =
            Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document");
    private static final Map<String, String> PICTURE =
            Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image");

    private static final List<Map<String, String>> PARTS = List.of(
            PICTURE,
            Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"),
            Map.of("Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty"),
            Map.of("Sec-Fetch-Site", "cross-site"),
            Map.of("Origin", "https://evil.example"),
            Map.of("Origin", "null"));

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private final Supervised supervised;
    private final Officers officers;

    ForeignLinksTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @Test
    void noPageOfTheTableIsOpenedByALinkOrAPictureFromElsewhere() throws Exception {
        List<String> wrong = new ArrayList<>();
        int pages = 0;
        try (AuthorityEndpoints doors = new AuthorityEndpoints(context, port, "")) {
            List<Door> all = doors.all();
            long before = new TrailReader(jdbc).last();
            for (Door door : all) {
                boolean isForEverybody = door.endpoint().contains("/sign-in")
                        || List.of(
                                        "/certificate",
                                        "/near",
                                        "/concern",
                                        "/language/{language}",
                                        "/from-elsewhere",
                                        "/passkeys/challenge",
                                        "/error")
                                .contains(door.endpoint())
                        || door.endpoint().startsWith("/statistics")
                        || door.endpoint().startsWith("/v3/");
                if (!door.method().equals("GET")
                        || door.isApi()
                        || door.header().isEmpty()
                        || isForEverybody) {
                    continue;
                }
                pages++;
                for (String method : List.of("GET", "HEAD")) {
                    HttpResponse<String> link = ask(door, method, LINK);
                    if (link.statusCode() != 302
                            || !Http.header(link, "Location").contains("/from-elsewhere?to=")) {
                        wrong.add(method + " " + door.endpoint() + " by a link: " + link.statusCode());
                    }
                }
                for (Map<String, String> part : PARTS) {
                    HttpResponse<String> answer = ask(door, "GET", part);
                    if (answer.statusCode() != 403) {
                        wrong.add(door.endpoint() + " " + part + ": " + answer.statusCode());
                    }
                }
            }
            assertThat(jdbc.sql("""
                            select distinct action || ' ' || outcome from audit.entry
                            where id > ? and actor_kind = 'OFFICER'
                            """).param(before).query(String.class).list())
                    .as("what stands in the officers' names")
                    .containsExactly("CAME_FROM_ELSEWHERE REFUSED");
        }
        assertThat(wrong).isEmpty();
        assertThat(pages).as("pages that were tried").isGreaterThan(120);
    }

    @Test
    void whoeverFollowsALinkIsAskedAndOpensTheRecordThemselves() {
        Officer officer = officers.of(new OfDistrict("thatta"), Role.SUPERVISING_OFFICER);
        WebSession session = signedIn(officer);
        String path = "/people/" + person(officer) + "/timeline?order=recorded";
        HttpResponse<String> link = ask(session, path, LINK);
        String asking = "/from-elsewhere?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
        assertThat(Http.header(link, "Location")).endsWith(asking);
        HttpResponse<String> page = ask(session, asking, LINK);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("You came from another site", "href=\"" + path + "\"");
        assertThat(new TrailReader(jdbc).linksOf(officer.account().id())).isEmpty();
        Map<String, String> pressed =
                Map.of("Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document");
        assertThat(ask(session, path, pressed).statusCode()).isEqualTo(200);
        assertThat(new TrailReader(jdbc).linksOf(officer.account().id())).containsExactly("OWN_CASE");
    }

    @Test
    void whatIsOursOrNobodysPageOpensAsBefore() {
        Officer officer = officers.of(new OfDistrict("thatta"), Role.SUPERVISING_OFFICER);
        WebSession session = signedIn(officer);
        String path = "/people/" + person(officer);
        for (Map<String, String> said : List.of(
                Map.<String, String>of(),
                Map.of("Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"),
                Map.of("Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty"),
                Map.of("Referer", "http://127.0.0.1:" + port + "/caseload"),
                // A proxy that calls the server by another name: what the browser says of the site counts.
                Map.of("Referer", "https://nsor.example/caseload", "Sec-Fetch-Site", "same-origin"))) {
            assertThat(ask(session, path, said).statusCode())
                    .as(said.toString())
                    .isEqualTo(200);
        }
    }

    @Test
    void ofAnOlderBrowserTheAddressOfThePageBeforeCounts() {
        Officer officer = officers.of(new OfDistrict("thatta"), Role.SUPERVISING_OFFICER);
        WebSession session = signedIn(officer);
        String path = "/people/" + person(officer);
        for (String referrer : List.of(
                "https://evil.example/page",
                "https://evil.example",
                "http://127.0.0.1:" + (port + 1) + "/",
                "http://127.0.0.1:" + port + "@evil.example/",
                "http://127.0.0.1:" + port + ".evil.example/",
                "not an address")) {
            assertThat(Http.header(ask(session, path, Map.of("Referer", referrer)), "Location"))
                    .as(referrer)
                    .contains("/from-elsewhere?to=");
            assertThat(ask(session, path, Map.of("Referer", referrer, "Accept", "image/avif,*/*"))
                            .statusCode())
                    .as(referrer)
                    .isEqualTo(403);
        }
        assertThat(new TrailReader(jdbc).linksOf(officer.account().id())).isEmpty();
    }

    @Test
    void whoeverIsNotSignedInIsAskedBeforeTheyAreLedToSignIn() {
        Officer officer = officers.of(new OfDistrict("thatta"), Role.SUPERVISING_OFFICER);
        String path = "/people/" + person(officer);
        HttpResponse<String> link = ask(new WebSession(port), path, LINK);
        assertThat(Http.header(link, "Location")).contains("/from-elsewhere?to=");
        assertThat(ask(
                                new WebSession(port),
                                URI.create(Http.header(link, "Location"))
                                        .toString()
                                        .replace("http://127.0.0.1:" + port, ""),
                                LINK)
                        .statusCode())
                .isEqualTo(200);
        assertThat(ask(new WebSession(port), path, PICTURE).statusCode()).isEqualTo(403);
        assertThat(ask(new WebSession(port), "/sign-in", LINK).statusCode()).isEqualTo(200);
        assertThat(ask(new WebSession(port), "/certificate", LINK).statusCode()).isEqualTo(200);
    }

    @Test
    void theQuestionLeadsToNoOtherSite() {
        for (String elsewhere :
                List.of("//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)")) {
            assertThat(ask(
                                    new WebSession(port),
                                    "/from-elsewhere?to=" + URLEncoder.encode(elsewhere, StandardCharsets.UTF_8),
                                    LINK)
                            .body())
                    .as(elsewhere)
                    .contains("<a class=\"btn btn-primary\" href=\"/\">");
        }
    }

    private PersonId person(Officer officer) {
        return supervised.by(officer.actor()).in("thatta");
    }

    private WebSession signedIn(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }

    private HttpResponse<String> ask(Door door, String method, Map<String, String> said) {
        HttpRequest.Builder request =
                door.request(port).setHeader("Accept", "*/*").method(method, BodyPublishers.noBody());
        said.forEach(request::setHeader);
        return Http.send(request);
    }

    private HttpResponse<String> ask(WebSession session, String path, Map<String, String> said) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .setHeader("Accept", "text/html");
        if (!session.session().isEmpty()) {
            request.setHeader("Cookie", "nsor=" + session.session());
        }
        said.forEach(request::setHeader);
        return Http.send(request);
    }
}
