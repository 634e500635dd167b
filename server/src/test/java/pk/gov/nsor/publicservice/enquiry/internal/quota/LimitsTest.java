package pk.gov.nsor.publicservice.enquiry.internal.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.publicservice.enquiry.internal.EnquiryFixture;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.DisputeCode;
import pk.gov.nsor.testing.Samples;

/** How many questions a sender is answered, on a real database, each batch in its transaction as the gateway has it. */
class LimitsTest {

    private static final String SENDER = "923990000001";
    private static final Instant START = EnquiryFixture.START;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private final EnquiryFixture desk = new EnquiryFixture();

    @BeforeEach
    void speakEnglish() {
        desk.jdbc.sql("delete from enquiry.recent_sender").update();
        desk.ask(SENDER, "LANG EN");
    }

    @AfterEach
    void close() {
        desk.close();
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
        desk.clock.now = Instant.parse("2026-11-25T08:00:59.999Z");
        assertThat(askCnic()).isNull();
        desk.clock.now = Instant.parse("2026-11-25T08:01:00Z");
        for (int i = 0; i < 5; i++) {
            assertThat(askCnic()).contains("not on the register");
        }
        assertThat(askCnic()).contains("14:01 on 25 November");
    }

    @Test
    void twentyADayAreAnsweredAndTheTwentyFirstIsToldTheDayToTryAgain() {
        for (int i = 0; i < 20; i++) {
            desk.clock.now = START.plus(Duration.ofHours(i / 5));
            assertThat(askCnic()).as("question %d", i + 1).contains("not on the register");
        }
        desk.clock.now = START.plus(Duration.ofHours(10));
        assertThat(askCnic()).contains("12:01 on 26 November");
        assertThat(askCnic()).isNull();
        desk.clock.now = Instant.parse("2026-11-26T07:00:59Z");
        assertThat(askCnic()).isNull();
        desk.clock.now = Instant.parse("2026-11-26T07:01:00Z");
        assertThat(askCnic()).contains("not on the register");
    }

    @Test
    void whatWasCountedBeforeMidnightHoldsAfterIt() {
        desk.clock.now = Instant.parse("2026-11-25T18:50:00Z");
        for (int i = 0; i < 4; i++) {
            askCnic();
        }
        desk.clock.now = Instant.parse("2026-11-25T19:00:00Z");
        assertThat(LocalDate.now(desk.clock)).isEqualTo(DAY.plusDays(1));
        assertThat(askCnic()).contains("not on the register");
        assertThat(askCnic()).contains("00:50 on 26 November");
        assertThat(askCnic()).isNull();
        assertThat(desk.count("select count(*) from enquiry.recent_sender")).isEqualTo(2);
    }

    @Test
    void soDoesTheSilenceThatBeganBeforeMidnightAndWhatWasAskedAMinuteBefore() {
        desk.clock.now = Instant.parse("2026-11-25T18:59:30Z");
        String text = Samples.cnic().formatted();
        desk.ask(SENDER, text);
        for (int i = 0; i < 5; i++) {
            askCnic();
        }
        desk.clock.now = Instant.parse("2026-11-25T19:00:10Z");
        assertThat(desk.ask(SENDER, text)).as("a repeat").isNull();
        assertThat(askCnic()).as("told before").isNull();
        desk.clock.now = Instant.parse("2026-11-25T20:00:00Z");
        assertThat(askCnic()).contains("not on the register");
    }

    @Test
    void inOneBatchTheOrderOfArrivalDecides() {
        List<Question> batch = IntStream.range(0, 60)
                .mapToObj(i -> desk.question(SENDER, Samples.cnic().formatted()))
                .toList();
        Map<Question, String> answers = desk.ask(desk.handler, batch);
        assertThat(answers.keySet()).containsExactlyInAnyOrderElementsOf(batch.subList(0, 6));
        assertThat(answers.get(batch.get(4))).contains("not on the register");
        assertThat(answers.get(batch.get(5))).contains("ask again");
        assertThat(askCnic()).isNull();
    }

    @Test
    void aRepeatIsNotCountedTwice() {
        String text = Samples.cnic().formatted();
        assertThat(desk.ask(SENDER, text)).isNotNull();
        for (int i = 0; i < 10; i++) {
            assertThat(desk.ask(SENDER, text)).isNull();
        }
        for (int i = 0; i < 4; i++) {
            assertThat(askCnic()).contains("not on the register");
        }
        assertThat(askCnic()).contains("ask again");
    }

    @Test
    void languagesAndDisputesAreNoCnicsAndHaveALimitOfTheirOwn() {
        for (int i = 0; i < 9; i++) {
            assertThat(desk.ask(SENDER, "DISPUTE 2222222" + DisputeCode.ALPHABET.charAt(i)))
                    .contains("proof of identity");
        }
        assertThat(desk.ask(SENDER, "DISPUTE 33333333"))
                .startsWith("Too many such messages from this phone for now. "
                        + "They are answered again from 13:01 on 25 November.");
        assertThat(desk.ask(SENDER, "LANG UR")).isNull();
        for (String text : List.of("93520123456711", "salam")) {
            assertThat(desk.ask(SENDER, text)).isNull();
        }
        desk.ask(SENDER, "LANG EN");
        for (int i = 0; i < 5; i++) {
            assertThat(askCnic()).contains("not on the register");
        }
        desk.clock.now = Instant.parse("2026-11-25T08:01:00Z");
        assertThat(desk.ask(SENDER, "DISPUTE 33333333")).contains("proof of identity");
    }

