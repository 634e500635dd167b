package pk.gov.nsor.publicservice.enquiry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.publicservice.enquiry.internal.LimitVerdict.Answered;
import pk.gov.nsor.publicservice.enquiry.internal.LimitVerdict.Silence;
import pk.gov.nsor.publicservice.enquiry.internal.LimitVerdict.TooMany;
import pk.gov.nsor.publicservice.enquiry.internal.quota.Limits;
import pk.gov.nsor.publicservice.enquiry.internal.quota.QuotaUse;
import pk.gov.nsor.publicservice.enquiry.internal.quota.QuotaUse.Kind;
import pk.gov.nsor.publicservice.enquiry.internal.quota.QuotaUses;
import pk.gov.nsor.publicservice.enquiry.internal.quota.SenderLimit;

/** The rules for numbers of blocks that are being scanned, without a database. */
class ScannedAllowanceTest {

    private static final Instant NOON = Instant.parse("2026-11-25T07:00:10Z");

    private final Limits limits = new Limits(5, 20, 2, 10, 50);
    private List<QuotaUse> turns = new ArrayList<>();
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
        QuotaUse yesterday = question(Kind.CNIC, 0);
        ask(NOON, yesterday, yesterday);
        QuotaUse today = question(Kind.CNIC, 0);
        assertThat(ask(NOON.plusSeconds(59), today, yesterday)).isEqualTo(new Silence());
        QuotaUse another = new QuotaUse(Kind.CNIC, 0, yesterday.text(), (byte) (yesterday.answer() ^ 4));
        assertThat(ask(NOON.plusSeconds(59), today, another))
                .as("another answer")
                .isEqualTo(new Answered(0));
        assertThat(ask(NOON.plusSeconds(59), today, another)).isEqualTo(new Silence());
    }

    @Test
    void whatIsStoredIsReadAsItWas() {
        List<QuotaUse> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            all.add(new QuotaUse(kind, Long.MAX_VALUE - kind.ordinal(), -kind.ordinal(), (byte) -1, Integer.MIN_VALUE));
        }
        assertThat(QuotaUses.read(QuotaUses.write(all))).isEqualTo(all);
        assertThat(QuotaUses.write(all)).hasSize(all.size() * 22);
    }

    private LimitVerdict ask(Instant at, Kind kind, int block) {
        QuotaUse question = question(kind, block);
        return ask(at, question, question);
    }

    private LimitVerdict ask(Instant at, QuotaUse question, QuotaUse underYesterday) {
        SenderLimit limit = new SenderLimit(limits, at, QuotaUses.read(QuotaUses.write(turns)));
        LimitVerdict verdict = limit.ask(question, underYesterday);
        turns = limit.kept();
        return verdict;
    }

    private QuotaUse question(Kind kind, int block) {
        return new QuotaUse(kind, 0, nextText++, (byte) 1, block);
    }
}
