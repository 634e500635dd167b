package pk.gov.nsor.publicservice.enquiry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.database.RecordClient;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.publicservice.enquiry.internal.ledger.LedgerKeys;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;

@Tag("register")
class EnquiryHandlerTest {

    private static final Pattern CODE = Pattern.compile("DISPUTE ([A-Z2-9]{8})");

    private final TestDatabase database = TestDatabase.migrated();
    private final HikariDataSource dataSource = dataSource(database);
    private final JdbcClient jdbc = RecordClient.of(dataSource);
    private final TestClock clock = new TestClock();
    private final TestEnquiry release = new TestEnquiry();
    private final Keys keys = new Keys(new SecretDirectory(database.data().resolve("secrets")));
    private final QuestionHandler handler = release.handler(dataSource, keys, clock);

    private final List<Question> forgotten = new ArrayList<>();

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void aCnicOnTheRegisterIsSaidToBe() {
        Cnic cnic = Samples.cnic();
        release.onRegister.add(cnic);
        ask("923990000001", "LANG EN");
        assertThat(ask("923990000001", cnic.formatted()))
                .startsWith("CNIC " + cnic.masked() + " is on the register of convicted sex offenders.")
                .contains("call 15")
                .containsPattern(CODE);
    }

    @Test
    void whereDataIsSyntheticAQuestionAboutSomebodysCnicIsAnsweredAndNotKept() {
        ask("923990000001", "LANG EN");
        for (String text : List.of("35202-7654321-3", "3520276543213", "۳۵۲۰۲ ۷۶۵۴۳۲۱ ۳")) {
            assertThat(ask("923990000001", text)).as(text).contains("*****-**54321-3");
        }
        assertThat(forgotten).hasSize(3);
        String inWords = ask("923990000001", "Is 35202-7654321-3 on it?");
        assertThat(inWords).isNotEmpty();
        assertThat(forgotten).hasSize(4);
        Cnic nobodys = Samples.cnic();
        assertThat(ask("923990000001", nobodys.formatted())).contains(nobodys.masked());
        assertThat(forgotten).hasSize(4);
    }

    @Test
    void notReleasedIsAnsweredExactlyAsNotOn() {
        // What is not released never reaches this module: the release says neither why nor whether it is registered.
        Cnic cnic = Samples.cnic();
        ask("923990000001", "LANG EN");
        ask("923990000002", "LANG EN");
        String first = ask("923990000001", cnic.formatted());
        String second = ask("923990000002", cnic.formatted());
        assertThat(withoutCode(first))
                .isEqualTo(withoutCode(second))
                .contains("is not on the register today - this is no certificate of character");
    }

    @Test
    void aFirstQuestionIsAnsweredInUrduAndLaterOnesInTheSendersLanguage() {
        assertThat(ask("923990000003", Samples.cnic().formatted())).contains("رجسٹر");
        ask("923990000003", "madad");
        assertThat(ask("923990000003", Samples.cnic().formatted())).contains("رجسٹر");
        ask("923990000003", "ilaqa Lahore");
        assertThat(ask("923990000003", Samples.cnic().formatted())).contains("register mein");
        assertThat(ask("923990000003", "۹۳۵۲۰۱۲۳۴۵۶۷۱")).contains("رجسٹر");
        assertThat(ask("923990000003", Samples.cnic().formatted())).contains("رجسٹر");
        clock.move(Duration.ofHours(1));
        ask("923990000003", "DISPUTE 22222222");
        assertThat(ask("923990000003", Samples.cnic().formatted())).startsWith("CNIC");
    }

    @Test
    void aChosenLanguageStaysForEveryKeywordUntilAnotherIsChosen() {
        String sender = "923990000081";
        ask(sender, "LANG UR");
        for (String text : List.of("AREA Lahore", "DISPUTE 22222222", "DISPUTE", "HELP Lahore", "salam")) {
            assertThat(ask(sender, text)).as(text).matches("(?s).*\\p{IsArabic}.*");
            clock.move(Duration.ofMinutes(2));
            assertThat(ask(sender, Samples.cnic().formatted()))
                    .as("after " + text)
                    .contains("رجسٹر");
            clock.move(Duration.ofHours(1));
        }
        ask(sender, "زبان رومن");
        assertThat(ask(sender, "علاقہ لاہور")).doesNotMatch("(?s).*\\p{IsArabic}.*");
        assertThat(ask(sender, Samples.cnic().formatted())).contains("aaj register mein");
        clock.move(Duration.ofHours(1));
        ask(sender, "LANG EN");
        assertThat(ask(sender, "مدد")).contains("Danger");
        assertThat(ask(sender, Samples.cnic().formatted())).contains("is not on the register");
    }

