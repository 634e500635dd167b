package pk.gov.nsor.dangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.authority.AuthorityEndpoints;
import pk.gov.nsor.authority.AuthorityEndpoints.Door;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

/** Texts that somebody typed so that another's browser runs them (cross-site scripting), on every page of the register. */
@Tag("walk")
@RegisterTest
class ScriptsInTextsTest {

    /** Out of an attribute, out of a text, and as an expression of templates, in both scripts. */
    private static final String SAID =
            " \"><body onload=alert(7)><script>alert(8)</script>" + "[[${'un'+'escaped7'}]]الٹا";

    /** What must not be on a page as it is. */
    private static final List<String> LIVE = List.of("<body onload", "<script>alert", "unescaped7");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Test
    void whatWasTypedIsTextOnEveryPageInBothLanguages() throws Exception {
        List<String> wrong = new ArrayList<>();
        Set<String> shown = new java.util.TreeSet<>();
        try (AuthorityEndpoints doors = new AuthorityEndpoints(context, port, SAID)) {
            for (Door door : doors.all()) {
                if (door.isPost()) {
                    continue;
                }
                for (String language : List.of("en", "ur")) {
                    HttpResponse<String> page = Http.send(door.request(port)
                            .header("Accept", "text/html,text/csv,*/*")
                            .header("Accept-Language", language));
                    if (page.statusCode() >= 500) {
                        wrong.add(door.endpoint() + " failed");
                    }
                    if (!Http.header(page, "Content-Type").startsWith("text/html")) {
                        continue;
                    }
                    LIVE.stream()
                            .filter(page.body()::contains)
                            .forEach(live -> wrong.add(door.endpoint() + ", " + language + ": " + live));
                    if (page.body().contains("&lt;script&gt;alert(8)")) {
                        shown.add(door.endpoint());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(shown)
                .as("pages that show what was typed")
                .contains(
                        "/people/{id}",
                        "/people/{id}/knowledge",
                        "/people/{id}/notices/{notice}",
                        "/people/{id}/visits/{visit}",
                        "/caseload/transfers/{transfer}",
                        "/approvals/{id}");
        assertThat(shown).hasSizeGreaterThanOrEqualTo(12);
    }

    /** The text of the address itself, and what is typed into a question, come back on the page. */
    @Test
    void whatIsAskedForComesBackAsText() throws Exception {
        List<String> wrong = new ArrayList<>();
        String asked = java.net.URLEncoder.encode(SAID.strip(), java.nio.charset.StandardCharsets.UTF_8);
        StringBuilder fields = new StringBuilder();
        for (String name : List.of(
                "q",
                "name",
                "number",
                "cnic",
                "text",
                "from",
                "to",
                "until",
                "list",
                "group",
                "order",
                "day",
                "after",
                "district",
                "kind",
                "channel",
                "month",
                "message",
                "state",
                "station",
                "error",
                "expired",
                "signed-out",
                "area",
                "by",
                "page",
                "level",
                "who",
                "what",
                "reason",
                "note")) {
            fields.append(fields.isEmpty() ? "" : "&").append(name).append('=').append(asked);
        }
        try (AuthorityEndpoints doors = new AuthorityEndpoints(context, port, "")) {
            for (Door door : doors.all()) {
                if (door.isPost() || door.isApi()) {
                    continue;
                }
                String address = door.path() + (door.path().contains("?") ? "&" : "?") + fields;
                HttpResponse<String> page =
                        Http.send(new Door("GET", door.endpoint(), address, "", door.header(), door.value())
                                .request(port)
                                .header("Accept", "text/html,*/*"));
                if (page.statusCode() >= 500) {
                    wrong.add(door.endpoint() + " failed");
                }
                if (!Http.header(page, "Content-Type").startsWith("text/csv")) {
                    LIVE.stream()
                            .filter(page.body()::contains)
                            .forEach(live -> wrong.add(door.endpoint() + ": " + live));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theNameOfAnOfficerIsTextInTheFrameOfEveryPage() {
        Account account = accounts.create(
                new NewAccount(
                        "scripted." + java.util.UUID.randomUUID().toString().substring(0, 12),
                        "Nadia" + SAID,
                        Set.of(Role.REGISTRAR),
                        "NPB",
                        Jurisdiction.NATIONAL),
                Officers.PASSWORD,
                Actor.system("test"));
        WebSession session = new WebSession(port);
        session.signIn(account.userName(), Officers.PASSWORD);
        for (String page : List.of("/", "/people", "/signing-in", "/no/such/page")) {
            String body = session.get(page).body();
            assertThat(body).as(page).contains("Nadia", "&lt;script&gt;alert(8)");
            LIVE.forEach(live -> assertThat(body).as(page).doesNotContain(live));
        }
    }

    /** A person's name is letters of one script: what is none is refused before it is anywhere. */
    @Test
    void aNameWithMarkupOrMarksOfDirectionIsNoName() {
        WebSession session = new WebSession(port);
        session.signIn(new Officers(accounts).with(Role.REGISTRAR).name(), Officers.PASSWORD);
        String start = Http.header(session.get("/people/new"), "Location");
        for (Map<String, String> name : List.of(
                Map.of("nameLatin", "<script>alert(8)</script>", "nameUrdu", ""),
                Map.of("nameLatin", "Akbar \"><body onload=alert(7)>", "nameUrdu", ""),
                Map.of("nameLatin", "Akbar\u202E Ali", "nameUrdu", ""),
                Map.of("nameLatin", "", "nameUrdu", "اکبر <script>علی"),
                Map.of("nameLatin", "", "nameUrdu", "اکبر\u202D علی"),
                Map.of("nameLatin", "", "nameUrdu", "اکبر\u2067 علی"))) {
            Map<String, String> fields = new java.util.HashMap<>(name);
            fields.put("cnic", Samples.cnic().formatted());
            // A page with problems is shown again by a redirect.
            HttpResponse<String> sent = session.submit(start, start, fields);
            assertThat(Http.header(sent, "Location")).as(name.toString()).isEqualTo(start);
            HttpResponse<String> refused = session.get(start);
            assertThat(refused.body()).as(name.toString()).contains("Write this name in ");
            LIVE.forEach(live -> assertThat(refused.body()).doesNotContain(live));
        }
    }
}
