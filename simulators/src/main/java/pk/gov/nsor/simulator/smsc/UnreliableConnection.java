package pk.gov.nsor.simulator.smsc;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jsmpp.SMPPConstant;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;

/**
 * A connection that can misbehave. jSMPP hands over one whole PDU with each write, so what is held back or lost is known
 * by its command.
 */
final class UnreliableConnection implements Connection {

    private static final int COMMAND_ID = 4;
    private static final int GARBAGE_OCTETS = 40;
    /** So long a half-open connection stays; then it is closed at this end, too. */
    private static final long HALF_OPEN_SECONDS = 120;

    private final Connection connection;
    private final Supplier<Misbehaviour> misbehaviour;
    private final InputStream in;
    private final OutputStream out;
    private volatile boolean isHalfOpen;
    private volatile boolean isClosed;

    UnreliableConnection(Socket socket, Supplier<Misbehaviour> misbehaviour) throws IOException {
        this.connection = new SocketConnection(socket);
        this.misbehaviour = misbehaviour;
        this.in = new Reading(connection.getInputStream());
        this.out = new Writing(connection.getOutputStream());
    }

    /** From now on nothing is read or written. */
    void stall() {
        isHalfOpen = true;
        Thread.ofVirtual().start(() -> {
            try {
                TimeUnit.SECONDS.sleep(HALF_OPEN_SECONDS);
                close();
            } catch (IOException e) {
                // It is gone either way.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Sends octets that are no PDU: as a length they are far too large. */
    void sendGarbage() {
        byte[] garbage = new byte[GARBAGE_OCTETS];
        ThreadLocalRandom.current().nextBytes(garbage);
        garbage[0] = (byte) 0xFA;
        try {
            synchronized (out) {
                out.write(garbage);
                out.flush();
            }
        } catch (IOException e) {
            // The connection has gone, and the register is spared it.
        }
    }

    private void awaitEndWhereHalfOpen() throws IOException {
        while (isHalfOpen) {
            if (isClosed) {
                throw new IOException("closed");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    private final class Reading extends FilterInputStream {

        private Reading(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            awaitEndWhereHalfOpen();
            int octet = super.read();
            awaitEndWhereHalfOpen();
            return octet;
        }

        @Override
        public int read(byte[] octets, int offset, int length) throws IOException {
            awaitEndWhereHalfOpen();
            int count = super.read(octets, offset, length);
            // What came while it stopped reading counts as not read.
            awaitEndWhereHalfOpen();
            return count;
        }
    }

    private final class Writing extends FilterOutputStream {

        private Writing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] pdu, int offset, int length) throws IOException {
            if (isHalfOpen) {
                // Into a socket that nobody empties.
                return;
            }
            int command = length > COMMAND_ID + 3 ? ByteBuffer.wrap(pdu).getInt(offset + COMMAND_ID) : 0;
            Misbehaviour wrong = misbehaviour.get();
            if (command == SMPPConstant.CID_SUBMIT_SM_RESP) {
                if (isHit(wrong.missingPercent())) {
                    return;
                }
                if (wrong.slowMillis() > 0) {
                    writeLater(pdu.clone(), offset, length, wrong.slowMillis());
                    return;
                }
            }
            if (command == SMPPConstant.CID_DELIVER_SM && isHit(wrong.garbagePercent())) {
                sendGarbage();
            }
            synchronized (this) {
                out.write(pdu, offset, length);
            }
        }

        private void writeLater(byte[] pdu, int offset, int length, int millis) {
            Thread.ofVirtual().start(() -> {
                try {
                    TimeUnit.MILLISECONDS.sleep(millis);
                    synchronized (this) {
                        if (!isHalfOpen) {
                            out.write(pdu, offset, length);
                            out.flush();
                        }
                    }
                } catch (IOException e) {
                    // Too late for this connection.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private static boolean isHit(int percent) {
        return percent > 0 && ThreadLocalRandom.current().nextInt(100) < percent;
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public InetAddress getInetAddress() {
        return connection.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return connection.getLocalAddress();
    }

    @Override
    public int getPort() {
        return connection.getPort();
    }

    @Override
    public int getLocalPort() {
        return connection.getLocalPort();
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public void setSoTimeout(int timeout) throws IOException {
        connection.setSoTimeout(timeout);
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        connection.close();
    }
}
