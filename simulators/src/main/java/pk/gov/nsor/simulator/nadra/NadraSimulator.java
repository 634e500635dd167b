package pk.gov.nsor.simulator.nadra;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.simulator.nadra.Answers.Question;
import pk.gov.nsor.simulator.nadra.Dirt.Kind;

/** The simulator: the service under /api/v1, its contract, and a page that changes how it behaves. */
public final class NadraSimulator implements AutoCloseable {

    /** A WSQ of a finger is some 20 kB. */
    private static final int LARGEST_BODY = 256 * 1024;

    private static final int HUGE = 10 * 1024 * 1024;
    private static final String JSON = "application/json; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Population population;
    private final Answers answers;
    private final byte[] token;
    private final ControlPage page;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong asked = new AtomicLong();
    private volatile Dirt dirt;
    private volatile Duration pause = Duration.ofSeconds(30);

    private NadraSimulator(NadraOptions options) throws IOException {
        this.population = new Population(options.seed(), options.people());
        this.answers = new Answers(population);
        this.token = ("Bearer " + options.token()).getBytes(StandardCharsets.UTF_8);
        this.dirt = options.dirt();
        InetAddress address = InetAddress.getByName(options.bindAddress());
        this.page = new ControlPage(address.isLoopbackAddress());
        try {
            server = HttpServer.create(new InetSocketAddress(address, options.httpPort()), 0);
        } catch (IOException e) {
            threads.close();
            throw new IOException(
                    "cannot listen on %s port %d: %s"
                            .formatted(options.bindAddress(), options.httpPort(), e.getMessage()),
                    e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Settings.
     *
     * @param httpPort 0 takes a free one
     * @param token that every question carries
     * @param people citizens by lines, see {@link Population#parse}; null for none
     */
    public record NadraOptions(
            int httpPort,
            String bindAddress,
            String token,
            long seed,
            @Nullable Path people,
            Dirt dirt) {

        public static NadraOptions withToken(String token) {
            return new NadraOptions(0, "127.0.0.1", token, 1, null, Dirt.NONE);
        }
    }

    /** @throws IOException where the port cannot be had */
    public static NadraSimulator start(NadraOptions options) throws IOException {
        return new NadraSimulator(options);
    }

    public URI address() {
        InetSocketAddress bound = server.getAddress();
        return URI.create("http://" + bound.getAddress().getHostAddress() + ":" + bound.getPort() + "/");
    }

    /** From now on this citizen has the number. */
    public void add(Citizen citizen) {
        population.add(citizen);
    }

    public void behave(Dirt next) {
        dirt = next;
    }

    /** How long an answer with {@link Kind#PAUSE} takes; 30 seconds at first. */
    public void pauses(Duration length) {
        pause = length;
    }

    /** How many questions came, whatever became of them. */
    public long asked() {
        return asked.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String method = exchange.getRequestMethod();
            switch (method + " " + path) {
                case "POST /api/v1/verifications" -> question(exchange, false);
                case "POST /api/v1/fingerprint-verifications" -> question(exchange, true);
                case "GET /openapi.json" -> send(exchange, 200, JSON, contract());
                case "GET /" -> {
                    if (page.isOwn(exchange)) {
                        send(exchange, 200, HTML, page.of(dirt, asked(), sought(exchange)));
                    } else {
                        send(exchange, 403, TEXT, "This page is for this machine alone.\n");
                    }
                }
                case "POST /behaviour" -> change(exchange);
                default -> send(exchange, 404, TEXT, "There is nothing here.\n");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the page says of the number in its address; empty where there is none. */
    private String sought(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        String number =
                query != null && query.startsWith("cnic=") ? query.substring(5).replaceAll("[^0-9]", "") : "";
        return number.isEmpty()
                ? ""
                : population.find(number).map(Citizen::describe).orElse(number + ": nobody");
    }

    private void change(HttpExchange exchange) throws IOException {
        if (!page.isOwn(exchange) || !page.isOfPage(exchange)) {
            send(exchange, 403, TEXT, "Only the page itself may change this.\n");
            return;
        }
        try {
            dirt = page.read(exchange.getRequestBody().readNBytes(LARGEST_BODY), dirt);
        } catch (IllegalArgumentException refused) {
            send(exchange, 400, TEXT, refused.getMessage() + "\n");
            return;
        }
        exchange.getResponseHeaders().set("Location", "/");
        exchange.sendResponseHeaders(303, -1);
    }

    private void question(HttpExchange exchange, boolean isOfFinger) throws IOException, InterruptedException {
        asked.incrementAndGet();
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        Dirt now = dirt;
        if (now.isAway()) {
            // The connection ends without an answer.
            return;
        }
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (given == null || !MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8))) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            send(exchange, 401, JSON, error("401", "unauthorized"));
        } else if (body.length > LARGEST_BODY) {
            send(exchange, 413, JSON, error("413", "request too large"));
        } else {
            try {
                answer(exchange, Answers.read(body, isOfFinger), now);
            } catch (IllegalArgumentException refused) {
                send(exchange, 400, JSON, error("400", String.valueOf(refused.getMessage())));
            }
        }
    }

    private void answer(HttpExchange exchange, Question question, Dirt now) throws IOException, InterruptedException {
        Set<Kind> chosen = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (ThreadLocalRandom.current().nextInt(100) < now.share(kind)) {
                chosen.add(kind);
            }
        }
        if (chosen.contains(Kind.PAUSE)) {
            Thread.sleep(pause);
        }
        if (chosen.contains(Kind.ERROR)) {
            send(exchange, 500, HTML, "<html><body><h1>Runtime Error</h1></body></html>");
        } else if (chosen.contains(Kind.REDIRECT)) {
            exchange.getResponseHeaders().set("Location", address() + "api/v1/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        } else if (chosen.contains(Kind.HTML)) {
            send(exchange, 200, HTML, "<html><body>Your session has expired. Please log in.</body></html>");
        } else if (chosen.contains(Kind.HUGE)) {
            huge(exchange);
        } else {
            var answer = answers.to(question, chosen);
            if (chosen.contains(Kind.OTHER_CITIZEN)) {
                answer.put(
                        "citizenNumber",
                        "9" + question.number().substring(1, 12)
                                + (question.number().charAt(12) == '1' ? '3' : '1'));
            }
            if (chosen.contains(Kind.MORE_FIELDS)) {
                answer.put("religion", "not asked for");
            }
            byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
            if (chosen.contains(Kind.CUT)) {
                bytes = Arrays.copyOf(bytes, bytes.length / 2);
            }
            if (chosen.contains(Kind.MALFORMED)) {
                int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"message\":\"") + 11;
                bytes[at] = (byte) 0xC3;
                bytes[at + 1] = (byte) 0x28;
            }
            send(exchange, 200, JSON, bytes);
        }
    }

    /** Written as long as somebody reads. */
    private static void huge(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", JSON);
        exchange.sendResponseHeaders(200, HUGE);
        byte[] part = "{\"x\":[".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int sent = 0; sent < HUGE; sent += part.length) {
                out.write(part, 0, Math.min(part.length, HUGE - sent));
            }
        }
    }

    private static String error(String code, String message) {
        return "{\"responseStatus\":{\"code\":\"%s\",\"message\":\"%s\"}}"
                .formatted(code, message.replaceAll("[^A-Za-z0-9 ,.-]", " ").toLowerCase(Locale.ROOT));
    }

    private static byte[] contract() throws IOException {
        try (InputStream contract = NadraSimulator.class.getResourceAsStream("openapi.json")) {
            if (contract == null) {
                throw new IOException("The contract is not beside the classes");
            }
            return contract.readAllBytes();
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
