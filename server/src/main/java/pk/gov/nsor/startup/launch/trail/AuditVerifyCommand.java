package pk.gov.nsor.startup.launch.trail;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;
import pk.gov.nsor.foundation.audit.verification.TrailVerifier;
import pk.gov.nsor.foundation.audit.verification.UnreadableTrailException;
import pk.gov.nsor.foundation.audit.verification.Verdict;
import pk.gov.nsor.foundation.audit.verification.WitnessedCheckpoint;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.startup.launch.Database;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.LaunchException;
import pk.gov.nsor.startup.launch.Settings;

/** {@code bin/nsor audit verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Goes through the whole trail and says whether anything was changed, removed, inserted, reordered or rewritten,"
                    + " with the first entry that does not fit. Reads only.",
            "",
            "Sound is said of what is signed, and of nothing behind it: up to how many leaves, and written when.",
            "",
            "What nobody outside holds binds nobody: give the checkpoints that witnesses hold, each in a file of one or of many.",
            "",
            "The exit status is 0 where everything fits that is signed, and what is not is younger than ten minutes; 1 where"
                    + " something does not fit or is under no signature; and 2 where it was wrongly called or could not"
                    + " be checked.",
            ""
        },
        footer = {
            "",
            "docs/verifying.md says what is checked, docs/runbooks/trail-not-sound.md what to do when it does not fit."
        })
final class AuditVerifyCommand implements Callable<Integer> {

    private static final int SOUND = 0;
    private static final int NOT_SOUND = 1;
    private static final int NOT_CHECKED = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Checks what bin/nsor audit export wrote, with no database.")
    private @Nullable Path export;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Checkpoints that a witness holds; may be given more than once.")
    private List<Path> checkpoints = new ArrayList<>();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "What checkpoints are checked with, as bin/nsor audit key prints it. Where leaves were lost and the trail"
                            + " has another origin since, the keys of all of them, the current one last. Without it the"
                            + " key in the data folder, which whoever holds this machine can have changed.")
    private List<String> keys = new ArrayList<>();

    @Option(
            names = "--witness-key",
            paramLabel = "KEY",
            description =
                    "The key of a witness that signs; may be given more than once. Each checkpoint given must then have the"
                            + " signature of one of them.")
    private List<String> witnessKeys = new ArrayList<>();

    @Option(
            names = "--contents",
            description =
                    "Opens each content that still has its key, and holds it against what its entry commits to. Takes longer,"
                            + " and needs the database and the keys.")
    private boolean contents;

    @Option(names = "--json", description = "Prints the result as JSON.")
    private boolean json;

    private final Map<String, String> environment;

    AuditVerifyCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (export != null && contents) {
            throw new ParameterException(
                    spec.commandLine(), "An export has no contents: --contents needs the database.");
        }
        Settings settings = Settings.from(environment);
        PrintWriter err = spec.commandLine().getErr();
        try {
            List<WitnessedCheckpoint> witnessed = checkpoints.stream()
                    .flatMap(file -> WitnessedCheckpoint.read(file).stream())
                    .toList();
            List<NoteVerifier> witnesses = witnessKeys.stream()
                    .map(text -> TrailKey.parsed(text, spec.commandLine()))
                    .toList();
            Verdict verdict;
            if (export != null) {
                verdict = verifier(settings, witnessed, witnesses).verify(export, new LeafProgress(err));
            } else {
                try (Database database = Database.join(settings)) {
                    DatabaseAccess access = database.application();
                    verdict =
                            verifier(settings, witnessed, witnesses).verify(access.dataSource(), new LeafProgress(err));
                }
            }
            report(verdict);
            return verdict.isSound() ? SOUND : NOT_SOUND;
        } catch (UnreadableTrailException | LaunchException notChecked) {
            err.println("nsor: " + notChecked.getMessage());
            err.flush();
            return NOT_CHECKED;
        }
    }

    private TrailVerifier verifier(
            Settings settings, List<WitnessedCheckpoint> witnessed, List<NoteVerifier> witnesses) {
        List<NoteVerifier> known = TrailKey.given(keys, settings, environment, spec.commandLine());
        TrailVerifier verifier = new TrailVerifier(known, Clock.system(Day.ZONE))
                .against(witnessed)
                .cosignedBy(witnesses);
        return contents ? verifier.withContents(TrailKey.keys(settings)) : verifier;
    }

    private void report(Verdict verdict) {
        PrintWriter out = spec.commandLine().getOut();
        VerdictReport report = new VerdictReport(verdict);
        if (json) {
            out.println(report.json());
        } else {
            report.lines(keys.isEmpty()).forEach(out::println);
        }
        out.flush();
    }
}
