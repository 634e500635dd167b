package pk.gov.nsor.publicservice.enquiry.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.publicservice.enquiry.internal.EnquiryFixture;
import pk.gov.nsor.testing.DatabaseMoment;
import pk.gov.nsor.testing.Samples;

/** The periods of the ledger's keys, on a real database: what may still be looked up, and what is forgotten. */
class LedgerKeysTest {

    private static final String SENDER = "923990000001";
    private static final Pattern CODE = Pattern.compile("DISPUTE ([A-Z2-9]{8})");
    private static final LocalDate PERIOD = LedgerKeys.PERIOD.firstDay(LocalDate.of(2026, 11, 25));

    private final EnquiryFixture desk = new EnquiryFixture();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aCodeOfThePeriodsLastDayIsGoodForThirtyDaysOfTheNextAndNotLonger() {
        Instant lastEvening = at(PERIOD.plusDays(30)).minusSeconds(60);
        desk.clock.now = lastEvening;
        String early = askForCode();
        String late = askForCode();
        desk.clock.now = lastEvening.plus(Duration.ofDays(30));
        forget();
        desk.ask(SENDER, "DISPUTE " + early);
        assertThat(desk.count("select count(*) from enquiry.dispute_ticket")).isOne();
        desk.clock.now = lastEvening.plus(Duration.ofDays(30)).plusSeconds(1);
        desk.ask(SENDER, "DISPUTE " + late);
        assertThat(desk.count("select count(*) from enquiry.dispute_ticket")).isOne();
    }

    @Test
    void aCodeOpensNoTicketForAnotherSenderInTheNextPeriodEither() {
        desk.clock.now = at(PERIOD.plusDays(29));
        String code = askForCode();
        desk.clock.now = at(PERIOD.plusDays(31));
        desk.ask("923990000002", "DISPUTE " + code);
        assertThat(desk.count("select count(*) from enquiry.dispute_ticket")).isZero();
        desk.ask(SENDER, "DISPUTE " + code);
        assertThat(desk.count("select count(*) from enquiry.dispute_ticket")).isOne();
    }

    @Test
    void theSameSenderAndCnicAreOtherHashesInTheNextPeriod() {
        String cnic = Samples.cnic().formatted();
        desk.clock.now = at(PERIOD.plusDays(29));
        desk.ask(SENDER, cnic);
        desk.clock.now = at(PERIOD.plusDays(30));
        desk.ask(SENDER, cnic);
        assertThat(desk.count("select count(distinct cnic_hash) from enquiry.ledger"))
                .isEqualTo(2);
        assertThat(desk.count("select count(distinct sender_hash) from enquiry.ledger"))
                .isEqualTo(2);
    }

    @Test
    void aQuestionOfThePeriodBeforeThatIsAnsweredLateIsKeptUnderItsOwnPeriodsKey() {
        desk.clock.now = at(PERIOD.plusDays(30)).minusSeconds(1);
        var question = desk.question(SENDER, Samples.cnic().formatted());
        desk.clock.now = at(PERIOD.plusDays(30)).plusSeconds(3);
        desk.ask(desk.handler, List.of(question));
        assertThat(ringsInUse()).containsExactly(ring(PERIOD));
    }

    @Test
    void aPeriodGoesWithItsKeysWhenTheOneAfterItIsOver() {
        desk.clock.now = at(PERIOD.plusDays(29));
        desk.ask(SENDER, Samples.cnic().formatted());
        desk.clock.now = at(PERIOD.plusDays(30));
        desk.ask(SENDER, Samples.cnic().formatted());

        desk.clock.now = at(PERIOD.plusDays(60)).minusSeconds(1);
        forget();
        assertThat(desk.count("select count(*) from enquiry.ledger")).isEqualTo(2);
        assertThat(ledgerKeys()).contains(key(PERIOD), key(PERIOD.plusDays(30)));

        desk.clock.now = at(PERIOD.plusDays(60));
        forget();
        assertThat(desk.count("select count(*) from enquiry.ledger")).isOne();
        assertThat(ringsInUse()).containsExactly(ring(PERIOD.plusDays(30)));
        assertThat(ledgerKeys()).doesNotContain(key(PERIOD)).contains(key(PERIOD.plusDays(30)));
    }

