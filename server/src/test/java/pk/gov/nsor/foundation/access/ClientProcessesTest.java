package pk.gov.nsor.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.Nsor;
import pk.gov.nsor.foundation.access.client.ClientCredential;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.KeyPairOfClient;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TokenClient;
import pk.gov.nsor.testing.TokenClient.Answer;

/** A client's secrets and keys with several threads and several processes. */
@Tag("process")
@RegisterTest
class ClientProcessesTest {

    private static final String FEED = "/api/v1/travel-notices";
    private static final String CREDENTIALS = "/api/v1/client/credentials";
    private static final Actor TEST = Actor.system("test");

    @Autowired
    private MachineClients clients;

    @Autowired
    private ClientCredentials credentials;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private final String secret = ClientCredentials.newSecret();
    private MachineClient client;
    private TokenClient endpoint;

    @BeforeEach
    void aClientOfImmigration() {
        jdbc.sql("delete from access.sign_in_count").update();
        client = clients.create("immigration-" + UUID.randomUUID(), Feed.IMMIGRATION, "IMMIGRATION", secret, TEST);
        endpoint = new TokenClient(port);
    }

    @Test
    void ofTwoThatAddAtOnceOneIsRefused() throws Exception {
        ApiClient own = own();
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Integer> add = () -> {
            together.await();
            return own.post(CREDENTIALS, "{\"kind\": \"SECRET\"}").statusCode();
        };
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : pool.invokeAll(List.of(add, add))) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(201, 409);
        }
        assertThat(credentials.of(client.id())).hasSize(2);
    }

    @Test
    void rotationUnderLoadFailsNoRequest() throws Exception {
        int workers = 6;
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger requests = new AtomicInteger();
        AtomicInteger version = new AtomicInteger();
        AtomicIntegerArray seen = new AtomicIntegerArray(workers);
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        // What the client proves itself with at each version; a worker gets its next token with the newest.
        List<Function<Map<String, String>, Answer>> proofs = new java.util.concurrent.CopyOnWriteArrayList<>();
        proofs.add(form -> endpoint.ask(client.name(), secret, form));
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            for (int i = 0; i < workers; i++) {
                int worker = i;
                pool.execute(() -> {
                    while (!isOver.get()) {
                        int newest = version.get();
                        Answer answer = proofs.get(newest).apply(Map.of());
                        if (answer.token().isEmpty()) {
                            failures.add("token " + answer.status()
                                    + answer.response().body());
                            return;
                        }
                        ApiClient api = ApiClient.holding(port, answer.token().get());
                        seen.set(worker, newest);
                        while (version.get() == newest && !isOver.get()) {
                            int status = api.get(FEED).statusCode();
                            requests.incrementAndGet();
                            if (status != 200) {
                                failures.add("request " + status + " at version " + newest);
                            }
                        }
                    }
                });
            }
            for (int rotation = 1; rotation <= 6; rotation++) {
                rotate(proofs, rotation % 2 == 0);
                version.set(rotation);
                while (!isSeen(seen, rotation) && failures.isEmpty()) {
                    Thread.sleep(5);
                }
            }
            isOver.set(true);
        }
        assertThat(failures).isEmpty();
        assertThat(version.get()).isEqualTo(6);
        assertThat(requests.get()).isGreaterThan(workers * 6);
    }

    /** Removes what is left of the change before, when nobody uses it any more, and adds another. */
    private void rotate(List<Function<Map<String, String>, Answer>> proofs, boolean toSecret) {
        UUID newest = credentials.of(client.id()).getLast().id();
        for (ClientCredential one : credentials.of(client.id())) {
            if (!one.id().equals(newest)) {
                assertThat(credentials.end(client.id(), one.id(), TEST)).isTrue();
            }
        }
        Answer forChanges = proofs.getLast().apply(Map.of("scope", "credentials"));
        ApiClient own = ApiClient.holding(port, forChanges.token().orElseThrow());
        if (toSecret) {
            String next = ApiClient.json(own.post(CREDENTIALS, "{\"kind\": \"SECRET\"}"))
                    .at("/secret")
                    .asString();
            proofs.add(form -> endpoint.ask(client.name(), next, form));
        } else {
            KeyPairOfClient pair = new KeyPairOfClient();
            assertThat(own.post(CREDENTIALS, key(pair.publicHalf(), 1)).statusCode())
                    .isEqualTo(201);
            proofs.add(form -> endpoint.assertion(
                    client.name(),
                    pair.signed(KeyPairOfClient.claims(client.name(), port, clock.instant())
                            .build()),
                    form));
        }
    }

    @Test
    void anotherProcessOnTheSameDatabaseTakesTheTokensAndTheChanges() {
        try (ConfigurableApplicationContext other = otherProcess()) {
            int otherPort = other.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            String token = endpoint.get(client.name(), secret);
            String others = new TokenClient(otherPort).get(client.name(), secret);
            assertThat(ApiClient.holding(otherPort, token).get(FEED).statusCode())
                    .isEqualTo(200);
            assertThat(status(others)).isEqualTo(200);
            KeyPairOfClient pair = new KeyPairOfClient();
            assertThat(own().post(CREDENTIALS, key(pair.publicHalf(), 1)).statusCode())
                    .isEqualTo(201);
            String assertion = pair.signed(KeyPairOfClient.claims(client.name(), port, clock.instant())
                    .audience(List.of("http://127.0.0.1:" + port, "http://127.0.0.1:" + otherPort))
                    .build());
            assertThat(new TokenClient(otherPort)
                            .assertion(client.name(), assertion)
                            .status())
                    .isEqualTo(200);
            assertThat(endpoint.assertion(client.name(), assertion).status()).isEqualTo(401);
            clients.disable(client.name(), TEST);
            assertThat(ApiClient.holding(otherPort, others).get(FEED).statusCode())
                    .isEqualTo(401);
        }
    }

    private ConfigurableApplicationContext otherProcess() {
        List<String> same = List.of(
                "spring.datasource.url",
                "spring.datasource.username",
                "spring.datasource.password",
                "nsor.data",
                "nsor.mode",
                "nsor.jobs.of-one-process",
                "nsor.jobs.without");
        String[] arguments = java.util.stream.Stream.concat(
                        same.stream().map(name -> "--" + name + "=" + environment.getRequiredProperty(name)),
                        java.util.stream.Stream.of(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--spring.datasource.hikari.maximum-pool-size=10"))
                .toArray(String[]::new);
        return new SpringApplicationBuilder(Nsor.class).run(arguments);
    }

    private ApiClient own() {
        return ApiClient.holding(port, token(secret, "credentials"));
    }

    private String token(String of, String scope) {
        return endpoint.ask(client.name(), of, Map.of("scope", scope)).token().orElseThrow();
    }

    private int status(String token) {
        return ApiClient.holding(port, token).get(FEED).statusCode();
    }

    private static String key(String jwk, int hours) {
        return "{\"kind\": \"KEY\", \"overlapHours\": " + hours + ", \"key\": " + jwk + "}";
    }

    private static boolean isSeen(AtomicIntegerArray seen, int version) {
        for (int i = 0; i < seen.length(); i++) {
            if (seen.get(i) < version) {
                return false;
            }
        }
        return true;
    }
}
