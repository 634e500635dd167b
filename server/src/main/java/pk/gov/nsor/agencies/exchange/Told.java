package pk.gov.nsor.agencies.exchange;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import tools.jackson.databind.json.JsonMapper;

/** Writes events: only where what a subscriber is told of somebody is another thing than it was last written for. */
@Component
class Told {

    private final JdbcClient jdbc;
    private final KeyedHash digests;
    private final JsonMapper json;
    private final Clock clock;

    Told(JdbcClient jdbc, Keys keys, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.digests = keys.keyedHash("exchange-told");
        this.clock = clock;
    }

    /**
     * These people concern a subscriber.
     *
     * @return how many events were written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    int concern(List<Heard> heard, UUID subscriber) {
        return heard.isEmpty() ? 0 : write(changed(heard, subscriber), subscriber, EventKind.TOLD);
    }

    private List<UUID> changed(List<Heard> heard, UUID subscriber) {
        return jdbc.sql("""
                        insert into exchange.told as t (subscriber_id, person_id, alias, digest)
                        select ?, n.person_id, gen_random_uuid(), n.digest
                        from unnest(?::uuid[], ?::bytea[]) as n (person_id, digest)
                        order by n.person_id
                        on conflict (subscriber_id, person_id) do update set digest = excluded.digest
                            where t.digest is distinct from excluded.digest
                        returning person_id
                        """)
                .params(
                        subscriber,
                        heard.stream().map(one -> one.person().value()).toArray(UUID[]::new),
                        heard.stream()
                                .map(one -> digests.of(json.writeValueAsBytes(one.data())))
                                .toArray(byte[][]::new))
                .query(UUID.class)
                .list();
    }

    /**
     * These people concern a subscriber no longer; nothing happens for those of whom it was not told.
     *
     * @return how many events were written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    int ended(Collection<PersonId> people, UUID subscriber) {
        if (people.isEmpty()) {
            return 0;
        }
        // Locked in the order in which others lock them.
        return write(
                jdbc.sql("""
                                with known as (
                                    select person_id from exchange.told
                                    where subscriber_id = :subscriber and person_id = any (:people) and digest is not null
                                    order by person_id for update)
                                update exchange.told t set digest = null from known
                                where t.subscriber_id = :subscriber and t.person_id = known.person_id
                                returning t.person_id
                                """)
                        .param("subscriber", subscriber)
                        .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                        .query(UUID.class)
                        .list(),
                subscriber,
                EventKind.ENDED);
    }

    /**
     * Of all people between two, these alone concern a subscriber.
     *
     * @param after null for the first
     * @param to the last; null for all
     * @return how many events were written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    int endedBut(List<Heard> heard, @Nullable UUID after, @Nullable UUID to, UUID subscriber) {
        return ended(
                jdbc
                        .sql("""
                                select person_id from exchange.told
                                where subscriber_id = :subscriber and digest is not null and person_id > :after
                                    and (:to::uuid is null or person_id <= :to) and person_id <> all (:heard)
                                """)
                        .param("subscriber", subscriber)
                        .param("after", after == null ? new UUID(0, 0) : after)
                        .param("to", to)
                        .param(
                                "heard",
                                heard.stream().map(one -> one.person().value()).toArray(UUID[]::new))
                        .query(UUID.class)
                        .list()
                        .stream()
                        .map(PersonId::new)
                        .toList(),
                subscriber);
    }

    private int write(List<UUID> people, UUID subscriber, EventKind kind) {
        if (people.isEmpty()) {
            return 0;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                        insert into exchange.event (id, subscriber_id, person_id, kind, written_at, waits_since)
                        select gen_random_uuid(), ?, n.person_id, ?, ?, ? from unnest(?::uuid[]) as n (person_id)
                        """)
                .params(subscriber, kind.name(), now, now, people.toArray(UUID[]::new))
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
}
