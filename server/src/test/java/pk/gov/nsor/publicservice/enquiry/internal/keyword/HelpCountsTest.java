package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.publicservice.enquiry.internal.quota.Limits;
import pk.gov.nsor.testing.TestClock;

class HelpCountsTest {

    private final TestClock clock = new TestClock();
    private final HelpCounts counts = new HelpCounts(() -> new Limits(5, 20, 2, 10, 3), clock, 2);

    @Test
    void aNumberGetsTheDaysAnswersThenSilenceAndTheNextDayAnswersAgain() {
        assertThat(IntStream.range(0, 5).mapToObj(i -> counts.isAnswered(number(1))))
                .containsExactly(true, true, true, false, false);
        assertThat(counts.isAnswered(number(2))).isTrue();
        clock.move(Duration.ofDays(1));
        assertThat(counts.isAnswered(number(1))).isTrue();
    }

    @Test
    void whereMoreNumbersAskThanAreCountedTheOthersAreAlwaysAnswered() {
        counts.isAnswered(number(1));
        counts.isAnswered(number(2));
        assertThat(IntStream.range(0, 10).allMatch(i -> counts.isAnswered(number(3))))
                .isTrue();
        assertThat(IntStream.range(0, 10).filter(i -> counts.isAnswered(number(2))))
                .hasSize(2);
    }

    @Test
    void ofManyQuestionsAtOnceNoMoreAreAnswered() throws Exception {
        HelpCounts shared = new HelpCounts(() -> new Limits(5, 20, 2, 10, 50), clock, 10);
        AtomicInteger answered = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 1000; i++) {
                threads.submit(() -> shared.isAnswered(number(7)) ? answered.incrementAndGet() : 0);
            }
        }
        assertThat(answered).hasValue(50);
    }

    private static SenderHash number(long number) {
        return new SenderHash(ByteBuffer.allocate(32).putLong(number).array());
    }
}
