package pk.gov.nsor.intake;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.intake.Receipt.Status;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.keys.KeyedHash;
import pk.gov.nsor.keys.Keys;

/** The table of messages. Whoever calls has the transaction. */
@Component
class Inbox {

    private static final byte[] CONTEXT = "intake/1".getBytes(StandardCharsets.UTF_8);

    private final JdbcClient jdbc;
    private final Keys keys;
    private final KeyedHash digests;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.digests = keys.keyedHash("intake-message");
        this.clock = clock;
    }

    byte[] digest(byte[] body) {
        return digests.of(body);
    }

    /**
     * Keeps a message as quarantined until it is decided in the same transaction. A second one of the same name waits
     * here until the first has ended.
     *
     * @return empty where the client has sent a message of this name already
     */
    Optional<UUID> keep(UUID client, MessageKind kind, String messageId, byte[] body) {
        UUID receipt = UUID.randomUUID();
        byte[] wrapped = keys.newWrappedKey(receipt.toString());
        int inserted = jdbc.sql("""
                        insert into intake.message
                            (receipt, client_id, kind, message_id, digest, wrapped_key, original, status, received_at)
                        values (?, ?, ?, ?, ?, ?, ?, 'QUARANTINED', ?)
                        on conflict (client_id, message_id) do nothing
                        """)
                .params(
                        receipt,
                        client,
                        kind.name(),
                        messageId,
                        digest(body),
                        wrapped,
                        keys.unwrap(wrapped, receipt.toString()).encrypt(body, CONTEXT),
                        OffsetDateTime.now(clock))
                .update();
        return inserted == 0 ? Optional.empty() : Optional.of(receipt);
    }

    Optional<Message> find(UUID client, String messageId) {
        return jdbc.sql("select * from intake.message where client_id = ? and message_id = ?")
                .params(client, messageId)
                .query(this::message)
                .optional();
    }

    Optional<Message> find(UUID receipt) {
        return jdbc.sql("select * from intake.message where receipt = ?")
                .param(receipt)
                .query(this::message)
                .optional();
    }

    /** The message, locked until the transaction ends; empty where it does not wait any more. */
    Optional<Message> lockWaiting(UUID receipt) {
        return jdbc.sql("select * from intake.message where receipt = ? and status = 'QUARANTINED' for update")
                .param(receipt)
                .query(this::message)
                .optional();
    }

    /** The oldest first. */
    List<Message> waiting(int limit) {
        return jdbc.sql("select * from intake.message where status = 'QUARANTINED' order by received_at limit ?")
                .param(limit)
                .query(this::message)
                .list();
    }

    int countWaiting() {
        return jdbc.sql("select count(*) from intake.message where status = 'QUARANTINED'")
                .query(Integer.class)
                .single();
    }

    /** @param decidedBy the registrar, null where nobody had to decide */
    void recorded(UUID receipt, PersonId person, @Nullable UUID decidedBy) {
        jdbc.sql("""
                        update intake.message set status = 'RECORDED', person_id = ?, decided_at = ?, decided_by = ?
                        where receipt = ?
                        """)
                .param(person.value())
                .param(decidedBy == null ? null : OffsetDateTime.now(clock))
                .param(decidedBy)
                .param(receipt)
                .update();
    }

    void returned(UUID receipt, String reason, @Nullable UUID decidedBy) {
        jdbc.sql("""
                        update intake.message set status = 'RETURNED', return_reason = ?, decided_at = ?, decided_by = ?
                        where receipt = ?
                        """)
                .param(reason)
                .param(OffsetDateTime.now(clock))
                .param(decidedBy)
                .param(receipt)
                .update();
    }

    void replaceDoubts(UUID receipt, List<Doubt> doubts) {
        jdbc.sql("delete from intake.doubt where receipt = ?").param(receipt).update();
        int position = 0;
        for (Doubt doubt : doubts) {
            jdbc.sql("""
                            insert into intake.doubt (receipt, position, field, code, detail, person_id)
                            values (?, ?, ?, ?, ?, ?)
                            """)
                    .param(receipt)
                    .param(position++)
                    .param(doubt.field())
                    .param(doubt.code().name())
                    .param(doubt.message())
                    .param(doubt.person() == null ? null : doubt.person().value())
                    .update();
        }
    }

    List<Doubt> doubts(UUID receipt) {
        return jdbc.sql("select field, code, detail, person_id from intake.doubt where receipt = ? order by position")
                .param(receipt)
                .query((row, number) -> {
                    UUID person = row.getObject("person_id", UUID.class);
                    return new Doubt(
                            row.getString("field"),
                            Doubt.Code.valueOf(row.getString("code")),
                            row.getString("detail"),
                            person == null ? null : new PersonId(person));
                })
                .list();
    }

    private Message message(ResultSet row, int number) throws SQLException {
        UUID receipt = row.getObject("receipt", UUID.class);
        UUID person = row.getObject("person_id", UUID.class);
        return new Message(
                receipt,
                row.getObject("client_id", UUID.class),
                MessageKind.valueOf(row.getString("kind")),
                row.getBytes("digest"),
                keys.unwrap(row.getBytes("wrapped_key"), receipt.toString()).decrypt(row.getBytes("original"), CONTEXT),
                Status.valueOf(row.getString("status")),
                row.getObject("received_at", OffsetDateTime.class),
                person == null ? null : new PersonId(person),
                row.getString("return_reason"));
    }

    /** @param original the body byte for byte */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Message(
            UUID receipt,
            UUID client,
            MessageKind kind,
            byte[] digest,
            byte[] original,
            Status status,
            OffsetDateTime receivedAt,
            @Nullable PersonId person,
            @Nullable String returnReason) {}
}
