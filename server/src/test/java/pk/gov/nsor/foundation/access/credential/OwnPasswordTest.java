package pk.gov.nsor.foundation.access.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.CountedPasswords;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.SecondStep;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class OwnPasswordTest {

    private static final String PATH = "/signing-in/password";
    private static final Pattern OFFERED = Pattern.compile("id=\"offered\"[^>]*>([^<]+)<");

    @Autowired
    private Accounts accounts;

    @Autowired
    private OwnPassword own;

    @Autowired
    private CountedPasswords counted;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Officer officer;
    private WebSession session;

    @BeforeEach
    void signedIn() {
        officer = new Officers(accounts).with(Role.REGISTRAR);
        session = signedIn(Officers.PASSWORD);
    }

    @Test
    void aSecondStepAnewAndTheOldPassPhraseChangeItAndEndAllOtherSessions() {
        moveOn(TimeCodes.STEP.multipliedBy(2));
        WebSession elsewhere = signedIn(Officers.PASSWORD);
        assertThat(location(session.get(PATH))).endsWith("/signing-in/confirm");
        assertThat(location(session.submit("/signing-in", PATH, Map.of()))).endsWith("/signing-in/confirm");
        confirm();
        String offered = offered();
        assertThat(offered).hasSizeGreaterThan(30).isEqualTo(offered());
        String before = session.session();
        assertThat(location(change(Officers.PASSWORD, offered))).endsWith("/signing-in");
        assertThat(session.get("/signing-in").body()).contains("Your pass-phrase is changed");
        assertThat(session.session()).isNotEqualTo(before);
        assertThat(elsewhere.get("/").statusCode()).isEqualTo(302);
        moveOn(TimeCodes.STEP.multipliedBy(2));
        assertThat(location(new WebSession(port).signIn(officer.name(), Officers.PASSWORD)))
                .endsWith("?error");
        assertThat(location(new WebSession(port).signIn(officer.name(), offered)))
                .endsWith("/");
        assertThat(new TrailReader(jdbc).of(officer.account().id()))
                .containsOnlyOnce("PASSWORD_CHANGED DONE")
                .contains("SESSION_ENDED DONE");
    }

    @Test
    void aWrongOldOneOrAnotherThanTheOfferedChangesNothing() {
        confirm();
        String offered = offered();
        String hash = hash();
        assertThat(change("not the old one", offered).body()).contains("The pass-phrase you have now is another one");
        assertThat(change(Officers.PASSWORD, "one of my own making").body())
                .contains("What you typed is not the new pass-phrase");
        assertThat(change(Officers.PASSWORD, "").body()).contains("What you typed is not the new pass-phrase");
        assertThat(hash()).isEqualTo(hash);
        assertThat(new TrailReader(jdbc).of(officer.account().id())).containsOnlyOnce("PASSWORD_CHANGED REFUSED");
    }

    @Test
    void guessesAtTheOldOneWaitAsThoseAtSigningInDo() {
        confirm();
        String offered = offered();
        for (int i = 0; i < 5; i++) {
            assertThat(change("guess " + i, offered).body()).contains("is another one");
        }
        assertThat(change(Officers.PASSWORD, offered).body()).contains("too many wrong pass-phrases");
        moveOn(Duration.ofSeconds(3));
        assertThat(location(change(Officers.PASSWORD, offered))).endsWith("/signing-in");
    }

    @Test
    void onePutInPlaceOfAnotherThatWasSetMeanwhileIsNotTaken() {
        UUID account = officer.account().id();
        String before = hash();
        assertThat(own.change(account, before, PassPhrase.generate(), session.session(), officer.actor()))
                .isPresent();
        assertThat(own.change(account, before, PassPhrase.generate(), session.session(), officer.actor()))
                .isEmpty();
    }

    @Test
    void onePassedThroughOthersHandsOpensNothingButItsChange() {
        markAsHandedOver();
        moveOn(TimeCodes.STEP.multipliedBy(2));
        WebSession first = signedIn(Officers.PASSWORD);
        for (String page :
                new String[] {"/", "/people", "/signing-in", "/signing-in/recovery-codes", "/live?topics=x"}) {
            assertThat(location(first.get(page))).as(page).endsWith(PATH);
        }
        HttpResponse<String> page = first.get(PATH);
        assertThat(page.body()).contains("Change your pass-phrase first").doesNotContain("role=\"search\"");
        assertThat(first.left(true).statusCode())
                .as("what the page asks by itself")
                .isEqualTo(200);
        assertThat(location(first.submit(PATH, "/people", Map.of("q", "9")))).endsWith(PATH);
        String offered = offered(page);
        assertThat(location(first.submit(PATH, PATH, Map.of("old", Officers.PASSWORD, "new", offered))))
                .endsWith("/signing-in");
        assertThat(first.get("/").statusCode()).isEqualTo(200);
        moveOn(TimeCodes.STEP.multipliedBy(2));
        WebSession next = new WebSession(port);
        next.signIn(officer.name(), offered);
        assertThat(next.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void whoMayNotGoOnMaySignOut() {
        markAsHandedOver();
        moveOn(TimeCodes.STEP.multipliedBy(2));
        WebSession first = signedIn(Officers.PASSWORD);
        assertThat(location(first.submit(PATH, "/sign-out", Map.of()))).contains("signed-out");
        assertThat(location(first.get(PATH))).endsWith("/sign-in");
    }

    @Test
    void aHashOfALesserCostIsRenewedAtTheNextSignIn() {
        String older = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(Officers.PASSWORD);
        jdbc.sql("update access.account set password_hash = ? where id = ?")
                .params(older, officer.account().id())
                .update();
        new WebSession(port).passPassword(officer.name(), "not it");
        assertThat(hash()).isEqualTo(older);
        new WebSession(port).passPassword(officer.name(), Officers.PASSWORD);
        String renewed = hash();
        assertThat(renewed).contains("m=" + PasswordHashes.MEMORY);
        new WebSession(port).passPassword(officer.name(), Officers.PASSWORD);
        assertThat(hash()).isEqualTo(renewed);
    }

    @Test
    void whoSignsInWhileTooManyPasswordsAreLookedAtIsToldSoAndNothingIsCounted() throws Exception {
        PasswordHashes hashes = (PasswordHashes) counted.real();
        int all = Math.max(2, Runtime.getRuntime().availableProcessors());
        CountDownLatch taken = new CountDownLatch(all);
        CountDownLatch go = new CountDownLatch(1);
        WebSession late = new WebSession(port);
        CountedPasswords.forget();
        try (ExecutorService threads = Executors.newFixedThreadPool(all)) {
            try {
                for (int i = 0; i < all; i++) {
                    threads.execute(() -> {
                        boolean _ = hashes.inTurn(() -> hold(taken, go));
                    });
                }
                taken.await();
                HttpResponse<String> answer = late.passPassword(officer.name(), Officers.PASSWORD);
                assertThat(location(answer)).endsWith("/sign-in?busy");
            } finally {
                go.countDown();
            }
        }
        assertThat(late.get("/sign-in?busy").body()).contains("Nothing is wrong with what you typed");
        assertThat(new TrailReader(jdbc).of(officer.account().id())).doesNotContain("SIGN_IN REFUSED");
        assertThat(location(late.passPassword(officer.name(), Officers.PASSWORD)))
                .endsWith("/sign-in/code");
    }

    private static boolean hold(CountDownLatch taken, CountDownLatch go) {
        taken.countDown();
        try {
            go.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private void markAsHandedOver() {
        jdbc.sql("update access.account set must_change_password = true where id = ?")
                .param(officer.account().id())
                .update();
    }

    private String hash() {
        return jdbc.sql("select password_hash from access.account where id = ?")
                .param(officer.account().id())
                .query(String.class)
                .single();
    }

    private WebSession signedIn(String password) {
        WebSession signedIn = new WebSession(port);
        assertThat(location(signedIn.signIn(officer.name(), password))).endsWith("/");
        return signedIn;
    }

    private HttpResponse<String> change(String old, String typed) {
        return session.submit(PATH, PATH, Map.of("old", old, "new", typed));
    }

    private String offered() {
        return offered(session.get(PATH));
    }

    private static String offered(HttpResponse<String> page) {
        Matcher offered = OFFERED.matcher(page.body());
        assertThat(offered.find()).as("a new pass-phrase on the page").isTrue();
        return offered.group(1);
    }

    private void confirm() {
        HttpResponse<String> page = session.get("/signing-in/confirm");
        String code = SecondStep.of("http://127.0.0.1:" + port, officer.name()).next(WebSession.registersTime(page));
        assertThat(session.submit("/signing-in/confirm", "/signing-in/confirm", Map.of("code", code))
                        .statusCode())
                .isEqualTo(302);
    }

    private void moveOn(Duration by) {
        clock.move(by);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
