package pk.gov.nsor.benchmark.audit;

import java.time.Clock;
import pk.gov.nsor.benchmark.setting.JarRun;
import pk.gov.nsor.benchmark.setting.OwnRegister;

/** What is measured, on a PostgreSQL of its own. */
public final class AuditRun {

    /** System properties: how many entries are gone through, and in a trail of how many they are proved. */
    static final String ENTRIES = "nsor.bench.entries";

    static final String PROVED = "nsor.bench.proved";

    private AuditRun() {}

    public static void main(String[] arguments) throws Exception {
        try (OwnRegister register = OwnRegister.start(arguments)) {
            boolean small = register.isSmall();
            TrailDatabase trail =
                    new TrailDatabase(register.application(), register.owner(), register.keys(), Clock.systemUTC());
            new TakingRounds(trail, small ? 2_000 : 40_000, small ? 2 : 5).measure();
            new WholeTrail(trail, register.folder())
                    .measure(
                            Integer.getInteger(ENTRIES, small ? 20_000 : 1_000_000),
                            Integer.getInteger(PROVED, small ? 40_000 : 10_000_000));
        }
        JarRun.end();
    }
}
