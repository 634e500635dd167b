package pk.gov.nsor.foundation.audit.faults;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import pk.gov.nsor.Nsor;
import pk.gov.nsor.foundation.sms.faults.FaultProcess;
import pk.gov.nsor.foundation.sms.faults.FaultRegister;

/** Eight clients send messages and ask about them while the register and its PostgreSQL are killed at random moments. */
final class TrailStory {

    private static final String CLIENT = "faults";

    private final Path folder;
    private final Random random;
    private final Consumer<String> progress;
    private final List<Away> aways = new ArrayList<>();

    /** @param folder a new one, for the register's data */
    TrailStory(Path folder, long seed, Consumer<String> progress) {
        this.folder = folder;
        this.random = new Random(seed);
        long started = System.nanoTime();
        this.progress = line -> progress.accept("%6.1f s  %s".formatted((System.nanoTime() - started) / 1e9, line));
    }

    /** What is killed. */
    enum Victim {
        /** Takes its PostgreSQL along. */
        SERVER,
        /** PostgreSQL's first process. */
        POSTGRES,
        /** One of the processes it has for each connection; it then recovers as after a crash. */
        POSTGRES_SESSION
    }

    /** From the moment before the kill until the register answered again. */
    record Away(Victim victim, Instant from, Instant until) {}

    TrailCheck.Result live(int rounds) throws IOException, InterruptedException, SQLException {
        int port = freePort();
        FaultRegister register = new FaultRegister(folder, Map.of("NSOR_PORT", Integer.toString(port)));
        try {
            TrailWriters writers = new TrailWriters(port, CLIENT, secret(register));
            writers.begin();
            writers.awaitAnswers(20);
            List<Victim> order = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                if (order.isEmpty()) {
                    order.addAll(List.of(Victim.values()));
                    Collections.shuffle(order, random);
                }
                round(round, order.removeLast(), register, writers);
            }
            writers.end();
            return new TrailCheck(register, writers, aways).result();
        } finally {
            register.stop();
        }
    }

    private void round(int round, Victim victim, FaultRegister register, TrailWriters writers)
            throws InterruptedException {
        Thread.sleep(100 + random.nextInt(900));
        Instant from = Instant.now();
        switch (victim) {
            case SERVER -> register.kill();
            case POSTGRES -> register.killPostgres();
            case POSTGRES_SESSION -> register.killPostgresSession(random);
        }
        Thread.sleep(random.nextInt(300));
        if (victim == Victim.SERVER) {
            register.start();
        }
        register.awaitPostgres();
        writers.awaitAnswers(20);
        aways.add(new Away(victim, from, Instant.now()));
        progress.accept("round %d: killed %s; %,d messages acknowledged"
                .formatted(round, victim, writers.acknowledged().size()));
    }

    /** A client of immigration's kind can send no deaths; a court's can. */
    private String secret(FaultRegister register) throws InterruptedException {
        FaultProcess adding = FaultProcess.start(
                Nsor.class,
                FaultProcess.withoutTests(),
                register.environment(),
                folder.resolve("client.log"),
                "client",
                "add",
                CLIENT,
                "--feed",
                "COURT");
        String line = adding.awaitLine("Secret");
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
