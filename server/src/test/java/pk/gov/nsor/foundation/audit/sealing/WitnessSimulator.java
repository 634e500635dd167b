package pk.gov.nsor.foundation.audit.sealing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import pk.gov.nsor.simulator.Simulators;

/** The simulated witness in a process of its own, which can be killed. */
final class WitnessSimulator implements AutoCloseable {

    private static final String READY = "Witness ready: ";

    private final Process process;
    private final String setting;

    private WitnessSimulator(Process process, String setting) {
        this.process = process;
        this.setting = setting;
    }

    static WitnessSimulator start(Path folder, String logKey) {
        return start(folder, logKey, 0);
    }

    static WitnessSimulator start(Path folder, String logKey, int port) {
        try {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Simulators.class.getName(),
                            "witness",
                            "--http-port=" + port,
                            "--folder=" + folder,
                            "--log=" + logKey,
                            "--exit-with-parent"))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = output.readLine();
            if (line == null || !line.startsWith(READY)) {
                process.destroyForcibly();
                throw new IllegalStateException("The witness did not start: " + line);
            }
            return new WitnessSimulator(process, line.substring(READY.length()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Address and key, as the register's settings take them. */
    String setting() {
        return setting;
    }

    int port() {
        return java.net.URI.create(setting.substring(0, setting.indexOf('#'))).getPort();
    }

    /** Its process is gone, with whatever it had not put on disk. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
