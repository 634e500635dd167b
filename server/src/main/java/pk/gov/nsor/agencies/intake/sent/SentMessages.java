package pk.gov.nsor.agencies.intake.sent;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.intake.Inbox;
import pk.gov.nsor.agencies.intake.IncomingMessages;
import pk.gov.nsor.agencies.intake.MessageKind;
import pk.gov.nsor.agencies.intake.TakenBack;
import pk.gov.nsor.foundation.shell.list.ListSort;

/**
 * The messages of one sender, for itself. Nothing here depends on whom a message is about or on what is on record of them: states
 * come from receipts and from what the sender sent afterwards.
 */
@Service
public class SentMessages {

    private static final int MOST_RETURNED = 10_000;

    private static final Map<String, String> SORTED_BY =
            Map.of("received", "m.received_at", "kind", "m.kind", "number", "m.message_id");

    private final JdbcClient jdbc;
    private final Inbox inbox;
    private final TakenBack taken;
    private final IncomingMessages messages;
    private final Receipts receipts;
    private final Clock clock;

    SentMessages(
            JdbcClient jdbc, Inbox inbox, TakenBack taken, IncomingMessages messages, Receipts receipts, Clock clock) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.taken = taken;
        this.messages = messages;
        this.receipts = receipts;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public long count(UUID client, SentFilter filter) {
        return jdbc.sql("select count(*) from intake.message m where " + condition(filter))
                .params(parameters(client, filter))
                .query(Long.class)
                .single();
    }

    /** The latest first unless they are sorted otherwise. */
    @Transactional(readOnly = true)
    public List<SentMessage> list(UUID client, SentFilter filter, ListSort sort, long after, int most) {
        return jdbc
                .sql("select m.receipt from intake.message m where " + condition(filter)
                        + " order by " + sort.sql(SORTED_BY, "m.received_at desc, m.receipt")
                        + " offset :after limit :most")
                .params(parameters(client, filter))
                .param("after", after)
                .param("most", most)
                .query(UUID.class)
                .list()
                .stream()
                .flatMap(receipt -> inbox.find(receipt).stream())
                .map(this::sent)
                .toList();
    }

    /** Empty where the sender has no such message. */
    @Transactional(readOnly = true)
    public Optional<SentMessage> find(UUID client, UUID receipt) {
        return inbox.find(receipt)
                .filter(message -> message.client().equals(client))
                .map(this::sent);
    }

    private SentMessage sent(Inbox.Message message) {
        FeedReceipt receipt = receipts.of(message);
        Optional<Inbox.Message> by = taken.by(message.receipt());
        return new SentMessage(
                message.messageId(),
                message.kind(),
                message.receivedAt().toInstant(),
                messages.said(message.kind(), message.original()),
                new String(message.original(), StandardCharsets.UTF_8),
                receipt,
                state(receipt, by.map(Inbox.Message::kind).orElse(null)),
                by.map(Inbox.Message::messageId).orElse(null));
    }

    /** What the sender did last counts more than what it was told before. */
    private static SentState state(FeedReceipt receipt, @Nullable MessageKind by) {
        if (by != null) {
            return by == MessageKind.WITHDRAWAL ? SentState.WITHDRAWN : SentState.REPLACED;
        }
        return receipt.status() == FeedReceipt.Status.RETURNED ? SentState.RETURNED : SentState.RECEIVED;
    }

    private static String condition(SentFilter filter) {
        List<String> all = new ArrayList<>(List.of("m.client_id = :client"));
        if (filter.kind() != null) {
            all.add("m.kind = :kind");
        }
        if (filter.from() != null) {
            all.add("m.received_at >= :from");
        }
        if (filter.state() != null) {
            String later =
                    "exists (select from intake.message l where l.takes_back = m.receipt and l.kind %s 'WITHDRAWAL')";
            String none = "not exists (select from intake.message l where l.takes_back = m.receipt)";
            all.add(
                    switch (filter.state()) {
                        case WITHDRAWN -> later.formatted("=");
                        case REPLACED -> later.formatted("<>");
                        case RETURNED -> none + " and m.receipt = any (:told)";
                        case RECEIVED -> none + " and m.receipt <> all (:told)";
                    });
        }
        return String.join(" and ", all);
    }

    private Map<String, Object> parameters(UUID client, SentFilter filter) {
        Map<String, Object> parameters = new HashMap<>(Map.of("client", client));
        MessageKind kind = filter.kind();
        if (kind != null) {
            parameters.put("kind", kind.name());
        }
        LocalDate from = filter.from();
        if (from != null) {
            parameters.put("from", from.atStartOfDay(clock.getZone()).toOffsetDateTime());
        }
        if (filter.state() == SentState.RETURNED || filter.state() == SentState.RECEIVED) {
            parameters.put("told", told(client));
        }
        return parameters;
    }

    /** Those of which the sender is told that they went back: what was put aside is received, for it. */
    private UUID[] told(UUID client) {
        return jdbc
                .sql("select receipt from intake.message where client_id = ? and status = 'RETURNED' limit ?")
                .params(client, MOST_RETURNED)
                .query(UUID.class)
                .list()
                .stream()
                .filter(receipt -> inbox.find(receipt).filter(receipts::isTold).isPresent())
                .toArray(UUID[]::new);
    }
}
