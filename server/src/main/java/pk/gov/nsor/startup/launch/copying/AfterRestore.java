package pk.gov.nsor.startup.launch.copying;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.keys.DestructionLog.ErasedRecord;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.restore.DatabaseMark;
import pk.gov.nsor.startup.launch.Administration;
import pk.gov.nsor.startup.launch.CommandTrail;
import pk.gov.nsor.startup.launch.OtherSessions;
import pk.gov.nsor.startup.launch.RestoreCheck;

/**
 * Puts a database right that was restored to an earlier moment, in one transaction: erases again what was erased after that moment,
 * gives up the answers that waited, holds what else waits to go out, stops the campaigns that had begun, closes the public's answers about CNICs and the published
 * figures, ends everybody's sign-in and token, and goes on with numbers that were not given out before.
 */
public final class AfterRestore {

    /**
     * How far each sequence goes on: more than any of them gives out in the 35 days that a copy may be old, with 300 questions or
     * entries in each second of them. What was given out after the moment, and lost, is not given out again for something else. All
     * of them are bigint.
     */
    private static final long MARGIN = 1_000_000_000;

    private static final String LEFT = """
            with run as (select id, started_at from sms.run where finished_at is null),
            mine as (
                select e.id from sms.exchange e join run on e.run_id = run.id
                where e.due and e.received_at >= run.started_at - interval '1 day'
            ),
            done as (
                select coalesce(range_agg(int8range(s.first_id, s.last_id, '[]')), '{}') as ids
                from sms.settled s where s.last_id >= (select min(id) from mine)
            )
            select count(*) from mine, done where not mine.id <@ done.ids
            """;

    /**
     * The channels that are closed, as {@code release.policy} calls them, and why; the reasons are stored. Who was taken off the
     * register after the moment is on it again, and a channel that was closed since is open: nobody is told "on the register" by it
     * before two people have looked. A month that was published after the moment is not published any more, and its figures would be
     * others.
     */
    private static final Map<String, String> CLOSED = Map.of(
            "SMS_CNIC",
            "The database was put back to an earlier moment: who was taken off the register since is on it again",
            "STATISTICS",
            "The database was put back to an earlier moment: a month published since would be published again, otherwise");

    /** The channels that are closed afterwards, as {@code release.policy} calls them. */
    public static final Set<String> CHANNELS = CLOSED.keySet();

    private final Connection connection;
    private final List<ErasedRecord> erased;
    private final Clock clock;

    /**
     * @param connection of the schema's owner
     * @param erased what the log of destructions names
     */
    public AfterRestore(Connection connection, List<ErasedRecord> erased, Clock clock) {
        this.connection = connection;
        this.erased = erased;
        this.clock = clock;
    }

    /**
     * The database as it is.
     *
     * @param lastEntry when the last entry of the trail was written; null where there is none
     * @param leaves how many entries are sealed
     * @param signedAt when the last checkpoint was signed; null where there is none
     * @param signed how many entries that one covers
     * @param erasedSince records that the log of destructions names and the database still has
     * @param answers answers to questions by SMS that the SMSC has not confirmed
     * @param messages messages that wait to be sent
     * @param events events for agencies' systems that wait
     * @param campaigns campaigns that had begun, or should have begun since
     * @param open of the channels that are closed those by which the public is told, or will be, with their versions
     * @param sessions how many connections of the server's role there are
     */
    public record State(
            @Nullable Instant lastEntry,
            long leaves,
            @Nullable Instant signedAt,
            long signed,
            int erasedSince,
            long answers,
            long messages,
            long events,
            int campaigns,
            Map<String, Integer> open,
            int sessions) {}

    /** @param role as which servers work */
    public State state(String role) throws SQLException {
        return new State(
                instant("select occurred_at from audit.entry order by id desc limit 1"),
                number("select coalesce(max(next_leaf), 0) from audit.sealed"),
                instant("select signed_at from audit.checkpoint order by id desc limit 1"),
                number("select coalesce((select size from audit.checkpoint order by id desc limit 1), 0)"),
                since().size(),
                number(LEFT),
                number("select count(*) from sms.message where state = 'QUEUED'"),
                number("select count(*) from exchange.event where state = 'WAITING'"),
                new BegunCampaigns(connection, clock).count(),
                open(),
                OtherSessions.count(connection, role));
    }

