package pk.gov.nsor.startup.launch.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pk.gov.nsor.startup.launch.LaunchException;
import pk.gov.nsor.startup.launch.RegisterCheck;
import pk.gov.nsor.startup.launch.Settings;
import pk.gov.nsor.startup.launch.requirement.CaseAnswers;
import pk.gov.nsor.startup.launch.requirement.LawFiles;

/** {@code bin/nsor requirement}. */
@Command(
        name = "requirement",
        mixinStandardHelpOptions = true,
        description = {
            "Says who must be on the register, and why: one case of JSON a line, one answer a line, in the same order.",
            "Needs no database. A line that is no valid case is answered with its number and what is wrong; the rest"
                    + " go on, and the exit status is 1.",
            "",
            "With --all it derives the whole register anew instead, beside a running server or without one, and reports"
                    + " every record whose stored standing is another; the exit status is 1 where there is one.",
            ""
        },
        footer = {"", "docs/requirement.md has an example and says what each field means."})
public final class RequirementCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The cases, UTF-8; - for standard input.")
    private @Nullable Path file;

    @Option(names = "--all", description = "Checks the whole register.")
    private boolean all;

    @Option(
            names = "--law",
            paramLabel = "FILE.tsv",
            description = "The rows of another law, in the columns of reference/offence_rules.tsv.")
    private @Nullable Path law;

    @Option(names = "--explain", paramLabel = "LANGUAGE", description = "Words the reasons besides: en or ur.")
    private @Nullable String explain;

    @Override
    public Integer call() {
        if (all == (file != null) || (all && (law != null || explain != null))) {
            throw new ParameterException(
                    spec.commandLine(), "Name a FILE of cases, or --all for the whole register and nothing else.");
        }
        PrintWriter out = spec.commandLine().getOut();
        return file == null ? new RegisterCheck(out).run(Settings.from(System.getenv())) : answer(file, out);
    }

    private int answer(Path cases, PrintWriter printer) {
        CaseAnswers answers = new CaseAnswers(law == null ? LawFiles.shipped() : LawFiles.with(law), language());
        PrintWriter out = new PrintWriter(printer, false);
        try (InputStream lines = open(cases)) {
            boolean allValid = answers.answer(lines, out);
            return allValid ? 0 : 1;
        } catch (IOException unreadable) {
            throw new LaunchException("The cases cannot be read: " + cases, unreadable);
        } finally {
            out.flush();
        }
    }

    private static InputStream open(Path file) throws IOException {
        return file.toString().equals("-") ? System.in : Files.newInputStream(file);
    }

    private @Nullable Locale language() {
        if (explain == null) {
            return null;
        }
        if (!explain.equals("en") && !explain.equals("ur")) {
            throw new LaunchException("--explain is en or ur, not " + explain);
        }
        return Locale.forLanguageTag(explain);
    }
}
