package pk.gov.nsor.simulator.smsc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The handset page and its interface over HTTP. */
final class HandsetServer implements AutoCloseable {

    private static final int LARGEST_BODY = 64 * 1024;
    private static final String PRANKS = "/api/misbehaviour/";

    private final SmscSimulator simulator;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final StaticFiles files = new StaticFiles();
    private final EventStream events;
    private final RequestGuard guard;

    /** @throws IOException when the port cannot be had */
    HandsetServer(SmscSimulator simulator, SmscOptions options, Conversations conversations) throws IOException {
        // The JDK's server answers small requests up to 40 ms late without it; it reads the property once.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.simulator = simulator;
        this.events = new EventStream(simulator, conversations);
        InetAddress address = InetAddress.getByName(options.bindAddress());
        this.guard = new RequestGuard(address);
        try {
            this.server = HttpServer.create(new InetSocketAddress(address, options.httpPort()), 0);
        } catch (IOException e) {
            throw new IOException(
                    "cannot listen for HTTP on %s port %d: %s"
                            .formatted(options.bindAddress(), options.httpPort(), e.getMessage()),
                    e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    void start() {
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI address() {
        String host = server.getAddress().getAddress().getHostAddress();
        return URI.create("http://%s:%d/".formatted(host.contains(":") ? "[" + host + "]" : host, port()));
    }

    @Override
    public void close() {
        events.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            guard.requireOwnHost(exchange);
            route(exchange);
        } catch (HttpRefusal refusal) {
            HttpAnswer.problem(exchange, refusal.status(), refusal.title(), refusal.detail());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void route(HttpExchange exchange) throws IOException, HttpRefusal, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        switch (path == null ? "" : path) {
            case "/api/messages" -> {
                if (requireMethod(exchange, "GET", "POST").equals("POST")) {
                    receive(exchange);
                } else {
                    list(exchange);
                }
            }
            case "/api/events" -> {
                requireMethod(exchange, "GET");
                String number = parameter(exchange, "number");
                events.serve(exchange, number == null ? null : phone(number));
            }
            case "/api/status" -> {
                requireMethod(exchange, "GET");
                HttpAnswer.json(
                        exchange,
                        200,
                        HandsetJson.status(simulator.status(), simulator.shortCode(), simulator.neutralSender()));
            }
            case "/api/misbehaviour" -> misbehave(exchange);
            case String prank when prank.startsWith(PRANKS) -> play(exchange, prank.substring(PRANKS.length()));
            case String other -> serveFile(exchange, other);
        }
    }

    private void receive(HttpExchange exchange) throws IOException, HttpRefusal {
        JsonNode json = body(exchange, "{\"from\":\"03990000001\",\"text\":\"HELP\"}");
        String from = requireString(json, "from", "the phone's number");
        String text = requireString(json, "text", "the text");
        String to = json.has("to") ? requireString(json, "to", "the recipient") : simulator.shortCode();
        try {
            HttpAnswer.json(exchange, 202, HandsetJson.message(simulator.receiveFromPhone(from, to, text)));
        } catch (IllegalArgumentException e) {
            throw badRequest(String.valueOf(e.getMessage()));
        } catch (NetworkBusyException e) {
            exchange.getResponseHeaders().set("Retry-After", "5");
            throw new HttpRefusal(503, "Service Unavailable", sentence(String.valueOf(e.getMessage())));
        }
    }

    /** What is not named stays as it is. */
    private void misbehave(HttpExchange exchange) throws IOException, HttpRefusal {
        if (requireMethod(exchange, "GET", "POST").equals("POST")) {
            JsonNode json = body(exchange, "{\"slowMillis\":500}");
            Misbehaviour now = simulator.misbehaviour();
            try {
                simulator.misbehave(new Misbehaviour(
                        number(json, "slowMillis", now.slowMillis()),
                        number(json, "missingPercent", now.missingPercent()),
                        number(json, "duplicatePercent", now.duplicatePercent()),
                        number(json, "garbagePercent", now.garbagePercent()),
                        flag(json, "partsOutOfOrder", now.partsOutOfOrder())));
            } catch (IllegalArgumentException e) {
                throw badRequest(String.valueOf(e.getMessage()));
            }
        }
        HttpAnswer.json(exchange, 200, HandsetJson.misbehaviour(simulator.misbehaviour()));
    }

    private void play(HttpExchange exchange, String name) throws IOException, HttpRefusal {
        requireMethod(exchange, "POST");
        JsonNode unused = body(exchange, "{}");
        Prank prank = Prank.of(name)
                .orElseThrow(() -> new HttpRefusal(404, "Not Found", "The simulator knows no such misbehaviour."));
        simulator.play(prank);
        HttpAnswer.json(exchange, 202, Map.of("done", prank.slug()));
    }

    private JsonNode body(HttpExchange exchange, String example) throws IOException, HttpRefusal {
        guard.requireOwnJsonPost(exchange);
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new HttpRefusal(413, "Content Too Large", "The request is larger than 64 KB.");
        }
        return parse(body, example);
    }

    private static int number(JsonNode json, String name, int otherwise) throws HttpRefusal {
        JsonNode value = json.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isInt()) {
            throw badRequest("\"" + name + "\" must be a whole number");
        }
        return value.intValue();
    }

    private static boolean flag(JsonNode json, String name, boolean otherwise) throws HttpRefusal {
        JsonNode value = json.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw badRequest("\"" + name + "\" must be true or false");
        }
        return value.booleanValue();
    }

    private void list(HttpExchange exchange) throws IOException, HttpRefusal {
        String number = parameter(exchange, "number");
        if (number == null) {
            throw badRequest("say whose messages: /api/messages?number=03990000001");
        }
        String phone = phone(number).international();
        HttpAnswer.json(exchange, 200, HandsetJson.messages(phone, simulator.messages(phone)));
    }

    private void serveFile(HttpExchange exchange, String path) throws IOException, HttpRefusal {
        Optional<StaticFiles.StaticFile> file = files.find(path);
        if (file.isEmpty()) {
            throw new HttpRefusal(404, "Not Found", "There is nothing at this address.");
        }
        requireMethod(exchange, "GET", "HEAD");
        HttpAnswer.bytes(exchange, 200, file.get().contentType(), file.get().content());
    }

    private static String requireMethod(HttpExchange exchange, String... allowed) throws HttpRefusal {
        String method = exchange.getRequestMethod();
        for (String one : allowed) {
            if (one.equals(method)) {
                return method;
            }
        }
        String list = String.join(", ", allowed);
        exchange.getResponseHeaders().set("Allow", list);
        throw new HttpRefusal(405, "Method Not Allowed", "Use " + list + " here.");
    }

    private static JsonNode parse(byte[] body, String example) throws HttpRefusal {
        try {
            JsonNode json = HandsetJson.MAPPER.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException e) {
            // Answered below; the parser's words are no help to the person who asked.
        }
        throw badRequest("send a JSON object such as " + example);
    }

    private static String requireString(JsonNode json, String name, String meaning) throws HttpRefusal {
        JsonNode value = json.get(name);
        if (value == null || !value.isString()) {
            throw badRequest("\"" + name + "\" (" + meaning + ") must be a string");
        }
        return value.stringValue();
    }

    private static PhoneNumber phone(String number) throws HttpRefusal {
        try {
            return PhoneNumber.parse(number);
        } catch (IllegalArgumentException e) {
            throw badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String parameter(HttpExchange exchange, String name) throws HttpRefusal {
        String query = exchange.getRequestURI().getRawQuery();
        if (query == null) {
            return null;
        }
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    throw badRequest("the query is not URL-encoded properly");
                }
            }
        }
        return null;
    }

    private static HttpRefusal badRequest(String detail) {
        return new HttpRefusal(400, "Bad Request", sentence(detail));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
