package pk.gov.nsor.enquiry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.enquiry.internal.Turn.Kind;
import pk.gov.nsor.enquiry.internal.Verdict.Answered;
import pk.gov.nsor.enquiry.internal.Verdict.Silence;
import pk.gov.nsor.enquiry.internal.Verdict.TooMany;

/** The rules for numbers of blocks that are being scanned, without a database. */
class ScannedAllowanceTest {

    private static final Instant NOON = Instant.parse("2026-11-25T07:00:10Z");

    private final Limits limits = new Limits(5, 20, 2, 10);
    private List<Turn> turns = new ArrayList<>();
    private long nextText = 1;

    @Test
    void twoScannedNumbersADayAreAnsweredTheThirdIsToldTheFourthIsNot() {
        assertThat(ask(NOON, Kind.SCANNED, 7)).isInstanceOf(Answered.class);
        assertThat(ask(NOON, Kind.SCANNED, 8)).isInstanceOf(Answered.class);
        assertThat(ask(NOON, Kind.SCANNED, 9)).isEqualTo(new TooMany(Instant.parse("2026-11-26T07:01:00Z")));
        assertThat(ask(NOON, Kind.SCANNED, 9)).isEqualTo(new Silence());
        assertThat(ask(Instant.parse("2026-11-26T07:00:59.999Z"), Kind.SCANNED, 9))
                .isEqualTo(new Silence());
        assertThat(ask(Instant.parse("2026-11-26T07:01:00Z"), Kind.SCANNED, 9)).isInstanceOf(Answered.class);
    }

    @Test
    void whoWasToldIsAnsweredAboutOtherNumbersAndScannedOnesCountAmongTheFiveOfAnHour() {
        ask(NOON, Kind.SCANNED, 7);
        ask(NOON, Kind.SCANNED, 7);
        ask(NOON, Kind.SCANNED, 7);
        for (int i = 0; i < 3; i++) {
            assertThat(ask(NOON, Kind.CNIC, 0)).isInstanceOf(Answered.class);
        }
        assertThat(ask(NOON, Kind.CNIC, 0)).isEqualTo(new TooMany(Instant.parse("2026-11-25T08:01:00Z")));
    }

    @Test
    void overTheHourTheHourIsTold() {
        for (int i = 0; i < 5; i++) {
            ask(NOON, Kind.CNIC, 0);
        }
        assertThat(ask(NOON, Kind.SCANNED, 7)).isEqualTo(new TooMany(Instant.parse("2026-11-25T08:01:00Z")));
        assertThat(ask(NOON, Kind.CNIC, 7)).isEqualTo(new Silence());
        assertThat(ask(NOON.plus(Duration.ofHours(2)), Kind.SCANNED, 7)).isInstanceOf(Answered.class);
    }

    @Test
    void anAnswerSaysHowManyOfItsBlockTheSenderHadInADay() {
        assertThat(ask(NOON, Kind.CNIC, 7)).isEqualTo(new Answered(1));
        assertThat(ask(NOON, Kind.CNIC, 8)).isEqualTo(new Answered(1));
        assertThat(ask(NOON.plus(Duration.ofHours(23)), Kind.CNIC, 7)).isEqualTo(new Answered(2));
        assertThat(ask(NOON.plus(Duration.ofHours(23)), Kind.SCANNED, 7)).isEqualTo(new Answered(3));
        assertThat(ask(NOON.plus(Duration.ofHours(24)), Kind.CNIC, 7))
                .as("the first is a day ago")
                .isEqualTo(new Answered(3));
    }

    @Test
    void aRepeatOfYesterdaysTextIsKnownByYesterdaysHash() {
        Turn yesterday = question(Kind.CNIC, 0);
        ask(NOON, yesterday, yesterday);
        Turn today = question(Kind.CNIC, 0);
        assertThat(ask(NOON.plusSeconds(59), today, yesterday)).isEqualTo(new Silence());
        Turn another = new Turn(Kind.CNIC, 0, yesterday.text(), (byte) (yesterday.answer() ^ 4));
        assertThat(ask(NOON.plusSeconds(59), today, another))
                .as("another answer")
                .isEqualTo(new Answered(0));
        assertThat(ask(NOON.plusSeconds(59), today, another)).isEqualTo(new Silence());
    }

    @Test
    void whatIsStoredIsReadAsItWas() {
        List<Turn> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            all.add(new Turn(kind, Long.MAX_VALUE - kind.ordinal(), -kind.ordinal(), (byte) -1, Integer.MIN_VALUE));
        }
        assertThat(Turns.read(Turns.write(all))).isEqualTo(all);
        assertThat(Turns.write(all)).hasSize(all.size() * 22);
    }

    private Verdict ask(Instant at, Kind kind, int block) {
        Turn question = question(kind, block);
        return ask(at, question, question);
    }

    private Verdict ask(Instant at, Turn question, Turn underYesterday) {
        SenderAllowance allowance = new SenderAllowance(limits, at, Turns.read(Turns.write(turns)));
        Verdict verdict = allowance.ask(question, underYesterday);
        turns = allowance.kept();
        return verdict;
    }

    private Turn question(Kind kind, int block) {
        return new Turn(kind, 0, nextText++, (byte) 1, block);
    }
}
