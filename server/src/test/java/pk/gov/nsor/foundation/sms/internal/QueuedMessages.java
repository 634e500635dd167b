package pk.gov.nsor.foundation.sms.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.foundation.sms.NewMessage;

/** Leaves messages of the neutral sender beside a server, as one of its modules would. */
public final class QueuedMessages {

    private final DataSource dataSource;
    private final Keys keys;
    private final Clock clock = Clock.system(Day.ZONE);

    /** @param secrets the folder of the register's keys */
    public QueuedMessages(DataSource dataSource, Path secrets) {
        this.dataSource = dataSource;
        this.keys = new Keys(new SecretDirectory(secrets));
    }

    /** @param due when it is to be sent */
    public void leave(String number, String text, Instant due) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        StoredMessages messages = new StoredMessages(
                new MessageRepository(jdbc, clock), new Sealing(keys), clock, clock, () -> {}, ids -> {});
        NewMessage message =
                new NewMessage(UUID.randomUUID(), MobileNumber.parse(number), text, due, due.plusSeconds(86_400));
        new TransactionTemplate(new JdbcTransactionManager(dataSource))
                .executeWithoutResult(status -> messages.send(message));
    }

    /** What two people decide on the pages, to drop what may have gone out already and send the rest; how many were dropped. */
    public int dropDoubtful(Instant restoredAt) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        return Objects.requireNonNull(new TransactionTemplate(new JdbcTransactionManager(dataSource))
                .execute(status -> {
                    int dropped = new StoredHeldMessages(jdbc, clock).drop(restoredAt, true, false);
                    jdbc.sql("update restore.restoration set released_at = now(), proposal_id = gen_random_uuid(),"
                                    + " sends_doubtful = false, sends_since = true where released_at is null")
                            .update();
                    return dropped;
                }));
    }
}
