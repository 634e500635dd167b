package pk.gov.nsor.publicservice.enquiry.internal.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.publicservice.enquiry.internal.LimitVerdict;
import pk.gov.nsor.publicservice.enquiry.internal.LimitVerdict.Answered;
import pk.gov.nsor.publicservice.enquiry.internal.LimitVerdict.Silence;
import pk.gov.nsor.publicservice.enquiry.internal.LimitVerdict.TooMany;
import pk.gov.nsor.publicservice.enquiry.internal.quota.QuotaUse.Kind;

class SenderLimitTest {

    private static final Instant NOON = Instant.parse("2026-11-25T07:00:10.500Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Limits limits = new Limits(5, 20, 2, 10, 50);
    private List<QuotaUse> turns = new ArrayList<>();
    private long nextText = 1;

    @Test
    void theFifthCnicOfAnHourIsAnsweredTheSixthIsToldTheSeventhIsMetWithSilence() {
        for (int i = 0; i < 5; i++) {
            assertThat(cnic(NOON.plusSeconds(i))).isInstanceOf(Answered.class);
        }
        assertThat(cnic(NOON.plusSeconds(5))).isEqualTo(new TooMany(Instant.parse("2026-11-25T08:01:00Z")));
        assertThat(cnic(NOON.plusSeconds(6))).isEqualTo(new Silence());
    }

    @Test
    void theTimeToTryAgainIsTrueAndBeforeItThereIsSilence() {
        for (int i = 0; i < 5; i++) {
            cnic(NOON.plusSeconds(i));
        }
        Instant again = ((TooMany) cnic(NOON.plusSeconds(5))).again();
        assertThat(cnic(again.minusMillis(1))).isEqualTo(new Silence());
        assertThat(cnic(again)).isInstanceOf(Answered.class);
    }

    @Test
    void anHourIsTheSixtyMinutesBefore() {
        cnic(NOON);
        for (int i = 1; i < 5; i++) {
            cnic(NOON.plus(Duration.ofMinutes(30)));
        }
        assertThat(ask(copy(), question(Kind.CNIC))).isInstanceOf(Answered.class);
        assertThat(cnic(NOON.plus(HOUR).minusMillis(1))).isEqualTo(new TooMany(Instant.parse("2026-11-25T08:01:00Z")));
    }

    @Test
    void afterAnHourOneIsFreeAgain() {
        cnic(NOON);
        for (int i = 1; i < 5; i++) {
            cnic(NOON.plus(Duration.ofMinutes(30)));
        }
        assertThat(cnic(NOON.plus(HOUR))).isInstanceOf(Answered.class);
        assertThat(cnic(NOON.plus(HOUR)))
                .as("the next becomes free 30 minutes later")
                .isEqualTo(new TooMany(Instant.parse("2026-11-25T08:31:00Z")));
    }

    @Test
    void theTwentiethOfADayIsAnsweredAndTheTwentyFirstIsTold() {
        for (int i = 0; i < 20; i++) {
            assertThat(cnic(NOON.plus(HOUR.multipliedBy(i / 5))))
                    .as("question %d", i + 1)
                    .isInstanceOf(Answered.class);
        }
        Instant evening = NOON.plus(HOUR.multipliedBy(6));
        assertThat(cnic(evening)).isEqualTo(new TooMany(Instant.parse("2026-11-26T07:01:00Z")));
        assertThat(cnic(Instant.parse("2026-11-26T07:00:59.999Z"))).isInstanceOf(Silence.class);
        for (int i = 0; i < 5; i++) {
            assertThat(cnic(Instant.parse("2026-11-26T07:01:00Z"))).isInstanceOf(Answered.class);
        }
        assertThat(cnic(Instant.parse("2026-11-26T07:01:00Z")))
                .isEqualTo(new TooMany(Instant.parse("2026-11-26T08:01:00Z")));
    }

    @Test
    void whatIsNoCnicHasALimitOfItsOwn() {
        for (int i = 0; i < 10; i++) {
            assertThat(ask(NOON, question(Kind.OTHER))).isInstanceOf(Answered.class);
        }
        assertThat(ask(NOON, question(Kind.OTHER))).isEqualTo(new TooMany(Instant.parse("2026-11-25T08:01:00Z")));
        assertThat(ask(NOON, question(Kind.OTHER))).isInstanceOf(Silence.class);
        for (int i = 0; i < 5; i++) {
            assertThat(cnic(NOON)).isInstanceOf(Answered.class);
        }
        assertThat(cnic(NOON)).isInstanceOf(TooMany.class);
        assertThat(ask(Instant.parse("2026-11-25T08:01:00Z"), question(Kind.OTHER)))
                .isInstanceOf(Answered.class);
    }

    @Test
    void aRepeatIsNeitherAnsweredNorCounted() {
        QuotaUse question = question(Kind.CNIC);
        assertThat(ask(NOON, question)).isInstanceOf(Answered.class);
        for (int i = 0; i < 10; i++) {
            assertThat(ask(NOON.plusSeconds(59), question)).isInstanceOf(Silence.class);
        }
        for (int i = 0; i < 4; i++) {
            assertThat(cnic(NOON.plusSeconds(59))).isInstanceOf(Answered.class);
        }
        assertThat(ask(NOON.plusSeconds(60), question)).as("no repeat any more").isInstanceOf(TooMany.class);
    }

    @Test
    void aRepeatWhoseAnswerHasBecomeAnotherIsAnsweredAndNotCounted() {
        QuotaUse off = question(Kind.CNIC);
        QuotaUse on = new QuotaUse(Kind.CNIC, 0, off.text(), (byte) (off.answer() ^ 4));
        ask(NOON, off);
        for (int i = 0; i < 4; i++) {
            cnic(NOON);
        }
        assertThat(cnic(NOON)).isInstanceOf(TooMany.class);
        assertThat(ask(NOON.plusSeconds(50), on)).as("over the limit or not").isInstanceOf(Answered.class);
        assertThat(ask(NOON.plusSeconds(51), on)).isInstanceOf(Silence.class);
        assertThat(ask(NOON.plusSeconds(61), off))
                .as("a minute after it was counted")
                .isInstanceOf(Silence.class);
        assertThat(turns.stream().filter(turn -> turn.kind() == Kind.CNIC)).hasSize(5);
    }

    @Test
    void aRepeatWhoseAnswerIsThatOfBeforeAgainIsAnsweredSinceTheLatestWasAnother() {
        QuotaUse off = question(Kind.CNIC);
        QuotaUse on = new QuotaUse(Kind.CNIC, 0, off.text(), (byte) (off.answer() ^ 4));
        ask(NOON, off);
        assertThat(ask(NOON.plusSeconds(10), on)).isInstanceOf(Answered.class);
        assertThat(ask(NOON.plusSeconds(20), off)).isInstanceOf(Answered.class);
        assertThat(ask(NOON.plusSeconds(21), off)).isInstanceOf(Silence.class);
        assertThat(turns.stream().filter(turn -> turn.kind() == Kind.CNIC)).hasSize(1);
    }

    @Test
    void whoWasToldIsAskedNothingByTheSameTextAtTheTimeToTryAgain() {
        for (int i = 0; i < 5; i++) {
            cnic(NOON);
        }
        QuotaUse question = question(Kind.CNIC);
        Instant again = ((TooMany) ask(NOON, question)).again();
        assertThat(ask(again.minusSeconds(1), question)).isInstanceOf(Silence.class);
        assertThat(ask(again, question)).isInstanceOf(Answered.class);
    }

    /** A second, naive reading of the rules: all that was ever answered is kept, and counted anew each time. */
    @Test
    void inEveryOrderItAgreesWithANaiveCount() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            turns = new ArrayList<>();
            List<Instant> answered = new ArrayList<>();
            Instant silentUntil = Instant.EPOCH;
            Instant now = NOON;
            for (int i = 0; i < 150; i++) {
                now = now.plusSeconds(random.nextInt(1, random.nextBoolean() ? 60 : 2400));
                LimitVerdict verdict = cnic(now);
                boolean isFree = count(answered, now.minus(HOUR)) < 5 && count(answered, now.minusSeconds(86_400)) < 20;
                if (now.isBefore(silentUntil)) {
                    assertThat(verdict).isInstanceOf(Silence.class);
                } else if (isFree) {
                    assertThat(verdict).isInstanceOf(Answered.class);
                    answered.add(now);
                } else {
                    silentUntil = ((TooMany) verdict).again();
                    assertThat(silentUntil).isAfter(now).isBeforeOrEqualTo(now.plusSeconds(86_460));
                    assertThat(silentUntil.getEpochSecond() % 60).isZero();
                    Instant again = silentUntil;
                    assertThat(count(answered, again.minus(HOUR))).isLessThan(5);
                    assertThat(count(answered, again.minusSeconds(86_400))).isLessThan(20);
                    assertThat(count(answered, again.minusSeconds(60).minus(HOUR)) >= 5
                                    || count(answered, again.minusSeconds(60).minusSeconds(86_400)) >= 20)
                            .as("not a minute too late")
                            .isTrue();
                }
            }
        }
    }

    private static long count(List<Instant> answered, Instant after) {
        return answered.stream().filter(at -> at.isAfter(after)).count();
    }

    private SenderLimit copy() {
        return new SenderLimit(limits, NOON.plus(HOUR), turns);
    }

    private LimitVerdict cnic(Instant at) {
        return ask(at, question(Kind.CNIC));
    }

    private LimitVerdict ask(Instant at, QuotaUse question) {
        SenderLimit limit = new SenderLimit(limits, at, QuotaUses.read(QuotaUses.write(turns)));
        LimitVerdict verdict = ask(limit, question);
        turns = limit.kept();
        return verdict;
    }

    private static LimitVerdict ask(SenderLimit limit, QuotaUse question) {
        return limit.ask(question, question);
    }

    private QuotaUse question(Kind kind) {
        return new QuotaUse(kind, 0, nextText++, (byte) 1);
    }
}
