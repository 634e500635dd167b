package pk.gov.nsor.startup.launch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.restore.DatabaseMark;

/**
 * Refuses to serve a database that was put back to an earlier moment and not put right since: old answers and reminders would go
 * out again, erased records would be back, and nobody would notice. It is known by the {@link DatabaseMark} of the data folder.
 */
public final class RestoreCheck {

    /** For how long a server that comes to others waits for one of them. One that starts at the same time has to be up. */
    public static final Duration LONGEST = Duration.ofMinutes(1);

    private static final long AGAIN_MILLISECONDS = 1_000;
    private static final String NO_TABLE = "42P01";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String WHAT_TO_DO = " Nothing was changed. Stop every server and run bin/nsor after-restore;"
            + " docs/runbooks/backup-and-restore.md says how.";

    private final Path data;
    private final DatabaseAccess database;
    private final Clock clock;

    private RestoreCheck(Path data, DatabaseAccess database, Clock clock) {
        this.data = data;
        this.database = database;
        this.clock = clock;
    }

    /** How the folder and the database are to each other. */
    public enum Fit {
        /** The database has what the folder knows of. */
        FITS,
        /** Neither has a mark, or the database has no entry yet. */
        NEW,
        /** The database has lost what it had acknowledged. */
        DATABASE_OLDER,
        /** The folder is a copy from before. */
        FOLDER_OLDER,
        /** The database does not know the folder. */
        STRANGE,
        /** A running server has noticed that the database was put back. */
        NOTICED
    }

    /**
     * Checks, and makes the first mark of a folder that may serve.
     *
     * @param longest for how long to wait for another server that serves the same database
     * @param out is told where it waits
     * @throws LaunchException where the database has to be put right first
     */
    public static void beforeServing(Path data, DatabaseAccess database, Duration longest, PrintWriter out) {
        new RestoreCheck(data, database, Clock.system(Day.ZONE)).check(longest, out);
    }

    /** How they fit, without changing or waiting for anything. */
    public static Fit fit(Path data, DatabaseAccess database) {
        RestoreCheck check = new RestoreCheck(data, database, Clock.system(Day.ZONE));
        try (Connection connection = database.connectToCheck()) {
            return check.fit(connection);
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    private void check(Duration longest, PrintWriter out) {
        try (Connection connection = database.connectToCheck()) {
            switch (fit(connection)) {
                case FITS -> {
                    // Nothing is to be done.
                }
                case NEW -> begin(connection);
                case DATABASE_OLDER ->
                    throw new LaunchException(
                            "The database was put back to an earlier moment: it has not got what it had acknowledged at "
                                    + noted().map(mark -> moment(mark.at())).orElse("an unknown time") + "."
                                    + WHAT_TO_DO);
                case FOLDER_OLDER ->
                    throw new LaunchException("The folder " + data
                            + " is a copy from before: the database has gone on since. What was destroyed meanwhile may be in it"
                            + " again." + WHAT_TO_DO);
                case NOTICED ->
                    throw new LaunchException(
                            "The database was put back to an earlier moment while a server was running." + WHAT_TO_DO);
                case STRANGE -> comeToOthers(connection, longest, out);
            }
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    private Fit fit(Connection connection) throws SQLException {
        Map<UUID, Long> numbers = numbers(connection);
        if (is(
                connection,
                "select exists (select from restore.restoration where released_at is null and restored_at is null)")) {
            return Fit.NOTICED;
        }
        Optional<DatabaseMark> noted = noted();
        Long number = noted.map(mark -> numbers.get(mark.folder())).orElse(null);
        if (noted.isPresent() && number != null) {
            long ahead = number - noted.get().number();
            return ahead < 0 ? Fit.DATABASE_OLDER : ahead <= 1 ? Fit.FITS : Fit.FOLDER_OLDER;
        }
        boolean isUsed = noted.isPresent() && noted.get().number() > 0;
        if (numbers.isEmpty() && (!isUsed || is(connection, "select not exists (select from audit.entry)"))) {
            return Fit.NEW;
        }
        return isUsed && numbers.isEmpty() ? Fit.DATABASE_OLDER : Fit.STRANGE;
    }

    /** A further server of a register that is being served: a database that somebody serves was not put back unnoticed. */
    private void comeToOthers(Connection connection, Duration longest, PrintWriter out) throws SQLException {
        out.println("This database is not known to the folder " + data + ": another server on it is waited for, up to "
                + longest.toSeconds() + " s.");
        out.flush();
        Map<UUID, Long> before = numbers(connection);
        long until = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() - until < 0) {
            pause();
            Map<UUID, Long> now = numbers(connection);
            boolean isServed = before.entrySet().stream()
                    .anyMatch(one -> now.getOrDefault(one.getKey(), one.getValue()) > one.getValue());
            if (isServed) {
                begin(connection);
                return;
            }
        }
        throw new LaunchException("The folder " + data
                + " was not with this database before, and no other server serves it:"
                + " the database, or the folder, was restored from a copy, or this is another machine." + WHAT_TO_DO);
    }

    private void begin(Connection connection) throws SQLException {
        DatabaseMark first = DatabaseMark.first(clock.instant());
        first.write(data);
        // A commit waits for a standby, however long.
        DatabaseAccess.waitsFor(connection, Duration.ZERO);
        insert(connection, first);
    }

    /** Whether the database has the mark, with whatever number. */
    public static boolean has(Connection connection, DatabaseMark mark) throws SQLException {
        return numbers(connection).containsKey(mark.folder());
    }

    /** Writes the mark into the database. */
    public static void insert(Connection connection, DatabaseMark mark) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into restore.mark (folder, number, written_at) values (?, ?, now())")) {
            insert.setObject(1, mark.folder());
            insert.setLong(2, mark.number());
            insert.executeUpdate();
        }
    }

    private Optional<DatabaseMark> noted() {
        return DatabaseMark.read(data);
    }

    private static Map<UUID, Long> numbers(Connection connection) throws SQLException {
        Map<UUID, Long> numbers = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select folder, number from restore.mark")) {
            while (rows.next()) {
                numbers.put(rows.getObject(1, UUID.class), rows.getLong(2));
            }
        }
        return numbers;
    }

    private static boolean is(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static String moment(Instant at) {
        return MOMENT.withZone(Day.ZONE).format(at);
    }

    private static LaunchException unreadable(SQLException failed) {
        return NO_TABLE.equals(failed.getSQLState())
                ? new LaunchException("The database is of an older version. Run bin/nsor migrate first.", failed)
                : new LaunchException(
                        "Whether the database was restored could not be found out: " + failed.getMessage(), failed);
    }

    private static void pause() {
        try {
            Thread.sleep(AGAIN_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while another server was waited for");
        }
    }
}
