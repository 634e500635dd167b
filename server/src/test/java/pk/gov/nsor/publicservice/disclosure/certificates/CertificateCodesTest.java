package pk.gov.nsor.publicservice.disclosure.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;

/** The public page of codes, and what those find out who guess them: nothing. */
@RegisterTest
class CertificateCodesTest {

    private static final String NO_CODE = "AAAA-BBBB-CCCC-DDDD-EEEE";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Certificates certificates;

    @Autowired
    private CertificateCodes codes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private final String address = "192.0.2." + ThreadLocalRandom.current().nextInt(250);

    @BeforeEach
    @AfterEach
    void nobodyHasGuessed() {
        jdbc.sql("delete from disclosure.code_miss").update();
    }

    @Test
    void aCodeShowsWhatThePaperSaysAndTheLeastOfWhoseItIs() {
        Asked asked = new Asked(context);
        Certificate issued = asked.issued();
        String code = asked.code(issued);

        for (String typed :
                List.of(code, code.toLowerCase(java.util.Locale.ROOT), code.replace("-", " "), code.replace("-", ""))) {
            Verified verified = codes.verify(typed, address).orElseThrow();
            assertThat(verified.state()).isEqualTo(Verified.State.HOLDS);
            assertThat(verified.onRegister()).isFalse();
            assertThat(verified.initials()).isEqualTo("S. M.");
            assertThat(asked.cnic.formatted().replace("-", "")).endsWith(verified.lastDigits());
            assertThat(verified.lastDigits()).hasSize(4);
        }
        String page = typed(new WebSession(port), code).body();
        assertThat(page)
                .contains("The certificate is valid", "was not on the register", "S. M.")
                .doesNotContain("Sajid", "Model School", asked.cnic.formatted());
    }

    @Test
    void everyCodeThatVerifiesNothingHasTheSameAnswerAndTakesAsLong() {
        Asked asked = new Asked(context);
        Certificate issued = asked.issued();
        String code = asked.code(issued);
        certificates.revoke(issued.id(), Revocation.MISTAKEN, asked.first.actor());
        Certificate over = asked.issued();
        String overCode = asked.code(over);
        WebSession session = new WebSession(port);

        String unknown = bare(typed(session, NO_CODE));
        assertThat(unknown).contains("No certificate is shown for this code");
        assertThat(bare(typed(session, ""))).isEqualTo(unknown);
        assertThat(bare(typed(session, "x".repeat(5_000)))).isEqualTo(unknown);
        assertThat(bare(typed(session, "' or 1=1 --"))).isEqualTo(unknown);
        moved(
                Duration.ofDays(121),
                () -> assertThat(bare(typed(session, overCode))).isEqualTo(unknown));
        jdbc.sql("delete from disclosure.code_miss").update();

        for (String each : List.of(NO_CODE, "", code)) {
            // A machine that is busy answers later now and then, and never sooner.
            List<Duration> took = new ArrayList<>();
            for (int time = 0; time < 3; time++) {
                jdbc.sql("delete from disclosure.code_miss").update();
                long begin = System.nanoTime();
                var unused = codes.verify(each, address);
                took.add(Duration.ofNanos(System.nanoTime() - begin));
            }
            assertThat(took).allMatch(one -> one.compareTo(CertificateCodes.ANSWER_TIME) >= 0);
            assertThat(Collections.min(took)).isLessThan(CertificateCodes.ANSWER_TIME.plusMillis(200));
        }
    }

    @Test
    void itIsShownForNinetyDaysIsSaidToHaveExpiredForThirtyAndThenIsUnknown() {
        Asked asked = new Asked(context);
        String code = asked.code(asked.issued());
        moved(
                Duration.ofDays(90),
                () -> assertThat(codes.verify(code, address))
                        .get()
                        .extracting(Verified::state)
                        .isEqualTo(Verified.State.HOLDS));
        for (int day : new int[] {91, 120}) {
            moved(
                    Duration.ofDays(day),
                    () -> assertThat(codes.verify(code, address))
                            .get()
                            .extracting(Verified::state)
                            .isEqualTo(Verified.State.EXPIRED));
        }
        moved(
                Duration.ofDays(121),
                () -> assertThat(codes.verify(code, address)).isEmpty());
    }