    /**
     * Does it, and says so on the trail. Afterwards the folder has to note the mark.
     *
     * @param mark of the folder, from now on the only one that the database knows
     * @param lost whose keys begin anew
     * @param done what the trail says of it, besides that the channel was closed
     * @throws pk.gov.nsor.foundation.audit.TrailUnavailableException where the trail does not take it; nothing was changed
     */
    public void putRight(DatabaseMark mark, State state, LostKeys lost, Keys keys, TrailEntry done)
            throws SQLException {
        List<TrailEntry> campaigns;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (ErasedRecord one : since()) {
                DatabaseRestoration.tombstone(connection, one);
            }
            lost.delete(connection);
            // Nobody looks through a run that is finished.
            statement.execute("update sms.run set finished_at = now() where finished_at is null");
            statement.execute("delete from restore.restoration where released_at is null");
            // Whose access was taken away after the moment is signed in again.
            statement.execute("delete from access.session");
            statement.execute("delete from access.client_token");
            hold(state);
            campaigns = new BegunCampaigns(connection, clock).stop();
            for (Map.Entry<String, Integer> channel : state.open().entrySet()) {
                close(channel.getKey(), channel.getValue() + 1);
            }
            for (String sequence : sequences(statement)) {
                statement.execute(sequence);
            }
            statement.execute("delete from restore.mark");
            RestoreCheck.insert(connection, mark);
        }
        // Whoever runs it again after an interruption finds nothing left to close, and would say nothing of it.
        CommandTrail.commit(
                connection,
                keys,
                Stream.of(Stream.of(done), closing(state), campaigns.stream())
                        .flatMap(Function.identity())
                        .toList());
        connection.setAutoCommit(true);
    }

    /** Notes it, after everything else is done: until then no server starts. */
    public static void note(DatabaseMark mark, Path data) {
        mark.write(data);
    }

    /** What the trail says of the channels that were closed; nothing of those that were closed before. */
    private Stream<TrailEntry> closing(State state) {
        return state.open().entrySet().stream()
                .map(channel -> TrailEntry.done(Administration.ACTOR, TrailAction.RELEASE_CHANNEL_SWITCHED)
                        .with(Map.of(
                                "channel",
                                channel.getKey(),
                                "version",
                                channel.getValue() + 1,
                                "open",
                                false,
                                "from",
                                LocalDate.now(clock).toString(),
                                "reason",
                                reason(channel.getKey()))));
    }

    private static String reason(String channel) {
        return Objects.requireNonNull(CLOSED.get(channel));
    }

    private void close(String channel, int version) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into release.policy (channel, version, open, reason, valid_from)"
                        + " values (?, ?, false, ?, ?)")) {
            insert.setString(1, channel);
            insert.setInt(2, version);
            insert.setString(3, reason(channel));
            insert.setObject(4, LocalDate.now(clock));
            insert.executeUpdate();
        }
    }

    private Map<String, Integer> open() throws SQLException {
        Map<String, Integer> open = new TreeMap<>();
        try (PreparedStatement last = connection.prepareStatement(
                "select version, open from release.policy where channel = ? order by version desc limit 1")) {
            for (String channel : CLOSED.keySet()) {
                last.setString(1, channel);
                try (ResultSet row = last.executeQuery()) {
                    if (row.next() && row.getBoolean(2)) {
                        open.put(channel, row.getInt(1));
                    }
                }
            }
        }
        return open;
    }

    private void hold(State state) throws SQLException {
        Instant lastEntry = state.lastEntry();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into restore.restoration (id, noticed_at, restored_at, state_of, erased_again, answers_dropped)
                values (?, now(), now(), ?, ?, ?)
                """)) {
            insert.setObject(1, UUID.randomUUID());
            insert.setObject(2, lastEntry == null ? null : lastEntry.atOffset(ZoneOffset.UTC));
            insert.setInt(3, state.erasedSince());
            insert.setLong(4, state.answers());
            insert.executeUpdate();
        }
    }

    /** Statements that advance each sequence that was used, by so many of its steps. */
    private static List<String> sequences(Statement statement) throws SQLException {
        List<String> advances = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("""
                select format('select setval(%%L, %%s)', format('%%I.%%I', schemaname, sequencename),
                    least(max_value, last_value + %d * increment_by))
                from pg_sequences
                where last_value is not null and schemaname !~ '^pg_' and schemaname not in ('public', 'migration', 'vault_migration')
                """.formatted(MARGIN))) {
            while (row.next()) {
                advances.add(row.getString(1));
            }
        }
        return advances;
    }

    /** Those whose erasure the database does not know of. */
    private List<ErasedRecord> since() throws SQLException {
        List<ErasedRecord> since = new ArrayList<>();
        try (PreparedStatement known =
                connection.prepareStatement("select exists (select from retention.erasure where subject_id = ?)")) {
            for (ErasedRecord one : erased) {
                known.setObject(1, one.record());
                try (ResultSet row = known.executeQuery()) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        since.add(one);
                    }
                }
            }
        }
        return since;
    }

    private long number(String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private @Nullable Instant instant(String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() ? row.getObject(1, OffsetDateTime.class).toInstant() : null;
        }
    }
}
