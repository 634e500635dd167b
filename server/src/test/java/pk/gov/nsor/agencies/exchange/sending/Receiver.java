package pk.gov.nsor.agencies.exchange.sending;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An agency's webhook on this machine, over HTTP. */
public final class Receiver implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private volatile Answering answering = Answering.with(delivery -> 204);

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    /** A request that came. */
    public record Delivery(Map<String, String> headers, String text) {

        public JsonNode event() {
            return JSON.readTree(text);
        }

        public String id() {
            return event().at("/id").asString();
        }

        public String subject() {
            return event().at("/subject").asString();
        }

        public String cnic() {
            return event().at("/data/cnics/0").asString("");
        }
    }

    /** What it does with a request. */
    @FunctionalInterface
    public interface Answering {
        void answer(Delivery delivery, HttpExchange exchange) throws IOException, InterruptedException;

        static Answering with(ToIntFunction<Delivery> status) {
            return (delivery, exchange) -> exchange.sendResponseHeaders(status.applyAsInt(delivery), -1);
        }
    }

    public void answers(Answering now) {
        answering = now;
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/events";
    }

    /** All that came, repetitions included. */
    public List<Delivery> all() {
        return List.copyOf(deliveries);
    }

    /** Each once, in the order in which it came first: what a consumer takes. */
    public List<Delivery> once() {
        Set<String> seen = new HashSet<>();
        return deliveries.stream().filter(delivery -> seen.add(delivery.id())).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Delivery delivery = new Delivery(
                    Map.of(
                            "webhook-id", exchange.getRequestHeaders().getFirst("webhook-id"),
                            "webhook-timestamp", exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                            "webhook-signature", exchange.getRequestHeaders().getFirst("webhook-signature"),
                            "content-type", exchange.getRequestHeaders().getFirst("content-type")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            deliveries.add(delivery);
            answering.answer(delivery, exchange);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
