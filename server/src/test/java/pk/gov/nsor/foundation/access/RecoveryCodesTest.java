package pk.gov.nsor.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.credential.SecondFactors;
import pk.gov.nsor.foundation.access.credential.SecondFactors.Outcome;
import pk.gov.nsor.foundation.access.internal.Credentials;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.SecondStep;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class RecoveryCodesTest {

    private static final String PATH = "/signing-in/recovery-codes";
    private static final Pattern CODE = Pattern.compile("<code>([^<]+)</code>");

    @Autowired
    private Accounts accounts;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private Credentials credentials;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Officer officer;
    private WebSession session;
    private SecondStep telephone;

    @BeforeEach
    void signedInAndConfirmed() {
        officer = new Officers(accounts).with(Role.REGISTRAR);
        session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        telephone = SecondStep.of("http://127.0.0.1:" + port, officer.name());
    }

    @Test
    void newCodesAreShownUntilTheyAreKeptAndEndTheOldOnes() {
        assertThat(location(session.get(PATH))).endsWith("/signing-in/confirm");
        assertThat(location(session.submit("/signing-in", PATH, Map.of()))).endsWith("/signing-in/confirm");
        confirm();
        assertThat(session.get(PATH).body()).contains("10 of your codes can still be used");
        assertThat(location(session.submit(PATH, PATH, Map.of()))).endsWith(PATH);
        List<String> codes = shown();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(shown()).as("a line that was lost").isEqualTo(codes);
        session.submit(PATH, PATH + "/kept", Map.of());
        assertThat(shown()).isEmpty();
        assertThat(session.get("/signing-in").body()).contains("10 of your recovery codes");

        // Those that the first sign-in was given.
        moveOn(Duration.ofMinutes(3));
        Outcome old = factors.check(officer.account().id(), oldCode(), officer.actor());
        assertThat(old).isEqualTo(Outcome.WRONG);
        assertThat(factors.check(officer.account().id(), codes.getFirst(), officer.actor()))
                .isEqualTo(Outcome.RECOVERY_ACCEPTED);
        assertThat(new TrailReader(jdbc).of(officer.account().id()))
                .containsOnlyOnce("RECOVERY_CODES_RENEWED DONE")
                .endsWith("SECOND_STEP REFUSED", "RECOVERY_CODE_USED DONE");
    }

    @Test
    void codesThatNobodySaysAreKeptAreShownForFiveMinutes() {
        confirm();
        session.submit(PATH, PATH, Map.of());
        assertThat(shown()).hasSize(10);
        moveOn(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(location(session.get(PATH))).endsWith("/signing-in/confirm");
        confirm();
        assertThat(shown()).isEmpty();
    }

    @Test
    void codesThatWereRenewedElsewhereMeanwhileAreNotShown() {
        confirm();
        session.submit(PATH, PATH, Map.of());
        assertThat(shown()).hasSize(10);
        assertThat(factors.renewRecoveryCodes(now(officer), officer.actor())).hasSize(10);
        assertThat(shown()).isEmpty();
        assertThat(session.get(PATH).body()).contains("Make ten new codes");
    }

    @Test
    void ofSeveralThatRenewAtOnceTheLastOnesTenCount() throws Exception {
        int racers = 4;
        CyclicBarrier start = new CyclicBarrier(racers);
        Callable<List<String>> racer = () -> {
            start.await();
            return factors.renewRecoveryCodes(now(officer), officer.actor());
        };
        List<List<String>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(racers)) {
            for (Future<List<String>> each : threads.invokeAll(java.util.Collections.nCopies(racers, racer))) {
                all.add(each.get());
            }
        }
        assertThat(factors.recoveryCodesLeft(officer.account().id())).isEqualTo(10);
        assertThat(all)
                .filteredOn(codes -> codes.stream()
                        .allMatch(
                                code -> factors.isRecoveryCode(officer.account().id(), code)))
                .hasSize(1);
    }

    @Test
    void whoHasNoSecondFactorGetsNoCodes() {
        Officer nobody = new Officers(accounts).with(Role.REGISTRAR);
        assertThat(factors.renewRecoveryCodes(now(nobody), nobody.actor())).isEmpty();
    }

    private SignedIn now(Officer somebody) {
        return credentials.current(somebody.account().id()).orElseThrow();
    }

    private void confirm() {
        HttpResponse<String> page = session.get("/signing-in/confirm");
        String code = telephone.next(WebSession.registersTime(page));
        assertThat(session.submit("/signing-in/confirm", "/signing-in/confirm", Map.of("code", code))
                        .statusCode())
                .isEqualTo(302);
    }

    /** The next that the sheet has. */
    private String oldCode() {
        for (int i = 0; i < 5; i++) {
            String code = telephone.next(clock.instant());
            if (code.contains("-")) {
                return code;
            }
        }
        throw new AssertionError("The sheet has no code");
    }

    private List<String> shown() {
        return CODE.matcher(session.get(PATH).body())
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();
    }

    private void moveOn(Duration by) {
        clock.move(by);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
