package pk.gov.nsor.foundation.access.credential;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.credential.Passkeys.Added;
import pk.gov.nsor.foundation.access.credential.Passkeys.Outcome;
import pk.gov.nsor.foundation.access.internal.Credentials;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.SecondStep;
import pk.gov.nsor.testing.SoftPasskey;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class PasskeysTest {

    private static final String SIGN_IN = "/sign-in/passkey";
    private static final String NEW = "/signing-in/passkeys/new";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passkeys passkeys;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private Credentials credentials;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Officer officer;
    private TrailReader trail;

    @BeforeEach
    void somebody() {
        officer = new Officers(accounts).with(Role.REGISTRAR);
        trail = new TrailReader(jdbc);
    }

    @Test
    void aPasskeyIsAddedAfterASecondStepShownAnewAndSignsInAlone() {
        WebSession office = signedIn();
        SoftPasskey phone = new SoftPasskey();
        assertThat(location(office.get(NEW))).endsWith("/signing-in/confirm");
        assertThat(location(confirm(office))).endsWith(NEW);
        assertThat(location(add(office, "My phone", phone))).endsWith("/signing-in");
        assertThat(office.get("/signing-in").body()).contains("The passkey is added", "My phone", "Not used yet");

        WebSession home = new WebSession(port);
        home.get("/sign-in");
        String before = home.session();
        assertThat(location(signIn(home, phone))).endsWith("/");
        assertThat(home.session()).isNotEqualTo(before);
        assertThat(home.get("/").statusCode()).isEqualTo(200);
        assertThat(home.get("/signing-in").body()).contains("Last used", "On one device only");
        assertThat(trail.of(officer.account().id()))
                .containsSubsequence("PASSKEY_ADDED DONE", "SIGN_IN DONE", "HOME_VIEWED DONE");
    }

    @Test
    void withoutASecondStepShownAnewNothingIsAddedOrRemoved() {
        WebSession office = signedIn();
        assertThat(office.get("/signing-in/passkeys/challenge").statusCode()).isEqualTo(303);
        assertThat(location(office.submit("/signing-in", "/signing-in/passkeys", Map.of("name", "x"))))
                .endsWith("/signing-in/confirm");
        addedBy(office, "Key", new SoftPasskey());
        move(FreshFor.JUST_OVER);
        String removal = "/signing-in/passkeys/" + own().getFirst().id() + "/removal";
        assertThat(location(office.get(removal))).endsWith("/signing-in/confirm");
        assertThat(location(office.submit("/signing-in", removal, Map.of()))).endsWith("/signing-in/confirm");
        assertThat(location(office.get("/signing-in/recovery-codes"))).endsWith("/signing-in/confirm");
        assertThat(own()).hasSize(1);
        assertThat(location(confirm(office))).endsWith("/signing-in/recovery-codes");
        assertThat(office.get(removal).body()).contains("Remove this passkey?");
    }

    @Test
    void aWrongCodeConfirmsNothing() {
        WebSession office = signedIn();
        HttpResponse<String> answer =
                office.submit("/signing-in/confirm", "/signing-in/confirm", Map.of("code", "000000"));
        assertThat(answer.body()).contains("This was not accepted", "This is not the code");
        assertThat(location(office.get(NEW))).endsWith("/signing-in/confirm");
        assertThat(trail.of(officer.account().id())).contains("SECOND_STEP REFUSED");
    }

    @Test
    void aPasskeyConfirmsAndIsTheSecondStepAfterThePassword() {
        WebSession office = signedIn();
        SoftPasskey phone = added(office, "Phone");
        move(FreshFor.JUST_OVER);
        office.get(NEW);
        String answer = phone.use(challenge(office));
        assertThat(location(office.submit("/signing-in/confirm", "/signing-in/confirm", Map.of("credential", answer))))
                .endsWith(NEW);
        WebSession home = new WebSession(port);
        home.passPassword(officer.name(), Officers.PASSWORD);
        assertThat(home.get("/sign-in/code").body()).contains("Use a passkey instead");
        // A device that was told which passkey need not say whose it is.
        answer = phone.sayingWhose(false).use(challenge(home));
        assertThat(location(home.submit("/sign-in/code", SIGN_IN, Map.of("credential", answer))))
                .contains("/");
        assertThat(home.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void afterThePasswordOnlyOnesOwnPasskeyCounts() {
        added(signedIn(), "Phone");
        Officer other = new Officers(accounts).with(Role.REGISTRAR);
        SoftPasskey others = addedFor(other);
        WebSession home = new WebSession(port);
        home.passPassword(officer.name(), Officers.PASSWORD);
        String answer = others.use(challenge(home));
        assertThat(location(home.submit("/sign-in/code", SIGN_IN, Map.of("credential", answer))))
                .endsWith("/sign-in/code");
        assertThat(home.get("/sign-in/code").body()).contains("does not know this passkey");
        assertThat(location(home.get("/"))).endsWith("/sign-in/code");
    }

    @Test
    void aForgedAnswerIsRefusedAndOnTheTrail() {
        SoftPasskey phone = added(signedIn(), "Phone");
        long last = trail.last();
        assertRefused(phone.forged(), "answer was not right");
        assertThat(trail.ofNobodyAfter(last)).contains("SIGN_IN REFUSED");
    }

    @Test
    void anAnswerAtAnotherAddressOrForAnotherRegisterIsRefused() {
        SoftPasskey phone = added(signedIn(), "Phone");
        assertRefused(phone.at("https://nsor.example"), "answer was not right");
        assertRefused(phone.at("http://localhost:1"), "answer was not right");
        assertRefused(phone.at("").of("example"), "answer was not right");
        assertThat(location(signIn(new WebSession(port), phone.of("localhost"))))
                .endsWith("/");
    }

    @Test
    void whoeverHoldsItHasToShowThatItIsTheirs() {
        SoftPasskey phone = added(signedIn(), "Phone");
        assertRefused(phone.verified(false), "answer was not right");
        assertRefused(phone.verified(true).sayingWhose(false), "answer was not right");
        WebSession office = new WebSession(port);
        signIn(office, phone.sayingWhose(true));
        confirm(office);
        assertThat(add(office, "Unverified", new SoftPasskey().verified(false)).body())
                .contains("no passkey that the register asked for");
        assertThat(own()).hasSize(1);
    }

    @Test
    void anAnswerCountsOnceAndOnlyForTheSessionThatWasAsked() {
        SoftPasskey phone = added(signedIn(), "Phone");
        WebSession asked = new WebSession(port);
        String answer = phone.use(challenge(asked));
        WebSession other = new WebSession(port);
        challenge(other);
        assertThat(location(send(other, answer))).endsWith("/sign-in");
        assertThat(other.get("/sign-in").body()).contains("answer was not right");
        assertThat(location(send(asked, answer))).endsWith("/");
        assertThat(location(asked.submit("/", "/sign-out", Map.of()))).endsWith("?signed-out");
        assertThat(location(send(asked, answer))).endsWith("/sign-in");
        assertThat(asked.get("/sign-in").body()).contains("It took too long");
    }

    @Test
    void ofTwoAnswersToOneQuestionOneIsTaken() throws Exception {
        SoftPasskey phone = added(signedIn(), "Phone");
        for (int round = 0; round < 5; round++) {
            String session = "a session " + round;
            String answer = phone.use(passkeys.toUse(null, session));
            assertThat(race(() -> passkeys.check(null, answer, session, officer.actor(), TrailAction.SIGN_IN)))
                    .containsOnlyOnce(Outcome.ACCEPTED);
        }
    }

    @Test
    void aQuestionIsOverAfterFiveMinutes() {
        SoftPasskey phone = added(signedIn(), "Phone");
        WebSession slow = new WebSession(port);
        String answer = phone.use(challenge(slow));
        move(Duration.ofMinutes(5).minusSeconds(20));
        assertThat(location(send(slow, answer))).endsWith("/");
        WebSession slower = new WebSession(port);
        answer = phone.use(challenge(slower));
        move(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(location(send(slower, answer))).endsWith("/sign-in");
        assertThat(slower.get("/sign-in").body()).contains("It took too long");
    }

    @Test
    void aCountThatDoesNotRiseIsRefusedAndOnTheTrail() {
        SoftPasskey phone = added(signedIn(), "Phone");
        assertThat(location(signIn(new WebSession(port), phone.counting(7)))).endsWith("/");
        long last = trail.last();
        assertRefused(phone.counting(7), "as if there were a copy of it");
        assertRefused(phone.counting(6), "as if there were a copy of it");
        assertRefused(phone.counting(0), "as if there were a copy of it");
        assertThat(trail.ofNobodyAfter(last))
                .filteredOn("SIGN_IN REFUSED"::equals)
                .hasSize(3);
        assertThat(location(signIn(new WebSession(port), phone.counting(8)))).endsWith("/");
    }

    @Test
    void aCountLowerThanWhenItWasMadeIsRefusedToo() {
        SoftPasskey key = added(signedIn(), "Key", new SoftPasskey().counting(40));
        assertRefused(key.counting(39), "as if there were a copy of it");
        assertThat(location(signIn(new WebSession(port), key.counting(41)))).endsWith("/");
    }

    @Test
    void aRemovedPasskeySignsNobodyIn() {
        WebSession office = signedIn();
        SoftPasskey phone = added(office, "Phone");
        String removal = "/signing-in/passkeys/" + own().getFirst().id() + "/removal";
        assertThat(location(office.submit(removal, removal, Map.of()))).endsWith("/signing-in");
        assertThat(own()).isEmpty();
        assertRefused(phone, "does not know this passkey");
        assertThat(trail.of(officer.account().id())).contains("PASSKEY_REMOVED DONE");
    }

    @Test
    void nobodyRemovesAnothersPasskey() {
        added(signedIn(), "Phone");
        Officer other = new Officers(accounts).with(Role.REGISTRAR);
        WebSession others = signedIn(other);
        confirm(others, other);
        String removal = "/signing-in/passkeys/" + own().getFirst().id() + "/removal";
        assertThat(others.get(removal).statusCode()).isEqualTo(404);
        others.submit("/signing-in", removal, Map.of());
        assertThat(others.get("/signing-in").body()).contains("It had been removed already.");
        assertThat(own()).hasSize(1);
    }

    @Test
    void aClosedAccountsPasskeySignsNobodyIn() {
        SoftPasskey phone = added(signedIn(), "Phone");
        accounts.disable(officer.name(), officer.actor());
        assertRefused(phone, "does not know this passkey");
    }

    @Test
    void aResetRemovesThePasskeysToo() {
        SoftPasskey phone = added(signedIn(), "Phone");
        transaction.executeWithoutResult(
                status -> factors.reset(officer.account().id(), officer.actor()));
        assertRefused(phone, "does not know this passkey");
    }

    @Test
    void anAccountHasAtMostFive() {
        WebSession office = signedIn();
        for (int i = 1; i <= Passkeys.MOST; i++) {
            added(office, "Key " + i);
        }
        assertThat(own()).hasSize(5);
        assertThat(office.get("/signing-in").body()).contains("You can have 5.").doesNotContain("Add a passkey");
        assertThat(location(office.get(NEW))).endsWith("/signing-in");
        assertThat(passkeys.add(
                        now(), "Sixth", new SoftPasskey().make(passkeys.toMake(now(), "s")), "s", officer.actor()))
                .isEqualTo(Added.TOO_MANY);
    }

    @Test
    void ofSeveralThatAreAddedAtOnceNoMoreAreKeptThanFit() throws Exception {
        WebSession office = signedIn();
        for (int i = 1; i < Passkeys.MOST; i++) {
            added(office, "Key " + i);
        }
        List<Added> outcomes = race(() -> {
            String session = Thread.currentThread().threadId() + " adds";
            String answer = new SoftPasskey().make(passkeys.toMake(now(), session));
            return passkeys.add(now(), "Last", answer, session, officer.actor());
        });
        assertThat(outcomes).containsOnlyOnce(Added.ADDED).contains(Added.TOO_MANY);
        assertThat(own()).hasSize(5);
    }

    @Test
    void aPasskeyThatSomebodyElseHasIsNotAddedToAnother() {
        WebSession office = signedIn();
        SoftPasskey phone = added(office, "Phone");
        WebSession others = signedIn(officer = new Officers(accounts).with(Role.REGISTRAR));
        confirm(others);
        assertThat(add(others, "Mine", phone).body()).contains("no passkey that the register asked for");
        assertThat(own()).isEmpty();
    }

    @Test
    void aPasskeyHasANameOfOneToSixtyCharacters() {
        WebSession office = signedIn();
        confirm(office);
        assertThat(add(office, " ", new SoftPasskey()).body()).contains("Give it a name");
        assertThat(add(office, "x".repeat(61), new SoftPasskey()).body()).contains("Give it a name");
        assertThat(add(office, "a\0b", new SoftPasskey()).body()).contains("Give it a name");
        assertThat(own()).isEmpty();
        assertThat(location(add(office, "x".repeat(60), new SoftPasskey()))).endsWith("/signing-in");
        assertThat(location(add(office, "ف", new SoftPasskey()))).endsWith("/signing-in");
        assertThat(own()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "null",
                "[]",
                "{}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\"}",
                "{\"id\":\"AA\",\"rawId\":\"!\",\"type\":\"public-key\",\"response\":{}}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"AA\",\"authenticatorData\":\"AA\",\"signature\":\"AA\"}}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\",\"attestationObject\":\"AA\"}}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"AA\",\"attestationObject\":\"oA\"}}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"AA\",\"attestationObject\":\"o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YUEA\"}}",
                "{\"id\":\"AA\",\"rawId\":\"\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"AA\",\"attestationObject\":\"AA\",\"transports\":[\"x\"]}}"
            })
    void whatIsNoAnswerIsRefusedWithoutAFailure(String answer) {
        WebSession home = new WebSession(port);
        challenge(home);
        assertThat(location(send(home, answer))).endsWith("/sign-in");
        WebSession office = signedIn();
        confirm(office);
        office.get("/signing-in/passkeys/challenge");
        assertThat(office.submit(NEW, "/signing-in/passkeys", Map.of("name", "x", "credential", answer))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatAKnownPasskeySaysBadlyIsRefusedWithoutAFailure() {
        SoftPasskey phone = added(signedIn(), "Phone");
        WebSession home = new WebSession(port);
        String answer = phone.use(challenge(home));
        for (String field : List.of("clientDataJSON", "authenticatorData", "signature")) {
            challenge(home);
            String bad = answer.replaceAll("(\"" + field + "\":\")[^\"]+", "$1AAAA");
            assertThat(location(send(home, bad))).as(field).endsWith("/sign-in");
        }
        challenge(home);
        assertThat(location(send(home, answer.replaceAll("(\"userHandle\":\")[^\"]+", "$1AAAA"))))
                .endsWith("/sign-in");
    }

    @Test
    void manyRefusalsMakeTheAddressWaitAtTheAccountAlone() {
        SoftPasskey phone = added(signedIn(), "Phone");
        for (int i = 0; i < 5; i++) {
            assertRefused(phone.verified(false), "answer was not right");
        }
        assertRefused(phone.verified(true), "Too many attempts");
        Officer colleague = new Officers(accounts).with(Role.REGISTRAR);
        assertThat(location(signIn(new WebSession(port), addedFor(colleague)))).endsWith("/");
        move(Duration.ofSeconds(2));
        assertThat(location(signIn(new WebSession(port), phone))).endsWith("/");
    }

    @Test
    void whoHasNobodysPasskeyIsToldSoHoweverOften() {
        for (int i = 0; i < 7; i++) {
            assertRefused(new SoftPasskey(), "does not know this passkey");
        }
    }

    private static final class FreshFor {
        static final Duration JUST_OVER = Duration.ofMinutes(5).plusSeconds(1);
    }

    private void assertRefused(SoftPasskey passkey, String why) {
        WebSession home = new WebSession(port);
        assertThat(location(signIn(home, passkey))).endsWith("/sign-in");
        assertThat(home.get("/sign-in").body()).contains("You are not signed in", why);
        assertThat(location(home.get("/"))).endsWith("/sign-in");
    }

    private HttpResponse<String> signIn(WebSession browser, SoftPasskey passkey) {
        return send(browser, passkey.use(challenge(browser)));
    }

    private static HttpResponse<String> send(WebSession browser, String answer) {
        return browser.submit("/sign-in", SIGN_IN, Map.of("credential", answer));
    }

    private static String challenge(WebSession browser) {
        return browser.get("/passkeys/challenge").body();
    }

    private List<Passkey> own() {
        return passkeys.of(officer.account().id());
    }

    private SoftPasskey addedFor(Officer owner) {
        Officer before = officer;
        officer = owner;
        SoftPasskey made = added(signedIn(), "Key");
        officer = before;
        return made;
    }

    private SoftPasskey added(WebSession session, String name) {
        return added(session, name, new SoftPasskey());
    }

    private SoftPasskey added(WebSession session, String name, SoftPasskey passkey) {
        addedBy(session, name, passkey);
        return passkey;
    }

    private void addedBy(WebSession session, String name, SoftPasskey passkey) {
        if (session.get(NEW).statusCode() != 200) {
            confirm(session);
        }
        assertThat(location(add(session, name, passkey))).endsWith("/signing-in");
    }

    private static HttpResponse<String> add(WebSession session, String name, SoftPasskey passkey) {
        String answer =
                passkey.make(session.get("/signing-in/passkeys/challenge").body());
        return session.submit(NEW, "/signing-in/passkeys", Map.of("name", name, "credential", answer));
    }

    private HttpResponse<String> confirm(WebSession session) {
        return confirm(session, officer);
    }

    private HttpResponse<String> confirm(WebSession session, Officer who) {
        HttpResponse<String> page = session.get("/signing-in/confirm");
        String code = SecondStep.of("http://127.0.0.1:" + port, who.name()).next(WebSession.registersTime(page));
        return session.submit("/signing-in/confirm", "/signing-in/confirm", Map.of("code", code));
    }

    private SignedIn now() {
        return credentials.current(officer.account().id()).orElseThrow();
    }

    private WebSession signedIn() {
        return signedIn(officer);
    }

    private WebSession signedIn(Officer who) {
        WebSession session = new WebSession(port);
        assertThat(session.signIn(who.name(), Officers.PASSWORD).statusCode()).isEqualTo(302);
        return session;
    }

    private static <T> List<T> race(Callable<T> runner) throws Exception {
        int racers = 4;
        CyclicBarrier start = new CyclicBarrier(racers);
        Callable<T> racer = () -> {
            start.await();
            return runner.call();
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(racers)) {
            List<T> outcomes = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(java.util.Collections.nCopies(racers, racer))) {
                outcomes.add(each.get());
            }
            return outcomes;
        }
    }

    private void move(Duration by) {
        clock.move(by);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("").replaceFirst("\\?continue$", "");
    }
}
