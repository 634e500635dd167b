package pk.gov.nsor.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import java.net.http.HttpResponse;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import pk.gov.nsor.testing.TrailReader;
import tools.jackson.databind.JsonNode;

@RegisterTest
class ClientRotationTest {

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
    void aClientChangesItsSecretAndTheOlderEndsByItself() {
        HttpResponse<String> added = own().post(CREDENTIALS, "{\"kind\": \"SECRET\", \"overlapHours\": 2}");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        String second = ApiClient.json(added).at("/secret").asString();
        assertThat(endpoint.ask(client.name(), secret, Map.of()).status()).isEqualTo(200);
        assertThat(endpoint.ask(client.name(), second, Map.of()).status()).isEqualTo(200);
        move(Duration.ofHours(2).minusMinutes(5));
        Answer shorter = endpoint.ask(client.name(), secret, Map.of());
        assertThat(shorter.json().at("/expires_in").asInt()).isBetween(240, 300);
        move(Duration.ofMinutes(5));
        assertThat(endpoint.ask(client.name(), secret, Map.of()).status()).isEqualTo(401);
        assertThat(status(shorter.token().orElseThrow())).isEqualTo(401);
        assertThat(endpoint.ask(client.name(), second, Map.of()).status()).isEqualTo(200);
        assertThat(new TrailReader(jdbc).of(client.id()))
                .contains("CLIENT_CREDENTIAL_ADDED DONE", "CLIENT_CREDENTIAL_ENDED DONE");
    }

    @Test
    void theListShowsNoSecretAndTheSecretIsShownOnce() {
        ApiClient own = own();
        own.post(CREDENTIALS, "{\"kind\": \"SECRET\"}");
        JsonNode list = ApiClient.json(own.get(CREDENTIALS));
        assertThat(list.size()).isEqualTo(2);
        assertThat(list.at("/0/endsAt").isNull()).isFalse();
        assertThat(list.at("/1/endsAt").isNull()).isTrue();
        assertThat(list.at("/0/secret").isNull()).isTrue();
        assertThat(list.at("/1/secret").isNull()).isTrue();
    }

    @Test
    void whatIsRemovedEndsAtOnceWithItsTokensAndTheLastStays() {
        String older = endpoint.get(client.name(), secret);
        ApiClient own = own();
        String second = ApiClient.json(own.post(CREDENTIALS, "{\"kind\": \"SECRET\"}"))
                .at("/secret")
                .asString();
        List<ClientCredential> both = credentials.of(client.id());
        assertThat(own.delete(CREDENTIALS + "/" + both.get(1).id()).statusCode())
                .isEqualTo(409);
        assertThat(status(older)).isEqualTo(200);
        assertThat(own.delete(CREDENTIALS + "/" + both.get(0).id()).statusCode())
                .isEqualTo(204);
        assertThat(status(older)).isEqualTo(401);
        ApiClient next = ApiClient.holding(port, token(second, "credentials"));
        assertThat(next.delete(CREDENTIALS + "/" + both.get(1).id()).statusCode())
                .isEqualTo(409);
        assertThat(next.delete(CREDENTIALS + "/" + both.get(0).id()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anothersIsNotThere() {
        MachineClient other = clients.create(
                "immigration-" + UUID.randomUUID(),
                Feed.IMMIGRATION,
                "IMMIGRATION",
                ClientCredentials.newSecret(),
                TEST);
        UUID foreign = credentials.of(other.id()).getFirst().id();
        assertThat(own().delete(CREDENTIALS + "/" + foreign).statusCode()).isEqualTo(404);
        assertThat(credentials.of(other.id())).hasSize(1);
    }

    @Test
    void aTokenOfTheFeedChangesNothingAndOneForChangesFeedsNothing() {
        ApiClient feed = ApiClient.holding(port, endpoint.get(client.name(), secret));
        assertThat(feed.get(CREDENTIALS).statusCode()).isEqualTo(403);
        assertThat(feed.post(CREDENTIALS, "{\"kind\": \"SECRET\"}").statusCode())
                .isEqualTo(403);
        assertThat(own().get(CREDENTIALS).statusCode()).isEqualTo(200);
        assertThat(own().get(FEED).statusCode()).isEqualTo(403);
        String both = token(secret, "immigration credentials");
        assertThat(ApiClient.holding(port, both).get(FEED).statusCode()).isEqualTo(200);
        assertThat(ApiClient.holding(port, both).get(CREDENTIALS).statusCode()).isEqualTo(200);
    }

    @Test
    void thereAreTwoAtMost() {
        ApiClient own = own();
        assertThat(own.post(CREDENTIALS, "{\"kind\": \"SECRET\"}").statusCode()).isEqualTo(201);
        HttpResponse<String> third = own.post(CREDENTIALS, "{\"kind\": \"SECRET\"}");
        assertThat(third.statusCode()).isEqualTo(409);
        assertThat(ApiClient.json(third).at("/type").asString()).isEqualTo("urn:nsor:problem:client-credentials-two");
    }

    @Test
    void whatCannotBeIsNamed() throws Exception {
        assertInvalid("client-credentials.kind", "{}");
        assertInvalid("client-key.unreadable", "{\"kind\": \"KEY\"}");
        assertInvalid("client-key.private", key(new KeyPairOfClient().whole(), 24));
        assertInvalid("client-key.kind", key(rsa(1024), 24));
        assertInvalid("client-credentials.overlap", "{\"kind\": \"SECRET\", \"overlapHours\": -1}");
        assertInvalid("client-credentials.overlap", "{\"kind\": \"SECRET\", \"overlapHours\": 169}");
        assertThat(own().post(CREDENTIALS, "{\"kind\": \"SECRET\", \"extra\": 1}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(credentials.of(client.id())).hasSize(1);
        assertThat(own().post(CREDENTIALS, key(rsa(2048), 168)).statusCode()).isEqualTo(201);
        HttpResponse<String> atOnce = own().post(CREDENTIALS, "{\"kind\": \"SECRET\", \"overlapHours\": 0}");
        assertThat(atOnce.statusCode()).isEqualTo(201);
        assertThat(credentials.of(client.id())).hasSize(1);
    }

    @Test
    void theSameKeyIsNotAddedTwice() {
        String pair = new KeyPairOfClient().publicHalf();
        assertThat(own().post(CREDENTIALS, key(pair, 24)).statusCode()).isEqualTo(201);
        assertInvalid("client-credentials.same", key(pair, 24));
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

    private void assertInvalid(String code, String body) {
        HttpResponse<String> refused = own().post(CREDENTIALS, body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(ApiClient.json(refused).at("/errors/0/code").asString()).isEqualTo(code);
    }

    private static String key(String jwk, int hours) {
        return "{\"kind\": \"KEY\", \"overlapHours\": " + hours + ", \"key\": " + jwk + "}";
    }

    private static String rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return new RSAKey.Builder((RSAPublicKey) generator.generateKeyPair().getPublic())
                .build()
                .toJSONString();
    }

    private void move(Duration by) {
        clock.move(by);
    }
}
