package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.sms.internal.run.LostRunException;

/** Numbers of exchanges, of two processes with several workers each. */
class ExchangeNumbersTest {

    @Test
    void nobodyGetsANumberThatAnotherHasGotAndThoseOfABatchRise() throws Exception {
        try (TestGateway gateways = new TestGateway();
                ExecutorService workers = Executors.newFixedThreadPool(4)) {
            List<ExchangeNumbers> processes = List.of(numbers(gateways), numbers(gateways));
            List<Long> runs = List.of(run(gateways), run(gateways));
            List<Future<long[]>> taken = IntStream.range(0, 200)
                    .mapToObj(batch -> workers.submit(
                            () -> processes.get(batch % 2).take(runs.get(batch % 2), 1 + batch * 7 % 1500)))
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
            ExchangeNumbers numbers = numbers(gateways);
            long run = run(gateways);
            long[] many = numbers.take(run, 2 * ExchangeNumbers.BLOCK + 1);
            assertThat(LongStream.of(many).distinct()).hasSize(2 * ExchangeNumbers.BLOCK + 1);
            assertThat(numbers.take(run, 0)).isEmpty();
            long next = gateways.jdbc
                    .sql("select nextval(pg_get_serial_sequence('sms.exchange', 'id'))")
                    .query(Long.class)
                    .single();
            assertThat(next)
                    .as("the sequence goes on by blocks")
                    .isEqualTo(many[2 * ExchangeNumbers.BLOCK] + ExchangeNumbers.BLOCK);
        }
    }

    @Test
    void nobodyTakesNumbersForARunThatIsAnothers() {
        try (TestGateway gateways = new TestGateway()) {
            ExchangeNumbers numbers = numbers(gateways);
            long run = run(gateways);
            gateways.jdbc
                    .sql("update sms.run set epoch = 1 where id = ?")
                    .param(run)
                    .update();
            assertThatExceptionOfType(LostRunException.class).isThrownBy(() -> numbers.take(run, 1));
        }
    }

    private static ExchangeNumbers numbers(TestGateway gateways) {
        return new ExchangeNumbers(
                gateways.jdbc, new TransactionTemplate(new JdbcTransactionManager(gateways.dataSource)));
    }

    private static long run(TestGateway gateways) {
        return gateways.count("insert into sms.run (started_at) values (now()) returning id");
    }
}
