package pk.gov.nsor.simulator.smsc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.PatternSyntaxException;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.ServerResponseDeliveryListener;
import org.jsmpp.session.Session;

/** Listens for the register's SMPP connections and binds those with the right system id and password. */
final class SmppServer implements AutoCloseable {

    private static final long BIND_PATIENCE_MILLIS = 5_000;
    private static final long UNBIND_PATIENCE_MILLIS = 1_000;
    private static final int HANG_UP_PATIENCE_MILLIS = 1_000;
    private static final int PDU_THREADS = 4;

    private final SmscOptions options;
    private final Dispatcher dispatcher;
    private final Tally tally;
    private final Clock clock;
    private final ServerMessageReceiverListener submissions;
    private final ServerResponseDeliveryListener responses;
    private final Supplier<Misbehaviour> misbehaviour;
    private volatile ServerSocket serverSocket;
    /** Connections that have not bound yet, so that closing ends them too. */
    private final Set<SMPPServerSession> unbound = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    /** @throws IOException when the port cannot be had */
    SmppServer(
            SmscOptions options,
            Dispatcher dispatcher,
            Tally tally,
            Clock clock,
            ServerMessageReceiverListener submissions,
            ServerResponseDeliveryListener responses,
            Supplier<Misbehaviour> misbehaviour)
            throws IOException {
        this.options = options;
        this.dispatcher = dispatcher;
        this.tally = tally;
        this.clock = clock;
        this.submissions = submissions;
        this.responses = responses;
        this.misbehaviour = misbehaviour;
        this.serverSocket = listen(options.smppPort());
    }

    void start() {
        Thread.ofVirtual().name("smsc-accept").start(this::acceptConnections);
    }

    int port() {
        return serverSocket.getLocalPort();
    }

    /**
     * Goes down without a word and comes up again: connections break, and for the pause nobody can connect. Returns when
     * it is up.
     *
     * @throws IOException when the port cannot be had again
     */
    synchronized void restart(long pauseMillis) throws IOException, InterruptedException {
        if (closed) {
            return;
        }
        int port = port();
        serverSocket.close();
        dispatcher.binds().forEach(Bind::breakConnection);
        Thread.sleep(pauseMillis);
        serverSocket = listen(port);
        if (closed) {
            serverSocket.close();
            return;
        }
        start();
    }

    private ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(options.bindAddress()), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new IOException(
                    "cannot listen for SMPP on %s port %d: %s".formatted(options.bindAddress(), port, e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        serverSocket.close();
        List<Thread> unbinding = new ArrayList<>();
        for (Bind bind : dispatcher.binds()) {
            unbinding.add(Thread.ofVirtual().start(() -> bind.unbind(UNBIND_PATIENCE_MILLIS)));
        }
        for (SMPPServerSession session : unbound) {
            unbinding.add(Thread.ofVirtual().start(session::close));
        }
        try {
            for (Thread thread : unbinding) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void acceptConnections() {
        ServerSocket listening = serverSocket;
        while (!closed) {
            try {
                Socket socket = listening.accept();
                Thread.ofVirtual().name("smsc-bind").start(() -> serve(socket));
            } catch (IOException e) {
                // Either the server socket is closed, or this one connection failed before it began.
                if (listening.isClosed()) {
                    return;
                }
            }
        }
    }

    private void serve(Socket socket) {
        try {
            // Without it every small PDU may wait for the acknowledgement of the one before.
            socket.setTcpNoDelay(true);
            // Room for a full window of responses and as many requests; jSMPP throttles by itself above it.
            int queueCapacity = 1_000 + 2 * options.window();
            UnreliableConnection connection = new UnreliableConnection(socket, misbehaviour);
            SMPPServerSession session = new SMPPServerSession(
                    connection,
                    this::stateChanged,
                    submissions,
                    responses,
                    PDU_THREADS,
                    queueCapacity,
                    new SynchronizedPDUSender(new DefaultPDUSender()),
                    new LenientPduReader());
            session.setTransactionTimer(options.responseTimeout().toMillis());
            unbound.add(session);
            try {
                answerBind(session, connection, session.waitForBind(BIND_PATIENCE_MILLIS));
            } finally {
                unbound.remove(session);
            }
        } catch (TimeoutException e) {
            // jSMPP has closed the session: it never asked to bind.
        } catch (IOException | IllegalStateException e) {
            closeQuietly(socket);
        }
    }

    private void answerBind(SMPPServerSession session, UnreliableConnection connection, BindRequest request)
            throws IOException {
        int refusal = refusal(request);
        if (refusal == SMPPConstant.STAT_ESME_ROK) {
            try {
                Bind bind = new Bind(session, connection, request, options.window(), clock.instant());
                request.accept(options.systemId());
                dispatcher.add(bind);
                // The connection may have ended before the bind was known to the dispatcher.
                if (session.getSessionState() == SessionState.CLOSED) {
                    dispatcher.remove(session, true);
                }
                return;
            } catch (PatternSyntaxException | PDUStringException e) {
                refusal = SMPPConstant.STAT_ESME_RBINDFAIL;
            }
        }
        tally.bindsRefused.increment();
        request.reject(refusal);
        letClientHangUp(session);
        session.close();
    }

    /** A client whose connection ends with the refusal may never get to read it: jSMPP as an ESME does not. */
    private static void letClientHangUp(SMPPServerSession session) {
        try {
            for (int waited = 0; waited < HANG_UP_PATIENCE_MILLIS; waited += 20) {
                if (session.getSessionState() == SessionState.CLOSED) {
                    return;
                }
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int refusal(BindRequest request) {
        if (!options.systemId().equals(request.getSystemId())) {
            return SMPPConstant.STAT_ESME_RINVSYSID;
        }
        byte[] presented = String.valueOf(request.getPassword()).getBytes(StandardCharsets.UTF_8);
        byte[] expected = options.password().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(presented, expected)
                ? SMPPConstant.STAT_ESME_ROK
                : SMPPConstant.STAT_ESME_RINVPASWD;
    }

    /** A jSMPP listener: it only takes note, since closing a session from here would deadlock. */
    private void stateChanged(SessionState newState, SessionState oldState, Session source) {
        if (source instanceof SMPPServerSession session
                && (newState == SessionState.UNBOUND || newState == SessionState.CLOSED)) {
            dispatcher.remove(session, newState == SessionState.CLOSED);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