    @Test
    void aLanguageThatWasChosenStaysIntoTheNextPeriodOfKeysAndOneThatWasUsedDoesNotBecomeChosen() {
        ask("923990000082", "LANG UR");
        ask("923990000083", "AREA Lahore");
        clock.move(Duration.ofDays(LanguageRepository.PERIOD.days()));
        ask("923990000082", Samples.cnic().formatted());
        clock.move(Duration.ofDays(LanguageRepository.PERIOD.days()));
        assertThat(ask("923990000082", "AREA Lahore")).matches("(?s).*\\p{IsArabic}.*");
        ask("923990000083", "AREA Lahore");
        assertThat(ask("923990000083", "علاقہ لاہور")).matches("(?s).*\\p{IsArabic}.*");
    }

    @Test
    void eachTextOfABatchIsAnsweredInTheLanguageOfTheMomentItCame() {
        Question before = question("923990000084", Samples.cnic().formatted());
        Question choice = question("923990000084", "LANG EN");
        Question after = question("923990000084", Samples.cnic().formatted());
        Map<Question, String> answers = ask(List.of(before, choice, after));
        assertThat(answers.get(before)).contains("رجسٹر");
        assertThat(answers.get(after)).contains("is not on the register");
    }

    @Test
    void aDisputeWithoutACodeOrWithNoneThatCouldBeOneIsToldHowAndOpensNothing() {
        for (String text :
                List.of("DISPUTE", "dispute please", "DISPUTE 1234567", "DISPUTE ABCD23456", "DISPUTE ABCD234O")) {
            assertThat(ask("923990000085", text))
                    .as(text)
                    .contains("Send DISPUTE and the code of 8 letters")
                    .doesNotContain("Thank");
            clock.move(Duration.ofMinutes(10));
        }
        clock.move(Duration.ofDays(1));
        assertThat(ask("923990000085", "غلط")).contains("8 حروف").doesNotContain("شکریہ");
        assertThat(ask("923990000085", "GHALAT abc")).contains("8 harf").doesNotContain("Shukriya");
        assertThat(ask("923990000085", "DISPUTE 22222222")).contains("Thank you");
        assertThat(count("select count(*) from enquiry.dispute_ticket")).isZero();
    }

    @Test
    void theSameTextFromTheSameSenderGetsOneAnswerInSixtySeconds() {
        String text = Samples.cnic().formatted();
        assertThat(ask("923990000004", text)).isNotNull();
        assertThat(ask("923990000004", text)).isNull();
        assertThat(ask("923990000005", text)).isNotNull();
        clock.move(Duration.ofSeconds(59));
        assertThat(ask("923990000004", text)).isNull();
        clock.move(Duration.ofSeconds(2));
        assertThat(ask("923990000004", text)).isNotNull();
    }

    @Test
    void aRepeatIsAnsweredWhereTheAnswerHasBecomeAnother() {
        Cnic cnic = Samples.cnic();
        ask("923990000014", cnic.formatted());
        release.onRegister.add(cnic);
        assertThat(ask("923990000014", cnic.formatted())).contains("درج ہے");
        assertThat(ask("923990000014", cnic.formatted())).isNull();
        ask("923990000014", "LANG EN");
        assertThat(ask("923990000014", cnic.formatted())).contains("is on the register");
        assertThat(ask("923990000014", cnic.formatted())).isNull();
    }

    @Test
    void ofEqualTextsInOneBatchOneIsAnswered() {
        String text = Samples.cnic().formatted();
        List<Question> batch = List.of(question("923990000006", text), question("923990000006", text + " "));
        assertThat(ask(batch)).hasSize(1);
    }

    @Test
    void helpIsAlwaysAnsweredAndKeepsNoSender() {
        assertThat(ask("923990000007", "HELP")).contains("15");
        assertThat(ask("923990000007", "HELP")).contains("15");
        assertThat(count("select count(*) from enquiry.ledger where kind = 'HELP' and sender_hash is null"))
                .isEqualTo(2);
        assertThat(count("select count(*) from enquiry.recent_sender")).isZero();
        assertThat(count("select count(*) from enquiry.sender_language")).isZero();
    }

    @Test
    void aTelephoneIsNotFloodedWithAnswersAboutHelpAndOthersAreAnswered() {
        List<String> answers = IntStream.range(0, 60)
                .mapToObj(i -> ask("923990000071", "HELP"))
                .toList();
        assertThat(answers.subList(0, 50)).allMatch(answer -> answer.contains("15"));
        assertThat(answers.subList(50, 60)).containsOnlyNulls();
        assertThat(ask("923990000072", "HELP")).contains("15");
        clock.move(Duration.ofDays(1));
        assertThat(ask("923990000071", "HELP")).contains("15");
        assertThat(count("select count(*) from enquiry.recent_sender")).isZero();
    }

