package pk.gov.nsor.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.credential.TimeCodes;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.SecondStep;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class SessionsTest {

    @Autowired
    private Accounts accounts;

    @Autowired
    private Sessions sessions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private Officer officer;
    private WebSession here;
    private WebSession there;

    @BeforeEach
    void signedInTwice() {
        officer = new Officers(accounts).with(Role.REGISTRAR);
        here = signedIn();
        there = signedIn();
    }

    @Test
    void anOfficerSeesWhereTheyAreSignedInAndEndsTheOther() {
        String page = here.get("/signing-in").body();
        assertThat(page).contains("This browser:", "127.0.0.1", "Java-http-client");
        List<OpenSession> open = sessions.of(officer.account().id());
        assertThat(open).hasSize(2);
        UUID other = open.stream()
                .filter(session -> sessions.isNamed(session, there.session()))
                .findFirst()
                .orElseThrow()
                .id();
        String end = "/signing-in/sessions/" + other + "/end";
        assertThat(location(here.submit("/signing-in", end, Map.of()))).endsWith("/signing-in/confirm");
        assertThat(there.get("/").statusCode()).as("before a second step anew").isEqualTo(200);
        confirm(here, officer);
        here.submit("/signing-in", end, Map.of());
        assertThat(there.get("/").statusCode()).isEqualTo(302);
        assertThat(here.get("/signing-in").body()).contains("It is signed out.");
        assertThat(new TrailReader(jdbc).of(officer.account().id())).contains("SESSION_ENDED DONE");
    }

    @Test
    void nobodyEndsAnothersSessionByItsIdentifier() {
        Officer stranger = new Officers(accounts).with(Role.REGISTRAR);
        WebSession others = new WebSession(port);
        others.signIn(stranger.name(), Officers.PASSWORD);
        UUID session = sessions.of(officer.account().id()).getFirst().id();
        confirm(others, stranger);
        others.submit("/signing-in", "/signing-in/sessions/" + session + "/end", Map.of());
        assertThat(others.get("/signing-in").body()).contains("It had ended already.");
        assertThat(here.get("/").statusCode()).isEqualTo(200);
        assertThat(there.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void allSessionsOfAnAccountAreEndedAtOnce() {
        assertThat(sessions.endAll(officer.account().id(), officer.actor())).isEqualTo(2);
        assertThat(here.get("/").statusCode()).isEqualTo(302);
        assertThat(there.get("/").statusCode()).isEqualTo(302);
        assertThat(sessions.endAll(officer.account().id(), officer.actor())).isZero();
    }

    @Test
    void oneMoreThanAnAccountMayHaveEndsTheOneSeenLongestAgo() {
        clock.move(Duration.ofMinutes(2));
        List<WebSession> later = new ArrayList<>();
        try {
            assertThat(here.get("/").statusCode()).isEqualTo(200);
            for (int i = 2; i < Sessions.MOST; i++) {
                clock.move(TimeCodes.STEP);
                later.add(signedIn());
            }
            assertThat(sessions.of(officer.account().id())).hasSize(Sessions.MOST);
            clock.move(TimeCodes.STEP);
            later.add(signedIn());
            assertThat(sessions.of(officer.account().id())).hasSize(Sessions.MOST);
            assertThat(there.get("/").statusCode()).isEqualTo(302);
            assertThat(here.get("/").statusCode()).isEqualTo(200);
            assertThat(later.getLast().get("/").statusCode()).isEqualTo(200);
            assertThat(new TrailReader(jdbc).of(officer.account().id())).contains("SESSION_ENDED DONE");
        } finally {
            clock.move(Duration.ofMinutes(2)
                    .plus(TimeCodes.STEP.multipliedBy(later.size()))
                    .negated());
        }
    }

    @Test
    void whatAPageAsksByItselfSaysHowLongTheSessionLastsAndKeepsItNoLonger() {
        assertThat(secondsLeft(here, true)).isBetween(890L, 900L);
        clock.move(Duration.ofMinutes(5));
        try {
            assertThat(secondsLeft(here, true)).isBetween(590L, 600L);
            assertThat(secondsLeft(here, true)).as("nobody was there").isBetween(590L, 600L);
            long _ = secondsLeft(here, false);
            assertThat(secondsLeft(here, true)).as("somebody was").isBetween(890L, 900L);
        } finally {
            clock.move(Duration.ofMinutes(-5));
        }
    }

    @Test
    void lookingOftenKeepsNoConnection() {
        for (int i = 0; i < 25; i++) {
            assertThat(sessions.of(officer.account().id())).hasSize(2);
        }
    }

    @Test
    void whoGaveAPasswordAloneIsNotInTheList() {
        new WebSession(port).passPassword(officer.name(), Officers.PASSWORD);
        assertThat(sessions.of(officer.account().id())).hasSize(2);
    }

    private long secondsLeft(WebSession session, boolean byItself) {
        String answer = session.left(byItself).body();
        return Long.parseLong(answer.replaceAll("\\D", ""));
    }

    private void confirm(WebSession session, Officer who) {
        HttpResponse<String> page = session.get("/signing-in/confirm");
        String code = SecondStep.of("http://127.0.0.1:" + port, who.name()).next(WebSession.registersTime(page));
        assertThat(session.submit("/signing-in/confirm", "/signing-in/confirm", Map.of("code", code))
                        .statusCode())
                .isEqualTo(302);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private WebSession signedIn() {
        WebSession session = new WebSession(port);
        assertThat(session.signIn(officer.name(), Officers.PASSWORD).statusCode())
                .isEqualTo(302);
        return session;
    }
}
