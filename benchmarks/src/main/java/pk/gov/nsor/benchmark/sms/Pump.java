package pk.gov.nsor.benchmark.sms;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The SMSC of the benchmark, in a process of its own: one thread on raw sockets. Told on standard input to {@code run
 * FILE RATE} (0: as fast as the windows allow), it asks the questions of the file; told to {@code flood FILE RATE SECONDS
 * RUN}, it asks those texts without waiting for anybody. It prints one line of results.
 */
final class Pump {

    private static final int SHORTEST_SELECT_MILLIS = 1;
    private static final long GIVE_UP_NANOS = 20_000_000_000L;
    private static final long LINGER_NANOS = 700_000_000L;
    /** More is not put into a link that the other side does not empty. */
    private static final int MOST_UNWRITTEN = 1 << 20;

    private static final int NO_ROUTE = 0x58;

    private final Selector selector = Selector.open();
    private final List<Link> links = new ArrayList<>();
    private final int binds;
    private final int window;

    private Asking run = PumpRun.NONE;
    private long submitted;

    private Pump(int binds, int window) throws IOException {
        this.binds = binds;
        this.window = window;
    }

    /** @param arguments binds, window */
    public static void main(String[] arguments) throws IOException {
        Pump pump = new Pump(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
            server.register(pump.selector, SelectionKey.OP_ACCEPT);
            System.out.println("port " + ((InetSocketAddress) server.getLocalAddress()).getPort());
            BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (true) {
                // Between runs, too, links come and go and are probed.
                while (!commands.ready()) {
                    pump.turn(20);
                }
                String line = commands.readLine();
                if (line == null || line.equals("end")) {
                    return;
                }
                String[] words = line.split(" ");
                System.out.println(pump.run(asking(words)));
            }
        }
    }

    private static Asking asking(String[] words) throws IOException {
        List<Question> questions = Question.read(Path.of(words[1]));
        long rate = Long.parseLong(words[2]);
        return words[0].equals("flood")
                ? new FloodRun(questions, rate, Integer.parseInt(words[3]), Long.parseLong(words[4]))
                : new PumpRun(questions, rate);
    }

    private String run(Asking next) throws IOException {
        long deadline = System.nanoTime() + 6 * GIVE_UP_NANOS;
        while (bound() < binds && System.nanoTime() < deadline) {
            turn(20);
        }
        run = next;
        run.start();
        long completed = 0;
        while (true) {
            long now = System.nanoTime();
            ask(now);
            turn(run.isPaced() ? SHORTEST_SELECT_MILLIS : 10);
            if (run.isComplete() && completed == 0) {
                completed = now;
            }
            boolean lingered = completed != 0 && now - completed > LINGER_NANOS;
            if (lingered || now - run.lastProgress() > GIVE_UP_NANOS) {
                String result = run.result();
                run = PumpRun.NONE;
                return result;
            }
        }
    }

    private long bound() {
        return links.stream().filter(link -> link.bound).count();
    }

    /** Hands out questions link by link, so that all windows stay equally full. */
    private void ask(long now) {
        boolean asked = true;
        while (asked) {
            asked = false;
            for (Link link : links) {
                if (link.bound
                        && link.unacknowledged < run.window(window)
                        && link.channel.unwritten() < MOST_UNWRITTEN) {
                    int question = run.next(now);
                    if (question < 0) {
                        return;
                    }
                    link.unacknowledged++;
                    run.message(question).write(link.channel, PduChannel.DELIVER_SM, question + 1);
                    asked = true;
                }
            }
        }
    }

    /** Writes what is collected, waits for the network, reads. */
    private void turn(long millis) throws IOException {
        for (Link link : links) {
            boolean done = link.channel.flush();
            link.key.interestOps(done ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
        int unused = selector.select(millis);
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.isAcceptable()) {
                accept((ServerSocketChannel) key.channel());
            } else if (key.isReadable()) {
                read((Link) key.attachment());
            }
        }
        selector.selectedKeys().clear();
    }

    private void accept(ServerSocketChannel server) throws IOException {
        SocketChannel socket = server.accept();
        socket.configureBlocking(false);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        Link link = new Link(new PduChannel(socket), socket.register(selector, SelectionKey.OP_READ));
        link.key.attach(link);
        links.add(link);
    }

    private void read(Link link) throws IOException {
        int count;
        try {
            count = link.channel.read();
        } catch (IOException broken) {
            count = -1;
        }
        if (count < 0) {
            link.key.channel().close();
            links.remove(link);
            return;
        }
        link.channel.handle((channel, command, status, sequence) -> handle(link, command, status, sequence));
    }

    private void handle(Link link, int command, int status, int sequence) throws IOException {
        switch (command) {
            case PduChannel.SUBMIT_SM -> submitted(link, sequence);
            case PduChannel.DELIVER_SM | PduChannel.RESPONSE -> {
                link.unacknowledged--;
                run.acknowledged(sequence - 1, status);
            }
            case PduChannel.BIND_TRANSCEIVER -> {
                respond(link, command, 0, sequence, "pump");
                link.bound = true;
            }
            case PduChannel.ENQUIRE_LINK, PduChannel.UNBIND -> {
                link.channel.begin(command | PduChannel.RESPONSE, 0, sequence);
                link.channel.end();
                link.bound &= command != PduChannel.UNBIND;
            }
            default -> throw new IOException("The pump does not know the command " + Integer.toHexString(command));
        }
    }

    private void submitted(Link link, int sequence) {
        PduChannel.Message message = PduChannel.Message.read(link.channel);
        respond(
                link,
                PduChannel.SUBMIT_SM,
                run == PumpRun.NONE ? NO_ROUTE : 0,
                sequence,
                Long.toHexString(++submitted));
        if (run != PumpRun.NONE) {
            run.take(message);
        }
    }

    private static void respond(Link link, int command, int status, int sequence, String text) {
        link.channel.begin(command | PduChannel.RESPONSE, status, sequence);
        link.channel.putString(text).end();
    }

    private static final class Link {
        private final PduChannel channel;
        private final SelectionKey key;
        private boolean bound;
        private int unacknowledged;

        Link(PduChannel channel, SelectionKey key) {
            this.channel = channel;
            this.key = key;
        }
    }
}
