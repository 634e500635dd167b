package pk.gov.nsor.publicservice.enquiry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.MessageParts;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.publicservice.directory.Directory;
import pk.gov.nsor.publicservice.directory.Nearby;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;

@RegisterTest
class HelpAnswersTest {

    private static final Pattern SUGGESTED = Pattern.compile("Near you: send (HELP [^.]*)\\.");
    private static final List<String> KEYWORDS = List.of("HELP ", "MADAD ", "مدد ", "مدد سنڌي ", "مرسته ");

    private static final AtomicInteger SENDERS = new AtomicInteger();

    @Autowired
    private EnquiryHandler handler;

    @Autowired
    private Districts districts;

    @Autowired
    private Directory directory;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Keys keys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Test
    void everyDistrictHasAnAnswerInEachLanguageThatFitsAndNames15AndACell() {
        List<String> texts = districts.all().stream()
                .flatMap(district -> Stream.of(
                        "HELP " + district.nameEn(),
                        "MADAD " + district.nameEn(),
                        "مدد " + district.nameUr(),
                        "مدد سنڌي " + district.nameUr(),
                        "HELP PASHTO " + district.nameEn()))
                .toList();
        Map<String, String> answers = ask(texts);
        assertThat(answers).hasSizeGreaterThanOrEqualTo(5 * 170);
        answers.forEach((text, answer) -> {
            assertFits(text, answer);
            assertThat(answer).as(text).containsAnyOf("Crisis cell", "کرائسس سیل", "سیل ", "سيل");
        });
    }

    @Test
    void everyTehsilIsAnsweredAsItsDistrictIs() {
        List<District> all = districts.all();
        List<String> texts = new ArrayList<>();
        for (District district : all) {
            for (Tehsil tehsil : districts.tehsils(district.code(), java.time.LocalDate.now(clock))) {
                texts.add("HELP " + tehsil.nameEn());
            }
        }
        Map<String, String> answers = ask(texts);
        answers.forEach(HelpAnswersTest::assertFits);
        assertThat(answers.get("HELP Tandlian Wala")).isEqualTo(ask("HELP Faisalabad"));
        assertThat(answers.values().stream()
                        .filter(answer -> answer.contains("Near you"))
                        .count())
                .as("names of several districts in which nothing is right for all")
                .isLessThan(answers.size() / 10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HELP Multan|Danger: call 15. Crisis cell: Nishtar Hospital, Multan. Women helpline 1043. Free legal help"
                        + " 0800-70806. Please delete this message.",
                "madad multan|Khatra: 15 milayein. Crisis cell: Nishtar Hospital, Multan. Women helpline 1043. Muft qanooni"
                        + " madad 0800-70806. Yeh paigham mita dein.",
                "مدد ملتان|خطرہ: 15 ملائیں۔ کرائسس سیل: نشتر ہسپتال ملتان۔ خواتین ہیلپ لائن 1043۔ مفت قانونی مدد"
                        + " \u200E0800-70806۔ یہ پیغام مٹا دیں۔",
                "HELP SINDHI Multan|خطرو: 15 ملايو. ڪرائسز سيل: نشتر ہسپتال ملتان. خواتین ہیلپ لائن 1043. مفت قانوني مدد"
                        + " \u200E0800-70806. هي پيغام ڊاهيو.",
                "مرسته ملتان|خطر: 15 ته زنګ. کرايسس سيل: نشتر ہسپتال ملتان. خواتین ہیلپ لائن 1043. وړيا قانوني مرسته"
                        + " \u200E0800-70806. پيغام ړنګ کړئ.",
                "HELP|Danger: call 15. Helpline 1099. Free legal help 0800-70806. Near you: send HELP and your district."
                        + " Please delete this message."
            })
    void theAnswerIsInTheLanguageAndScriptOfTheQuestion(String text, String answer) {
        assertThat(ask(text)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HELP Quetta|none known in Balochistan; nearest: Nishtar Hospital, Multan.",
                "MADAD Quetta|Crisis cell: Balochistan mein maloom nahin; qareeb tareen: Nishtar Hospital, Multan",
                "مدد کوئٹہ|بلوچستان میں کرائسس سیل معلوم نہیں؛ قریب ترین: نشتر ہسپتال ملتان",
                "HELP Rawalpindi|nearest, not in Punjab: Polyclinic Hospital, Islamabad.",
                "HELP Multan|Crisis cell: Nishtar Hospital, Multan."
            })
    void aCellOfAnotherProvinceIsNeverNamedInSilence(String text, String told) {
        String answer = ask(text);
        assertFits(text, answer);
        assertThat(answer).contains(told);
    }

    @Test
    void noDistrictIsAnsweredWithACellOfAnotherProvinceInSilence() {
        Map<String, String> answers = ask(
                districts.all().stream().map(each -> "HELP " + each.nameEn()).toList());
        for (District district : districts.all()) {
            Nearby near = directory.near(district.code());
            boolean isElsewhere = near.crisisCell() != null
                    && !district.provinceCode()
                            .equals(directory
                                    .current()
                                    .provinceOf(near.crisisCell().particulars().area()));
            String answer = Objects.requireNonNull(answers.get("HELP " + district.nameEn()));
            if (isElsewhere && answer.contains(near.crisisCell().particulars().shortEn())) {
                assertThat(answer).as(district.nameEn()).containsAnyOf("none known", "nearest, ");
            }
        }
    }

