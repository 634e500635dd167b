package pk.gov.nsor.foundation.sms.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An SMSC in a process of its own, to be killed: asks a flood of questions, keeps what the register has not acknowledged
 * and sends it again, takes and confirms the answers, and writes everything into a journal before it counts. It ends with
 * its standard input.
 */
final class FloodSmsc {

    private static final long TICK_MILLIS = 5;

    private final FloodJournal journal;
    private final FloodStore store;
    private final int rate;
    private final AtomicLong submissions = new AtomicLong(FloodJournal.now());
    private final List<FloodLink> links = new CopyOnWriteArrayList<>();
    private volatile boolean asking;
    private volatile long lastSubmission = FloodJournal.now();

    private FloodSmsc(Path folder, long seed, int rate) throws IOException {
        Path file = folder.resolve("journal.txt");
        List<FloodJournal.Line> past = FloodJournal.read(file);
        this.journal = new FloodJournal(file);
        this.rate = rate;
        this.store = new FloodStore(
                journal,
                past,
                new Random(seed + past.size()),
                numbers(folder.resolve("listed.txt")),
                Set.copyOf(numbers(folder.resolve("recorded.txt"))));
    }

    /** Arguments: a folder for the journal, the port (0 for a free one), the seed, questions a second, the address. */
    public static void main(String[] arguments) throws IOException {
        FloodSmsc smsc =
                new FloodSmsc(Path.of(arguments[0]), Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]));
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getByName(arguments[4]), Integer.parseInt(arguments[1])));
        System.out.println("port " + server.getLocalPort());
        Thread.ofPlatform().daemon().start(() -> smsc.accept(server));
        Thread.ofPlatform().daemon().start(smsc::tick);
        smsc.obey();
        System.exit(0);
    }

    private void obey() throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            switch (order) {
                case "ask" -> asking = true;
                case "stop" -> asking = false;
                default ->
                    System.out.printf(
                            "status links=%d open=%d quiet=%d acknowledged=%d%n",
                            links.stream().filter(FloodLink::isForQuestions).count(),
                            store.open(),
                            (FloodJournal.now() - lastSubmission) / 1000,
                            store.acknowledged());
            }
        }
    }

    private void accept(ServerSocket server) {
        while (true) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                FloodLink link = new FloodLink(socket, this);
                links.add(link);
                Thread.ofPlatform().daemon().start(() -> {
                    link.serve();
                    links.remove(link);
                    store.takeBack(link);
                });
            } catch (IOException refused) {
                throw new IllegalStateException(refused);
            }
        }
    }

    /** Asks, sends again, confirms. */
    private void tick() {
        try {
            for (long ticks = 0; ; ticks++) {
                Thread.sleep(TICK_MILLIS);
                if (asking) {
                    store.make(Math.toIntExact(
                            (ticks + 1) * rate * TICK_MILLIS / 1000 - ticks * rate * TICK_MILLIS / 1000));
                }
                store.takeBackUnanswered();
                for (FloodLink link : links) {
                    link.confirm();
                    if (link.isForQuestions()) {
                        store.deliver(link);
                    }
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    FloodStore store() {
        return store;
    }

    /** Writes down what came, before it is confirmed; returns its number. */
    long submitted(Pdus.Submission submission) {
        long number = submissions.incrementAndGet();
        lastSubmission = FloodJournal.now();
        journal.write(
                FloodJournal.Kind.SUBMITTED,
                number,
                submission.destination(),
                submission.reference(),
                submission.total(),
                submission.part(),
                java.util.HexFormat.of().formatHex(submission.text()));
        return number;
    }

    void confirmed(long number) {
        journal.write(FloodJournal.Kind.CONFIRMED, number);
    }

    private static List<Long> numbers(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(Long::valueOf).collect(Collectors.toList());
        }
    }
}
