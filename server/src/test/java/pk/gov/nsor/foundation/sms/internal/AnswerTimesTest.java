package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.SUBMIT_SM;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.sms.AnswerTimes;
import pk.gov.nsor.foundation.sms.internal.RawSmsc.Pdu;

/** How long answers took: until the SMSC has taken over the last part. */
class AnswerTimesTest {

    @Test
    void anAnswerCountsOnceWithItsLastPartAndWithTheTimeUntilThen() throws Exception {
        String urdu = "ا".repeat(134);
        try (TestGateway gateways = new TestGateway();
                RawSmsc smsc = new RawSmsc(0)) {
            SmsGateway gateway = gateways.start(smsc.port(), TestGateway.answering(text -> urdu));
            smsc.acceptBind();
            smsc.question(1, "923990000001", "x");
            Pdu first = smsc.read(SUBMIT_SM);
            Pdu second = smsc.read(SUBMIT_SM);
            smsc.confirm(first, "1");
            Thread.sleep(210);
            assertThat(gateway.state().times().byBound()).isEmpty();
            smsc.confirm(second, "2");
            await().until(() -> !gateway.state().times().byBound().isEmpty());
            assertThat(gateway.state().times().byBound().values()).containsExactly(1L);
            assertThat(gateway.state().times().byBound().keySet())
                    .allSatisfy(bound -> assertThat(bound).isBetween(300, 5_000));
            assertThat(gateway.state().bound())
                    .isEqualTo(gateway.state().binds())
                    .isEqualTo(1);
            assertThat(gateway.state().taken()).isEqualTo(1);
            smsc.drop();
            gateway.stop();
        }
    }

    @Test
    void eachTimeCountsUnderTheFirstBoundThatIsNotShorter() {
        Stopwatch stopwatch = new Stopwatch();
        stopwatch.took(Duration.ofMillis(-5));
        stopwatch.took(Duration.ZERO);
        stopwatch.took(Duration.ofMillis(1));
        stopwatch.took(Duration.ofNanos(1_000_001));
        stopwatch.took(Duration.ofMillis(300_000));
        stopwatch.took(Duration.ofMillis(300_001));
        stopwatch.took(Duration.ofDays(400));
        assertThat(stopwatch.times().byBound()).isEqualTo(Map.of(1, 3L, 2, 1L, 300_000, 1L, Integer.MAX_VALUE, 2L));
    }

    @Test
    void sinceAnEarlierStateOnlyWhatIsNewCountsAndAfterAStartAnewAll() {
        AnswerTimes before = new AnswerTimes(Map.of(10, 4L, 20, 1L));
        assertThat(new AnswerTimes(Map.of(10, 6L, 20, 1L, 30, 1L)).since(before))
                .isEqualTo(new AnswerTimes(Map.of(10, 2L, 30, 1L)));
        assertThat(new AnswerTimes(Map.of(10, 1L)).since(before)).isEqualTo(new AnswerTimes(Map.of(10, 1L)));
        assertThat(before.since(before)).isEqualTo(AnswerTimes.NONE);
    }
}