    @Test
    void anAmbiguousWordGetsWhatIsRightForAllItCanMean() {
        assertThat(ask("HELP Karachi"))
                .contains("Civil Hospital, Karachi", "1094")
                .doesNotContain("Near you");
        assertThat(ask("HELP Punjab")).contains("1043", "Near you");
        assertThat(ask("مدد پنجاب")).contains("1043", "قریب");
        assertThat(ask("HELP Khyber Pakhtunkhwa")).contains("0800-22227");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HELP Multn|Near you: send HELP Multan|HELP Multan",
                "madad faislabaad|Qareeb: bhejein MADAD Faisalabad|MADAD Faisalabad",
                "مدد ملتاان|قریب: بھیجیں مدد ملتان|مدد ملتان",
                "مدد سنڌي ملتاان|ويجهو: موڪليو مدد سنڌي ملتان|مدد سنڌي ملتان",
                "HELP PASHTO Multn|نږدې: ولېږئ مرسته ملتان|مرسته ملتان",
                "HELP Lahore Multan|HELP Multan|HELP Multan",
            })
    void aMisspeltPlaceGetsHelpAtOnceAndTheNameThatMayHaveBeenMeant(String text, String told, String next) {
        String answer = ask(text);
        assertFits(text, answer);
        assertThat(answer).contains("1099").contains(told);
        assertThat(ask(next)).doesNotContain("Near you", "Qareeb", "قریب", "ويجهو", "نږدې");
    }

    @Test
    void whatIsSuggestedIsUnderstoodAndLeadsToHelpNearby() {
        List<String> wrong = districts.all().stream()
                .map(District::nameEn)
                .filter(name -> name.length() > 5)
                .map(name -> "HELP " + name.substring(0, 2) + name.substring(3))
                .toList();
        List<String> suggested = ask(wrong).values().stream()
                .flatMap(answer -> SUGGESTED.matcher(answer).results())
                .flatMap(found -> Stream.of(found.group(1).split(", ")))
                .distinct()
                .toList();
        assertThat(suggested).hasSizeGreaterThan(wrong.size() / 2).allMatch(text -> text.startsWith("HELP "));
        ask(suggested).forEach((text, answer) -> assertThat(answer).as(text).contains("Crisis cell: "));
    }

    @Test
    void aSuggestionIsNotKeptWithWhoAsked() {
        ask("HELP Multn");
        assertThat(jdbc.sql("select count(*) from enquiry.recent_choice")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Atlantis", "???", "x", "93520-1234567-1", "Lahore Multan", "'; drop table", "\uD83D\uDE00"})
    void whateverStandsBehindTheWordThereIsHelpAtOnce(String place) {
        for (String keyword : KEYWORDS) {
            String answer = ask(keyword + place);
            assertFits(place, answer);
            assertThat(answer).contains("1099").doesNotContain(place);
        }
    }

    @Test
    void aVeryLongTextIsAnsweredToo() {
        assertThat(ask("HELP " + "Lahore".repeat(500))).contains("15", "1099");
    }

    @Test
    void theLedgerSaysThatSomebodyAskedAndNeitherWhoNorWhere() {
        // Connections count in blocks of their own, so that a later row may have a lower number.
        Long[] before = jdbc.sql("select id from enquiry.ledger")
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
        ask("HELP Multan");
        Map<String, Object> row = jdbc.sql("select * from enquiry.ledger where id <> all (?) and kind = 'HELP'")
                .param(before)
                .query()
                .singleRow();
        assertThat(row.get("sender_hash")).isNull();
        assertThat(row.get("cnic_hash")).isNull();
        assertThat(row.values())
                .noneMatch(value -> String.valueOf(value).toLowerCase().contains("multan"));
    }

    private static void assertFits(String text, String answer) {
        MessageParts parts = MessageParts.of(answer);
        boolean isUrdu = text.startsWith("مدد") || answer.contains("خطر");
        assertThat(parts.dataCoding()).as(text).isEqualTo((byte) (isUrdu ? 8 : 0));
        assertThat(parts.parts()).as(text).hasSizeLessThanOrEqualTo(isUrdu ? 2 : 1);
        assertThat(answer)
                .as(text)
                .containsPattern("\\b15\\b")
                .containsAnyOf("delete this message", "paigham mita dein", "پیغام مٹا دیں", "پيغام ڊاهيو", "پيغام ړنګ")
                .doesNotContain("{");
    }

    private String ask(String text) {
        return Objects.requireNonNull(ask(List.of(text)).get(text));
    }

    private Map<String, String> ask(List<String> texts) {
        Map<Question, String> asked = new IdentityHashMap<>();
        for (String text : texts) {
            // No number is to have so many answers that it gets no more of them.
            String sender = "92399%07d".formatted(SENDERS.incrementAndGet());
            SenderHash hash = new SenderHash(keys.keyedHash("sms-sender").of(sender));
            asked.put(new Question(sender, hash, text, clock.instant()), text);
        }
        Map<String, String> answers = new java.util.HashMap<>();
        transaction.executeWithoutResult(status -> handler.answer(List.copyOf(asked.keySet()), new Answers() {
            @Override
            public void answer(Question question, String text) {
                throw new AssertionError("Help is forgotten once it is delivered");
            }

            @Override
            public void answerAndForget(Question question, String text) {
                answers.put(Objects.requireNonNull(asked.get(question)), text);
            }

            @Override
            public void expires(Question question) {
                // Nothing is late here.
            }

            @Override
            public void forget(Question question) {
                throw new AssertionError("Help is answered");
            }
        }));
        return answers;
    }
}
