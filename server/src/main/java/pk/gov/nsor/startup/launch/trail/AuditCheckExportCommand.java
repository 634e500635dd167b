package pk.gov.nsor.startup.launch.trail;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pk.gov.nsor.accountability.trailreading.export.ExportCheck;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;
import pk.gov.nsor.startup.launch.Settings;

/** {@code bin/nsor audit check-export}. */
@Command(
        name = "check-export",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a list of the trail that was taken from its page as a file, with no database: that each row is what the"
                    + " signed tree holds. It cannot tell whether rows that were never in the file are missing.",
            "",
            "The exit status is 0 where every row fits, 1 where one does not, and 2 where it was wrongly called or could not"
                    + " be checked.",
            ""
        })
final class AuditCheckExportCommand implements Callable<Integer> {

    private static final int SOUND = 0;
    private static final int NOT_SOUND = 1;
    private static final int NOT_CHECKED = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "trail.zip, as it was taken.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "What the checkpoint is checked with, as bin/nsor audit key prints it. Without it the key in the"
                            + " data folder.")
    private @Nullable String key;

    private final Map<String, String> environment;

    AuditCheckExportCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        NoteVerifier known = TrailKey.given(key, Settings.from(environment), environment, spec.commandLine());
        try {
            ExportCheck.Result result = ExportCheck.check(file, known);
            PrintWriter out = spec.commandLine().getOut();
            result.problems().forEach(out::println);
            out.println(
                    result.isSound()
                            ? "All %,d rows are leaves of the signed tree of %,d."
                                    .formatted(result.rows(), result.size())
                            : "The file does not fit: %,d problems in %,d rows."
                                    .formatted(result.problems().size(), result.rows()));
            out.flush();
            return result.isSound() ? SOUND : NOT_SOUND;
        } catch (IOException unreadable) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("nsor: The file " + file + " cannot be read: " + unreadable.getMessage());
            err.flush();
            return NOT_CHECKED;
        }
    }
}
