package pk.gov.nsor.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class TrailTest {

    @Autowired
    private Trail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final UUID subject = UUID.randomUUID();
    private final TrailEntry entry = TrailEntry.done(Actor.system("test"), TrailAction.PERSON_VIEWED)
            .about(subject)
            .with(Map.of("name", "Akbar Ali"));

    @Test
    void anEntryIsThereWithItsActionOrNotAtAll() {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    trail.append(entry);
                    throw new IllegalStateException("the action failed");
                }))
                .hasMessage("the action failed");
        assertThat(count()).isZero();
        transaction.executeWithoutResult(status -> trail.append(entry));
        assertThat(count()).isOne();
    }

    @Test
    void anEntryOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> trail.append(entry)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aRefusalStaysThoughItsActionIsUndone() {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        transaction.executeWithoutResult(status -> {
            trail.appendAlone(entry);
            status.setRollbackOnly();
        });
        assertThat(count()).isOne();
    }

    @Test
    void ofThoseWhoComeAtTheSameTimeWhatTheDatabaseRefusesIsMissingAloneAndEachIsToldOfItsOwn() throws Exception {
        // No text of PostgreSQL holds a zero.
        TrailEntry refused = entry.purpose("\0");
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int writer = 0; writer < 12; writer++) {
            TrailEntry own = writer % 4 == 3 ? refused : entry;
            writers.add(() -> {
                for (int time = 0; time < 50; time++) {
                    if (own == refused) {
                        assertThatThrownBy(() -> trail.appendAlone(own)).isInstanceOf(TrailUnavailableException.class);
                    } else {
                        long before = CommittedEntries.count();
                        trail.appendAlone(own);
                        assertThat(CommittedEntries.count()).isEqualTo(before + 1);
                    }
                }
                return true;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(writers.size())) {
            for (Future<Boolean> writer : threads.invokeAll(writers)) {
                assertThat(writer.get()).isTrue();
            }
        } finally {
            trail.appendAlone(entry);
        }
        assertThat(count()).isEqualTo(9 * 50 + 1);
    }

    @Test
    void whoeverHoldsLocksItselfSharesNoCommitThatOthersWaitFor() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            trail.append(entry); // makes the record's key, which nobody else sees yet
            trail.appendAlone(TrailEntry.done(Actor.system("test"), TrailAction.PERSON_VIEWED)
                    .about(UUID.randomUUID())
                    .with(Map.of("name", "Akbar Ali")));
            status.setRollbackOnly();
        });
        assertThat(count()).isZero();
    }

    @Test
    void theContentIsNotReadableInTheDatabase() {
        trail.appendAlone(entry);
        byte[] content = jdbc.sql("select content from audit.entry where subject_id = ?")
                .param(subject)
                .query(byte[].class)
                .single();
        assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("Akbar", "name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set action = 'SIGN_IN'",
                "delete from audit.entry",
                "truncate audit.entry",
                "update register.journal set kind = 'REGISTERED'",
                "delete from register.journal",
                "drop table audit.entry",
                "alter table audit.entry disable trigger all"
            })
    void theServerItselfCanNotRewriteTrailOrJournal(String tampering) {
        assertThatThrownBy(() -> jdbc.sql(tampering).update()).isInstanceOf(DataAccessException.class);
    }

    private int count() {
        return jdbc.sql("select count(*) from audit.entry where subject_id = ?")
                .param(subject)
                .query(Integer.class)
                .single();
    }
}
