package pk.gov.nsor.benchmark.sms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * The trivial ESME against which the pump's own speed is measured: one thread on raw sockets with coalesced writes, as the
 * pump is, which answers at once and stores nothing.
 */
final class RawEsme {

    private final Answerer answerer;
    private int sequence;

    private RawEsme(Answerer answerer) {
        this.answerer = answerer;
    }

    /** @param arguments port, binds, file of texts, file of questions */
    public static void main(String[] arguments) throws IOException {
        RawEsme esme = new RawEsme(Answerer.of(Path.of(arguments[2]), Path.of(arguments[3])));
        esme.serve(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    }

    private void serve(int port, int binds) throws IOException {
        Selector selector = Selector.open();
        for (int i = 0; i < binds; i++) {
            SocketChannel socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.configureBlocking(false);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            PduChannel channel = new PduChannel(socket);
            SelectionKey unused = socket.register(selector, SelectionKey.OP_READ, channel);
            channel.begin(PduChannel.BIND_TRANSCEIVER, 0, ++sequence);
            channel.putString("floor")
                    .putString("secret")
                    .put(0)
                    .put(0x34)
                    .put(0)
                    .put(0)
                    .put(0)
                    .end();
        }
        while (true) {
            for (SelectionKey key : selector.keys()) {
                boolean done = ((PduChannel) key.attachment()).flush();
                key.interestOps(done ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            }
            int unused = selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                PduChannel channel = (PduChannel) key.attachment();
                if (key.isReadable()) {
                    if (channel.read() < 0) {
                        return;
                    }
                    channel.handle(this::handle);
                }
            }
            selector.selectedKeys().clear();
        }
    }

    private void handle(PduChannel channel, int command, int status, int number) {
        if (command != PduChannel.DELIVER_SM) {
            return;
        }
        PduChannel.Message question = PduChannel.Message.read(channel);
        channel.begin(PduChannel.DELIVER_SM | PduChannel.RESPONSE, 0, number);
        channel.put(0).end();
        List<byte[]> parts = answerer.answer(question.text(), number);
        for (byte[] part : parts) {
            new PduChannel.Message("7000", question.source(), parts.size() > 1 ? 0x40 : 0, answerer.dataCoding(), part)
                    .write(channel, PduChannel.SUBMIT_SM, ++sequence);
        }
    }
}
