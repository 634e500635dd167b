package pk.gov.nsor.publicservice.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Jurisdiction.National;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.PastQuestions;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.publicservice.concerns.Concern.State;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.RequestStatements;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;

/** REPORT from a telephone of the simulator, over real sockets, beside the other handlers. */
@RegisterTest
class ReportByPhoneTest {

    private static final String WORDS = "He moved into the yellow house behind the mill";
    private static final Pattern CODE = Pattern.compile("[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ReportHandler handler;

    @Autowired
    private Concerns concerns;

    @Autowired
    private ConcernUpkeep upkeep;

    @Autowired
    private People register;

    @Autowired
    private PastQuestions questions;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final Officers officers;
    private final Supervised people;
    private final TestClock testClock;
    private final String phone = Samples.phone();
    private RegisterLines lines;

    ReportByPhoneTest(Officers officers, Supervised people, TestClock testClock) {
        this.officers = officers;
        this.people = people;
        this.testClock = testClock;
    }

    @BeforeEach
    void bind() throws IOException {
        lines = new RegisterLines(context);
    }

    @AfterEach
    void close() {
        lines.close();
    }

    @ParameterizedTest
    @CsvSource({
        "REPORT, was received, Nobody has looked, An officer is looking, is closed, No report has this code",
        "ittila, mil gayi, abhi kisi ne nahi, afsar, band kar di gayi, Is code ki koi ittila nahi",
        "اطلاع, اطلاع مل گئی, ابھی کسی نے نہیں, ایک افسر, بند کر دی گئی, اس کوڈ کی کوئی اطلاع نہیں"
    })
    void itIsReportedAndFollowedInTheLanguageOfItsKeyword(
            String keyword, String received, String open, String taken, String closed, String unknown)
            throws InterruptedException {
        PersonId person = people.in("hafizabad");
        Officer officer = officers.of(new OfDistrict("hafizabad"), Role.SUPERVISING_OFFICER);
        String answer = lines.ask(phone, keyword + " " + cnicOf(person).formatted() + " " + WORDS);
        assertThat(answer).contains(received, "15").doesNotContain(people.numberOf(person), "hafizabad", "Hafizabad");
        String code = code(answer);
        Concern concern = latest(person);
        assertThat(concern.way()).isEqualTo(ConcernWay.SMS);
        assertThat(concern.district()).isEqualTo("hafizabad");
        assertThat(concerns.words(concern.id()).words()).isEqualTo(WORDS);
        assertThat(concerns.words(concern.id()).phone())
                .isEqualTo(MobileNumber.parse(phone).e164());

        assertThat(lines.ask(phone, keyword + " " + code)).contains(open);
        concerns.take(concern.id(), officer.actor());
        assertThat(lines.ask(
                        phone, keyword + " " + code.toLowerCase(Locale.ROOT).replace("-", " ")))
                .contains(taken);
        concerns.close(concern.id(), ConcernOutcome.NOT_SO, "Nobody has moved there", officer.actor());
        assertThat(lines.ask(Samples.phone(), keyword + "  " + code)).contains(closed);
        assertThat(lines.ask(phone, keyword + " BBBB-BBBB")).contains(unknown);
    }

    @Test
    void aCodeOfThePageIsFollowedBySmsAndOneOfSmsOnThePage() throws InterruptedException {
        String page = transaction.execute(status -> concerns.receive(
                new NewConcern(ConcernKind.OTHER, Samples.cnic(), "", "jhelum", WORDS, null), "2001:db8:77::1"));
        assertThat(lines.ask(phone, "REPORT " + page)).contains("was received");
        String texted = code(lines.ask(phone, "REPORT " + Samples.cnic().formatted() + " " + WORDS));
        assertThat(concerns.state(texted, "2001:db8:77::1")).contains(State.OPEN);
    }

    @Test
    void whetherSomebodyOnTheRegisterIsMeantChangesNeitherTheAnswerNorTheStatementsItTakes() {
        PersonId person = people.in("jhelum");
        PersonId sealed = people.in("jhelum");
        people.seal(sealed, LocalDate.now(clock));
        try (RequestStatements statements = new RequestStatements()) {
            List<String> answers = new ArrayList<>();
            List<Integer> counts = new ArrayList<>();
            // The first warms up what is kept in memory.
            for (Cnic cnic : List.of(Samples.cnic(), Samples.cnic(), cnicOf(person), cnicOf(sealed))) {
                counts.add(statements.ofThisThread(() ->
                        answers.add(CODE.matcher(answered("REPORT " + cnic.formatted() + " " + WORDS, Samples.phone()))
                                .replaceAll("CODE"))));
            }
            assertThat(answers.stream().distinct()).hasSize(1);
            assertThat(counts.subList(1, 4).stream().distinct()).hasSize(1);
            assertThat(counts.getLast()).isPositive();
        }
        assertThat(countOf(sealed)).as("of whoever is off the register").isZero();
        assertThat(countOf(person)).isOne();
    }

    @Test
    void whatTellsASurvivorIsRefusedSaysWhatToDoAndIsKeptNowhere() throws InterruptedException {
        PersonId person = people.in("jhelum");
        String cnic = cnicOf(person).formatted();
        long before = all();
        assertThat(lines.ask(phone, "REPORT " + cnic + " The victim Ayesha lives next to him now"))
                .contains("Not taken, not kept", "15")
                .doesNotContain("Ayesha");
        assertThat(lines.ask(phone, "REPORT " + cnic + " short")).contains("10 to 1000");
        assertThat(lines.ask(phone, "REPORT " + cnic)).contains("10 to 1000");
        assertThat(all()).isEqualTo(before);
        assertThat(countOf(person)).isZero();
        nothingIsKeptOf("Ayesha");
    }

    @Test
    void onceItIsAnsweredTheGatewayKeepsNeitherWhoWroteNorWhat() throws InterruptedException {
        String code = code(lines.ask(phone, "REPORT " + Samples.cnic().formatted() + " " + WORDS));
        nothingIsKeptOf("yellow house");
        nothingIsKeptOf(code);
        String row = jdbc.sql(
                        "select row_to_json(c)::text from concerns.concern c where way = 'SMS' order by received_at desc limit 1")
                .query(String.class)
                .single();
        assertThat(row).doesNotContain("yellow", phone.substring(3));
    }

    @Test
    void whatIsNoReportIsAnsweredWithHowToReport() throws InterruptedException {
        assertThat(lines.ask(phone, "REPORT he moved to Jhang")).contains("send REPORT, the 13 digits", "15");
        assertThat(lines.ask(phone, "REPORT 93520-1234567")).contains("not a CNIC number", "15");
        assertThat(lines.ask(phone, "LANG UR")).contains("اردو");
        assertThat(lines.ask(phone, "REPORT"))
                .as("in the language that was chosen")
                .contains("شناختی کارڈ کے 13 ہندسے");
        assertThat(lines.ask(phone, "HELP"))
                .as("of another handler")
                .contains("15")
                .doesNotContain("REPORT");
    }

    @Test
    void aNumberReportsSoManyInADayAndIsAnsweredSoOftenAndThenNoMore() {
        String cnic = Samples.cnic().formatted();
        for (int one = 1; one <= 5; one++) {
            assertThat(answered("REPORT " + cnic + " " + WORDS + " " + one)).contains("was received");
        }
        assertThat(answered("REPORT " + cnic + " " + WORDS + " 6")).contains("Too many reports");
        assertThat(answered("REPORT " + cnic + " " + WORDS, Samples.phone()))
                .as("another")
                .contains("was received");
        for (int one = 7; one <= 20; one++) {
            assertThat(answered("REPORT " + "again ".repeat(one))).contains("send REPORT");
        }
        assertThat(answered("REPORT once more")).contains("Too many messages");
        assertThat(answered("REPORT and once more")).isNull();
        testClock.move(Duration.ofDays(1));
        assertThat(answered("REPORT " + cnic + " " + WORDS + " 9")).contains("was received");
    }

    @Test
    void afterManyWrongCodesTheRightOneIsUnknownTooUntilTomorrow() {
        String code = code(answered("REPORT " + Samples.cnic().formatted() + " " + WORDS));
        assertThat(answered("REPORT " + code)).contains("was received");
        for (int guess = 0; guess < ConcernSources.MOST_GUESSES; guess++) {
            assertThat(answered("REPORT BBBB-BBB" + "BCDFGHJKLM".charAt(guess))).contains("No report has this code");
        }
        assertThat(answered("REPORT  code " + code)).contains("No report has this code");
        testClock.move(Duration.ofDays(1));
        assertThat(answered("REPORT " + code)).contains("was received");
    }

    @Test
    void theSameTextWithinAMinuteIsOneConcernAndGetsOneAnswer() {
        PersonId person = people.in("jhelum");
        String text = "REPORT " + cnicOf(person).formatted() + " " + WORDS;
        assertThat(answered(text)).contains("was received");
        assertThat(answered(text)).isNull();
        assertThat(countOf(person)).isOne();
        testClock.move(Duration.ofMinutes(2));
        assertThat(answered(text)).contains("was received");
        assertThat(countOf(person)).isEqualTo(2);
    }

    @Test
    void whatIsAboutNobodyOnTheRegisterLiesWithTheCountrysLevelAndWithNoDistrict() {
        WebSession national = session(officers.of(new National(), Role.NATIONAL_SUPERVISOR));
        WebSession district = session(officers.of(new OfDistrict("jhelum"), Role.DISTRICT_SUPERVISOR));
        assertThat(answered("REPORT " + Samples.cnic().formatted() + " " + WORDS))
                .contains("was received");
        UUID id = jdbc.sql("""
                        select id from concerns.concern where district_code is null order by xmin::text::bigint desc limit 1
                        """).query(UUID.class).single();
        assertThat(ok(national, "/concerns/" + id))
                .contains(WORDS, "By SMS", "No district is known", "+92" + phone.substring(1));
        assertThat(district.get("/concerns/" + id).statusCode()).isEqualTo(404);
        assertThat(ok(national, "/concerns.csv?list=open&level=national")).contains("By SMS", "No district is known");
    }

    @Test
    void manyAboutOnePersonOrFromOneNumberAreSaidToTheSupervisor() {
        String place = "jamshoro";
        PersonId person = people.in(place);
        WebSession supervisor = session(officers.of(new OfDistrict(place), Role.DISTRICT_SUPERVISOR));
        for (int one = 0; one < 5; one++) {
            assertThat(ok(supervisor, "/")).doesNotContain("perhaps a campaign");
            assertThat(answered("REPORT " + cnicOf(person).formatted() + " " + WORDS + one))
                    .contains("was received");
        }
        assertThat(ok(supervisor, "/"))
                .contains(
                        "5 concerns in a week about " + people.numberOf(person),
                        "5 concerns in a day by SMS from one number");
    }

    @Test
    void whatWasCountedOfNumbersIsForgottenWithItsKey() {
        assertThat(answered("REPORT")).isNotNull();
        assertThat(days()).isPositive();
        testClock.move(Duration.ofDays(2));
        upkeep.run();
        assertThat(days()).isZero();
    }

    private long days() {
        return jdbc.sql("select count(*) from concerns.sender_day where key_day < ?")
                .param(LocalDate.now(clock).plusDays(1))
                .query(Long.class)
                .single();
    }

    private void nothingIsKeptOf(String text) throws InterruptedException {
        List<Instant> moments = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        List<PastQuestions.PastQuestion> kept;
        do {
            moments.clear();
            jdbc.sql(
                            "select received_at from sms.exchange where content is not null order by received_at desc limit 200")
                    .query(row -> {
                        moments.add(row.getObject(1, OffsetDateTime.class).toInstant());
                    });
            kept = questions.at(moments).stream()
                    .filter(one ->
                            one.question().text().contains(text) || one.answer().contains(text))
                    .toList();
        } while (!kept.isEmpty() && System.nanoTime() < end);
        assertThat(kept).as(text).isEmpty();
    }

    private long all() {
        return jdbc.sql("select count(*) from concerns.concern")
                .query(Long.class)
                .single();
    }

    private long countOf(PersonId person) {
        return jdbc.sql("select count(*) from concerns.concern where person_id = ?")
                .param(person.value())
                .query(Long.class)
                .single();
    }

    private Concern latest(PersonId person) {
        return concerns.find(jdbc.sql(
                                "select id from concerns.concern where person_id = ? order by received_at desc limit 1")
                        .param(person.value())
                        .query(UUID.class)
                        .single())
                .orElseThrow();
    }

    private Cnic cnicOf(PersonId person) {
        return register.get(person).cnics().getFirst().cnic();
    }

    private String answered(String text) {
        return answered(text, phone);
    }

    /** What the handler answers, as the gateway calls it; null for silence. */
    private String answered(String text, String sender) {
        SenderHash hash = HASHES.computeIfAbsent(
                sender,
                number -> new SenderHash(
                        context.getBean(Keys.class).keyedHash("sms-sender").of(number)));
        Question question = new Question(sender, hash, text, clock.instant());
        assertThat(handler.takes(question)).as(text).isTrue();
        AtomicReference<String> answer = new AtomicReference<>();
        transaction.executeWithoutResult(status -> handler.answer(List.of(question), new Answers() {
            @Override
            public void answer(Question asked, String reply) {
                throw new AssertionError("It would be kept");
            }

            @Override
            public void answerAndForget(Question asked, String reply) {
                answer.set(reply);
            }

            @Override
            public void expires(Question question) {
                // Nothing is late here.
            }

            @Override
            public void forget(Question asked) {}
        }));
        return answer.get();
    }

    private static final ConcurrentHashMap<String, SenderHash> HASHES = new ConcurrentHashMap<>();

    private static String code(String answer) {
        Matcher found = CODE.matcher(answer);
        assertThat(found.find()).as(answer).isTrue();
        return found.group();
    }

    private WebSession session(Officer each) {
        WebSession session = new WebSession(port);
        session.signIn(each.name(), Officers.PASSWORD);
        return session;
    }

    private static String ok(WebSession session, String path) {
        var answer = session.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
