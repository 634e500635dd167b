package pk.gov.nsor.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Numbers of exchanges, of two processes with several workers each. */
class ExchangeNumbersTest {

    @Test
    void nobodyGetsANumberThatAnotherHasGotAndThoseOfABatchRise() throws Exception {
        try (TestGateway gateways = new TestGateway();
                ExecutorService workers = Executors.newFixedThreadPool(4)) {
            List<ExchangeNumbers> processes =
                    List.of(new ExchangeNumbers(gateways.jdbc), new ExchangeNumbers(gateways.jdbc));
            List<Future<long[]>> taken = IntStream.range(0, 200)
                    .mapToObj(batch ->
                            workers.submit(() -> processes.get(batch % 2).take(1 + batch * 7 % 150)))
                    .toList();
            List<Long> all = new ArrayList<>();
            for (Future<long[]> batch : taken) {
                List<Long> numbers = LongStream.of(batch.get()).boxed().toList();
                assertThat(numbers).isSorted();
                all.addAll(numbers);
            }
            assertThat(all).doesNotHaveDuplicates();
        }
    }

    @Test
    void aBatchMayBeLargerThanABlockAndAnEmptyOneTakesNothing() {
        try (TestGateway gateways = new TestGateway()) {
            ExchangeNumbers numbers = new ExchangeNumbers(gateways.jdbc);
            long[] many = numbers.take(2 * ExchangeNumbers.BLOCK + 1);
            assertThat(LongStream.of(many).distinct()).hasSize(2 * ExchangeNumbers.BLOCK + 1);
            assertThat(numbers.take(0)).isEmpty();
            long next = gateways.jdbc
                    .sql("select nextval(pg_get_serial_sequence('sms.exchange', 'id'))")
                    .query(Long.class)
                    .single();
            assertThat(next)
                    .as("the sequence goes on by blocks")
                    .isEqualTo(many[2 * ExchangeNumbers.BLOCK] + ExchangeNumbers.BLOCK);
        }
    }
}
