package pk.gov.nsor.agencies.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.policing.supervision.whereabouts.Absconders;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Officers;

/** Opens channels for tests, by two people; made by {@code AutowireCapableBeanFactory.createBean}. */
public class Subscribed {

    public static final String WHY = "The agency asked for it in writing";
    public static final String RESTS_ON = "S.R.O. 1 (I)/2026";

    private final Opening opening;
    private final Subscribers subscribers;
    private final Replaying replaying;
    private final Proposals proposals;
    private final Accounts accounts;
    private final MachineClients clients;
    private final Filling filling;
    private final People people;
    private final Absconders absconders;
    private final Outbox outbox;
    private final TransactionOperations transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    Subscribed(
            Opening opening,
            Subscribers subscribers,
            Replaying replaying,
            Proposals proposals,
            Accounts accounts,
            MachineClients clients,
            Filling filling,
            People people,
            Absconders absconders,
            Outbox outbox,
            TransactionOperations transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.opening = opening;
        this.subscribers = subscribers;
        this.replaying = replaying;
        this.proposals = proposals;
        this.accounts = accounts;
        this.clients = clients;
        this.filling = filling;
        this.people = people;
        this.absconders = absconders;
        this.outbox = outbox;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Opens a channel of the client, for what the first audience of its feed is told. */
    public UUID open(String client, Channel channel, @Nullable String address) {
        return switch (clients.find(client).orElseThrow().feed()) {
            case IMMIGRATION -> open(client, "notice-of-journeys", channel, address);
            case POLICE -> open(client, "whereabouts-unknown", channel, address);
            case COURT -> open(client, "registration", channel, address);
            case PRISON, PRISON_AND_PROSECUTION -> open(client, "before-release", channel, address);
            case CHILD_PROTECTION -> open(client, "household-with-child", channel, address);
            case SURVIVORS_VAULT -> open(client, "change-of-whereabouts", channel, address);
            case NADRA, PROSECUTION -> throw new IllegalArgumentException("Nothing is told to " + client);
        };
    }

    /** Opens a channel of the client, with whom it concerns already; where one system alone may be told, another's is closed. */
    public UUID open(String client, String audience, Channel channel, @Nullable String address) {
        Officers officers = new Officers(accounts);
        UUID id = clients.find(client).orElseThrow().id();
        if (audience.equals("change-of-whereabouts")) {
            subscribers.all().stream()
                    .filter(other -> other.isOpen() && other.audience().equals(audience))
                    .forEach(other -> subscribers.close(
                            other.id(),
                            "Another test has ended",
                            officers.with(Role.REGISTRAR).actor()));
        }
        UUID proposal = proposals.propose(
                opening,
                new Opening.Payload(id, audience, channel, address, RESTS_ON),
                LocalDate.now(clock),
                WHY,
                officers.with(Role.REGISTRAR).actor());
        proposals.approve(proposal, "", officers.with(Role.NATIONAL_SUPERVISOR).actor());
        filling.fill(() -> true);
        return jdbc.sql("select id from exchange.subscriber where client_id = ? and audience = ? and closed_at is null")
                .params(id, audience)
                .query(UUID.class)
                .single();
    }

    /** Events of today once more, by two people. */
    public void replay(UUID subscriber, LocalDate from, LocalDate to) {
        Officers officers = new Officers(accounts);
        UUID proposal = proposals.propose(
                replaying,
                new Replaying.Payload(subscriber, from, to),
                LocalDate.now(clock),
                WHY,
                officers.with(Role.REGISTRAR).actor());
        proposals.approve(proposal, "", officers.with(Role.NATIONAL_SUPERVISOR).actor());
    }

    /** The person was seen: it is known again where they are. */
    public void seen(PersonId person, Actor actor) {
        transaction.executeWithoutResult(status -> {
            people.lock(person);
            absconders.seen(person, LocalDate.now(clock), actor);
            outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
        });
    }

    /** Nobody knows again where the person is. */
    public void missingAgain(PersonId person) {
        transaction.executeWithoutResult(status -> {
            people.lock(person);
            jdbc.sql("""
                            insert into supervision.whereabouts (person_id, since_day, reason, recorded_at)
                            values (?, ?, 'MISSED_AND_NOT_AT_ADDRESS', ?)
                            """)
                    .param(person.value())
                    .param(LocalDate.now(clock))
                    .param(OffsetDateTime.now(clock))
                    .update();
            outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
        });
    }

    /** A change of the case that nobody is told of. */
    public void touch(PersonId person) {
        transaction.executeWithoutResult(status -> {
            people.lock(person);
            outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
        });
    }

    /** Waits until all that happened to the person until now is written for subscribers. */
    public void awaitTold(PersonId person) {
        Awaitility.await().until(() -> waitsInOutbox(person) == 0);
    }

    /** What subscribers of an audience know the person by. */
    public Set<String> aliases(PersonId person, String audience) {
        return jdbc.sql("""
                        select t.alias from exchange.told t join exchange.subscriber s on s.id = t.subscriber_id
                        where t.person_id = ? and s.audience = ?
                        """).params(person.value(), audience).query(UUID.class).list().stream()
                .map(UUID::toString)
                .collect(Collectors.toSet());
    }

    /** How many messages of the outbox about the person wait for the exchange. */
    public int waitsInOutbox(PersonId person) {
        return jdbc.sql("select count(*) from outbox.message where subscriber = 'exchange' and subject_id = ?")
                .param(person.value())
                .query(Integer.class)
                .single();
    }
}
