package pk.gov.nsor.startup.launch.importing;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pk.gov.nsor.startup.launch.Settings;

/** {@code bin/nsor import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Reads a file of judgments, or of events in prison, and sends each line as the message that a court's or a"
                    + " prison's system would send. CSV, XLSX, or a JSON object a line; columns in any order, headings in"
                    + " English or Urdu. Works beside a running server, and without one.",
            "",
            "A dry run comes first and says what each column is taken for. Stopped or killed, the same command with"
                    + " --resume goes on where it was, and no line counts twice. Lines that cannot be sent are written to a"
                    + " file, each with what is wrong. While others are at work in the register it pauses as long as it"
                    + " works, so a file goes fastest at night.",
            ""
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:all lines were sent, or are good",
            "1:refused, stopped or failed",
            "2:wrongly called",
            "3:some lines are bad, or columns are doubtful"
        })
public final class ImportCommand implements Callable<Integer> {

    private final Class<?> application;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CSV, XLSX or JSON lines, at most 1 GB.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--source",
            paramLabel = "CLIENT",
            required = true,
            description = "In whose name the lines come: a client of a court, or of a prison.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String source;

    @Option(
            names = "--as",
            paramLabel = "ACCOUNT",
            required = true,
            description = "Who sends it: an account of a registrar at NPB.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String account;

    @Option(names = "--dry-run", description = "Says what would become of the lines, and sends none.")
    private boolean dryRun;

    @Option(
            names = "--mapping",
            paramLabel = "NAME",
            defaultValue = "",
            description = "What columns were taken for under this name; with --column, the name to remember it by.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String mapping;

    @Option(
            names = "--column",
            paramLabel = "HEADING=FIELD",
            description =
                    "What a column is taken for; nothing behind = leaves it out. Remembered for the next such file.")
    private @Nullable Map<String, String> columns;

    @Option(names = "--resume", description = "Goes on with a file of which lines were sent already.")
    private boolean resume;

    @Option(names = "--despite-doubts", description = "Sends the lines although columns seem to be taken wrongly.")
    private boolean despiteDoubts;

    @Option(
            names = "--bad-lines",
            paramLabel = "FILE",
            description = "Where bad lines are written; beside the file without.")
    private @Nullable Path badLines;

    public ImportCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        return new FileImport(application, spec.commandLine().getOut())
                .run(
                        Settings.from(System.getenv()),
                        new FileImport.Order(
                                file,
                                source,
                                account,
                                dryRun,
                                mapping,
                                columns == null ? Map.of() : new LinkedHashMap<>(columns),
                                resume,
                                despiteDoubts,
                                Optional.ofNullable(badLines)));
    }
}
