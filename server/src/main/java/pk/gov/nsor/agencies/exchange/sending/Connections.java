package pk.gov.nsor.agencies.exchange.sending;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * Connections to webhooks. HttpCore speaks HTTP over a socket that is made here, to an address that was checked, so nothing looks
 * the name up again; it follows no redirect, sends no cookie and repeats nothing.
 */
final class Connections implements AutoCloseable {

    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_HEADERS = 100;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final Duration KEPT_FOR = Duration.ofSeconds(3);

    private final WebhookAddresses addresses;
    private final SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
    private final Duration connectsWithin;
    private final Duration answersWithin;
    private final Http1Config config = Http1Config.custom()
            .setMaxLineLength(LONGEST_LINE)
            .setMaxHeaderCount(MOST_HEADERS)
            .build();
    /** Connections that nobody uses, by address; the one that was used last is used first. */
    private final Map<URI, ConcurrentLinkedDeque<Open>> idle = new ConcurrentHashMap<>();

    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("exchange-deadlines").daemon().unstarted(task));

    Connections(WebhookAddresses addresses, Duration connectsWithin, Duration answersWithin) {
        this.addresses = addresses;
        this.connectsWithin = connectsWithin;
        this.answersWithin = answersWithin;
    }

    /**
     * A connection to the address, which may be one that was used before.
     *
     * @throws UnknownHostException where its name is not known
     * @throws pk.gov.nsor.foundation.kernel.InvalidValueException where it may not be connected to
     */
    Open open(URI address, boolean isFresh) throws IOException {
        Deque<Open> kept = idle.get(address);
        if (!isFresh && kept != null) {
            for (Open one = kept.pollFirst(); one != null; one = kept.pollFirst()) {
                if (!one.isOld()) {
                    return one;
                }
                one.close();
            }
        }
        return connect(address);
    }

    /** Closes those that nobody has used for a while. */
    void closeOld() {
        idle.values().forEach(kept -> {
            for (Open one = kept.peekLast(); one != null && one.isOld() && kept.remove(one); one = kept.peekLast()) {
                one.close();
            }
        });
        idle.values().removeIf(Deque::isEmpty);
    }

    private Open connect(URI address) throws IOException {
        IOException failed = new UnknownHostException();
        for (InetAddress one : addresses.resolve(address)) {
            Socket socket = new Socket();
            ScheduledFuture<?> deadline = endsIn(socket, connectsWithin);
            try {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout((int) answersWithin.toMillis());
                socket.connect(
                        new InetSocketAddress(one, WebhookAddresses.port(address)), (int) connectsWithin.toMillis());
                DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(config);
                connection.bind(WebhookAddresses.isTls(address) ? secured(socket, address) : socket);
                return new Open(address, connection, socket);
            } catch (IOException next) {
                socket.close();
                failed = next;
            } finally {
                deadline.cancel(false);
            }
        }
        throw failed;
    }

    private Socket secured(Socket socket, URI address) throws IOException {
        SSLSocket secured =
                (SSLSocket) tls.createSocket(socket, address.getHost(), WebhookAddresses.port(address), true);
        SSLParameters parameters = secured.getSSLParameters();
        // The certificate has to be the name's, whatever address that has.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private ScheduledFuture<?> endsIn(Socket socket, Duration longest) {
        return deadlines.schedule(
                () -> {
                    try {
                        socket.close();
                    } catch (IOException closed) {
                        // There is nothing left to close.
                    }
                },
                longest.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Closes those that nobody uses; more can be opened afterwards. */
    @Override
    public void close() {
        idle.values().forEach(kept -> kept.forEach(Open::close));
    }

    /** What was answered. */
    record Answer(int status) {}

    /** One connection, used by one thread at a time. */
    final class Open implements Closeable {

        private final URI address;
        private final DefaultBHttpClientConnection connection;
        private final Socket socket;
        private long usedAt;
        private boolean used;
        private ClassicHttpRequest request = new BasicClassicHttpRequest("POST", "/");

        private Open(URI address, DefaultBHttpClientConnection connection, Socket socket) {
            this.address = address;
            this.connection = connection;
            this.socket = socket;
        }

        /** Whether it has carried an answer before, so that its other end may have closed it. */
        boolean isUsed() {
            return used;
        }

        private boolean isOld() {
            return System.nanoTime() - usedAt > KEPT_FOR.toNanos();
        }

        /** Sends the message; a small one waits for nobody, since it fits into the socket's buffer. */
        void write(byte[] body, Map<String, String> headers) throws IOException {
            String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
            request = new BasicClassicHttpRequest(
                    "POST", address.getRawQuery() == null ? path : path + "?" + address.getRawQuery());
            int port = address.getPort();
            request.setHeader("Host", port < 0 ? address.getHost() : address.getHost() + ":" + port);
            request.setHeader("User-Agent", "nsor-exchange");
            headers.forEach(request::setHeader);
            request.setHeader("Content-Length", Integer.toString(body.length));
            request.setEntity(new ByteArrayEntity(body, ContentType.create("application/cloudevents+json")));
            ScheduledFuture<?> deadline = endsIn(socket, answersWithin);
            try {
                connection.sendRequestHeader(request);
                connection.sendRequestEntity(request);
                connection.flush();
            } catch (HttpException impossible) {
                throw new IOException(impossible);
            } finally {
                deadline.cancel(false);
            }
        }

        /**
         * What is answered, once it has come whole or is larger than anybody needs. Then the connection is kept for another
         * thread or closed, also where this fails: whoever called it does not touch it any more.
         *
         * @throws java.net.SocketTimeoutException where there is none in time
         */
        Answer answer() throws IOException {
            long began = System.nanoTime();
            ScheduledFuture<?> deadline = endsIn(socket, answersWithin);
            boolean isReusable = false;
            try {
                ClassicHttpResponse response = connection.receiveResponseHeader();
                while (response.getCode() < 200) {
                    response = connection.receiveResponseHeader();
                }
                int status = response.getCode();
                isReusable = isWholeRead(response);
                return new Answer(status);
            } catch (HttpException | RuntimeException unreadable) {
                throw new IOException(unreadable);
            } catch (IOException broken) {
                if (System.nanoTime() - began >= answersWithin.toNanos()) {
                    throw new java.net.SocketTimeoutException();
                }
                throw broken;
            } finally {
                boolean inTime = deadline.cancel(false);
                usedAt = System.nanoTime();
                used = true;
                // From here on it may be another thread's.
                if (isReusable && inTime) {
                    idle.computeIfAbsent(address, of -> new ConcurrentLinkedDeque<>())
                            .addFirst(this);
                } else {
                    close();
                }
            }
        }

        /** Whether the answer ended within what is read of it, so that another may follow. */
        private boolean isWholeRead(ClassicHttpResponse response) throws IOException, HttpException {
            if (response.getCode() == NO_CONTENT || response.getCode() == NOT_MODIFIED) {
                return isKeptAlive(response);
            }
            connection.receiveResponseEntity(response);
            HttpEntity entity = response.getEntity();
            if (entity != null) {
                try {
                    InputStream content = entity.getContent();
                    if (content.readNBytes(LARGEST_ANSWER).length == LARGEST_ANSWER) {
                        return false;
                    }
                } catch (IOException broken) {
                    // The status counts; what follows it is of no use here.
                    return false;
                }
            }
            return isKeptAlive(response);
        }

        private static boolean isKeptAlive(ClassicHttpResponse response) {
            Header connection = response.getFirstHeader("Connection");
            return (connection == null || !connection.getValue().equalsIgnoreCase("close"))
                    && response.getVersion() != null
                    && response.getVersion().greaterEquals(HttpVersion.HTTP_1_1);
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException closed) {
                // There is nothing left to close.
            }
        }
    }
}
