package pk.gov.nsor.foundation.access.session;

import java.io.Serializable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.OpenSession;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * The sessions of all processes. A session ends a time after its reader was last active and, in any case, a time after
 * it began. Activity is written at most once a minute. Changes by a request are merged with what another request
 * stored in the meantime.
 */
@Component
public class DatabaseSessionRepository implements SessionRepository<StoredSession> {

    /** Where a session keeps the address from which somebody signed in. */
    public static final String ADDRESS = "nsor.address";

    /** Where a session keeps what the browser called itself. */
    public static final String BROWSER = "nsor.browser";

    /** How often activity is written. */
    static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final SessionSeal seal;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Duration idle;
    private final Duration longest;

    /** What the request of this thread has saved: Spring Session asks for it once more before it ends. */
    private final ThreadLocal<@Nullable Saved> ofRequest = new ThreadLocal<>();

    DatabaseSessionRepository(
            JdbcClient jdbc,
            Keys keys,
            TransactionOperations transaction,
            Clock clock,
            @Value("${nsor.session.idle}") Duration idle,
            @Value("${nsor.session.longest}") Duration longest) {
        if (idle.compareTo(SEEN_EVERY) <= 0 || longest.compareTo(idle) < 0) {
            throw new IllegalArgumentException(
                    "nsor.session.idle is more than a minute and nsor.session.longest no less, not %s and %s"
                            .formatted(idle, longest));
        }
        this.jdbc = jdbc;
        this.seal = new SessionSeal(keys);
        this.transaction = transaction;
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
    }

    @Override
    public StoredSession createSession() {
        return StoredSession.begun(clock.instant(), idle);
    }

    @Override
    public @Nullable StoredSession findById(String id) {
        Saved saved = ofRequest.get();
        if (saved != null && saved.session != null && saved.session.getId().equals(id)) {
            return saved.session;
        }
        byte[] hash = SessionTokens.hash(id);
        return jdbc.sql(WITH_ACCOUNT)
                .params(
                        hash,
                        at(clock.instant().minus(idle)),
                        at(clock.instant().minus(longest)))
                .query((row, number) -> new WithAccount(row(row, number), AccountColumns.read(row)))
                .optional()
                .flatMap(found -> opened(found.row(), found.account(), id, hash))
                .orElse(null);
    }

    private Optional<StoredSession> opened(Row row, Optional<SignedIn> account, String id, byte[] hash) {
        return seal.open(row.content(), row.id(), row.key(), hash)
                .map(attributes -> StoredSession.read(
                        row.id(), id, row.createdAt(), row.lastSeen(), idle, attributes, account.orElse(null)));
    }

    @Override
    public void save(StoredSession session) {
        write(session);
        keep(session);
    }

    /**
     * From here to the end of the request, its thread gets the session that it has saved, without reading it again.
     */
    public void beginRequest() {
        ofRequest.set(new Saved());
    }

    public void endRequest() {
        ofRequest.remove();
    }

    private void keep(@Nullable StoredSession session) {
        Saved saved = ofRequest.get();
        if (saved != null) {
            saved.session = session;
        }
    }

    private void write(StoredSession session) {
        if (session.isNew()) {
            insert(session);
        } else if (session.isChanged()) {
            transaction.executeWithoutResult(status -> update(session));
        } else if (!session.isBackground()
                && !clock.instant().isBefore(session.getLastAccessedTime().plus(SEEN_EVERY))) {
            jdbc.sql("update access.session set last_seen_at = ? where id = ? and last_seen_at < ?")
                    .params(now(), session.row(), at(clock.instant().minus(SEEN_EVERY)))
                    .update();
            return;
        } else {
            return;
        }
        session.stored();
    }

    @Override
    public void deleteById(String id) {
        keep(null);
        jdbc.sql("delete from access.session where token_hash = ?")
                .param(SessionTokens.hash(id))
                .update();
    }

    /** Removes those that have ended, and says how many. */
    public int removeEnded() {
        return jdbc.sql("delete from access.session where last_seen_at <= ? or created_at <= ?")
                .params(at(clock.instant().minus(idle)), at(clock.instant().minus(longest)))
                .update();
    }

