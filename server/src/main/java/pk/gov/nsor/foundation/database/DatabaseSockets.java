package pk.gov.nsor.foundation.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * The sockets of all connections to the database, so that those to a machine that is gone can be closed under whoever waits on
 * them. The driver makes it by its name ({@code socketFactory}). Whoever uses it sets {@code socketTimeout} as well, so that a
 * machine that takes the line and says nothing is not waited for while a connection is made: the driver heeds no other bound.
 */
public final class DatabaseSockets extends SocketFactory {

    private static final int IDLE_SECONDS = 10;
    private static final int INTERVAL_SECONDS = 5;
    private static final int PROBES = 3;

    /** When each was opened, by {@link System#nanoTime()}. */
    private static final Map<Socket, Long> OPEN = new ConcurrentHashMap<>();

    /**
     * Closes what is not to the address, and what is to it and was opened before.
     *
     * @param nanos by {@link System#nanoTime()}
     * @return how many
     */
    static int closeAllBut(InetSocketAddress primary, long nanos) {
        int closed = 0;
        for (Map.Entry<Socket, Long> open : OPEN.entrySet()) {
            Socket socket = open.getKey();
            if (socket.isClosed() || !socket.isConnected()) {
                continue;
            }
            if (!primary.equals(socket.getRemoteSocketAddress()) || open.getValue() - nanos < 0) {
                try {
                    socket.close();
                    closed++;
                } catch (IOException closedAnyway) {
                    // What waited on it has been woken.
                }
            }
        }
        return closed;
    }

    @Override
    public Socket createSocket() throws IOException {
        Collection<Socket> gone =
                OPEN.keySet().stream().filter(Socket::isClosed).toList();
        gone.forEach(OPEN::remove);
        Socket socket = new Socket();
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL_SECONDS);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
        OPEN.put(socket, System.nanoTime());
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unused();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw unused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw unused();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("The driver connects by itself");
    }
}
