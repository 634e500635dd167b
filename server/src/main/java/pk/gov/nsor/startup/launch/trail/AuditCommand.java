package pk.gov.nsor.startup.launch.trail;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.audit.verification.TrailExport;
import pk.gov.nsor.foundation.audit.verification.UnreadableTrailException;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.startup.launch.Database;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.LaunchException;
import pk.gov.nsor.startup.launch.RestoreCheck;
import pk.gov.nsor.startup.launch.Settings;

/** {@code bin/nsor audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "The trail and its proof. Works beside a running server, and without one.")
public final class AuditCommand {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Map<String, String> environment;
    private final Clock clock = Clock.system(Day.ZONE);

    private AuditCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** With the settings of an environment. */
    public static CommandLine of(Map<String, String> environment) {
        return new CommandLine(new AuditCommand(environment))
                .addSubcommand(new AuditVerifyCommand(environment))
                .addSubcommand(new AuditCheckExportCommand(environment));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Seals and signs what is complete, and writes the trail up to that checkpoint into a file, with all checkpoints",
                "and what witnesses signed. What an open transaction has written is not complete.",
                "No content is in it, only hashes of it; who looked at which record is. Anybody with the key can check it:",
                "  bin/nsor audit verify --export FILE --key KEY"
            })
    int export(@Parameters(paramLabel = "FILE", description = "What is there already is replaced.") Path file) {
        Settings settings = Settings.from(environment);
        try (Database database = Database.join(settings)) {
            DatabaseAccess access = database.application();
            sign(settings, access);
            TrailExport.Written written = TrailExport.write(
                    access.dataSource(),
                    TrailKey.signer(settings, environment).verifier(),
                    clock,
                    file.toAbsolutePath(),
                    new LeafProgress(spec.commandLine().getErr()));
            return print("%,d leaves and %,d checkpoints are in %s.%s"
                    .formatted(
                            written.size(),
                            written.checkpoints(),
                            file,
                            written.leftOut() == 0
                                    ? ""
                                    : " %,d entries behind the newest checkpoint are not."
                                            .formatted(written.leftOut())));
        } catch (UnreadableTrailException unreadable) {
            throw new LaunchException(String.valueOf(unreadable.getMessage()), unreadable);
        } catch (IOException unwritable) {
            throw new LaunchException("The export cannot be written: " + unwritable.getMessage(), unwritable);
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Prints the key that checkpoints are checked with, as witnesses and auditors need it.",
                "Give it to them by a way that nobody with access to the register can change."
            })
    int key() {
        Settings settings = Settings.from(environment);
        return print(TrailKey.known(settings, environment)
                .orElseThrow(() -> new LaunchException("There is no key of the trail in " + settings.secrets()
                        + ": the register makes it when it is first served. Is NSOR_DATA right?"))
                .text());
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Seals what is complete, signs a checkpoint of it, hands it to the witnesses that NSOR_WITNESSES names, and",
                "prints it; how each witness is goes to standard error."
            })
    int checkpoint() {
        Settings settings = Settings.from(environment);
        try (Database database = Database.join(settings)) {
            DatabaseAccess access = database.application();
            return print(signed(settings, access)
                    .orElseThrow(() -> new LaunchException("There is no entry to sign a checkpoint of yet.")));
        } catch (IllegalStateException broken) {
            throw new LaunchException(broken.getMessage() + ". Nothing was signed.", broken);
        } catch (IllegalArgumentException unreadable) {
            throw new LaunchException(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    /**
     * An export ends with a checkpoint, which is made for it. Where none can be made any more, the file is still
     * evidence.
     */
    private void sign(Settings settings, DatabaseAccess access) {
        try {
            Optional<TrailCheckpoints.Made> _ = signed(settings, access);
        } catch (IllegalStateException | IllegalArgumentException broken) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("nsor: No checkpoint could be made for the export, so that it ends with the newest there is: "
                    + broken.getMessage());
            err.flush();
        }
    }

    /** @throws IllegalStateException where the trail does not fit, or may be another tree of the same name since a restore */
    private Optional<TrailCheckpoints.Made> signed(Settings settings, DatabaseAccess access) {
        RestoreCheck.Fit fit = RestoreCheck.fit(settings.data(), access);
        if (fit == RestoreCheck.Fit.DATABASE_OLDER || fit == RestoreCheck.Fit.NOTICED) {
            throw new IllegalStateException(
                    "The database was put back to an earlier moment, and bin/nsor after-restore has not put it right yet");
        }
        SingleConnectionDataSource connection = access.oneConnection();
        try {
            return TrailCheckpoints.of(
                            new JdbcTemplate(connection),
                            new DataSourceTransactionManager(connection),
                            TrailKey.keys(settings),
                            clock,
                            TrailKey.origins(environment),
                            environment.getOrDefault("NSOR_WITNESSES", ""))
                    .now();
        } finally {
            connection.destroy();
        }
    }

    private int print(TrailCheckpoints.Made made) {
        PrintWriter err = spec.commandLine().getErr();
        made.witnesses()
                .forEach(witness -> err.println(witness.name() + ": "
                        + witness.problem().orElse("has it, %,d leaves".formatted(witness.takenSize()))));
        err.flush();
        PrintWriter out = spec.commandLine().getOut();
        out.print(made.note().format());
        out.flush();
        return 0;
    }

    private int print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
        return 0;
    }
}
