package pk.gov.nsor.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pk.gov.nsor.testing.TokenClient;

/** The register as a user starts it: {@code serve --demo}, in a process of its own on free ports. */
final class RunningRegister implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final String welcome;

    private RunningRegister(Process process, String welcome) {
        this.process = process;
        this.welcome = welcome;
    }

    /** Starts it and returns when it says that it is ready. */
    static RunningRegister start(Path data) throws IOException {
        Process process = launch(data, Map.of(), "--demo");
        return new RunningRegister(process, awaitReady(process));
    }

    /** Starts the survivors' vault as {@code bin/nsor vault serve --demo} does, with the environment it is given there. */
    static RunningRegister startVault(Path data) throws IOException {
        Map<String, String> environment = vaultEnvironment();
        Process process = launch(data, environment, "--demo");
        return new RunningRegister(process, awaitReady(process));
    }

    private static Map<String, String> vaultEnvironment() throws IOException {
        Path library = Path.of("..", "bin", "lib.sh").toAbsolutePath().normalize();
        Process bash = new ProcessBuilder("bash", "-c", "source '" + library + "'; vault_environment; env")
                .redirectErrorStream(true)
                .start();
        Map<String, String> environment = new HashMap<>();
        for (String line : new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("NSOR_"))
                .toList()) {
            environment.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        return environment;
    }

    /** Starts it as one of real people, which has to fail, and returns what it said. */
    static String refusedWithoutDemo(Path data) throws IOException, InterruptedException {
        Process process = launch(data, Map.of());
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() == 0) {
            throw new IllegalStateException("It ended as though all were well:\n" + said);
        }
        return said;
    }

    private static Process launch(Path data, Map<String, String> environment, String... options) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dnsor.simulators=" + Path.of("../simulators/target/nsor-simulators-run.jar"),
                "-cp",
                classPath,
                "pk.gov.nsor.Nsor",
                "serve"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of(
                        "NSOR_DATA", data.toString(),
                        "NSOR_PORT", "0",
                        "NSOR_MANAGEMENT_PORT", "0",
                        "NSOR_SIMULATOR_SMPP_PORT", "0",
                        "NSOR_SIMULATOR_HTTP_PORT", "0",
                        "NSOR_SIMULATOR_WITNESS_PORT", "0",
                        "NSOR_SIMULATOR_NADRA_PORT", "0"));
        return builder.redirectErrorStream(true).start();
    }

    private static String awaitReady(Process process) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Ctrl-C stops it")) {
                Thread.ofVirtual().start(() -> output.lines().forEach(later -> {}));
                return said.toString();
            }
        }
        throw new IllegalStateException("The register did not start:\n" + said);
    }

    /** What it printed until it was ready. */
    String welcome() {
        return welcome;
    }

    URI address() {
        return URI.create(find("(http://127.0.0.1:[0-9]+/)\\n"));
    }

    /** The first group of the pattern in what it printed. */
    String find(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(welcome);
        if (!matcher.find()) {
            throw new IllegalStateException("It did not print " + pattern + ":\n" + welcome);
        }
        return Objects.requireNonNull(matcher.group(1));
    }

    private String courtToken() {
        return new TokenClient(address().getPort()).get("demo-court", find("demo-court:([A-Za-z0-9_-]+)"));
    }

    /** Posts JSON to the API as the demonstration's court. */
    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address().resolve(path))
                .header("Authorization", "Bearer " + courtToken())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Sends an SMS from the simulator's telephone and returns the next answer to that number. */
    String ask(String number, String text) throws IOException, InterruptedException {
        URI handset = URI.create(find("by SMS: (http://[^\\s]+)"));
        HttpRequest send = HttpRequest.newBuilder(handset.resolve("/api/messages"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"from\":\"" + number + "\",\"text\":\"" + text + "\"}"))
                .build();
        HTTP.send(send, HttpResponse.BodyHandlers.discarding());
        Pattern answer = Pattern.compile("\"direction\":\"TO_PHONE\".*?\"text\":\"([^\"]*)\"");
        for (int attempt = 0; attempt < 100; attempt++) {
            HttpRequest read = HttpRequest.newBuilder(handset.resolve("/api/messages?number=" + number))
                    .build();
            Matcher matcher = answer.matcher(
                    HTTP.send(read, HttpResponse.BodyHandlers.ofString()).body());
            if (matcher.find()) {
                return matcher.group(1);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("No answer to " + number + " within 10 s");
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** True while a process started by the register, or the register itself, is there. */
    static boolean anythingRuns(Path data) {
        return ProcessHandle.allProcesses()
                .map(handle -> handle.info().commandLine().orElse(""))
                .anyMatch(command -> command.contains(data.resolve("postgres").toString()));
    }

    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
