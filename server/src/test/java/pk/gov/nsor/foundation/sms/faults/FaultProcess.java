package pk.gov.nsor.foundation.sms.faults;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A virtual machine of the story, which ends with it at the latest. */
public final class FaultProcess {

    private static final int LAST_LINES = 40;

    private final Process process;
    private final BufferedReader output;
    private final Path log;

    private FaultProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** @param classes those of the register and its libraries, or with the tests' in front */
    public static FaultProcess start(
            Class<?> main, String classes, Map<String, String> environment, Path log, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx400m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes,
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new FaultProcess(builder.start(), log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static String everything() {
        return System.getProperty("java.class.path");
    }

    /** As the register is installed: without the tests' classes, whose beans it would find. */
    public static String withoutTests() {
        String tests = Path.of(FaultProcess.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
        return Arrays.stream(everything().split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).toAbsolutePath().toString().equals(tests))
                .filter(entry -> !entry.endsWith("src/test/resources"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** @throws IllegalStateException where the process ends without saying so */
    public String awaitLine(String part) {
        List<String> said = new ArrayList<>();
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.contains(part)) {
                    return line;
                }
                said.add(line);
            }
            said.addAll(Files.readAllLines(log));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        List<String> last = said.subList(Math.max(0, said.size() - LAST_LINES), said.size());
        throw new IllegalStateException("A process ended before it said: " + part + "\n" + String.join("\n", last));
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
            process.outputWriter(StandardCharsets.US_ASCII).write(line + "\n");
            process.outputWriter(StandardCharsets.US_ASCII).flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        int unused = process.destroyForcibly().waitFor();
    }

    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** As {@code kill} does. */
    public void stop() throws InterruptedException {
        process.destroy();
        int unused = process.waitFor();
    }
}
