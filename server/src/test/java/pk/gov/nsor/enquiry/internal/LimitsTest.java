package pk.gov.nsor.enquiry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.Day;
import pk.gov.nsor.keys.Keys;
import pk.gov.nsor.keys.SecretDirectory;
import pk.gov.nsor.sms.Answers;
import pk.gov.nsor.sms.Question;
import pk.gov.nsor.sms.QuestionHandler;
import pk.gov.nsor.sms.SenderHash;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestDatabase;

/** How many questions a sender is answered, on a real database, each batch in its transaction as the gateway has it. */
class LimitsTest {

    private static final String SENDER = "923990000001";
    /** In the middle of a day, in the middle of a minute. */
    private static final Instant START = Instant.parse("2026-11-25T07:00:30Z");

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private final TestDatabase database = TestDatabase.migrated();
    private final HikariDataSource dataSource = dataSource(database);
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    private final StillClock clock = new StillClock();
    private final TestEnquiry release = new TestEnquiry();
    private final Path secrets = database.data().resolve("secrets");
    private final Keys keys = new Keys(new SecretDirectory(secrets));
    private final QuestionHandler handler = release.handler(jdbc, keys, clock);

    @BeforeEach
    void speakEnglish() {
        jdbc.sql("delete from enquiry.recent_sender").update();
        ask(SENDER, "LANG EN");
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void fiveCnicsAnHourAreAnsweredTheSixthIsToldWhenToTryAgainTheSeventhIsNot() {
        for (int i = 0; i < 5; i++) {
            assertThat(askCnic()).contains("not on the register");
        }
        assertThat(askCnic())
                .startsWith("This phone has asked about as many CNICs as it may for now. "
                        + "Please ask again from 13:01 on 25 November.");
        assertThat(askCnic()).isNull();
        clock.now = Instant.parse("2026-11-25T08:00:59.999Z");
        assertThat(askCnic()).isNull();
        clock.now = Instant.parse("2026-11-25T08:01:00Z");
        for (int i = 0; i < 5; i++) {
            assertThat(askCnic()).contains("not on the register");
        }
        assertThat(askCnic()).contains("14:01 on 25 November");
    }

    @Test
    void twentyADayAreAnsweredAndTheTwentyFirstIsToldTheDayToTryAgain() {
        for (int i = 0; i < 20; i++) {
            clock.now = START.plus(Duration.ofHours(i / 5));
            assertThat(askCnic()).as("question %d", i + 1).contains("not on the register");
        }
        clock.now = START.plus(Duration.ofHours(10));
        assertThat(askCnic()).contains("12:01 on 26 November");
        assertThat(askCnic()).isNull();
        clock.now = Instant.parse("2026-11-26T07:00:59Z");
        assertThat(askCnic()).isNull();
        clock.now = Instant.parse("2026-11-26T07:01:00Z");
        assertThat(askCnic()).contains("not on the register");
    }

    @Test
    void whatWasCountedBeforeMidnightHoldsAfterIt() {
        clock.now = Instant.parse("2026-11-25T18:50:00Z");
        for (int i = 0; i < 4; i++) {
            askCnic();
        }
        clock.now = Instant.parse("2026-11-25T19:00:00Z");
        assertThat(LocalDate.now(clock)).isEqualTo(DAY.plusDays(1));
        assertThat(askCnic()).contains("not on the register");
        assertThat(askCnic()).contains("00:50 on 26 November");
        assertThat(askCnic()).isNull();
        assertThat(count("select count(*) from enquiry.recent_sender")).isEqualTo(2);
    }

    @Test
    void soDoesTheSilenceThatBeganBeforeMidnightAndWhatWasAskedAMinuteBefore() {
        clock.now = Instant.parse("2026-11-25T18:59:30Z");
        String text = Samples.cnic().formatted();
        ask(SENDER, text);
        for (int i = 0; i < 5; i++) {
            askCnic();
        }
        clock.now = Instant.parse("2026-11-25T19:00:10Z");
        assertThat(ask(SENDER, text)).as("a repeat").isNull();
        assertThat(askCnic()).as("told before").isNull();
        clock.now = Instant.parse("2026-11-25T20:00:00Z");
        assertThat(askCnic()).contains("not on the register");
    }

    @Test
    void inOneBatchTheOrderOfArrivalDecides() {
        List<Question> batch = IntStream.range(0, 60)
                .mapToObj(i -> question(SENDER, Samples.cnic().formatted()))
                .toList();
        Map<Question, String> answers = ask(batch);
        assertThat(answers.keySet()).containsExactlyInAnyOrderElementsOf(batch.subList(0, 6));
        assertThat(answers.get(batch.get(4))).contains("not on the register");
        assertThat(answers.get(batch.get(5))).contains("ask again");
        assertThat(askCnic()).isNull();
    }

    @Test
    void aRepeatIsNotCountedTwice() {
        String text = Samples.cnic().formatted();
        assertThat(ask(SENDER, text)).isNotNull();
        for (int i = 0; i < 10; i++) {
            assertThat(ask(SENDER, text)).isNull();
        }
        for (int i = 0; i < 4; i++) {
            assertThat(askCnic()).contains("not on the register");
        }
        assertThat(askCnic()).contains("ask again");
    }

    @Test
    void languagesAndDisputesAreNoCnicsAndHaveALimitOfTheirOwn() {
        for (int i = 0; i < 9; i++) {
            assertThat(ask(SENDER, "DISPUTE 2222222" + (char) ('A' + i))).contains("proof of identity");
        }
        assertThat(ask(SENDER, "DISPUTE 33333333"))
                .startsWith("Too many such messages from this phone for now. "
                        + "They are answered again from 13:01 on 25 November.");
        assertThat(ask(SENDER, "LANG UR")).isNull();
        for (String text : List.of("93520123456711", "salam")) {
            assertThat(ask(SENDER, text)).isNull();
        }
        ask(SENDER, "LANG EN");
        for (int i = 0; i < 5; i++) {
            assertThat(askCnic()).contains("not on the register");
        }
        clock.now = Instant.parse("2026-11-25T08:01:00Z");
        assertThat(ask(SENDER, "DISPUTE 33333333")).contains("proof of identity");
    }

    @Test
    void aDisputeOverTheLimitOpensNoTicketAndOpensItLater() {
        String answer = askCnic();
        String code = answer.substring(answer.indexOf("DISPUTE ") + 8);
        for (int i = 0; i < 9; i++) {
            ask(SENDER, "DISPUTE 2222222" + (char) ('A' + i));
        }
        ask(SENDER, "DISPUTE " + code);
        assertThat(count("select count(*) from enquiry.dispute_ticket")).isZero();
        clock.now = START.plus(Duration.ofMinutes(61));
        ask(SENDER, "DISPUTE " + code);
        assertThat(count("select count(*) from enquiry.dispute_ticket")).isOne();
    }

    @Test
    void helpHasNoLimitAndKeepsNoSender() {
        jdbc.sql("delete from enquiry.recent_sender").update();
        release.open = false;
        for (int i = 0; i < 50; i++) {
            assertThat(ask(SENDER, "HELP")).contains("15");
        }
        assertThat(count("select count(*) from enquiry.recent_sender")).isZero();
        release.open = true;
        for (int i = 0; i < 7; i++) {
            askCnic();
        }
        assertThat(ask(SENDER, "HELP")).contains("15");
    }

    @Test
    void aSenderIsKnownHoweverTheLimitIsReachedAndOthersAreNotConcerned() {
        for (int i = 0; i < 7; i++) {
            askCnic();
        }
        assertThat(ask("923990000002", Samples.cnic().formatted())).contains("رجسٹر");
    }

    @Test
    void theLimitIsTheSameWhateverTheAnswersWere() {
        List<String> verdicts = new ArrayList<>();
        for (int mask = 0; mask < 4; mask++) {
            String sender = "92399100000" + mask;
            ask(sender, "LANG EN");
            StringBuilder verdict = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                Cnic cnic = Samples.cnic();
                if ((mask & 1) != 0 && i % 2 == 0 || (mask & 2) != 0) {
                    release.onRegister.add(cnic);
                }
                String answer = ask(sender, cnic.formatted());
                verdict.append(answer == null ? "silent " : answer.contains("ask again") ? "told " : "answered ");
            }
            verdicts.add(verdict.toString());
        }
        assertThat(verdicts).containsOnly("answered answered answered answered answered told silent silent ");
    }

