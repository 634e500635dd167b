package pk.gov.nsor.simulator.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The witness's interface over HTTP. */
final class WitnessServer implements AutoCloseable {

    private static final int LARGEST_BODY = 64 * 1024;
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Witness witness;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @throws IOException when the port cannot be had */
    WitnessServer(Witness witness, String bindAddress, int port) throws IOException {
        this.witness = witness;
        InetAddress address = InetAddress.getByName(bindAddress);
        try {
            server = HttpServer.create(new InetSocketAddress(address, port), 0);
        } catch (IOException e) {
            throw new IOException("cannot listen on %s port %d: %s".formatted(bindAddress, port, e.getMessage()), e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        InetSocketAddress bound = server.getAddress();
        return URI.create("http://" + bound.getAddress().getHostAddress() + ":" + bound.getPort() + "/");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String method = exchange.getRequestMethod();
            if (path.equals("/add-checkpoint") && method.equals("POST")) {
                add(exchange);
            } else if (path.equals("/") && method.equals("GET")) {
                answer(exchange, 200, TEXT, witness.keyText() + "\n" + witness.describe());
            } else if (path.equals("/") || path.equals("/add-checkpoint")) {
                answer(exchange, 405, TEXT, "Not by this method.\n");
            } else {
                answer(exchange, 404, TEXT, "There is nothing here.\n");
            }
        }
    }

    private void add(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            answer(exchange, 413, TEXT, "A request has at most " + LARGEST_BODY + " bytes.\n");
            return;
        }
        try {
            answer(exchange, 200, TEXT, witness.add(new String(body, StandardCharsets.UTF_8)));
        } catch (RefusalException e) {
            Long held = e.heldSize();
            if (held == null) {
                answer(exchange, e.status(), TEXT, e.getMessage() + "\n");
            } else {
                answer(exchange, e.status(), "text/x.tlog.size", held + "\n");
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
