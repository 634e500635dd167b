package pk.gov.nsor.agencies.exchange;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;

/**
 * The subscribers. Whoever writes or sends an event holds its subscriber's row shared, and whoever closes it holds it alone: so
 * nothing is written or sent from the closing's commit on.
 */
@Service
public class Subscribers {

    /** Who may close one, and see them all. */
    public static final Set<Role> MAY_CLOSE = Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);

    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 1000;

    static final String SELECT = """
            select id, client_id, audience, channel, address, rests_on, opened_at, filled_at, closed_at, closed_by, close_reason
            from exchange.subscriber
            """;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Audiences audiences;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;
    private final Clock clock;

    Subscribers(
            JdbcClient jdbc,
            Accounts accounts,
            Audiences audiences,
            Trail trail,
            ApplicationEventPublisher events,
            TransactionOperations transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.audiences = audiences;
        this.trail = trail;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Every one, those that are open first, then the latest. */
    public List<Subscriber> all() {
        return jdbc.sql(SELECT + " order by closed_at is not null, opened_at desc, id")
                .query(Subscriber.class)
                .list();
    }

    public Optional<Subscriber> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query(Subscriber.class)
                .optional();
    }

    /** Those that are open for this client, one for each audience. */
    public List<Subscriber> open(UUID client) {
        return jdbc.sql(SELECT + " where client_id = ? and closed_at is null order by audience")
                .param(client)
                .query(Subscriber.class)
                .list();
    }

    /** Those that are open, held so until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Subscriber> holdOpen() {
        return jdbc.sql(SELECT + " where closed_at is null order by id for share")
                .query(Subscriber.class)
                .list();
    }

    /** The subscriber, held open until the transaction ends; empty where it is closed, or its system was ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Subscriber> holdOpen(UUID id) {
        return jdbc.sql(SELECT + " where id = ? and closed_at is null for share")
                .param(id)
                .query(Subscriber.class)
                .optional()
                .filter(audiences::mayBeTold);
    }

    /** In the transaction of the approval. */
    @Transactional(propagation = Propagation.MANDATORY)
    UUID open(UUID client, String audience, Channel channel, @Nullable String address, String restsOn, Approval by) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into exchange.subscriber
                            (id, client_id, audience, channel, address, rests_on, proposal_id, opened_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(client)
                .param(audience)
                .param(channel.name())
                .param(address)
                .param(restsOn)
                .param(by.proposal())
                .param(OffsetDateTime.now(clock))
                .update();
        jdbc.sql("insert into exchange.delivery (subscriber_id) values (?)")
                .param(id)
                .update();
        trail.append(TrailEntry.done(by.by(), TrailAction.SUBSCRIBER_CHANGED)
                .about(id)
                .with(Map.of("what", "opened", "audience", audience, "channel", channel.name())));
        events.publishEvent(new ChannelChanged(audience));
        return id;
    }

    /** One opening of a client after the other, so that two are not approved at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(UUID client) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('exchange.subscriber/' || ?::text, 0))")
                .param(client)
                .query(row -> {});
    }

    /**
     * Closes a subscriber: nothing is sent to it from the commit on, also of what waits.
     *
     * @param reason why, 5 to 1000 characters
     * @throws InvalidValueException where it is closed already, the reason is too short or long, or the actor may not
     */
    public void close(UUID id, String reason, Actor by) {
        try {
            transaction.executeWithoutResult(status -> {
                String clean = Screened.require(reason.strip(), "reason");
                refuseUnlessAllowed(by);
                if (clean.length() < SHORTEST_REASON || clean.length() > LONGEST_REASON) {
                    throw new InvalidValueException("exchange.reason", "Give the reason in 5 to 1000 characters.")
                            .at("reason");
                }
                if (!end(id, clean, by)) {
                    throw new InvalidValueException("exchange.closed", "This channel is closed already.").at("reason");
                }
            });
        } catch (InvalidValueException refused) {
            trail.appendAlone(TrailEntry.refused(by, TrailAction.SUBSCRIBER_CHANGED)
                    .about(id)
                    .with(Map.of("what", "closed", "because", refused.code())));
            throw refused;
        }
    }

    /**
     * Closes it in the caller's transaction.
     *
     * @return false where it is closed already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean end(UUID id, String reason, Actor by) {
        // Alone, but for checks of foreign keys: whoever holds its delivery and changes a row for the second time needs
        // one.
        Optional<String> audience = jdbc.sql(
                        "select audience from exchange.subscriber where id = ? and closed_at is null for no key update")
                .param(id)
                .query(String.class)
                .optional();
        if (audience.isEmpty()) {
            return false;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        // Nobody writes what became of its events meanwhile.
        jdbc.sql("select from exchange.delivery where subscriber_id = ? for update")
                .param(id)
                .query(row -> {});
        jdbc.sql("update exchange.subscriber set closed_at = ?, closed_by = ?, close_reason = ? where id = ?")
                .param(now)
                .param(by.id())
                .param(reason)
                .param(id)
                .update();
        jdbc.sql("""
                        update exchange.event set state = 'UNTOLD', ended_at = ?, claimed_until = null
                        where subscriber_id = ? and state = 'WAITING'
                        """).params(now, id).update();
        jdbc.sql("delete from exchange.told where subscriber_id = ?").param(id).update();
        trail.append(TrailEntry.done(by, TrailAction.SUBSCRIBER_CHANGED)
                .about(id)
                .with(Map.of("what", "closed", "reason", reason)));
        events.publishEvent(new ChannelChanged(audience.get()));
        return true;
    }

    private void refuseUnlessAllowed(Actor by) {
        UUID id = by.id();
        boolean isAllowed = by.kind() == Actor.Kind.OFFICER
                && id != null
                && accounts.hold(id)
                        .filter(Account::enabled)
                        .filter(account -> account.roles().stream().anyMatch(MAY_CLOSE::contains))
                        .isPresent();
        if (!isAllowed) {
            throw new InvalidValueException("exchange.role", "Your role does not include this.");
        }
    }
}
