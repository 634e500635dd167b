package pk.gov.nsor.benchmark.exchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A webhook on this machine, and when what arrived. */
final class Arrivals implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Long> at = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final long answersAfter;

    /** @param answersAfter milliseconds */
    Arrivals(long answersAfter) throws IOException {
        this.answersAfter = answersAfter;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** By the event's identifier, in nanoseconds. */
    Map<String, Long> at() {
        return at;
    }

    int requests() {
        return requests.get();
    }

    private void take(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        try (exchange) {
            int unused = exchange.getRequestBody().readAllBytes().length;
            if (answersAfter > 0) {
                Pauses.of(answersAfter);
            }
            Long before = at.putIfAbsent(exchange.getRequestHeaders().getFirst("webhook-id"), now);
            int count = before == null ? requests.incrementAndGet() : requests.get();
            exchange.sendResponseHeaders(count > 0 ? 204 : 500, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