    @Test
    void aRevokedOneIsSaidNoLongerToCountAndNotWhatItSaid() {
        Asked asked = new Asked(context);
        Certificate issued = asked.issued();
        String code = asked.code(issued);
        certificates.revoke(issued.id(), Revocation.CONSENT_WITHDRAWN, asked.first.actor());
        String page = typed(new WebSession(port), code).body();
        assertThat(page)
                .contains("The certificate no longer counts")
                .doesNotContain("was not on the register", "consent");
    }

    @Test
    void afterTenMissesANetworkIsShownNothingForFifteenMinutes() {
        Asked asked = new Asked(context);
        String code = asked.code(asked.issued());
        for (String guess : Collections.nCopies(9, NO_CODE)) {
            assertThat(codes.verify(guess, address)).isEmpty();
        }
        assertThat(codes.verify(code, address)).isPresent();
        assertThat(codes.verify(NO_CODE, address)).isEmpty();
        assertThat(codes.verify(code, address)).isEmpty();
        assertThat(codes.verify(code, "198.51.100.7")).isPresent();
        moved(
                Duration.ofMinutes(14),
                () -> assertThat(codes.verify(code, address)).isEmpty());
        moved(
                Duration.ofMinutes(16),
                () -> assertThat(codes.verify(code, address)).isPresent());
    }

    @Test
    void aNetworkOfIpv6IsOneWhateverItsLastHalfSays() {
        Asked asked = new Asked(context);
        String code = asked.code(asked.issued());
        for (int host = 1; host <= CodeMisses.MOST_OF_ONE; host++) {
            assertThat(codes.verify(NO_CODE, "2001:db8:1:2::" + host)).isEmpty();
        }
        assertThat(codes.verify(code, "2001:db8:1:2::ffff")).isEmpty();
        assertThat(codes.verify(code, "2001:db8:1:3::1")).isPresent();
    }

    /** One address that goes on after it is stopped, or many of them: whoever else has a code is shown what it says. */
    @Test
    void ofManyCodesSentAtOnceNoMoreAreLookedAtThanInTurn() throws Exception {
        Asked asked = new Asked(context);
        String code = asked.code(asked.issued());
        for (int i = 0; i < 9; i++) {
            var unused = codes.verify(NO_CODE, address);
        }
        List<Future<Boolean>> guesses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            CyclicBarrier together = new CyclicBarrier(8);
            for (int i = 0; i < 8; i++) {
                guesses.add(threads.submit(() -> {
                    together.await();
                    return codes.verify(NO_CODE, address).isPresent();
                }));
            }
        }
        for (Future<Boolean> guess : guesses) {
            assertThat(guess.get()).isFalse();
        }
        assertThat(jdbc.sql("select max(missed) from disclosure.code_miss")
                        .query(Integer.class)
                        .single())
                .isEqualTo(17);
        assertThat(codes.verify(code, address)).as("closed").isEmpty();
    }

    @Test
    void noNetworkClosesThePageToAnother() {
        Asked asked = new Asked(context);
        String code = asked.code(asked.issued());
        for (int guess = 0; guess < CodeMisses.MOST_OF_ONE + 2; guess++) {
            assertThat(codes.verify(NO_CODE, address)).isEmpty();
        }
        jdbc.sql("update disclosure.code_miss set missed = 1000000").update();
        assertThat(codes.verify(code, address)).isEmpty();
        assertThat(codes.verify(code, "198.51.100.7")).isPresent();
        assertThat(codes.verify(code, "2001:db8:1:2::1")).isPresent();
    }

    @Test
    void thatACodeWasTypedIsOnTheTrailAndWhoTypedItIsNowhere() {
        Asked asked = new Asked(context);
        Certificate issued = asked.issued();
        String code = asked.code(issued);
        assertThat(typed(new WebSession(port), code).statusCode()).isEqualTo(200);
        assertThat(jdbc.sql("select actor_kind || ' ' || origin from audit.entry"
                                + " where action = 'CERTIFICATE_VERIFIED' and subject_id = ?")
                        .param(issued.id())
                        .query(String.class)
                        .list())
                .containsExactly("UNKNOWN certificate page");
    }

    private static HttpResponse<String> typed(WebSession session, String code) {
        return session.submit("/certificate", "/certificate", Map.of("code", code));
    }

    private static String bare(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body().replaceAll("value=\"[^\"]*\"", "");
    }

    private void moved(Duration by, Runnable step) {
        clock.move(by);
        try {
            step.run();
        } finally {
            clock.move(by.negated());
        }
    }
}
