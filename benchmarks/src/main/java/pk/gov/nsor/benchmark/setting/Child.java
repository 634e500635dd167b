package pk.gov.nsor.benchmark.setting;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of the benchmark, which ends with it. */
public final class Child implements AutoCloseable {

    private static final int STOP_SECONDS = 40;

    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /** Starts a command; what it says on standard error goes to the file. */
    public static Child start(List<String> command, Map<String, String> environment, Path errors) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
            // A register alone is measured.
            builder.environment().put("NSOR_VAULT", "none");
            builder.environment().putAll(environment);
            return new Child(builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException("This could not be started: " + command.getFirst(), failed);
        }
    }

    /** Starts a main class of this program in a virtual machine of its own. */
    public static Child java(Class<?> main, Path errors, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return start(command, Map.of(), errors);
    }

    /** @throws IllegalStateException where the process ends without saying so */
    public String awaitLine(String start) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(start)) {
                    return line;
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        throw new IllegalStateException("A process ended before it said: " + start);
    }

    /** Reads to the end. */
    public String lastLine() {
        return output.lines().reduce("", (earlier, later) -> later);
    }

    /** Reads on and throws away, so that the process never waits for somebody to read what it says. */
    public void listenNoMore() {
        Thread unused = Thread.ofVirtual().start(() -> {
            try {
                long unread = output.transferTo(Writer.nullWriter());
            } catch (IOException ended) {
                // With the process.
            }
        });
    }

    public void say(String line) {
        try {
            process.outputWriter(StandardCharsets.UTF_8).write(line + "\n");
            process.outputWriter(StandardCharsets.UTF_8).flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public long pid() {
        return process.pid();
    }

    public int awaitEnd() {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }

    /** CPU seconds of the process alone. */
    public double cpuSeconds() {
        return cpuSeconds(process.toHandle());
    }

    /** CPU seconds of what the process has started. */
    public double descendantsCpuSeconds() {
        return process.descendants().mapToDouble(Child::cpuSeconds).sum();
    }

    /**
     * Waits until the process and what it has started do nothing much any more: after its start a server may recover
     * what the run before has left, its sweep opens the cases of a register that has just been made, and its PostgreSQL
     * may tidy up.
     *
     * @throws IllegalStateException where it is still at work after half an hour
     */
    public void awaitIdle() {
        int quiet = 0;
        for (int second = 0; quiet < 5; second++) {
            if (second >= 1800) {
                throw new IllegalStateException("The server is at work still, so nothing can be measured");
            }
            double before = cpuSeconds() + descendantsCpuSeconds();
            try {
                Thread.sleep(1000);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
            quiet = cpuSeconds() + descendantsCpuSeconds() - before < 0.15 ? quiet + 1 : 0;
        }
    }

    /** Resident memory in MiB. */
    public double residentMebibytes() {
        return mebibytes("VmRSS:");
    }

    /** The most resident memory so far, in MiB. */
    public double peakResidentMebibytes() {
        return mebibytes("VmHWM:");
    }

    private double mebibytes(String field) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException gone) {
            return Double.NaN;
        }
    }

    /** MiB of objects that are alive: counted by the virtual machine after a full collection. */
    public double liveHeapMebibytes() {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        File nowhere = new File("/dev/null");
        try {
            Process histogram = new ProcessBuilder(jcmd, Long.toString(pid()), "GC.class_histogram")
                    .redirectError(nowhere)
                    .start();
            double bytes = histogram
                    .inputReader()
                    .lines()
                    .filter(line -> line.startsWith("Total"))
                    .mapToDouble(line -> Double.parseDouble(line.trim().split("\\s+")[2]))
                    .findFirst()
                    .orElse(Double.NaN);
            return bytes / (1024 * 1024);
        } catch (IOException failed) {
            return Double.NaN;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static double cpuSeconds(ProcessHandle handle) {
        return handle.info()
                .totalCpuDuration()
                .map(spent -> spent.toNanos() / 1e9)
                .orElse(0.0);
    }
}