    @Test
    void aCodeOpensOneTicketForItsSenderInThirtyDaysAndTheReplyIsAlwaysTheSame() {
        ask("923990000008", "LANG EN");
        String code = codeOf(ask("923990000008", Samples.cnic().formatted()));

        String foreign = ask("923990000009", "DISPUTE " + code);
        assertThat(count("select count(*) from enquiry.dispute_ticket")).isZero();
        String unknown = ask("923990000008", "DISPUTE 22222222");
        assertThat(count("select count(*) from enquiry.dispute_ticket")).isZero();
        clock.move(Duration.ofDays(29));
        String good = ask("923990000008", "DISPUTE " + code.toLowerCase());
        assertThat(count("select count(*) from enquiry.dispute_ticket")).isOne();
        clock.move(Duration.ofMinutes(2));
        String used = ask("923990000008", "DISPUTE " + code);
        assertThat(count("select count(*) from enquiry.dispute_ticket")).isOne();
        assertThat(foreign).isEqualTo(unknown).isEqualTo(good).isEqualTo(used).contains("proof of identity");
    }

    @Test
    void aCodeIsOfNoUseAfterThirtyDays() {
        ask("923990000008", "LANG EN");
        String code = codeOf(ask("923990000008", Samples.cnic().formatted()));
        clock.move(Duration.ofDays(30).plusSeconds(1));
        ask("923990000008", "DISPUTE " + code);
        assertThat(count("select count(*) from enquiry.dispute_ticket")).isZero();
    }

    @Test
    void aChannelThatIsOffSaysSoAndStillHelps() {
        release.open = false;
        ask("923990000010", "LANG EN");
        assertThat(ask("923990000010", Samples.cnic().formatted()))
                .contains("not answering")
                .doesNotContain("CNIC 9");
        assertThat(ask("923990000010", "HELP")).contains("15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"935201234567", "93520123456711", "93520-1234567-I"})
    void noCnicGetsAnExample(String text) {
        ask("923990000011", "LANG EN");
        assertThat(ask("923990000011", text)).contains("not a CNIC number").contains("93520-1234567-1");
    }

    @Test
    void anythingElseIsToldWhatCanBeSent() {
        ask("923990000012", "LANG EN");
        assertThat(ask("923990000012", "salam")).startsWith("Send a CNIC number");
        assertThat(ask("923990000012", "سلام")).startsWith("Send a CNIC number");
        assertThat(ask("923990000086", "سلام")).contains("شناختی کارڈ");
        assertThat(ask("923990000012", "")).isNotBlank();
    }

    @Test
    void theLedgerHoldsHashesOnly() {
        Cnic cnic = Samples.cnic();
        release.onRegister.add(cnic);
        ask("923990000013", cnic.formatted());
        Map<String, Object> row =
                jdbc.sql("select * from enquiry.ledger").query().singleRow();
        assertThat(row.get("kind")).isEqualTo("ON_REGISTER");
        assertThat(row.get("policy_version")).isEqualTo(3);
        LocalDate period = LedgerKeys.PERIOD.firstDay(LocalDate.now(clock));
        assertThat((byte[]) row.get("cnic_hash"))
                .isEqualTo(keys.keyedHash("ledger-cnic", period).of(cnic.number()));
        assertThat((byte[]) row.get("sender_hash"))
                .isEqualTo(keys.keyedHash("ledger-sender", period)
                        .of(keys.keyedHash("sms-sender").of("923990000013")));
    }

    @Test
    void aBatchIsAnsweredAsItsQuestionsWouldBeAlone() {
        List<Question> batch = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Cnic cnic = Samples.cnic();
            if (i % 3 == 0) {
                release.onRegister.add(cnic);
            }
            batch.add(question("92399100" + (1000 + i), cnic.formatted()));
        }
        Map<Question, String> answers = ask(batch);
        assertThat(answers).hasSize(300);
        for (int i = 0; i < 300; i++) {
            assertThat(answers.get(batch.get(i)).contains("سزا یافتہ")).isEqualTo(i % 3 == 0);
        }
        assertThat(count("select count(*) from enquiry.ledger where kind = 'ON_REGISTER'"))
                .isEqualTo(100);
        assertThat(count("select count(distinct code_hash) from enquiry.ledger"))
                .isEqualTo(300);
    }

    private String ask(String sender, String text) {
        Question question = question(sender, text);
        return ask(List.of(question)).get(question);
    }

    private Map<Question, String> ask(List<Question> batch) {
        Map<Question, String> texts = new HashMap<>();
        handler.answer(batch, new Answers() {
            @Override
            public void answer(Question question, String text) {
                texts.put(question, text);
            }

            @Override
            public void answerAndForget(Question question, String text) {
                forgotten.add(question);
                texts.put(question, text);
            }

            @Override
            public void expires(Question question) {
                // Nothing is late here.
            }

            @Override
            public void forget(Question question) {
                assertThat(question.text()).isEqualTo("HELP");
            }
        });
        return texts;
    }

    private Question question(String sender, String text) {
        SenderHash hash = new SenderHash(keys.keyedHash("sms-sender").of(sender));
        return new Question(sender, hash, text, clock.instant());
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static String codeOf(String answer) {
        Matcher matcher = CODE.matcher(answer);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String withoutCode(String answer) {
        return answer.replace(codeOf(answer), "");
    }

    private static HikariDataSource dataSource(TestDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.application().url());
        pool.setUsername(database.application().user());
        pool.setPassword(database.application().password());
        pool.setMaximumPoolSize(2);
        return pool;
    }
}
