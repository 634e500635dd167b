package pk.gov.nsor.agencies.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which message takes which one back, and what has ended by that. */
@Component
public class TakenBack {

    private final JdbcClient jdbc;
    private final Inbox inbox;

    TakenBack(JdbcClient jdbc, Inbox inbox) {
        this.jdbc = jdbc;
        this.inbox = inbox;
    }

    /** The message that its sender called so. */
    Optional<Inbox.Message> named(UUID client, String messageId) {
        return found("select receipt from intake.message where client_id = ? and message_id = ?", client, messageId);
    }

    /** The message that takes this one back. */
    public Optional<Inbox.Message> by(UUID receipt) {
        return found("select receipt from intake.message where takes_back = ?", receipt);
    }

    /** The message that this one takes back. */
    public Optional<Inbox.Message> of(UUID receipt) {
        return found("select takes_back from intake.message where receipt = ? and takes_back is not null", receipt);
    }

    private Optional<Inbox.Message> found(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(UUID.class).optional().flatMap(inbox::find);
    }

    /** The same, whatever became of it, locked until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Inbox.Message> lock(UUID receipt) {
        return found("""
                select receipt from intake.message
                where receipt = (select takes_back from intake.message where receipt = ?) for update
                """, receipt);
    }

    /** Ends a message that waits and is locked: it is never recorded, and a text that was stopped is destroyed. */
    @Transactional(propagation = Propagation.MANDATORY)
    void withdraw(UUID receipt) {
        ends(receipt, MessageStatus.WITHDRAWN);
        if (inbox.isStopped(receipt)) {
            inbox.blank(receipt);
        } else {
            inbox.replaceQuarantineReasons(receipt, List.of());
        }
    }

    /** Ends a withdrawal that left nothing to do. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle(UUID receipt) {
        ends(receipt, MessageStatus.SETTLED);
    }

    private void ends(UUID receipt, MessageStatus status) {
        jdbc.sql("""
                        update intake.message set status = ?, awaits = false, about = null, of_case = null,
                            happened_on = null
                        where receipt = ?
                        """).params(status.name(), receipt).update();
    }
}
