package pk.gov.nsor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
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
