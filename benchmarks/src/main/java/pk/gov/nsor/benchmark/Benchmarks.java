package pk.gov.nsor.benchmark;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pk.gov.nsor.benchmark.access.AccessBenchmark;
import pk.gov.nsor.benchmark.audit.AuditBenchmark;
import pk.gov.nsor.benchmark.campaigns.CampaignsBenchmark;
import pk.gov.nsor.benchmark.disclosure.DisclosureBenchmark;
import pk.gov.nsor.benchmark.exchange.ExchangeBenchmark;
import pk.gov.nsor.benchmark.fingerprints.FingerprintsBenchmark;
import pk.gov.nsor.benchmark.intake.IntakeBenchmark;
import pk.gov.nsor.benchmark.matching.MatchingBenchmark;
import pk.gov.nsor.benchmark.notices.NoticesBenchmark;
import pk.gov.nsor.benchmark.oversight.OversightBenchmark;
import pk.gov.nsor.benchmark.requirement.RequirementBenchmark;
import pk.gov.nsor.benchmark.sms.SmsBenchmark;
import pk.gov.nsor.benchmark.sms.StandbyBenchmark;
import pk.gov.nsor.benchmark.supervision.SupervisionBenchmark;
import pk.gov.nsor.benchmark.survivors.SurvivorsBenchmark;

/** {@code bin/bench}: runs benchmarks and prints their figures. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the register beside a floor or a peer in the same run, and prints the ratios.")
public final class Benchmarks implements Callable<Integer> {

    private static final List<Benchmark> ALL = List.of(
            new SmsBenchmark(),
            new StandbyBenchmark(),
            new RequirementBenchmark(),
            new SupervisionBenchmark(),
            new NoticesBenchmark(),
            new MatchingBenchmark(),
            new AccessBenchmark(),
            new AuditBenchmark(),
            new DisclosureBenchmark(),
            new FingerprintsBenchmark(),
            new IntakeBenchmark(),
            new ExchangeBenchmark(),
            new SurvivorsBenchmark(),
            new OversightBenchmark(),
            new CampaignsBenchmark());

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which benchmark; without a name, all of them.")
    private @Nullable String name;

    @Option(names = "--json", description = "Prints the figures as JSON.")
    private boolean json;

    @Option(names = "--small", description = "A quick run that checks the benchmark itself; its figures say little.")
    private boolean small;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    @Override
    public Integer call() {
        List<Benchmark> chosen = ALL.stream()
                .filter(benchmark -> name == null || benchmark.name().equals(name))
                .toList();
        if (name != null && chosen.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "There is no benchmark " + name + ". There are: "
                            + ALL.stream().map(Benchmark::name).toList());
        }
        List<Figure> figures = chosen.stream()
                .flatMap(benchmark -> benchmark.run(small).stream())
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Figure.json(figures) : Figure.table(figures));
        out.flush();
        return 0;
    }

    /** Something that is measured. */
    public interface Benchmark {
        String name();

        /** @param small a quick run that only checks the benchmark */
        List<Figure> run(boolean small);
    }
}
