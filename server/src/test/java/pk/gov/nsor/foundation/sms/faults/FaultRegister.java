package pk.gov.nsor.foundation.sms.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import pk.gov.nsor.Nsor;

/** The whole register with its PostgreSQL, on a data folder of the story. */
public final class FaultRegister extends FaultServer {

    /** Starts it, bound to an SMSC; returns when it is ready. */
    FaultRegister(Path folder, int smppPort) throws IOException {
        this(
                folder,
                Map.of(
                        "NSOR_PORT", "0",
                        "NSOR_SMPP_HOST", "127.0.0.1",
                        "NSOR_SMPP_PORT", Integer.toString(smppPort),
                        "NSOR_SMPP_SYSTEM_ID", "nsor",
                        "NSOR_SMPP_PASSWORD", "secret",
                        "NSOR_SMPP_BINDS", "2",
                        "NSOR_SMPP_WINDOW", "50"));
    }

    /**
     * Starts it; returns when it is ready.
     *
     * @param settings of the environment, besides the data's folder
     */
    public FaultRegister(Path folder, Map<String, String> settings) throws IOException {
        super(folder.resolve("data"), settings);
        openToThePublic();
    }

    /** Its channels, as a register has them that runs. */
    private void openToThePublic() throws IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select release.open_with_made_up_orders('Made-up order of the tests')");
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    /** Fills it beside the server, and writes down who is on it. */
    void fill(int people, long seed, Path folder) throws IOException, InterruptedException, SQLException {
        FaultProcess filling = FaultProcess.start(
                Nsor.class,
                FaultProcess.withoutTests(),
                environment(),
                data().resolve("filling.log"),
                "demo-data",
                "--people",
                Integer.toString(people),
                "--seed",
                Long.toString(seed));
        filling.listenNoMore();
        if (filling.awaitEnd() != 0) {
            throw new IllegalStateException("The register could not be filled; see " + data());
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            Files.write(
                    folder.resolve("listed.txt"),
                    strings(
                            statement,
                            "select distinct cnic from registration.listed_cnic where not juvenile"
                                    + " and first_day < current_date and last_day is null"));
            Files.write(folder.resolve("recorded.txt"), strings(statement, "select cnic from register.person_cnic"));
        }
    }
}
