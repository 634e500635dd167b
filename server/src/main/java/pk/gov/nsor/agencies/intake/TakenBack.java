package pk.gov.nsor.agencies.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason.Code;
import pk.gov.nsor.foundation.kernel.PersonId;

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
        return found("""
                select coalesce(takes_back, took_back) from intake.message
                where receipt = ? and coalesce(takes_back, took_back) is not null
                """, receipt);
    }

    /**
     * The message on record that this one takes back, by itself or by what it takes back in turn; empty where none of them is on
     * record.
     */
    public Optional<Inbox.Message> onRecord(UUID receipt) {
        return found("select r from intake.on_record(?) r where r is not null", receipt);
    }

    /** Why a message waits, and with it that it takes back what is on record, where it does: that stays until it is decided. */
    List<QuarantineReason> withOnRecord(UUID receipt, List<QuarantineReason> reasons) {
        List<QuarantineReason> all = new ArrayList<>(reasons);
        onRecord(receipt).map(Inbox.Message::person).ifPresent(person -> {
            QuarantineReason reason = reason(receipt, person);
            all.removeIf(each -> each.code() == reason.code());
            all.add(reason);
        });
        return all;
    }

    private QuarantineReason reason(UUID receipt, PersonId person) {
        boolean isWithdrawal = jdbc.sql("select kind = 'WITHDRAWAL' from intake.message where receipt = ?")
                .param(receipt)
                .query(Boolean.class)
                .single();
        return isWithdrawal
                ? new QuarantineReason(
                        "/withdraws", Code.WITHDRAWS_RECORDED, "The message that is withdrawn is on record.", person)
                : new QuarantineReason(
                        "/replaces", Code.REPLACES_RECORDED, "The message that is replaced is on record.", person);
    }

    private Optional<Inbox.Message> found(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(UUID.class).optional().flatMap(inbox::find);
    }

    /** The same, whatever became of it, locked until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Inbox.Message> lock(UUID receipt) {
        return found("""
                select receipt from intake.message
                where receipt = (select coalesce(takes_back, took_back) from intake.message where receipt = ?) for update
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
