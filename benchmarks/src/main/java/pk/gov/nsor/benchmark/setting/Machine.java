package pk.gov.nsor.benchmark.setting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Describes the machine that the figures are of. */
public final class Machine {

    private Machine() {}

    public static String describe(String postgresVersion) {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %.0f GiB, load %s; %s %s, JDK %s; PostgreSQL %s",
                first("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(first("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "")) / 1048576.0,
                first("/proc/loadavg", "").split(" ")[0],
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.version(),
                postgresVersion);
    }

    /** What stands behind the colon of the first line that begins so; 0 where there is none. */
    private static String first(String file, String start) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(start))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0");
        } catch (IOException elsewhere) {
            return "0";
        }
    }
}
