package pk.gov.nsor.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Keycloak, which the build unpacks to {@code target/keycloak}, with the realm of {@code keycloak/}. */
public final class Keycloak implements AutoCloseable {

    private static final Path UNPACKED = Path.of("target/keycloak");
    /** It takes a quarter of a minute; where other builds take the machine's processors, a multiple of that. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final int port;
    private Process process;

    /** One that is not there yet, at a port that was free a moment ago. */
    public Keycloak() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + port + "/realms/nsor";
    }

    /** Starts it with nothing but the realm's file, and returns when it answers. */
    public void start() throws IOException, InterruptedException {
        Path home = home();
        Path realm = home.resolve("data/import/nsor-realm.json");
        delete(home.resolve("data"));
        Files.createDirectories(realm.getParent());
        try (InputStream file =
                Objects.requireNonNull(Keycloak.class.getResourceAsStream("/keycloak/nsor-realm.json"))) {
            Files.copy(file, realm);
        }
        ProcessBuilder builder = new ProcessBuilder(
                        "bash",
                        "bin/kc.sh",
                        "start-dev",
                        "--import-realm",
                        "--cache=local",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(UNPACKED.resolve("keycloak.log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xmx512m");
        // It starts, answers a few requests and ends.
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        process = builder.start();
        awaitAnswer();
    }

    private void awaitAnswer() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        HttpRequest discovery = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end && process.isAlive()) {
                try {
                    if (http.send(discovery, BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // It listens only when it is ready.
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        throw new IllegalStateException("Keycloak did not start; see " + UNPACKED.resolve("keycloak.log"));
    }

    private static Path home() throws IOException {
        try (Stream<Path> folders = Files.isDirectory(UNPACKED) ? Files.list(UNPACKED) : Stream.empty()) {
            return folders.filter(Files::isDirectory)
                    .findFirst()
                    .map(Path::toAbsolutePath)
                    .orElseThrow(() -> new IllegalStateException(
                            "There is no Keycloak in " + UNPACKED + "; mvn process-test-classes unpacks it"));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }
}
