package pk.gov.nsor.agencies.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.agencies.exchange.sending.Algorithm;
import pk.gov.nsor.agencies.exchange.sending.Receiver;
import pk.gov.nsor.agencies.exchange.sending.SigningKeys;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What agencies check webhooks with: {@code v1} by npm's standardwebhooks, {@code v1a} by Node's own crypto, each in a Node of its
 * own that shares no code with the register.
 */
@Tag("process")
@RegisterTest
class WebhookSignaturesTest {

    private static final Path FILES = Path.of("src", "test", "webhooks");
    private static final Path FOLDER = Path.of("target", "webhooks").toAbsolutePath();
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private MachineClients clients;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Clock clock;

    private final Supervised supervised;

    WebhookSignaturesTest(Supervised supervised) {
        this.supervised = supervised;
    }

    @Test
    void bothKindsOfSignaturesAreTakenAlsoWhileKeysChangeAndNoneOfAnotherBody() throws Exception {
        install();
        Subscribed subscribed = beans.createBean(Subscribed.class);
        String name = clients.create(
                        "webhook-" + UUID.randomUUID(),
                        Feed.POLICE,
                        "BALOCHISTAN_POLICE",
                        new ClientScope(false, Set.of("panjgur"), Set.of(), Set.of()),
                        ClientCredentials.newSecret(),
                        Actor.system("test"))
                .name();
        try (Receiver receiver = new Receiver()) {
            UUID channel = subscribed.open(name, Channel.WEBHOOK, receiver.address());
            String firstPublic = publicKey(channel);
            String firstSecret = made(channel, Algorithm.HMAC);
            String secondSecret = made(channel, Algorithm.HMAC);
            String _ = made(channel, Algorithm.ED25519);
            String secondPublic = publicKey(channel);
            assertThat(secondPublic).isNotEqualTo(firstPublic);
            supervised.escapedIn("panjgur", LocalDate.now(clock));
            await().until(() -> !receiver.all().isEmpty());
            Receiver.Delivery delivery = receiver.all().getFirst();
            assertThat(delivery.headers().get("webhook-signature").split(" ")).hasSize(4);
            StringBuilder lines = new StringBuilder();
            for (List<String> of : List.of(List.of(firstSecret, firstPublic), List.of(secondSecret, secondPublic))) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("secret", of.getFirst());
                line.put("publicKey", of.getLast());
                line.put("headers", delivery.headers());
                line.put("body", delivery.text());
                lines.append(JSON.writeValueAsString(line)).append('\n');
            }
            List<String> said = node(lines.toString());
            assertThat(said).hasSize(2);
            for (String one : said) {
                JsonNode found = JSON.readTree(one);
                assertThat(found.at("/v1").asBoolean()).as(one).isTrue();
                assertThat(found.at("/v1a").asBoolean()).as(one).isTrue();
                assertThat(found.at("/v1Other").asBoolean()).as(one).isFalse();
                assertThat(found.at("/v1aOther").asBoolean()).as(one).isFalse();
            }
            subscribers.close(
                    channel,
                    "The test is over",
                    new Officers(accounts).with(Role.REGISTRAR).actor());
        }
    }

    private String made(UUID channel, Algorithm algorithm) {
        return transaction.execute(status -> SigningKeys.written(keys.make(channel, algorithm)));
    }

    /** The latest. */
    private String publicKey(UUID channel) {
        return keys.shown(channel).stream()
                .filter(key -> key.algorithm() == Algorithm.ED25519)
                .findFirst()
                .orElseThrow()
                .publicKey();
    }

    /** Another run of the same versions asks npm for nothing. */
    private static void install() throws Exception {
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json", "verify.mjs")) {
            Files.copy(FILES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Path installed = FOLDER.resolve("installed-lock.json");
        String wanted = Files.readString(FOLDER.resolve("package-lock.json"));
        if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
            run("", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            Files.writeString(installed, wanted);
        }
    }

    private static List<String> node(String input) throws Exception {
        return run(input, "node", "verify.mjs");
    }

    private static List<String> run(String input, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said.lines().toList();
    }
}