    private void insert(StoredSession session) {
        byte[] key = seal.newKey(session.row());
        byte[] hash = SessionTokens.hash(session.getId());
        jdbc.sql("""
                        insert into access.session
                            (id, token_hash, account_id, created_at, last_seen_at, wrapped_key, content)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(session.row(), hash)
                .param(account(session.attributes()))
                .params(at(session.getCreationTime()), at(session.getCreationTime()), key)
                .param(seal.seal(session.attributes(), session.row(), key, hash))
                .update();
    }

    /** A session that was ended meanwhile stays ended. */
    private void update(StoredSession session) {
        Optional<Row> stored = jdbc.sql(SELECT + " where id = ? for update")
                .param(session.row())
                .query(DatabaseSessionRepository::row)
                .optional();
        if (stored.isEmpty()) {
            return;
        }
        byte[] key = stored.get().key();
        byte[] before = stored.get().tokenHash();
        Map<String, Serializable> merged = session.over(
                seal.open(stored.get().content(), session.row(), key, before).orElse(session.attributes()));
        byte[] hash = session.getId().equals(session.storedId()) ? before : SessionTokens.hash(session.getId());
        jdbc.sql("""
                        update access.session set token_hash = ?, account_id = ?, last_seen_at = ?, content = ? where id = ?
                        """)
                .param(hash)
                .param(account(merged))
                .param(session.isBackground() ? at(stored.get().lastSeen()) : now())
                .params(seal.seal(merged, session.row(), key, hash), session.row())
                .update();
    }

    /** Who is signed in by which of these, as their accounts are now; without those that have ended or whose account is closed. */
    public Map<UUID, SignedIn> signedIn(Collection<UUID> rows) {
        Map<UUID, SignedIn> found = new HashMap<>();
        jdbc.sql("select s.id, " + AccountColumns.OF_A + """
                         from access.session s join access.account a on a.id = s.account_id and a.enabled
                        where s.id = any (?) and s.last_seen_at > ? and s.created_at > ?
                        """)
                .params(
                        rows.toArray(UUID[]::new),
                        at(clock.instant().minus(idle)),
                        at(clock.instant().minus(longest)))
                .query(row -> {
                    UUID session = row.getObject("id", UUID.class);
                    AccountColumns.read(row).ifPresent(person -> found.put(session, person));
                });
        return found;
    }

    /** Whether anybody else than this account was seen since then, to a minute. */
    public boolean isAnybodySeen(Instant since, UUID except) {
        return jdbc.sql("select exists (select from access.session where last_seen_at > ? and account_id <> ?)")
                .params(at(since), except)
                .query(Boolean.class)
                .single();
    }

    /** The sessions of an account that have not ended, the latest first. */
    public List<OpenSession> of(UUID account) {
        return jdbc
                .sql(SELECT
                        + " where account_id = ? and last_seen_at > ? and created_at > ? order by last_seen_at desc")
                .params(
                        account,
                        at(clock.instant().minus(idle)),
                        at(clock.instant().minus(longest)))
                .query(DatabaseSessionRepository::row)
                .list()
                .stream()
                .map(row -> {
                    Map<String, Serializable> held = seal.open(row.content(), row.id(), row.key(), row.tokenHash())
                            .orElse(Map.of());
                    return new OpenSession(
                            row.id(),
                            row.createdAt(),
                            row.lastSeen(),
                            Objects.toString(held.get(ADDRESS), ""),
                            Objects.toString(held.get(BROWSER), ""));
                })
                .toList();
    }

    /** Whether the session of this row is the one that a browser knows by this name. */
    public boolean isNamed(UUID session, String name) {
        return jdbc.sql("select 1 from access.session where id = ? and token_hash = ?")
                .params(session, SessionTokens.hash(name))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** When the session that a browser knows by this name ends, if its reader is not seen any more. */
    public Optional<Instant> endOf(String name) {
        return jdbc.sql(SELECT + " where token_hash = ?")
                .param(SessionTokens.hash(name))
                .query(DatabaseSessionRepository::row)
                .optional()
                .map(row -> {
                    Instant idleUntil = row.lastSeen().plus(idle);
                    Instant atMost = row.createdAt().plus(longest);
                    return idleUntil.isBefore(atMost) ? idleUntil : atMost;
                });
    }

    /** False where the account has none of this identifier. */
    public boolean end(UUID account, UUID session) {
        return jdbc.sql("delete from access.session where account_id = ? and id = ?")
                        .params(account, session)
                        .update()
                == 1;
    }

    /** How many there were. */
    public int endAll(UUID account) {
        return jdbc.sql("delete from access.session where account_id = ?")
                .param(account)
                .update();
    }

    /** All but the one that a browser knows by this name; how many there were. */
    public int endOthers(UUID account, String name) {
        return jdbc.sql("delete from access.session where account_id = ? and token_hash <> ?")
                .params(account, SessionTokens.hash(name))
                .update();
    }

    /** All but so many that were seen last; how many there were. */
    public int endBeyond(UUID account, int kept) {
        return jdbc.sql("""
                        delete from access.session where id in (
                            select id from access.session where account_id = :account and last_seen_at > :idle
                                and created_at > :longest
                            order by last_seen_at desc, id offset :kept)
                        """)
                .param("account", account)
                .param("idle", at(clock.instant().minus(idle)))
                .param("longest", at(clock.instant().minus(longest)))
                .param("kept", kept)
                .update();
    }

    private static @Nullable UUID account(Map<String, Serializable> attributes) {
        return StoredSession.person(attributes).map(SignedIn::accountId).orElse(null);
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static final String COLUMNS =
            "select s.id, s.token_hash, s.created_at, s.last_seen_at, s.wrapped_key, s.content";

    private static final String SELECT = COLUMNS + " from access.session s";

    /** With the account as it is now, where it is open. */
    private static final String WITH_ACCOUNT = COLUMNS + ", " + AccountColumns.OF_A + """
             from access.session s left join access.account a on a.id = s.account_id and a.enabled
            where s.token_hash = ? and s.last_seen_at > ? and s.created_at > ?
            """;

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getBytes("token_hash"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                row.getBytes("wrapped_key"),
                row.getBytes("content"));
    }

    private record Row(UUID id, byte[] tokenHash, Instant createdAt, Instant lastSeen, byte[] key, byte[] content) {}

    private record WithAccount(Row row, Optional<SignedIn> account) {}

    private static final class Saved {

        private @Nullable StoredSession session;
    }
}
