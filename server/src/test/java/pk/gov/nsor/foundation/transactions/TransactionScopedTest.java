package pk.gov.nsor.foundation.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestDatabase;

@Tag("register")
class TransactionScopedTest {

    private final DatabaseAccess access = TestDatabase.migrated().application();
    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(
            new DriverManagerDataSource(access.url(), access.user(), access.password()));
    private final TransactionTemplate transaction = new TransactionTemplate(transactions);
    private final TransactionTemplate within = new TransactionTemplate(transactions);
    private final AtomicInteger readings = new AtomicInteger();
    private final TransactionScoped<Integer> number = new TransactionScoped<>(readings::incrementAndGet);

    TransactionScopedTest() {
        within.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Test
    void itIsReadOnceInATransactionAndAgainInTheNext() {
        transaction.executeWithoutResult(status -> {
            assertThat(number.get()).isEqualTo(1);
            assertThat(number.get()).isEqualTo(1);
        });
        transaction.executeWithoutResult(status -> assertThat(number.get()).isEqualTo(2));
    }

    @Test
    void outsideOfAnyItIsReadAtEachUse() {
        assertThat(number.get()).isEqualTo(1);
        assertThat(number.get()).isEqualTo(2);
    }

    @Test
    void aTransactionWithinAnotherReadsItsOwnAndLeavesTheOthers() {
        transaction.executeWithoutResult(outer -> {
            assertThat(number.get()).isEqualTo(1);
            within.executeWithoutResult(inner -> assertThat(number.get()).isEqualTo(2));
            assertThat(number.get()).isEqualTo(1);
        });
    }

    @Test
    void oneThatIsUndoneLeavesNothingToTheNext() {
        assertThatIllegalStateException()
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    assertThat(number.get()).isEqualTo(1);
                    throw new IllegalStateException("undone");
                }));
        transaction.executeWithoutResult(status -> assertThat(number.get()).isEqualTo(2));
    }

    @Test
    void whatWasForgottenIsReadAnew() {
        transaction.executeWithoutResult(status -> {
            assertThat(number.get()).isEqualTo(1);
            number.forget();
            assertThat(number.get()).isEqualTo(2);
            assertThat(number.get()).isEqualTo(2);
        });
    }

    @Test
    void whatIsLostOnRollbackIsReadAnewAfterASavepoint() {
        TransactionScoped<Integer> lost = TransactionScoped.lostOnRollbackToSavepoint(readings::incrementAndGet);
        transaction.executeWithoutResult(status -> {
            assertThat(lost.get()).isEqualTo(1);
            Object savepoint = status.createSavepoint();
            assertThat(lost.get()).isEqualTo(1);
            status.rollbackToSavepoint(savepoint);
            assertThat(lost.get()).isEqualTo(2);
            assertThat(number.get()).isEqualTo(3);
            status.rollbackToSavepoint(savepoint);
            assertThat(number.get()).isEqualTo(3);
        });
    }

    @Test
    void aNestedTransactionThatIsUndoneLosesItToo() {
        TransactionScoped<Integer> lost = TransactionScoped.lostOnRollbackToSavepoint(readings::incrementAndGet);
        TransactionTemplate nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        transaction.executeWithoutResult(outer -> {
            nested.executeWithoutResult(kept -> assertThat(lost.get()).isEqualTo(1));
            assertThat(lost.get()).isEqualTo(1);
            nested.executeWithoutResult(undone -> {
                assertThat(lost.get()).isEqualTo(1);
                undone.setRollbackOnly();
            });
            assertThat(lost.get()).isEqualTo(2);
        });
    }
}
