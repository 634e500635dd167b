package pk.gov.nsor.survivors.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import pk.gov.nsor.foundation.sms.faults.Pdus;

/**
 * The vault's SMSC in a process of its own, to be killed: writes each text into a journal before it confirms it, and delivers what
 * the telephones answer. It ends with its standard input.
 */
final class AlertSmsc {

    private static final long TICK_MILLIS = 5;

    private final AlertJournal journal;
    private final AlertPhones phones;
    private final AtomicLong submissions = new AtomicLong(AlertJournal.now());
    private final List<AlertLink> links = new CopyOnWriteArrayList<>();
    private volatile long lastSubmission = AlertJournal.now();

    private AlertSmsc(Path file) {
        List<AlertJournal.Line> past = AlertJournal.read(file);
        this.journal = new AlertJournal(file);
        this.phones = new AlertPhones(journal, past);
    }

    /** Arguments: the journal's file, and the port, 0 for a free one. */
    public static void main(String[] arguments) throws IOException {
        AlertSmsc smsc = new AlertSmsc(Path.of(arguments[0]));
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1])));
        System.out.println("port " + server.getLocalPort());
        Thread _ = Thread.ofPlatform().daemon().start(() -> smsc.accept(server));
        Thread _ = Thread.ofPlatform().daemon().start(smsc::tick);
        smsc.obey();
        System.exit(0);
    }

    private void obey() throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        while (orders.readLine() != null) {
            System.out.printf(
                    "status links=%d open=%d quiet=%d%n",
                    links.stream().filter(AlertLink::isNeutral).count(),
                    phones.open(),
                    (AlertJournal.now() - lastSubmission) / 1000);
        }
    }

    private void accept(ServerSocket server) {
        while (true) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                AlertLink link = new AlertLink(socket, this);
                links.add(link);
                Thread _ = Thread.ofPlatform().daemon().start(() -> {
                    link.serve();
                    links.remove(link);
                });
            } catch (IOException refused) {
                throw new IllegalStateException(refused);
            }
        }
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(TICK_MILLIS);
                links.forEach(AlertLink::confirm);
                links.stream().filter(AlertLink::isNeutral).findFirst().ifPresent(phones::deliver);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    AlertPhones phones() {
        return phones;
    }

    /** Writes down what came, before it is confirmed; returns its number. */
    long submitted(Pdus.Submission submission) {
        long number = submissions.incrementAndGet();
        lastSubmission = AlertJournal.now();
        journal.write(
                AlertJournal.Kind.SUBMITTED,
                number,
                submission.destination(),
                HexFormat.of().formatHex(submission.text()));
        AlertText.of(submission.text()).ifPresent(text -> phones.received(submission.destination(), text));
        return number;
    }

    void confirmed(long number) {
        journal.write(AlertJournal.Kind.CONFIRMED, number);
    }
}
