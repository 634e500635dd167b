package pk.gov.nsor.benchmark.requirement;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import pk.gov.nsor.foundation.requirement.Derivation;
import pk.gov.nsor.foundation.requirement.Facts;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.startup.launch.requirement.LawFiles;

/** A process that derives, in one thread, as much as it can: {@code CoreRun SECONDS}. It says how much that was. */
public final class CoreRun {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final int PEOPLE = 20_000;

    private CoreRun() {}

    public static void main(String[] arguments) {
        int seconds = Integer.parseInt(arguments[0]);
        Law law = LawFiles.shipped();
        List<Facts> people = new MadeUpFacts(law, TODAY, 2021).people(PEOPLE);
        Done _ = derive(law, people, seconds);
        Done done = derive(law, people, seconds);
        System.out.printf(
                Locale.ROOT,
                "done %d %.3f %.3f %d%n",
                done.derivations(),
                done.seconds(),
                done.cpuSeconds(),
                done.reasons());
    }

    /** @param cpuSeconds of the whole process, compiler and collector included */
    private record Done(long derivations, double seconds, double cpuSeconds, long reasons) {}

    private static Done derive(Law law, List<Facts> people, int seconds) {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = process.getProcessCpuTime();
        long started = System.nanoTime();
        long until = started + seconds * 1_000_000_000L;
        long derivations = 0;
        long reasons = 0;
        do {
            for (Facts facts : people) {
                reasons += Derivation.derive(law, facts, TODAY).reasons().size();
            }
            derivations += people.size();
        } while (System.nanoTime() < until);
        return new Done(
                derivations, (System.nanoTime() - started) / 1e9, (process.getProcessCpuTime() - cpu) / 1e9, reasons);
    }
}
