package pk.gov.nsor.benchmark.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The register that is asked, in a data folder kept between runs, and which CNICs are on it. */
final class RegisterData {

    private static final int SEED = 2021;

    private final Path project;
    private final Path folder;

    RegisterData(Path project, int people) {
        this.project = project;
        this.folder = project.resolve("benchmarks/target/register-" + people);
    }

    /** Fills the folder where that has not been done; what is said goes to standard error. */
    void ensure(int people) {
        try {
            Files.createDirectories(folder);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        ProcessBuilder filling = new ProcessBuilder(
                project.resolve("bin/nsor").toString(), "demo-data", "--people", "" + people, "--seed", "" + SEED);
        filling.environment().putAll(environment());
        try {
            // The figures alone are for standard output.
            Process process =
                    filling.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            process.inputReader().lines().forEach(System.err::println);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("The register could not be filled");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }

    Map<String, String> environment() {
        return Map.of("NSOR_DATA", folder.toString());
    }

    Path log() {
        return folder.resolve("benchmark.log");
    }

    /**
     * From the running register: CNICs the public is told of, and others of which it is not told although they are on
     * record, since nobody has confirmed them or the person was under 18.
     */
    QuestionMaker questions(int on) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            String listed = "select cnic from registration.listed_cnic where first_day <= current_date"
                    + " and (last_day is null or last_day >= current_date) and ";
            List<Long> told = longs(statement, listed + "not juvenile order by hashint8(cnic) limit " + on);
            List<Long> untold = longs(statement, listed + "juvenile order by hashint8(cnic) limit " + on);
            untold.addAll(longs(
                    statement,
                    "select cnic from register.person_cnic where status = 'UNCONFIRMED' order by hashint8(cnic) limit "
                            + on));
            Collections.shuffle(untold, new Random(SEED));
            return new QuestionMaker(
                    told,
                    untold,
                    new HashSet<>(longs(statement, "select cnic from register.person_cnic")),
                    // No two runs begin in the same minute.
                    System.currentTimeMillis() / 60_000);
        } catch (SQLException failed) {
            throw new IllegalStateException("The register's CNICs could not be read", failed);
        }
    }

    String postgresVersion() {
        try (Connection connection = connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException failed) {
            throw new IllegalStateException("PostgreSQL's version could not be read", failed);
        }
    }

    private Connection connect() throws SQLException {
        try {
            String port = Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                    .get(3)
                    .strip();
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/nsor",
                    "nsor_app",
                    Files.readString(folder.resolve("secrets/database-application.password")));
        } catch (IOException notUp) {
            throw new UncheckedIOException("The register's PostgreSQL is not up", notUp);
        }
    }

    private static List<Long> longs(Statement statement, String sql) throws SQLException {
        List<Long> values = new ArrayList<>();
        statement.setFetchSize(10_000);
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getLong(1));
            }
        }
        return values;
    }
}
