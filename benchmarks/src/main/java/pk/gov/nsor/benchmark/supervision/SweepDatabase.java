package pk.gov.nsor.benchmark.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The register's database while its server runs, as its owner. */
public final class SweepDatabase implements AutoCloseable {

    private static final int LOOK_MILLIS = 2_000;

    private final Connection connection;

    public SweepDatabase(Path folder) throws SQLException {
        try {
            String port = Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                    .get(3)
                    .strip();
            connection = DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/nsor",
                    "nsor_owner",
                    Files.readString(folder.resolve("secrets/database-owner.password")));
            // Days are those of Pakistan; the driver would take the machine's, which is another for five hours.
            try (Statement statement = connection.createStatement()) {
                statement.execute("set time zone 'Asia/Karachi'");
            }
        } catch (IOException notUp) {
            throw new UncheckedIOException("The register's PostgreSQL is not up", notUp);
        }
    }

    /** Waits until every case is open and up to date: on a new register that takes a while. */
    public void awaitSwept() throws SQLException {
        while (!isSwept()) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", interrupted);
            }
        }
    }

    /** A sweep of today has found nobody waiting any more, and what the day has brought has been announced. */
    private boolean isSwept() throws SQLException {
        return number(
                                "select count(*) from supervision.case_review where day = current_date and finished_at is not null")
                        > 0
                && number("select count(*) from registration.announcement"
                                + " where day = current_date and finished_at is not null")
                        > 0
                && waiting() == 0;
    }

    long people() throws SQLException {
        return number("select count(*) from supervision.case_file");
    }

    long waiting() throws SQLException {
        return number("select count(*) from supervision.case_file where next_review_on <= current_date");
    }

    /**
     * Takes the verifications away again that have been opened of some people, so that they open today, and fetches what
     * is due then, as plainly as it can be fetched.
     *
     * @return seconds of the fetch
     */
    Fetched makeDue(long howMany) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table chosen on commit drop as select person_id from supervision.duty"
                    + " where kind = 'VERIFICATION' and state = 'OPEN' order by id limit " + howMany);
            statement.execute("delete from supervision.breach b using supervision.duty d, chosen c"
                    + " where b.duty_id = d.id and d.person_id = c.person_id");
            statement.execute("delete from supervision.duty d using chosen c where d.person_id = c.person_id");
            statement.execute("update supervision.case_file f set next_review_on = current_date,"
                    + " reviewed_on = current_date - 1, opened_on = least(opened_on, current_date - 1)"
                    + " from chosen c where f.person_id = c.person_id");
            fetch(statement);
            long begun = System.nanoTime();
            long rows = fetch(statement);
            double seconds = (System.nanoTime() - begun) / 1e9;
            double facts = fetchFacts(statement);
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("analyze supervision.duty");
            return new Fetched(rows, seconds, facts);
        }
    }

    /**
     * @param rows of cases that are due
     * @param seconds to fetch them
     * @param factSeconds to fetch, besides, what the law asks about the same people
     */
    record Fetched(long rows, double seconds, double factSeconds) {}

    private static long fetch(Statement statement) throws SQLException {
        statement.setFetchSize(500);
        long rows = 0;
        try (ResultSet due = statement.executeQuery("select person_id, opened_on, opened_in_custody, reviewed_on,"
                + " next_review_on, without_residence_since from supervision.case_file where next_review_on <= current_date"
                + " order by next_review_on, person_id")) {
            while (due.next()) {
                rows += due.getString(1).isEmpty() ? 0 : 1;
            }
        }
        return rows;
    }

    private static double fetchFacts(Statement statement) throws SQLException {
        long begun = System.nanoTime();
        String due = " where person_id in (select person_id from supervision.case_file"
                + " where next_review_on <= current_date)";
        for (String table : new String[] {
            "conviction.every_conviction", "conviction.custody_event", "register.address", "supervision.duty"
        }) {
            try (ResultSet rows = statement.executeQuery("select * from " + table + due)) {
                while (rows.next()) {
                    rows.getString(1);
                }
            }
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** The district whose stations answer for about so many. */
    public District districtOfAbout(int people) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select s.district_code, count(*) from"
                        + " supervision.responsibility r join reference.police_station s on s.code = r.station_code"
                        + " where r.until_day is null group by s.district_code order by abs(count(*) - " + people
                        + "), s.district_code limit 1")) {
            if (!found.next()) {
                throw new IllegalStateException("No station answers for anybody");
            }
            return new District(found.getString(1), found.getLong(2));
        }
    }

    /**
     * A district.
     *
     * @param code its
     */
    public record District(String code, long people) {}

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
