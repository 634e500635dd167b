package pk.gov.nsor.dangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** A session that somebody else knows before or after its owner signed in, and what its cookie says to the browser. */
@RegisterTest
class SessionFixationTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("<code id=\"key\"[^>]*>([^<]+)<");

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ServletWebServerApplicationContext context;

    private Officer officer;

    @BeforeEach
    void anOfficer() {
        officer = new Officers(accounts).with(Role.REGISTRAR);
    }

    @Test
    void theSessionHasAnotherNameAfterEachStepAndTheOldOnesAreNobodys() {
        WebSession session = new WebSession(port);
        session.get("/sign-in");
        String before = session.session();
        session.passPassword(officer.name(), Officers.PASSWORD);
        String between = session.session();
        session.enrol(officer.name());
        session.submit("/sign-in/recovery-codes", "/sign-in/recovery-codes", java.util.Map.of());
        String after = session.session();
        assertThat(List.of(before, between, after)).doesNotHaveDuplicates().doesNotContain("");
        assertThat(statusOfHome(after)).isEqualTo(200);
        assertThat(statusOfHome(before)).isEqualTo(302);
        assertThat(statusOfHome(between)).isEqualTo(302);
        assertThat(Http.send(get("/sign-in/code", "nsor=" + between)).body()).doesNotContain("name=\"code\"");
    }

    @Test
    void signingInAgainInTheSameBrowserEndsTheSessionBefore() {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        String first = session.session();
        session.signIn(officer.name(), Officers.PASSWORD);
        assertThat(session.session()).isNotEqualTo(first);
        assertThat(statusOfHome(session.session())).isEqualTo(200);
        assertThat(statusOfHome(first)).isEqualTo(302);
    }

    @Test
    void recoveryCodesOfWhoeverWasHereBeforeAreNobodysSecondStep() {
        Officer other = new Officers(accounts).with(Role.REGISTRAR);
        WebSession session = new WebSession(port);
        session.passPassword(officer.name(), Officers.PASSWORD);
        session.enrol(officer.name());
        assertThat(session.ask("/sign-in/recovery-codes").statusCode()).isEqualTo(200);

        session.passPassword(other.name(), Officers.PASSWORD);
        assertThat(session.ask("/sign-in/recovery-codes").statusCode()).isEqualTo(302);
        session.submit("/sign-in/enrol", "/sign-in/recovery-codes", java.util.Map.of());
        assertThat(statusOfHome(session.session())).isEqualTo(302);
    }

    @Test
    void nobodyIsOfferedTheTelephonesSecretOfWhoeverWasHereBefore() {
        Officer other = new Officers(accounts).with(Role.REGISTRAR);
        WebSession session = new WebSession(port);
        session.passPassword(officer.name(), Officers.PASSWORD);
        String before = key(session);
        assertThat(key(session)).isEqualTo(before);
        session.passPassword(other.name(), Officers.PASSWORD);
        assertThat(key(session)).isNotEqualTo(before);
    }

    private static String key(WebSession session) {
        Matcher key = KEY.matcher(session.get("/sign-in/enrol").body());
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    @Test
    void aNameThatTheRegisterDidNotGiveIsNotTakenUp() {
        String made = "A".repeat(43);
        HttpResponse<String> page = Http.send(get("/sign-in", "nsor=" + made));
        assertThat(page.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("nsor=") && !cookie.contains(made));
        assertThat(Http.send(get("/;nsor=" + made, "")).statusCode()).isEqualTo(400);
        assertThat(Http.send(get("/;jsessionid=" + made, "")).statusCode()).isEqualTo(400);
    }

    @Test
    void aNameHas256RandomBits() {
        WebSession session = new WebSession(port);
        session.get("/sign-in");
        assertThat(session.session()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void theCookieIsForNoScriptForNoOtherSiteAndForNoDisk() {
        assertThat(cookies("/sign-in", false))
                .singleElement()
                .asString()
                .startsWith("nsor=")
                .contains("; Path=/", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Max-Age", "Expires", "Domain", "Secure");
        assertThat(cookies("/language/ur", false))
                .singleElement()
                .asString()
                .startsWith("nsor-language=ur")
                .contains("; Path=/", "; HttpOnly", "; SameSite=Lax");
    }

    /** As behind a proxy that speaks TLS: the connection is marked as one, which only operators can do. */
    @Test
    void overTlsTheCookiesAreOfThisHostAloneAndGoOverTlsAlone() {
        var connector = ((TomcatWebServer) context.getWebServer()).getTomcat().getConnector();
        connector.setSecure(true);
        try {
            assertThat(cookies("/sign-in", true))
                    .singleElement()
                    .asString()
                    .startsWith("__Host-nsor=")
                    .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                    .doesNotContain("Domain");
            assertThat(cookies("/language/ur", true))
                    .singleElement()
                    .asString()
                    .startsWith("__Host-nsor-language=ur")
                    .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax");
            assertThat(Http.header(Http.send(get("/sign-in", "")), "Strict-Transport-Security"))
                    .contains("max-age=31536000", "includeSubDomains");
        } finally {
            connector.setSecure(false);
        }
    }

    @Test
    void overTlsWhatTheNextPageTellsIsOfThisHostAloneToo() {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        String cookie = "__Host-nsor=" + session.session();
        var connector = ((TomcatWebServer) context.getWebServer()).getTomcat().getConnector();
        connector.setSecure(true);
        try {
            Matcher token = TOKEN.matcher(Http.send(get("/signing-in", cookie)).body());
            assertThat(token.find()).as("signed in by the name of TLS").isTrue();
            HttpResponse<String> sent = Http.send(get("/signing-in/recovery-codes/kept", cookie)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("_csrf=" + token.group(1))));
            assertThat(sent.headers().allValues("Set-Cookie"))
                    .singleElement()
                    .asString()
                    .startsWith("__Host-nsor-told=")
                    .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                    .doesNotContain("Domain");
        } finally {
            connector.setSecure(false);
        }
    }

    @Test
    void aSessionOfTheOpenIsNoneOverTls() {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        assertThat(Http.send(get("/", "__Host-nsor=" + session.session())).statusCode())
                .isEqualTo(302);
    }

    @Test
    void whoSaysThatTheyComeOverTlsIsNotBelieved() {
        HttpResponse<String> page = Http.send(get("/sign-in", "").header("X-Forwarded-Proto", "https"));
        assertThat(page.headers().allValues("Set-Cookie")).allMatch(cookie -> cookie.startsWith("nsor="));
    }

    @Test
    void afterSigningOutTheSessionIsNobodysEvenInACopyOfTheCookie() {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        String copied = session.session();
        session.submit("/", "/sign-out", java.util.Map.of());
        assertThat(statusOfHome(copied)).isEqualTo(302);
    }

    private List<String> cookies(String path, boolean isSecure) {
        List<String> cookies = Http.send(get(path, "")).headers().allValues("Set-Cookie");
        assertThat(cookies).as("over TLS: %s", isSecure).isNotEmpty();
        return cookies.stream()
                .filter(cookie -> path.equals("/sign-in") || cookie.contains("language"))
                .toList();
    }

    private int statusOfHome(String session) {
        return Http.send(get("/", "nsor=" + session)).statusCode();
    }

    private HttpRequest.Builder get(String path, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/html")
                .method("GET", BodyPublishers.noBody());
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }
}