    @Test
    void aDisputeOverTheLimitOpensNoTicketAndOpensItLater() {
        String answer = askCnic();
        String code = answer.substring(answer.indexOf("DISPUTE ") + 8);
        for (int i = 0; i < 9; i++) {
            desk.ask(SENDER, "DISPUTE 2222222" + DisputeCode.ALPHABET.charAt(i));
        }
        desk.ask(SENDER, "DISPUTE " + code);
        assertThat(desk.count("select count(*) from enquiry.dispute_ticket")).isZero();
        desk.clock.now = START.plus(Duration.ofMinutes(61));
        desk.ask(SENDER, "DISPUTE " + code);
        assertThat(desk.count("select count(*) from enquiry.dispute_ticket")).isOne();
    }

    @Test
    void helpIsAnsweredBesideEveryLimitFiftyTimesADayAndKeepsNoSender() {
        desk.jdbc.sql("delete from enquiry.recent_sender").update();
        desk.release.open = false;
        for (int i = 0; i < 50; i++) {
            assertThat(desk.ask(SENDER, "HELP")).contains("15");
        }
        assertThat(desk.count("select count(*) from enquiry.recent_sender")).isZero();
        desk.release.open = true;
        for (int i = 0; i < 7; i++) {
            askCnic();
        }
        assertThat(desk.ask(SENDER, "HELP"))
                .as("the fifty-first of a day, which guards a telephone against a flood")
                .isNull();
        assertThat(desk.ask("923990000003", "HELP")).contains("15");
    }

    @Test
    void aSenderIsKnownHoweverTheLimitIsReachedAndOthersAreNotConcerned() {
        for (int i = 0; i < 7; i++) {
            askCnic();
        }
        assertThat(desk.ask("923990000002", Samples.cnic().formatted())).contains("رجسٹر");
    }

    @Test
    void theLimitIsTheSameWhateverTheAnswersWere() {
        List<String> verdicts = new ArrayList<>();
        for (int mask = 0; mask < 4; mask++) {
            String sender = "92399100000" + mask;
            desk.ask(sender, "LANG EN");
            StringBuilder verdict = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                Cnic cnic = Samples.cnic();
                if ((mask & 1) != 0 && i % 2 == 0 || (mask & 2) != 0) {
                    desk.release.onRegister.add(cnic);
                }
                String answer = desk.ask(sender, cnic.formatted());
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
        assertThat(desk.count("select count(*) from enquiry.ledger where kind = 'NOT_ON_REGISTER'"))
                .isEqualTo(5);
        assertThat(desk.count("select count(*) from enquiry.ledger where kind = 'LIMIT'"
                        + " and cnic_hash is not null and code_hash is null"))
                .isOne();
    }

    @Test
    void whatIsTwoDaysOldIsRemovedAndItsKeyDestroyed() throws Exception {
        askCnic();
        String keyOfDay = "hash-limits-of-" + DAY + ".key";
        allowances().forgetOld();
        desk.clock.now = START.plus(Duration.ofDays(1));
        allowances().forgetOld();
        assertThat(desk.count("select count(*) from enquiry.recent_sender")).isOne();
        assertThat(secretFiles()).contains(keyOfDay);
        desk.clock.now = Instant.parse("2026-11-26T19:00:00Z");
        allowances().forgetOld();
        assertThat(desk.count("select count(*) from enquiry.recent_sender")).isZero();
        assertThat(secretFiles()).doesNotContain(keyOfDay).contains("hash-sms-sender.key");
    }

    @Test
    void aRowHoldsNeitherTheNumberNorTheHashThatTheLedgerHas() {
        askCnic();
        byte[] ledger = desk.keys.keyedHash("sms-sender").of(SENDER);
        List<Map<String, Object>> rows =
                desk.jdbc.sql("select * from enquiry.recent_sender").query().listOfRows();
        assertThat(rows).hasSize(1);
        rows.getFirst().values().stream()
                .filter(value -> value instanceof byte[] || value instanceof Long)
                .map(value -> value instanceof Long number
                        ? ByteBuffer.allocate(Long.BYTES).putLong(number).array()
                        : (byte[]) value)
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .forEach(value -> assertThat(value)
                        .doesNotContain(new String(ledger, 0, 8, StandardCharsets.ISO_8859_1))
                        .doesNotContain(SENDER));
    }

    @Test
    void aRowStaysSmallHoweverMuchIsAsked() {
        for (int i = 0; i < 800; i++) {
            desk.clock.now = START.plusSeconds(i * 20L);
            desk.ask(SENDER, i % 2 == 0 ? Samples.cnic().formatted() : "DISPUTE " + (10_000_000 + i));
        }
        assertThat(desk.count("select max(octet_length(turns)) from enquiry.recent_sender"))
                .isLessThanOrEqualTo(41 * 22);
    }

    private SenderLimits allowances() {
        return desk.process.allowances;
    }

    private List<String> secretFiles() throws Exception {
        try (Stream<Path> files = Files.list(desk.secrets)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private String askCnic() {
        return desk.ask(SENDER, Samples.cnic().formatted());
    }
}