    @Test
    void afterALongStandstillOldRowsGoFromThePartThatTheNewOnesAreIn() {
        desk.clock.now = at(PERIOD);
        desk.ask(SENDER, Samples.cnic().formatted());
        desk.clock.now = at(PERIOD.plusDays(90));
        desk.ask(SENDER, Samples.cnic().formatted());
        assertThat(ringsInUse()).containsExactly(ring(PERIOD));
        forget();
        assertThat(desk.count("select count(*) from enquiry.ledger")).isOne();
        assertThat(desk.count("select count(*) from enquiry.ledger where asked_at >= '2027-01-01'"))
                .isOne();
    }

    @Test
    void theServerCanNeitherChangeNorRemoveSingleRowsOfAnyPart() {
        desk.ask(SENDER, Samples.cnic().formatted());
        for (String part : List.of("ledger", "ledger_0", "ledger_1", "ledger_2")) {
            for (String sql :
                    List.of("delete from enquiry.%s", "truncate enquiry.%s", "update enquiry.%s set ring = 0")) {
                assertThatThrownBy(() -> desk.jdbc.sql(sql.formatted(part)).update())
                        .isInstanceOf(DataAccessException.class)
                        .hasStackTraceContaining("permission denied");
            }
        }
    }

    @Test
    void theKeysOfBeforeTheyChangedAreDestroyed() {
        desk.keys.keyedHash("enquiry-cnic");
        forget();
        assertThat(files()).doesNotContain("hash-enquiry-cnic.key");
    }

    @Test
    void aSendersLanguageIsTakenOverIntoTheNextPeriodAndForgottenAfterAWholeOneOfSilence() {
        desk.clock.now = at(PERIOD.plusDays(29));
        desk.ask(SENDER, "LANG EN");
        desk.clock.now = at(PERIOD.plusDays(31));
        assertThat(desk.ask(SENDER, Samples.cnic().formatted())).contains("not on the register");
        desk.clock.now = at(PERIOD.plusDays(61));
        forget();
        assertThat(desk.count("select count(*) from enquiry.sender_language")).isOne();
        assertThat(desk.ask(SENDER, Samples.cnic().formatted())).contains("not on the register");
        desk.clock.now = at(PERIOD.plusDays(120));
        forget();
        assertThat(desk.count("select count(*) from enquiry.sender_language")).isZero();
        assertThat(desk.ask(SENDER, Samples.cnic().formatted())).contains("درج نہیں");
    }

    @Test
    void theSameTextJustBeforeAndJustAfterMidnightGetsOneAnswer() {
        String text = Samples.cnic().formatted();
        desk.clock.now = at(PERIOD.plusDays(3)).minusSeconds(20);
        assertThat(desk.ask(SENDER, text)).isNotNull();
        desk.clock.now = at(PERIOD.plusDays(3)).plusSeconds(39);
        assertThat(desk.ask(SENDER, text)).isNull();
        desk.clock.now = at(PERIOD.plusDays(3)).plusSeconds(41);
        assertThat(desk.ask(SENDER, text)).isNotNull();
    }

    private String askForCode() {
        desk.ask(SENDER, "LANG EN");
        Matcher code = CODE.matcher(desk.ask(SENDER, Samples.cnic().formatted()));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private void forget() {
        DatabaseMoment.set(desk.dataSource, desk.clock);
        desk.process.upkeep.forget();
    }

    private List<Integer> ringsInUse() {
        return desk.jdbc
                .sql("select distinct ring from enquiry.ledger")
                .query(Integer.class)
                .list();
    }

    private List<String> ledgerKeys() {
        return files().stream()
                .filter(file -> file.startsWith("hash-ledger-cnic-of-"))
                .toList();
    }

    private static String key(LocalDate period) {
        return "hash-ledger-cnic-of-" + period + ".key";
    }

    private static int ring(LocalDate period) {
        return (int) (period.toEpochDay() / 30 % 3);
    }

    private static Instant at(LocalDate day) {
        return day.atStartOfDay(Day.ZONE).toInstant();
    }

    private List<String> files() {
        try (Stream<Path> all = Files.list(desk.secrets)) {
            return all.map(file -> file.getFileName().toString()).toList();
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
