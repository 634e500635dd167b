package pk.gov.nsor.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.InvalidValueException;

/** The machine clients. Whatever changes one is on the trail in the same transaction. */
@Component
public class MachineClients {

    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SELECT = "select id, name, feed, agency, enabled from access.machine_client";

    private final JdbcClient jdbc;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    public MachineClients(JdbcClient jdbc, Trail trail, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A bearer token: 256 random bits in 43 characters. */
    public static String newToken() {
        byte[] token = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * Makes a client that this token lets in; only a hash of the token is kept.
     *
     * @param token as {@link #newToken()} makes it
     * @throws InvalidValueException where the name is taken or the agency unknown
     */
    public MachineClient create(String name, Feed feed, String agency, String token, Actor by) {
        return transaction.execute(status -> insert(name, feed, agency, token, by)
                .orElseThrow(() ->
                        new InvalidValueException("client-name.taken", "There is a client %s already.", name.strip())));
    }

    /** The client of this name, made with this token where there is none; one that is there stays as it is. */
    public MachineClient ensure(String name, Feed feed, String agency, String token, Actor by) {
        return transaction.execute(status -> find(name)
                .or(() -> insert(name, feed, agency, token, by))
                .or(() -> find(name))
                .orElseThrow());
    }

    /** @throws InvalidValueException where there is no such client */
    public void disable(String name, Actor by) {
        transaction.executeWithoutResult(status -> {
            MachineClient client = find(name)
                    .orElseThrow(() ->
                            new InvalidValueException("client-name.unknown", "There is no client %s.", name.strip()));
            jdbc.sql("update access.machine_client set enabled = false where id = ?")
                    .param(client.id())
                    .update();
            trail.append(
                    TrailEntry.done(by, TrailAction.MACHINE_CLIENT_DISABLED).about(client.id()));
        });
    }

    /** Every client, by name. */
    public List<MachineClient> all() {
        return jdbc.sql(SELECT + " order by name").query(MachineClients::client).list();
    }

    public Optional<MachineClient> find(String name) {
        return jdbc.sql(SELECT + " where name = ?")
                .param(NewAccount.checkedName(name))
                .query(MachineClients::client)
                .optional();
    }

    public Optional<MachineClient> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query(MachineClients::client)
                .optional();
    }

    /** The enabled client that this token lets in. */
    public Optional<Machine> ofToken(String token) {
        return jdbc.sql(SELECT + " where token_hash = ? and enabled")
                .param(hash(token))
                .query(MachineClients::client)
                .optional()
                .map(client -> new Machine(client.id(), client.name(), client.feed(), client.agency()));
    }

    private Optional<MachineClient> insert(String name, Feed feed, String agency, String token, Actor by) {
        if (jdbc.sql("select 1 from access.agency where code = ?")
                .param(agency)
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            throw Accounts.unknownAgency(jdbc, agency);
        }
        MachineClient client = new MachineClient(UUID.randomUUID(), NewAccount.checkedName(name), feed, agency, true);
        int inserted = jdbc.sql("""
                        insert into access.machine_client (id, name, agency, feed, token_hash, created_at)
                        values (?, ?, ?, ?, ?, ?) on conflict (name) do nothing
                        """)
                .params(client.id(), client.name(), agency, feed.name(), hash(token), OffsetDateTime.now(clock))
                .update();
        if (inserted == 0) {
            return Optional.empty();
        }
        trail.append(TrailEntry.done(by, TrailAction.MACHINE_CLIENT_CREATED)
                .about(client.id())
                .with(Map.of("name", client.name(), "agency", agency, "feed", feed.name())));
        return Optional.of(client);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("The JDK lacks SHA-256", impossible);
        }
    }

    private static MachineClient client(ResultSet row, int number) throws SQLException {
        return new MachineClient(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Feed.valueOf(row.getString("feed")),
                row.getString("agency"),
                row.getBoolean("enabled"));
    }
}
