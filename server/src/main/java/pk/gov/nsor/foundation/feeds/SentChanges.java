package pk.gov.nsor.foundation.feeds;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Machine;

/**
 * What became of a client's own messages since it last asked. A change gets its place when the client asks, after it was committed
 * and under a lock of the client's own: so a transaction that began earlier and commits later comes after what was told, and
 * nothing is lost or told twice. Places count the client's own changes and nothing else.
 */
@Service
public class SentChanges {

    /** The lock under which the changes of a client get their places; used by no other module. */
    private static final int LOCKS_OF_PLACES = 132;

    private static final Tables OF_REGISTER = new Tables("feeds.received", "feeds.change");
    private static final Tables OF_TRIALS = new Tables("feeds.trial_received", "feeds.trial_change");

    private final JdbcClient jdbc;
    private final Map<String, FeedKind<?>> kinds;

    SentChanges(JdbcClient jdbc, List<FeedKind<?>> kinds) {
        this.jdbc = jdbc;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(FeedKind::name, Function.identity()));
    }

    /** Where the messages of a client are, and what became of them. */
    private record Tables(String received, String change) {

        static Tables of(Machine client) {
            return client.isTrial() ? OF_TRIALS : OF_REGISTER;
        }

        String in(String sql) {
            return sql.replace("RECEIVED", received).replace("CHANGES", change);
        }
    }

    /**
     * The changes after one, in the order of their places.
     *
     * @param after the last one that the client has; null for none
     * @param most at least 1
     * @return empty where the client was never told of a change with this cursor
     */
    @Transactional
    public Optional<List<SentChange>> after(Machine client, @Nullable ChangeCursor after, int most) {
        long position = after == null ? 0 : after.position();
        Tables tables = Tables.of(client);
        if (after != null && !isTold(tables, client.clientId(), after)) {
            return Optional.empty();
        }
        List<SentChange> known = read(tables, client.clientId(), position, most);
        if (known.size() == most) {
            return Optional.of(known);
        }
        jdbc.sql("select pg_advisory_xact_lock(?, ?)")
                .params(
                        LOCKS_OF_PLACES,
                        ByteBuffer.allocate(Long.BYTES)
                                .putLong(client.clientId().getLeastSignificantBits())
                                .getInt(Integer.BYTES))
                .query(rows -> {});
        number(tables, client.clientId(), most);
        return Optional.of(read(tables, client.clientId(), position, most));
    }

    private boolean isTold(Tables tables, UUID client, ChangeCursor cursor) {
        return jdbc.sql(tables.in("select receipt from CHANGES where client_id = ? and position = ?"))
                .params(client, cursor.position())
                .query(UUID.class)
                .optional()
                .filter(cursor::isOf)
                .isPresent();
    }

    private void number(Tables tables, UUID client, int most) {
        jdbc.sql(tables.in("""
                        update CHANGES c set position = n.position
                        from (select u.receipt, u.change,
                                (select coalesce(max(position), 0) from CHANGES
                                    where client_id = :client and position is not null)
                                + row_number() over (order by u.changed_at, u.receipt, u.change) as position
                            from CHANGES u where u.client_id = :client and u.position is null
                            order by u.changed_at, u.receipt, u.change limit :most) n
                        where c.receipt = n.receipt and c.change = n.change
                        """)).param("client", client).param("most", most).update();
    }

    private List<SentChange> read(Tables tables, UUID client, long after, int most) {
        return jdbc.sql(tables.in("""
                        select r.message_id, r.receipt, r.kind, c.change, c.changed_at, c.position
                        from CHANGES c join RECEIVED r on r.receipt = c.receipt
                        where c.client_id = ? and c.position > ? order by c.position limit ?
                        """))
                .params(client, after, most)
                .query((row, number) -> change(tables, row))
                .list();
    }

    private SentChange change(Tables tables, ResultSet row) throws SQLException {
        UUID receipt = row.getObject("receipt", UUID.class);
        SentChange.What what = SentChange.What.valueOf(row.getString("change"));
        String kind = row.getString("kind");
        return new SentChange(
                row.getString("message_id"),
                receipt,
                kind,
                what,
                what == SentChange.What.RETURNED ? returnReason(tables, kind, receipt) : null,
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getLong("position"));
    }

    private @Nullable String returnReason(Tables tables, String kind, UUID receipt) {
        return tables.equals(OF_TRIALS)
                ? TrialCase.RETURN_REASON
                : Optional.<FeedKind<?>>ofNullable(kinds.get(kind))
                        .flatMap(known -> known.returnReason(receipt))
                        .orElse(null);
    }
}
