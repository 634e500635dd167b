package pk.gov.nsor.startup.drill;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import pk.gov.nsor.foundation.sms.faults.Pdus;

/** An SMSC that writes down every text that it is given, and asks questions; without the register's code. */
final class DrillSmsc implements AutoCloseable {

    private static final int MILLIS = 100;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Sent> journal = new CopyOnWriteArrayList<>();
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicInteger sequences = new AtomicInteger(1_000_000);
    private volatile boolean isConfirming = true;

    /** A text that arrived for a number. */
    record Sent(String number, long atMillis) {}

    /** A connection of the register. */
    private record Link(Socket socket, String range) {

        synchronized void send(byte[] pdu) throws IOException {
            socket.getOutputStream().write(pdu);
        }
    }

    DrillSmsc() throws IOException {
        Thread.ofPlatform().daemon().name("drill-smsc").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Whether it confirms what it is given; what is not confirmed is not settled in the register. */
    void confirms(boolean whether) {
        isConfirming = whether;
    }

    /** How many texts have come for this number. */
    long to(String number) {
        return journal.stream().filter(sent -> sent.number().equals(number)).count();
    }

    /** All that came since. */
    List<Sent> since(long millis) {
        return journal.stream().filter(sent -> sent.atMillis() >= millis).toList();
    }

    /** Somebody texts the public's number; waits until a link is there. */
    void ask(String sender, String text) throws IOException, InterruptedException {
        for (int tries = 0; tries < 600; tries++) {
            for (Link link : links) {
                if (link.range().isEmpty() || link.range().equals("7000")) {
                    link.send(Pdus.pdu(
                            Pdus.DELIVER_SM, 0, sequences.incrementAndGet(), Pdus.deliverSm(sender, "7000", text)));
                    return;
                }
            }
            Thread.sleep(MILLIS);
        }
        throw new IOException("The register has not bound to the SMSC");
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        Link link = new Link(socket, "");
        try (socket) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            while (true) {
                Pdus.Pdu pdu = Pdus.read(in);
                switch (pdu.command()) {
                    case Pdus.BIND_TRANSCEIVER -> {
                        link = new Link(socket, Pdus.addressRange(pdu.body()));
                        link.send(Pdus.pdu(pdu.command() | Pdus.RESPONSE, 0, pdu.sequence(), Pdus.string("drill")));
                        links.add(link);
                    }
                    case Pdus.SUBMIT_SM -> taken(link, pdu);
                    case Pdus.ENQUIRE_LINK, Pdus.UNBIND ->
                        link.send(Pdus.pdu(pdu.command() | Pdus.RESPONSE, 0, pdu.sequence(), new byte[0]));
                    default -> {
                        // A response to nothing that counts.
                    }
                }
            }
        } catch (IOException ended) {
            links.remove(link);
        }
    }

    private void taken(Link link, Pdus.Pdu pdu) throws IOException {
        journal.add(new Sent(Pdus.submission(pdu.body()).destination(), System.currentTimeMillis()));
        if (isConfirming) {
            link.send(Pdus.pdu(
                    pdu.command() | Pdus.RESPONSE,
                    0,
                    pdu.sequence(),
                    Pdus.string(Long.toString(numbers.incrementAndGet()))));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