    @Test
    void theLedgerKnowsWhoWasTold() {
        for (int i = 0; i < 8; i++) {
            askCnic();
        }
        assertThat(count("select count(*) from enquiry.ledger where kind = 'NOT_ON_REGISTER'"))
                .isEqualTo(5);
        assertThat(count("select count(*) from enquiry.ledger where kind = 'LIMIT'"
                        + " and cnic_hash is not null and code_hash is null"))
                .isOne();
    }

    @Test
    void ofTenQuestionsAtOnceFiveAreAnsweredOneIsToldAndFourAreMetWithSilence() throws Exception {
        QuestionHandler otherProcess = release.handler(jdbc, new Keys(new SecretDirectory(secrets)), clock);
        for (int round = 0; round < 20; round++) {
            String sender = "92399200" + (1000 + round);
            List<Callable<List<String>>> work = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                QuestionHandler one = i % 2 == 0 ? handler : otherProcess;
                Question question = question(sender, Samples.cnic().formatted());
                work.add(() -> List.copyOf(ask(one, List.of(question)).values()));
            }
            List<String> answers = atOnce(work);
            assertThat(answers).filteredOn(text -> text.contains("درج نہیں")).hasSize(5);
            assertThat(answers)
                    .filteredOn(text -> text.contains("دوبارہ پوچھیں"))
                    .hasSize(1);
            assertThat(answers).hasSize(6);
        }
    }

    @Test
    void batchesOfManySendersThatRaceCountEachSenderRight() throws Exception {
        Random random = new Random(3);
        List<List<Question>> batches = new ArrayList<>();
        for (int batch = 0; batch < 8; batch++) {
            List<Question> questions = new ArrayList<>();
            for (int sender = 0; sender < 60; sender++) {
                questions.add(
                        question("92399300" + (1000 + sender), Samples.cnic().formatted()));
            }
            Collections.shuffle(questions, random);
            batches.add(questions);
        }
        Map<Question, String> answers = Collections.synchronizedMap(new IdentityHashMap<>());
        atOnce(batches.stream()
                .<Callable<List<String>>>map(batch -> () -> {
                    answers.putAll(ask(handler, batch));
                    return List.of();
                })
                .toList());
        for (int sender = 0; sender < 60; sender++) {
            String number = "92399300" + (1000 + sender);
            List<String> own = answers.entrySet().stream()
                    .filter(entry -> entry.getKey().sender().equals(number))
                    .map(Map.Entry::getValue)
                    .toList();
            assertThat(own).as(number).hasSize(6);
            assertThat(own).filteredOn(text -> text.contains("دوبارہ پوچھیں")).hasSize(1);
        }
    }

    @Test
    void whatIsTwoDaysOldIsRemovedAndItsKeyDestroyed() throws Exception {
        askCnic();
        String keyOfDay = "hash-limits-of-" + DAY + ".key";
        allowances().forgetOld();
        clock.now = START.plus(Duration.ofDays(1));
        allowances().forgetOld();
        assertThat(count("select count(*) from enquiry.recent_sender")).isOne();
        assertThat(secretFiles()).contains(keyOfDay);
        clock.now = Instant.parse("2026-11-26T19:00:00Z");
        allowances().forgetOld();
        assertThat(count("select count(*) from enquiry.recent_sender")).isZero();
        assertThat(secretFiles()).doesNotContain(keyOfDay).contains("hash-sms-sender.key");
    }

    @Test
    void aRowHoldsNeitherTheNumberNorTheHashThatTheLedgerHas() {
        askCnic();
        byte[] ledger = keys.keyedHash("sms-sender").of(SENDER);
        List<Map<String, Object>> rows =
                jdbc.sql("select * from enquiry.recent_sender").query().listOfRows();
        assertThat(rows).hasSize(1);
        rows.getFirst().values().stream()
                .filter(byte[].class::isInstance)
                .map(value -> new String((byte[]) value, StandardCharsets.ISO_8859_1))
                .forEach(value -> assertThat(value)
                        .doesNotContain(new String(ledger, 0, 8, StandardCharsets.ISO_8859_1))
                        .doesNotContain(SENDER));
    }

    @Test
    void aRowStaysSmallHoweverMuchIsAsked() {
        for (int i = 0; i < 3000; i++) {
            clock.now = START.plusSeconds(i * 20L);
            ask(SENDER, i % 2 == 0 ? Samples.cnic().formatted() : "DISPUTE " + (10_000_000 + i));
        }
        assertThat(count("select max(octet_length(turns)) from enquiry.recent_sender"))
                .isLessThanOrEqualTo(41 * 18);
    }

    private Allowances allowances() {
        return TestEnquiry.allowances(jdbc, keys, clock);
    }

    private List<String> secretFiles() throws Exception {
        try (Stream<Path> files = Files.list(secrets)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private String askCnic() {
        return ask(SENDER, Samples.cnic().formatted());
    }

    private String ask(String sender, String text) {
        Question question = question(sender, text);
        return ask(List.of(question)).get(question);
    }

    private Map<Question, String> ask(List<Question> batch) {
        return ask(handler, batch);
    }

    private Map<Question, String> ask(QuestionHandler asked, List<Question> batch) {
        Map<Question, String> texts = new IdentityHashMap<>();
        transaction.executeWithoutResult(status -> asked.answer(batch, new Answers() {
            @Override
            public void answer(Question question, String text) {
                texts.put(question, text);
            }

            @Override
            public void answerAndForget(Question question, String text) {
                texts.put(question, text);
            }
        }));
        return texts;
    }

    private static <T> List<T> atOnce(List<Callable<List<T>>> work) throws Exception {
        CyclicBarrier together = new CyclicBarrier(work.size());
        List<T> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            List<Future<List<T>>> results = new ArrayList<>();
            for (Callable<List<T>> one : work) {
                results.add(threads.submit(() -> {
                    together.await();
                    return one.call();
                }));
            }
            for (Future<List<T>> result : results) {
                all.addAll(result.get());
            }
        }
        return all;
    }

    private Question question(String sender, String text) {
        SenderHash hash = new SenderHash(keys.keyedHash("sms-sender").of(sender));
        return new Question(sender, hash, text, clock.instant());
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static HikariDataSource dataSource(TestDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.application().url());
        pool.setUsername(database.application().user());
        pool.setPassword(database.application().password());
        pool.setMaximumPoolSize(10);
        return pool;
    }

    /** Stands still until it is set. */
    private static final class StillClock extends Clock {
        private volatile Instant now = START;

        @Override
        public ZoneId getZone() {
            return Day.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("The register has one zone");
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
