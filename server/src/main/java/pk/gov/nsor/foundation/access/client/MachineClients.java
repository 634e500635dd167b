package pk.gov.nsor.foundation.access.client;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** The machine clients. Every change of one is on the trail in the same transaction. */
@Component
public class MachineClients {

    private static final String SELECT =
            "select id, name, feed, agency, enabled, office, trial from access.machine_client";

    private final JdbcClient jdbc;
    private final ClientCredentials credentials;
    private final ClientScopes scopes;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    public MachineClients(
            JdbcClient jdbc,
            ClientCredentials credentials,
            ClientScopes scopes,
            Trail trail,
            TransactionOperations transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.credentials = credentials;
        this.scopes = scopes;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Makes a client with a first secret, of which only a hash is kept. A client of a court, a prison or the police
     * has no scope yet: what it sends is refused until it is given one.
     *
     * @param secret as {@link ClientCredentials#newSecret()} makes it
     * @throws InvalidValueException where the name is taken or the agency unknown
     */
    public MachineClient create(String name, Feed feed, String agency, String secret, Actor by) {
        return create(name, feed, agency, ClientScope.NONE, secret, by);
    }

    /**
     * As above, with a scope.
     *
     * @param scope ignored for a feed that {@link Feed#isOfCountry is of one agency for the country}
     */
    public MachineClient create(String name, Feed feed, String agency, ClientScope scope, String secret, Actor by) {
        return create(name, feed, agency, scope, false, secret, by);
    }

    /**
     * As above, for a system that is tried: what it sends never gets into the register.
     *
     * @param name one that begins with {@link MachineClient#TRIAL}, which no other client's does
     */
    public MachineClient createTrial(
            String name, Feed feed, String agency, ClientScope scope, String secret, Actor by) {
        return create(name, feed, agency, scope, true, secret, by);
    }

    private MachineClient create(
            String name, Feed feed, String agency, ClientScope scope, boolean isTrial, String secret, Actor by) {
        requireName(name, isTrial);
        return transaction.execute(status -> {
            MachineClient client = insert(name, feed, agency, false, isTrial, by)
                    .orElseThrow(() -> new InvalidValueException(
                            "client-name.taken", "There is a client %s already.", NewAccount.checkedName(name)));
            credentials.first(client, secret, by);
            if (!scope.isNone()) {
                scopes.give(client.id(), scope, by);
            }
            return client;
        });
    }

    /** @throws InvalidValueException where a trial client would not be known by its name, or another be taken for one */
    public static void requireName(String name, boolean isTrial) {
        if (isTrial != NewAccount.checkedName(name).startsWith(MachineClient.TRIAL)) {
            throw isTrial
                    ? new InvalidValueException(
                            "client-name.trial", "The name of a trial client begins with %s.", MachineClient.TRIAL)
                    : new InvalidValueException(
                            "client-name.no-trial",
                            "Only the name of a trial client begins with %s.",
                            MachineClient.TRIAL);
        }
    }

    /** The client of an office, made where there is none; one that was ended may send again. */
    @Transactional(propagation = Propagation.MANDATORY)
    MachineClient ensureOffice(String name, Feed feed, Actor by) {
        Optional<MachineClient> made = insert(name, feed, feed == Feed.COURT ? "COURTS" : "PRISONS", true, false, by);
        if (made.isPresent()) {
            return made.get();
        }
        MachineClient there = find(name).filter(MachineClient::office).orElseThrow();
        if (!there.enabled()) {
            jdbc.sql("update access.machine_client set enabled = true where id = ?")
                    .param(there.id())
                    .update();
            trail.append(TrailEntry.done(by, TrailAction.MACHINE_CLIENT_CREATED)
                    .about(there.id())
                    .with(Map.of("name", there.name(), "again", true)));
        }
        return find(name).orElseThrow();
    }

    /**
     * Ends a client: the next request with any of its tokens is refused.
     *
     * @throws InvalidValueException where there is no such client
     */
    public void disable(String name, Actor by) {
        disable(name, "", by);
    }

    /**
     * As above, with a reason for the trail.
     *
     * @throws InvalidValueException where there is no such client
     */
    public void disable(String name, String reason, Actor by) {
        transaction.executeWithoutResult(status -> {
            MachineClient client = find(name)
                    .orElseThrow(() ->
                            new InvalidValueException("client-name.unknown", "There is no client %s.", name.strip()));
            jdbc.sql("update access.machine_client set enabled = false where id = ?")
                    .param(client.id())
                    .update();
            trail.append(TrailEntry.done(by, TrailAction.MACHINE_CLIENT_DISABLED)
                    .about(client.id())
                    .with(Map.of("reason", reason)));
        });
    }

    /** Every client, by name. */
    public List<MachineClient> all() {
        return jdbc.sql(SELECT + " order by name").query(MachineClient.class).list();
    }

    public Optional<MachineClient> find(String name) {
        return jdbc.sql(SELECT + " where name = ?")
                .param(NewAccount.checkedName(name))
                .query(MachineClient.class)
                .optional();
    }

    public Optional<MachineClient> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query(MachineClient.class)
                .optional();
    }

    /** Empty where there is one of this name. */
    private Optional<MachineClient> insert(
            String name, Feed feed, String agency, boolean isOffice, boolean isTrial, Actor by) {
        if (jdbc.sql("select 1 from access.agency where code = ?")
                .param(agency)
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            throw Accounts.unknownAgency(jdbc, agency);
        }
        MachineClient client = new MachineClient(
                UUID.randomUUID(), NewAccount.checkedName(name), feed, agency, true, isOffice, isTrial);
        int inserted = jdbc.sql("""
                        insert into access.machine_client (id, name, agency, feed, office, trial, created_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (name) do nothing
                        """)
                .params(client.id(), client.name(), agency, feed.name(), isOffice, isTrial, OffsetDateTime.now(clock))
                .update();
        if (inserted == 0) {
            return Optional.empty();
        }
        trail.append(TrailEntry.done(by, TrailAction.MACHINE_CLIENT_CREATED)
                .about(client.id())
                .with(Map.of("name", client.name(), "agency", agency, "feed", feed.name(), "trial", isTrial)));
        return Optional.of(client);
    }
}
