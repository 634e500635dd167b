package pk.gov.nsor.testing;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker that is its own controller (KRaft), in a process of its own, which can be killed and started again. It also
 * listens with TLS, to clients that show a certificate of an authority. Topics are there when a test has made them.
 */
public final class KafkaBroker implements AutoCloseable {

    private final Path folder;
    private final Path settings;
    private final int port;
    private final int tlsPort;
    private @Nullable Process process;

    /**
     * One that is not there yet, at ports that were free a moment ago.
     *
     * @param trusted whose certificates clients show
     * @param own what the broker shows to them, as {@link Certificates} makes it
     */
    public KafkaBroker(Certificates trusted, Path own) {
        try (ServerSocket free = new ServerSocket(0);
                ServerSocket other = new ServerSocket(0);
                ServerSocket third = new ServerSocket(0)) {
            folder = Files.createTempDirectory("kafka");
            port = free.getLocalPort();
            tlsPort = third.getLocalPort();
            settings = folder.resolve("server.properties");
            Files.writeString(settings, """
                    process.roles=broker,controller
                    node.id=1
                    listeners=PLAINTEXT://127.0.0.1:%1$d,SSL://127.0.0.1:%4$d,CONTROLLER://127.0.0.1:%2$d
                    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,SSL://127.0.0.1:%4$d
                    listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL
                    ssl.client.auth=required
                    ssl.keystore.type=PKCS12
                    ssl.keystore.location=%5$s
                    ssl.keystore.password=%7$s
                    ssl.truststore.type=PKCS12
                    ssl.truststore.location=%6$s
                    ssl.truststore.password=%7$s
                    controller.listener.names=CONTROLLER
                    controller.quorum.bootstrap.servers=127.0.0.1:%2$d
                    log.dirs=%3$s
                    auto.create.topics.enable=false
                    offsets.topic.replication.factor=1
                    transaction.state.log.replication.factor=1
                    """.formatted(
                            port,
                            other.getLocalPort(),
                            folder.resolve("data"),
                            tlsPort,
                            own,
                            trusted.trusted(),
                            Certificates.PASSWORD));
            int formatted = java(
                            "kafka.tools.StorageTool", "format", "--standalone", "-t", "AAAAAAAAAAAAAAAAAAAAAQ", "-c")
                    .waitFor();
            if (formatted != 0) {
                throw new IOException("The broker's storage could not be formatted: " + folder);
            }
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** For clients with a certificate. */
    public String tlsAddress() {
        return "127.0.0.1:" + tlsPort;
    }

    /** Makes a topic. */
    public void create(String topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1))).all().get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Returns when it takes connections. */
    public KafkaBroker start() {
        try {
            process = java("kafka.Kafka");
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
        Awaitility.await().atMost(java.time.Duration.ofMinutes(1)).until(this::answers);
        return this;
    }

    private boolean answers() {
        try (Socket socket = new Socket("127.0.0.1", port);
                Socket tls = new Socket("127.0.0.1", tlsPort)) {
            return socket.isConnected() && tls.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As by a failure of its machine: nothing is closed or written to the end. */
    public void kill() {
        Process there = process;
        if (there != null) {
            there.destroyForcibly().onExit().join();
        }
    }

    private Process java(String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                main));
        command.addAll(Arrays.asList(arguments));
        command.add(settings.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    /** The libraries of the tests: its own are among them. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .filter(entry -> !entry.contains("logback") && !entry.contains("log4j-to-slf4j"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException left) {
            throw new java.io.UncheckedIOException(left);
        }
    }
}
