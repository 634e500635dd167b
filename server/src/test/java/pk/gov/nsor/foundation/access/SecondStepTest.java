package pk.gov.nsor.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.credential.SecondFactors;
import pk.gov.nsor.foundation.access.credential.TimeCodes;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class SecondStepTest {

    private static final int SALT_BYTES = 32;

    @Autowired
    private Accounts accounts;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private RecordKeys records;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Officer officer;
    private TrailReader trail;
    private WebSession session;

    @BeforeEach
    void somebody() {
        officer = new Officers(accounts).with(Role.REGISTRAR);
        trail = new TrailReader(jdbc);
        session = new WebSession(port);
    }

    @Test
    void whoHasGivenOnlyThePasswordReachesNothingButTheSecondStep() {
        session.get("/approvals");
        assertThat(location(session.passPassword(officer.name(), Officers.PASSWORD)))
                .endsWith("/sign-in/code");
        for (String page : List.of("/", "/approvals", "/people", "/live?topics=today", "/no/such/page")) {
            assertThat(location(session.get(page))).as(page).endsWith("/sign-in/code");
        }
        assertThat(location(session.submit("/sign-in/enrol", "/purpose", Map.of("purpose", "COMPLAINT"))))
                .endsWith("/sign-in/code");
        assertThat(location(session.get("/sign-in/recovery-codes"))).endsWith("/sign-in");
        assertThat(trail.of(officer.account().id())).containsExactly("PASSWORD_ACCEPTED DONE");
    }

    @Test
    void whoHasGivenNoPasswordReachesNoPageOfTheSecondStep() {
        for (String page : List.of("/sign-in/code", "/sign-in/enrol", "/sign-in/recovery-codes")) {
            assertThat(location(session.get(page))).as(page).endsWith("/sign-in");
            assertThat(location(session.submit("/sign-in", page, Map.of("code", "123456"))))
                    .as(page)
                    .endsWith("/sign-in?expired");
        }
    }

    @Test
    void theFirstSignInSetsUpATelephoneAndShowsTheRecoveryCodesOnce() {
        session.passPassword(officer.name(), Officers.PASSWORD);
        session.enrol(officer.name());
        assertThat(location(session.get("/"))).as("the codes are not kept yet").endsWith("/sign-in/code");
        assertThat(session.get("/sign-in/recovery-codes").body().split("<code>"))
                .hasSize(11);
        String before = session.session();
        assertThat(location(session.submit("/sign-in/recovery-codes", "/sign-in/recovery-codes", Map.of())))
                .as("the page that was asked for")
                .endsWith("/?continue");
        assertThat(session.session()).isNotEqualTo(before);
        assertThat(session.get("/").statusCode()).isEqualTo(200);
        assertThat(location(session.get("/sign-in/recovery-codes"))).endsWith("/sign-in");
        assertThat(trail.of(officer.account().id()))
                .containsExactly(
                        "PASSWORD_ACCEPTED DONE", "SECOND_FACTOR_ENROLLED DONE", "SIGN_IN DONE", "HOME_VIEWED DONE");
    }

    @Test
    void aTelephoneThatShowsAWrongCodeIsNotSetUp() {
        session.passPassword(officer.name(), Officers.PASSWORD);
        HttpResponse<String> page = session.submit("/sign-in/enrol", "/sign-in/enrol", Map.of("code", "000000"));
        assertThat(page.body()).contains("This is not the code");
        assertThat(factors.isEnrolled(officer.account().id())).isFalse();
        assertThat(trail.of(officer.account().id())).endsWith("SECOND_FACTOR_ENROLLED REFUSED");
    }

    @Test
    void aCodeIsAcceptedOnceAlsoBySomebodyElsesBrowser() {
        byte[] secret = enrolled();
        String code = TimeCodes.code(secret, TimeCodes.step(clock.instant()));
        assertThat(secondStep(session, code).statusCode()).isEqualTo(302);
        HttpResponse<String> again = secondStep(new WebSession(port), code);
        assertThat(again.body()).contains("used already");
        String earlier = TimeCodes.code(secret, TimeCodes.step(clock.instant()) - 1);
        assertThat(secondStep(new WebSession(port), earlier).body()).contains("used already");
        assertThat(trail.of(officer.account().id())).endsWith("SECOND_STEP REFUSED");
    }

    @Test
    void aTelephoneWhoseClockIsAnHourOffIsAnsweredAsAGuessAndToldApartOnTheTrail() {
        byte[] secret = enrolled();
        String late = TimeCodes.code(secret, TimeCodes.step(clock.instant()) - 120);
        String guess = "000000".equals(late) ? "000001" : "000000";
        String answer = withoutWhatDiffers(secondStep(session, late).body());
        assertThat(answer).contains("its clock may be wrong");
        assertThat(withoutWhatDiffers(secondStep(new WebSession(port), guess).body()))
                .isEqualTo(answer);
        List<String> reasons = reasons();
        assertThat(reasons.getFirst()).contains("\"CLOCK\"", "-3600");
        assertThat(reasons.getLast()).contains("\"WRONG\"");
    }

    @Test
    void digitsOfAnyScriptAndBlanksAreTaken() {
        byte[] secret = enrolled();
        String code = TimeCodes.code(secret, TimeCodes.step(clock.instant()));
        StringBuilder urdu = new StringBuilder();
        code.chars().forEach(digit -> urdu.append((char) ('۰' + digit - '0')));
        assertThat(secondStep(session, urdu.insert(3, ' ').toString()).statusCode())
                .isEqualTo(302);
    }

    @Test
    void aRecoveryCodeSignsInOnceAndLeavesOneFewer() {
        session.passPassword(officer.name(), Officers.PASSWORD);
        session.enrol(officer.name());
        List<String> codes = recoveryCodes(session);
        HttpResponse<String> used =
                secondStep(new WebSession(port), " " + codes.getFirst().toUpperCase());
        assertThat(used.statusCode()).isEqualTo(302);
        assertThat(factors.recoveryCodesLeft(officer.account().id())).isEqualTo(9);
        assertThat(secondStep(new WebSession(port), codes.getFirst()).body()).contains("used already");
        assertThat(trail.of(officer.account().id()))
                .containsSubsequence("RECOVERY_CODE_USED DONE", "SIGN_IN DONE", "SECOND_STEP REFUSED");
    }

    @Test
    void ofTwoSignInsThatRaceForOneCodeOneWins() throws Exception {
        session.passPassword(officer.name(), Officers.PASSWORD);
        session.enrol(officer.name());
        List<String> codes = recoveryCodes(session);
        for (String code : codes) {
            assertThat(race(code)).as(code).containsOnlyOnce(SecondFactors.Outcome.RECOVERY_ACCEPTED);
        }
        assertThat(factors.recoveryCodesLeft(officer.account().id())).isZero();
        byte[] secret = enrolledAnew();
        for (int away = -1; away <= 1; away++) {
            String code = TimeCodes.code(secret, TimeCodes.step(clock.instant()) + away);
            assertThat(race(code)).as("step %d", away).containsOnlyOnce(SecondFactors.Outcome.ACCEPTED);
        }
    }

    @Test
    void wrongCodesMakeTheAddressWaitAtTheAccountAndNobodyElse() {
        byte[] secret = enrolled();
        secondStep(session, TimeCodes.code(secret, TimeCodes.step(clock.instant()) - 1));
        WebSession guesser = new WebSession(port);
        guesser.passPassword(officer.name(), Officers.PASSWORD);
        for (int i = 0; i < 5; i++) {
            assertThat(guesser.submit("/sign-in/code", "/sign-in/code", Map.of("code", "1234567" + i))
                            .body())
                    .contains("This is not the code");
        }
        String right = TimeCodes.code(secret, TimeCodes.step(clock.instant()));
        assertThat(guesser.submit("/sign-in/code", "/sign-in/code", Map.of("code", right))
                        .body())
                .contains("too many wrong codes");
        assertThat(new WebSession(port)
                        .signIn(new Officers(accounts).with(Role.REGISTRAR).name(), Officers.PASSWORD)
                        .statusCode())
                .as("a colleague at the same address")
                .isEqualTo(302);
        move(Duration.ofSeconds(2));
        assertThat(guesser.submit("/sign-in/code", "/sign-in/code", Map.of("code", right))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void theSecondStepHasToFollowWithinTenMinutes() {
        enrolled();
        session.passPassword(officer.name(), Officers.PASSWORD);
        move(Duration.ofMinutes(9));
        assertThat(session.get("/sign-in/code").statusCode()).isEqualTo(200);
        move(Duration.ofMinutes(2));
        assertThat(location(session.get("/sign-in/code"))).endsWith("/sign-in");
    }

    @Test
    void anAccountThatIsDisabledBetweenTheStepsIsNotSignedIn() {
        byte[] secret = enrolled();
        session.passPassword(officer.name(), Officers.PASSWORD);
        String token = WebSession.token(session.get("/sign-in/code"));
        accounts.disable(officer.name(), officer.actor());
        String code = TimeCodes.code(secret, TimeCodes.step(clock.instant()));
        assertThat(location(session.post("/sign-in/code", Map.of("code", code), token)))
                .endsWith("/sign-in?expired");
        assertThat(session.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void theSecretAndTheCodesAreNotInTheDatabaseInTheOpen() {
        byte[] secret = enrolled();
        byte[] kept = jdbc.sql("select secret from access.second_factor where account_id = ?")
                .param(officer.account().id())
                .query(byte[].class)
                .single();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
    }

    private HttpResponse<String> secondStep(WebSession browser, String code) {
        browser.passPassword(officer.name(), Officers.PASSWORD);
        return browser.submit("/sign-in/code", "/sign-in/code", Map.of("code", code));
    }

    private byte[] enrolled() {
        byte[] secret = TimeCodes.newSecret();
        factors.enrolKnown(officer.account().id(), secret, officer.actor());
        return secret;
    }

    private byte[] enrolledAnew() {
        officer = new Officers(accounts).with(Role.REGISTRAR);
        return enrolled();
    }

    private static List<String> recoveryCodes(WebSession session) {
        return session.get("/sign-in/recovery-codes")
                .body()
                .lines()
                .filter(line -> line.contains("<code>"))
                .flatMap(line -> java.util.Arrays.stream(line.split("<code>")).skip(1))
                .map(part -> part.substring(0, part.indexOf('<')))
                .toList();
    }

    private List<SecondFactors.Outcome> race(String code) throws Exception {
        int racers = 4;
        CyclicBarrier start = new CyclicBarrier(racers);
        Callable<SecondFactors.Outcome> racer = () -> {
            start.await();
            return factors.check(officer.account().id(), code, officer.actor());
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(racers)) {
            List<Future<SecondFactors.Outcome>> all = threads.invokeAll(java.util.Collections.nCopies(racers, racer));
            List<SecondFactors.Outcome> outcomes = new java.util.ArrayList<>();
            for (Future<SecondFactors.Outcome> each : all) {
                outcomes.add(each.get());
            }
            return outcomes;
        }
    }

    /** What the trail keeps of refused codes, opened. */
    private List<String> reasons() {
        return jdbc
                .sql("select content from audit.entry where subject_id = ? and action = 'SECOND_STEP' order by id")
                .param(officer.account().id())
                .query(byte[].class)
                .list()
                .stream()
                .map(content -> records.find(officer.account().id())
                        .orElseThrow()
                        .decrypt(content, "trail/2/SECOND_STEP".getBytes(StandardCharsets.UTF_8)))
                .map(salted -> new String(salted, SALT_BYTES, salted.length - SALT_BYTES, StandardCharsets.UTF_8))
                .toList();
    }

    private void move(Duration by) {
        clock.move(by);
    }

    /** The page but for its token and the time. */
    private static String withoutWhatDiffers(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "").replaceAll("<time[^>]*>[^<]*</time>", "");
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
