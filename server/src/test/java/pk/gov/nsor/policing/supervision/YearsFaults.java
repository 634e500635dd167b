package pk.gov.nsor.policing.supervision;

import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import pk.gov.nsor.Nsor;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;

/** What {@code bin/faults years} runs; see docs/faults.md. */
@Command(
        name = "years",
        mixinStandardHelpOptions = true,
        description = "Years of supervision with everything that happens in them, and an independent count at the end.")
public final class YearsFaults implements Callable<Integer> {

    private static final int MOST_SHOWN = 50;

    @Option(names = "--people", defaultValue = "1000", description = "How many (default ${DEFAULT-VALUE}).")
    private int people;

    @Option(names = "--years", defaultValue = "10", description = "How long (default ${DEFAULT-VALUE}).")
    private int years;

    @Option(names = "--seed", description = "To have the same story again; another each time without it.")
    private long seed = System.nanoTime();

    @Option(names = "--small", description = "40 people, 2 years, seed 1.")
    private boolean small;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new YearsFaults()).execute(arguments));
    }

    @Override
    public Integer call() {
        if (small) {
            people = 40;
            years = 2;
            seed = 1;
        }
        System.out.printf("%d people, %d years, seed %d%n", people, years, seed);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(
                        Nsor.class, TestClock.Configuration.class)
                .web(WebApplicationType.SERVLET)
                .initializers(new RegisterTest.OnTestDatabase())
                .properties("server.port=0")
                .run("--server.port=0")) {
            Years story = new Years(context, seed);
            List<String> violations = story.live(people, years * 365);
            story.counts().forEach((what, count) -> System.out.printf("%8d %s%n", count, what));
            violations.stream().limit(MOST_SHOWN).forEach(System.out::println);
            System.out.printf("%d violations; seed %d%n", violations.size(), seed);
            return violations.isEmpty() ? 0 : 1;
        }
    }
}
