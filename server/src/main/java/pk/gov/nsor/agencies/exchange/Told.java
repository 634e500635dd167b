package pk.gov.nsor.agencies.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;

/** Writes events: only where what a subscriber is told of somebody is another thing than it was last written for. */
@Component
class Told {

    private final JdbcClient jdbc;
    private final KeyedHash digests;
    private final Clock clock;

    Told(JdbcClient jdbc, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.digests = keys.keyedHash("exchange-told");
        this.clock = clock;
    }

    /**
     * The person concerns these subscribers.
     *
     * @return how many events were written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    int concerns(Heard heard, Collection<UUID> subscribers) {
        return subscribers.isEmpty() ? 0 : write(rows(List.of(heard), subscribers), EventKind.TOLD);
    }

    /** These people concern a subscriber. */
    @Transactional(propagation = Propagation.MANDATORY)
    int concern(List<Heard> heard, UUID subscriber) {
        return heard.isEmpty() ? 0 : write(rows(heard, List.of(subscriber)), EventKind.TOLD);
    }

    private List<Row> rows(List<Heard> heard, Collection<UUID> subscribers) {
        List<UUID> ofSubscribers = new ArrayList<>();
        List<UUID> people = new ArrayList<>();
        List<byte[]> hashes = new ArrayList<>();
        for (Heard one : heard) {
            byte[] digest = digests.of(one.text().getBytes(StandardCharsets.UTF_8));
            for (UUID subscriber : subscribers) {
                ofSubscribers.add(subscriber);
                people.add(one.person().value());
                hashes.add(digest);
            }
        }
        return jdbc.sql("""
                        insert into exchange.told as t (subscriber_id, person_id, alias, digest)
                        select n.subscriber_id, n.person_id, gen_random_uuid(), n.digest
                        from unnest(?::uuid[], ?::uuid[], ?::bytea[]) as n (subscriber_id, person_id, digest)
                        order by n.person_id, n.subscriber_id
                        on conflict (subscriber_id, person_id) do update set digest = excluded.digest
                            where t.digest is distinct from excluded.digest
                        returning subscriber_id as subscriber, person_id as person
                        """)
                .params(ofSubscribers.toArray(UUID[]::new), people.toArray(UUID[]::new), hashes.toArray(byte[][]::new))
                .query(Row.class)
                .list();
    }

    /**
     * The person concerns these subscribers no longer; nothing happens for those who were not told.
     *
     * @return how many events were written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    int ended(UUID person, Collection<UUID> subscribers) {
        if (subscribers.isEmpty()) {
            return 0;
        }
        return write(
                jdbc.sql("""
                                update exchange.told set digest = null
                                where person_id = ? and subscriber_id = any (?) and digest is not null
                                returning subscriber_id as subscriber, person_id as person
                                """)
                        .params(person, subscribers.toArray(UUID[]::new))
                        .query(Row.class)
                        .list(),
                EventKind.ENDED);
    }

    private int write(List<Row> rows, EventKind kind) {
        if (rows.isEmpty()) {
            return 0;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                        insert into exchange.event (id, subscriber_id, person_id, kind, written_at, waits_since)
                        select n.id, n.subscriber_id, n.person_id, ?, ?, ?
                        from unnest(?::uuid[], ?::uuid[], ?::uuid[]) as n (id, subscriber_id, person_id)
                        """)
                .params(
                        kind.name(),
                        now,
                        now,
                        IntStream.range(0, rows.size())
                                .mapToObj(row -> UUID.randomUUID())
                                .toArray(UUID[]::new),
                        rows.stream().map(Row::subscriber).toArray(UUID[]::new),
                        rows.stream().map(Row::person).toArray(UUID[]::new))
                .update();
    }

    /**
     * What subscribers know these people by, where it holds them at all.
     *
     * @return by person
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<UUID, Known> known(UUID subscriber, Collection<UUID> people) {
        return jdbc.sql("""
                        select person_id as person, alias, reached from exchange.told
                        where subscriber_id = ? and person_id = any (?)
                        """).params(subscriber, people.toArray(UUID[]::new)).query(Known.class).list().stream()
                .collect(java.util.stream.Collectors.toMap(Known::person, known -> known));
    }

    /** Something of these people is about to leave for the subscriber. */
    @Transactional(propagation = Propagation.MANDATORY)
    void reached(UUID subscriber, Collection<UUID> people) {
        if (!people.isEmpty()) {
            jdbc.sql("""
                            update exchange.told set reached = true
                            where subscriber_id = ? and person_id = any (?) and not reached
                            """).params(subscriber, people.toArray(UUID[]::new)).update();
        }
    }

    /** @param isReached whether anything of the person may have left */
    record Known(UUID person, UUID alias, boolean isReached) {}

    private record Row(UUID subscriber, UUID person) {}
}
