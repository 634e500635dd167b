package pk.gov.nsor.dangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.account.Handovers;
import pk.gov.nsor.foundation.access.credential.SecondFactors;
import pk.gov.nsor.foundation.access.credential.TimeCodes;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.testing.CountedPasswords;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.SecondStep;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.ObjectMapper;

/** Guesses that are sent at the same moment, as a program sends them. */
@Tag("fault")
@RegisterTest
class GuessesAtOnceTest {

    private static final String CODE = "/sign-in/code";
    private static final String WRONG = "This is not the code";

    @Autowired
    private Accounts accounts;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private Proposals proposals;

    @Autowired
    private List<ProposalKind<?>> kinds;

    @Autowired
    private Handovers handovers;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private CountedPasswords passwords;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private Officer officer;

    @BeforeEach
    void aMorning() {
        officer = new Officers(accounts).with(Role.REGISTRAR);
        // Of other tests nothing counts in this network, and the day is long.
        move(Duration.between(
                clock.instant(),
                LocalDate.now(clock)
                        .plusDays(1)
                        .atTime(9, 0)
                        .atZone(clock.getZone())
                        .toInstant()));
        jdbc.sql("delete from access.sign_in_count").update();
    }

    @AfterEach
    void timeIsAsItWas() {
        jdbc.sql("delete from access.sign_in_count").update();
    }

    @Test
    void ofAThousandCodesNoMoreAreLookedAtThanMayBe() throws Exception {
        factors.enrolKnown(officer.account().id(), TimeCodes.newSecret(), officer.actor());
        List<WebSession> sessions = new ArrayList<>();
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            WebSession session = new WebSession(port);
            session.passPassword(officer.name(), Officers.PASSWORD);
            sessions.add(session);
            tokens.add(WebSession.token(session.get(CODE)));
        }
        long before = System.nanoTime();
        List<HttpResponse<String>> answers = atOnce(
                1_000, i -> sessions.get(i % 10).post(CODE, Map.of("code", "%06d".formatted(i)), tokens.get(i % 10)));
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        long lookedAt =
                answers.stream().filter(answer -> answer.body().contains(WRONG)).count();
        // Five at once; then one after one second, one after two more, and so on.
        assertThat(lookedAt).isBetween(1L, 5L + (long) Math.ceil(Math.log(1.0 + took.toSeconds()) / Math.log(2)) + 1);
        List<String> trail = new TrailReader(jdbc).of(officer.account().id());
        assertThat(trail.stream().filter("SECOND_STEP REFUSED"::equals).count())
                .as("entries")
                .isLessThan(150L);
    }

    @Test
    void ofEightyPasswordsFiveAreLookedAt() throws Exception {
        int before = passwords.checked();
        List<HttpResponse<String>> answers =
                atOnce(80, i -> new WebSession(port).passPassword(officer.name(), "guess at a password " + i));
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(Http.header(answer, "Location")).endsWith("/sign-in?error"));
        assertThat(passwords.checked() - before).isBetween(5, 9);
    }

    @Test
    void namesOfNobodyCostNoMoreThanTheShareOfANetworkAndFillNoTrail() throws Exception {
        long trail = new TrailReader(jdbc).last();
        int before = passwords.checked();
        List<HttpResponse<String>> answers = atOnce(
                250,
                i -> new WebSession(port)
                        .passPassword(
                                "nobody." + i + UUID.randomUUID().toString().substring(0, 8), "x"));
        assertThat(passwords.checked() - before).isEqualTo(60);
        assertThat(answers.stream()
                        .filter(answer -> Http.header(answer, "Location").endsWith("?many"))
                        .count())
                .isEqualTo(190);
        assertThat(new TrailReader(jdbc).ofNobodyAfter(trail))
                .as("a hundred, and the first, tenth and hundredth of those after them")
                .hasSize(103);
        int after = passwords.checked();
        assertThat(Http.header(new WebSession(port).passPassword(officer.name(), Officers.PASSWORD), "Location"))
                .as("who has an account is not told apart from nobody, nor by time")
                .endsWith("?many");
        assertThat(passwords.checked()).isEqualTo(after);
        move(Duration.ofMinutes(10));
        assertThat(Http.header(new WebSession(port).passPassword(officer.name(), Officers.PASSWORD), "Location"))
                .endsWith(CODE);
    }

    @Test
    void twoPeopleLiftTheLimitOfTheDayForTheOwner() {
        WebSession first = new WebSession(port);
        first.passPassword(officer.name(), Officers.PASSWORD);
        SecondStep telephone = first.enrol(officer.name());
        WebSession thief = new WebSession(port);
        String token = "";
        for (int i = 0; i < 50; i++) {
            move(Duration.ofMinutes(6));
            if (token.isEmpty()) {
                thief.passPassword(officer.name(), Officers.PASSWORD);
                token = WebSession.token(thief.get(CODE));
            }
            HttpResponse<String> answer = thief.post(CODE, Map.of("code", "1234567"), token);
            if (!answer.body().contains(WRONG)) {
                thief = new WebSession(port);
                thief.passPassword(officer.name(), Officers.PASSWORD);
                token = WebSession.token(thief.get(CODE));
                answer = thief.post(CODE, Map.of("code", "1234567"), token);
            }
            assertThat(answer.body()).as("wrong code %d", i + 1).contains(WRONG);
        }
        move(Duration.ofMinutes(6));
        WebSession owner = new WebSession(port);
        owner.passPassword(officer.name(), Officers.PASSWORD);
        HttpResponse<String> page = owner.get(CODE);
        assertThat(owner.post(CODE, Map.of("code", telephone.next(clock.instant())), WebSession.token(page))
                        .body())
                .contains("no more are looked at until tomorrow");
        String passPhrase = reset();
        assertThat(Http.header(new WebSession(port).signIn(officer.name(), passPhrase), "Location"))
                .endsWith("/");
    }

    private String reset() {
        Officer administrator = new Officers(accounts).with(Role.ADMINISTRATOR);
        Officer supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        ProposalKind<?> kind = kinds.stream()
                .filter(one -> one.name().equals("account-reset"))
                .findFirst()
                .orElseThrow();
        proposals.approve(propose(kind, administrator), "", supervisor.actor());
        UUID id = officer.account().id();
        return handovers
                        .take(id, administrator.account().id(), administrator.actor())
                        .orElseThrow() + "-"
                + handovers
                        .take(id, supervisor.account().id(), supervisor.actor())
                        .orElseThrow();
    }

    private <P> UUID propose(ProposalKind<P> kind, Officer by) {
        P payload = json.convertValue(Map.of("account", officer.account().id()), kind.payload());
        return proposals.propose(kind, payload, LocalDate.now(clock), "A reason for it", by.actor());
    }

    private interface Sent {

        HttpResponse<String> number(int number);
    }

    private static List<HttpResponse<String>> atOnce(int times, Sent sent) throws Exception {
        List<Callable<HttpResponse<String>>> all = IntStream.range(0, times)
                .<Callable<HttpResponse<String>>>mapToObj(i -> () -> sent.number(i))
                .toList();
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(40)) {
            for (Future<HttpResponse<String>> each : threads.invokeAll(all)) {
                answers.add(each.get());
            }
        }
        return answers;
    }

    private void move(Duration by) {
        clock.move(by);
    }
}
