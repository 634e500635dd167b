package pk.gov.nsor.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class SignInTest {

    private static final String PASSWORD = "a long pass phrase";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Actor TEST = Actor.system("test");

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private WebSession session;
    private TrailReader trail;
    private Account account;

    @BeforeEach
    void someAccount() {
        session = new WebSession(port);
        trail = new TrailReader(jdbc);
        account = accounts.create(
                new NewAccount("signer" + COUNT.incrementAndGet(), "Some Signer", Set.of(Role.REGISTRAR), "NPB"),
                PASSWORD,
                TEST);
    }

    @Test
    void whoIsNotSignedInIsSentToSignInAndThenToThePageAskedFor() {
        HttpResponse<String> asked = session.get("/some/page?x=1");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(location(asked)).endsWith("/sign-in");
        HttpResponse<String> signedIn = session.signIn(account.userName(), PASSWORD);
        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(location(signedIn)).contains("/some/page?x=1");
        assertThat(trail.of(account.id()))
                .containsExactly("PASSWORD_ACCEPTED DONE", "SECOND_FACTOR_ENROLLED DONE", "SIGN_IN DONE");
    }

    @Test
    void signingInLeadsHomeAndChangesTheSession() {
        session.get("/sign-in");
        String before = session.session();
        HttpResponse<String> signedIn = session.signIn(account.userName(), PASSWORD);
        assertThat(location(signedIn)).endsWith("/");
        assertThat(session.session()).isNotEmpty().isNotEqualTo(before);
        HttpResponse<String> home = session.get("/");
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(home.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self';"
                        + " object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
        assertThat(home.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(home.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    }

    @Test
    void aWrongPasswordIsOnTheTrailWithoutTheTypedNameInTheOpen() {
        long before = trail.last();
        HttpResponse<String> refused = session.signIn(account.userName(), "wrong pass phrase");
        assertThat(location(refused)).endsWith("/sign-in?error");
        assertThat(trail.ofNobodyAfter(before)).as("once").containsExactly("SIGN_IN REFUSED");
        byte[] content = jdbc.sql("select content from audit.entry where action = 'SIGN_IN' and outcome = 'REFUSED'"
                        + " and id > ? order by id limit 1")
                .param(before)
                .query(byte[].class)
                .single();
        assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain(account.userName());
        assertThat(session.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void fourWrongPasswordsAreForgivenAndFiveMakeTheAddressWaitAtTheAccount() {
        for (int i = 0; i < 4; i++) {
            session.signIn(account.userName(), "wrong pass phrase");
        }
        assertThat(location(session.passPassword(account.userName(), PASSWORD))).endsWith("/sign-in/code");
        for (int i = 0; i < 5; i++) {
            new WebSession(port).signIn(account.userName(), "wrong pass phrase");
        }
        assertThat(location(new WebSession(port).passPassword(account.userName(), PASSWORD)))
                .endsWith("/sign-in?error");
    }

    @Test
    void anUnknownNameIsAnsweredAsAWrongPassword() {
        assertThat(location(session.signIn("nobody-of-this-name", PASSWORD))).endsWith("/sign-in?error");
        assertThat(location(session.signIn("nul\0name", PASSWORD))).endsWith("/sign-in?error");
    }

    @Test
    void signingOutEndsTheSession() {
        session.signIn(account.userName(), PASSWORD);
        HttpResponse<String> out = session.submit("/", "/sign-out", Map.of());
        assertThat(location(out)).endsWith("/sign-in?signed-out");
        assertThat(session.get("/").statusCode()).isEqualTo(302);
        assertThat(trail.of(account.id())).contains("SIGN_IN DONE").endsWith("SIGN_OUT DONE");
    }

    @Test
    void aDisabledAccountIsOutAtTheNextRequestAndCannotSignIn() {
        session.signIn(account.userName(), PASSWORD);
        assertThat(session.get("/").statusCode()).isEqualTo(200);
        accounts.disable(account.userName(), TEST);
        assertThat(session.get("/").statusCode()).isEqualTo(302);
        assertThat(location(session.signIn(account.userName(), PASSWORD))).endsWith("/sign-in?error");
    }

    @Test
    void aFormWithoutItsTokenIsRefusedAndOnTheTrail() {
        session.signIn(account.userName(), PASSWORD);
        HttpResponse<String> forged = session.post("/purpose", Map.of("purpose", "COMPLAINT"), "forged");
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(trail.of(account.id())).endsWith("PURPOSE_CHOSEN REFUSED");
    }

    @Test
    void thePurposeIsChosenForTheSessionAndOnTheTrail() {
        session.signIn(account.userName(), PASSWORD);
        HttpResponse<String> chosen =
                session.submit("/", "/purpose", Map.of("purpose", "COMPLAINT", "to", "/some/page"));
        assertThat(location(chosen)).endsWith("/some/page");
        assertThat(trail.of(account.id())).contains("PURPOSE_CHOSEN DONE");
        for (String elsewhere : new String[] {"//evil.example", "https://evil.example", "/\\evil.example"}) {
            HttpResponse<String> away =
                    session.submit("/", "/purpose", Map.of("purpose", "COMPLAINT", "to", elsewhere));
            assertThat(location(away)).doesNotContain("evil");
        }
    }

    @Test
    void anUnknownAddressAndAnUnknownPurposeAreOnTheTrail() {
        session.signIn(account.userName(), PASSWORD);
        assertThat(session.get("/no/such/page").statusCode()).isEqualTo(404);
        assertThat(trail.of(account.id())).endsWith("UNKNOWN_ADDRESS REFUSED");
        assertThat(session.submit("/", "/purpose", Map.of("purpose", "CURIOSITY"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(trail.of(account.id())).endsWith("PURPOSE_CHOSEN REFUSED");
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
