package pk.gov.nsor.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.access.machine.ClientAssertions;
import pk.gov.nsor.foundation.access.machine.ClientKey;
import pk.gov.nsor.foundation.access.machine.ClientTokens;
import pk.gov.nsor.foundation.access.machine.TokenRefusals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.KeyPairOfClient;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TokenClient;
import pk.gov.nsor.testing.TokenClient.Answer;
import pk.gov.nsor.testing.TrailReader;

@RegisterTest
class TokenEndpointTest {

    private static final String FEED = "/api/v1/travel-notices";
    private static final Actor TEST = Actor.system("test");

    @Autowired
    private MachineClients clients;

    @Autowired
    private ClientCredentials credentials;

    @Autowired
    private ClientTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private final String secret = ClientCredentials.newSecret();
    private MachineClient client;
    private TokenClient endpoint;
    private TrailReader trail;

    @BeforeEach
    void aClientOfImmigration() {
        jdbc.sql("delete from access.sign_in_count").update();
        client = clients.create("immigration-" + UUID.randomUUID(), Feed.IMMIGRATION, "IMMIGRATION", secret, TEST);
        endpoint = new TokenClient(port);
        trail = new TrailReader(jdbc);
    }

    @Test
    void aTokenIsShortForTheClientsFeedAndOnTheTrail() {
        Answer answer = endpoint.ask(client.name(), secret, Map.of());
        assertThat(answer.json().at("/token_type").asString()).isEqualTo("Bearer");
        assertThat(answer.json().at("/expires_in").asInt()).isBetween(595, 600);
        assertThat(answer.json().at("/scope").asString()).isEqualTo("immigration");
        assertThat(answer.response().headers().firstValue("Cache-Control"))
                .hasValueSatisfying(header -> assertThat(header).contains("no-store"));
        assertThat(status(answer.token().orElseThrow())).isEqualTo(200);
        assertThat(trail.of(client.id())).contains("CLIENT_TOKEN_ISSUED DONE");
        assertThat(credentials.of(client.id()).getFirst().lastUsedAt()).isNotNull();
    }

    @Test
    void theDescriptionSaysWhereTokensAre() {
        assertThat(ApiClient.json(ApiClient.holding(port, endpoint.get(client.name(), secret))
                                .get("/v3/api-docs"))
                        .at("/components/securitySchemes/token/flows/clientCredentials/tokenUrl")
                        .asString())
                .isEqualTo("/oauth2/token");
    }

    @Test
    void theSecretMayBeInTheFormAsWell() {
        Answer answer = endpoint.ask(Map.of("client_id", client.name(), "client_secret", secret));
        assertThat(status(answer.token().orElseThrow())).isEqualTo(200);
    }

    @Test
    void neitherSecretNorTokenIsInTheDatabase() {
        String token = endpoint.get(client.name(), secret);
        for (String kept : List.of("client_credential", "client_token", "machine_client", "client_assertion")) {
            assertThat(jdbc.sql("select coalesce(string_agg(t::text, ' '), '') from access." + kept + " t")
                            .query(String.class)
                            .single())
                    .as(kept)
                    .doesNotContain(secret, token, hex(secret), hex(token));
        }
    }

    @Test
    void aTokenEndsAfterTenMinutes() {
        String token = endpoint.get(client.name(), secret);
        move(ClientTokens.LIFE.minusSeconds(5));
        assertThat(status(token)).isEqualTo(200);
        move(Duration.ofSeconds(5));
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void endedTokensAreRemovedAndGoodOnesKept() {
        String ended = endpoint.get(client.name(), secret);
        move(ClientTokens.LIFE.plusMinutes(2));
        String good = endpoint.get(client.name(), secret);
        tokens.forget();
        assertThat(jdbc.sql("""
                                select count(*) from access.client_token t
                                join access.client_credential k on k.id = t.credential_id where k.client_id = ?
                                """).param(client.id()).query(Integer.class).single())
                .isEqualTo(1);
        assertThat(status(good)).isEqualTo(200);
        assertThat(status(ended)).isEqualTo(401);
    }

    @Test
    void aForgedTokenIsRefused() {
        String token = endpoint.get(client.name(), secret);
        char last = token.charAt(0) == 'A' ? 'B' : 'A';
        assertThat(status(last + token.substring(1))).isEqualTo(401);
        assertThat(status(secret)).isEqualTo(401);
        assertThat(status("")).isEqualTo(401);
    }

    @Test
    void aTokenOfAnotherFeedIsRefused() {
        String foreign = ClientCredentials.newSecret();
        MachineClient court = clients.create("court-" + UUID.randomUUID(), Feed.COURT, "COURTS", foreign, TEST);
        assertThat(status(endpoint.get(court.name(), foreign))).isEqualTo(403);
        Answer asked = endpoint.ask(court.name(), foreign, Map.of("scope", "immigration"));
        assertThat(asked.status()).isEqualTo(400);
        assertThat(asked.error()).isEqualTo("invalid_scope");
        assertThat(endpoint.ask(court.name(), secret, Map.of()).error()).isEqualTo("invalid_client");
    }

    @Test
    void aClientThatWasTakenAwayIsRefusedWithTheNextRequest() {
        String token = endpoint.get(client.name(), secret);
        assertThat(status(token)).isEqualTo(200);
        clients.disable(client.name(), TEST);
        assertThat(status(token)).isEqualTo(401);
        assertThat(endpoint.ask(client.name(), secret, Map.of()).error()).isEqualTo("invalid_client");
    }

    @Test
    void whatIsRefusedIsToldAsTheStandardSaysAndOnTheTrail() {
        long before = trail.last();
        assertError(401, "invalid_client", endpoint.ask(client.name(), ClientCredentials.newSecret(), Map.of()));
        assertError(401, "invalid_client", endpoint.ask("no-such-client", secret, Map.of()));
        assertError(401, "invalid_client", endpoint.ask("not a name", secret, Map.of()));
        assertError(400, "invalid_request", endpoint.ask("§", secret, Map.of()));
        assertError(401, "invalid_client", endpoint.ask(Map.of()));
        assertError(401, "invalid_client", endpoint.ask(Map.of("client_id", client.name())));
        assertError(
                400, "unsupported_grant_type", endpoint.ask(client.name(), secret, Map.of("grant_type", "password")));
        assertError(
                400,
                "unsupported_grant_type",
                endpoint.ask(client.name(), secret, Map.of("grant_type", "refresh_token")));
        assertError(400, "invalid_scope", endpoint.ask(client.name(), secret, Map.of("scope", "immigration nadra")));
        assertThat(trail.ofNobodyAfter(before)).hasSize(9).containsOnly("CLIENT_TOKEN_ISSUED REFUSED");
    }

    @Test
    void tokensAreAskedForByPostAlone() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> got = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/oauth2/token?grant_type=x"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(got.statusCode()).isEqualTo(405);
            assertThat(got.headers().firstValue("Allow")).hasValue("POST");
        }
    }

    @Test
    void whoIsRefusedTooOftenIsToldToWaitAndTheRightSecretGoesOn() {
        move(Duration.ofDays(1));
        // So that no minute ends among the requests.
        move(Duration.ofSeconds(60 - clock.instant().getEpochSecond() % 60));
        long before = trail.last();
        for (int i = 0; i < TokenRefusals.MOST; i++) {
            assertThat(endpoint.ask(client.name(), "wrong", Map.of()).status()).isEqualTo(401);
        }
        for (int i = 0; i < 3; i++) {
            Answer slowed = endpoint.ask(client.name(), "wrong", Map.of());
            assertThat(slowed.status()).isEqualTo(429);
            assertThat(slowed.response().headers().firstValue("Retry-After")).hasValue("60");
        }
        assertThat(trail.ofNobodyAfter(before)).hasSize(TokenRefusals.MOST + 1);
        assertThat(endpoint.ask(client.name(), secret, Map.of()).status()).isEqualTo(200);
        move(Duration.ofMinutes(1));
        assertThat(endpoint.ask(client.name(), "wrong", Map.of()).status()).isEqualTo(401);
    }

    @Test
    void aClientGetsSixtyTokensAMinute() {
        for (int i = 0; i < ClientTokens.MOST; i++) {
            assertThat(endpoint.ask(client.name(), secret, Map.of()).status()).isEqualTo(200);
        }
        Answer slowed = endpoint.ask(client.name(), secret, Map.of());
        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.error()).isEqualTo("slow_down");
        move(Duration.ofSeconds(61));
        assertThat(endpoint.ask(client.name(), secret, Map.of()).status()).isEqualTo(200);
    }

    @Test
    void ofTokensThatAClientAsksForAtOnceNoMoreThanSixtyAreGiven() throws Exception {
        for (int i = 0; i < ClientTokens.MOST - 5; i++) {
            assertThat(endpoint.ask(client.name(), secret, Map.of()).status()).isEqualTo(200);
        }
        List<Callable<Integer>> asked = Collections.nCopies(
                20,
                () -> new TokenClient(port).ask(client.name(), secret, Map.of()).status());
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (Future<Integer> answer : threads.invokeAll(asked)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsOnly(200, 429);
        assertThat(Collections.frequency(answers, 200)).isEqualTo(5);
    }

    @Test
    void anAssertionThatTheClientsKeySignedIsTakenOnce() {
        KeyPairOfClient pair = pair();
        String assertion = pair.signed(claims().build());
        Answer answer = endpoint.assertion(client.name(), assertion);
        assertThat(status(answer.token().orElseThrow())).isEqualTo(200);
        assertError(401, "invalid_client", endpoint.assertion(client.name(), assertion));
        assertThat(endpoint.assertion(client.name(), pair.signed(claims().build()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAssertionIsGoodForThisServerThisClientAndAShortWhile() {
        KeyPairOfClient pair = pair();
        Date now = Date.from(clock.instant());
        Date longest = Date.from(clock.instant().plus(ClientAssertions.LONGEST));
        Date tooLong = Date.from(clock.instant()
                .plus(ClientAssertions.LONGEST)
                .plus(ClientAssertions.SKEW)
                .plusSeconds(10));
        Date within = Date.from(clock.instant().minus(ClientAssertions.SKEW).plusSeconds(10));
        Date over = Date.from(clock.instant().minus(ClientAssertions.SKEW).minusSeconds(10));
        assertTaken(pair, claims().expirationTime(longest));
        assertRefused(pair, claims().expirationTime(tooLong));
        assertTaken(pair, claims().expirationTime(within));
        assertRefused(pair, claims().expirationTime(over));
        assertRefused(pair, claims().expirationTime(null));
        assertTaken(pair, claims().notBeforeTime(now));
        assertRefused(pair, claims().notBeforeTime(longest));
        assertTaken(pair, claims().audience("http://127.0.0.1:" + port));
        assertRefused(pair, claims().audience("https://another.example/oauth2/token"));
        assertRefused(pair, claims().issuer("another"));
        assertRefused(pair, claims().subject("another"));
        assertRefused(pair, claims().jwtID(null));
    }

    @Test
    void anAssertionOfAnotherKeyOrNoneIsRefused() throws JOSEException {
        KeyPairOfClient pair = pair();
        assertRefused(new KeyPairOfClient(), claims());
        assertError(
                401, "invalid_client", endpoint.assertion(client.name(), new PlainJWT(claims().build()).serialize()));
        // The public half as the secret of another algorithm.
        SignedJWT confused = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
        confused.sign(new MACSigner(pair.publicHalf().getBytes(StandardCharsets.UTF_8)));
        assertError(401, "invalid_client", endpoint.assertion(client.name(), confused.serialize()));
        assertError(401, "invalid_client", endpoint.assertion(client.name(), "no.such.assertion"));
        assertTaken(pair, claims());
    }

    private KeyPairOfClient pair() {
        KeyPairOfClient pair = new KeyPairOfClient();
        credentials.addKey(client.id(), ClientKey.of(pair.publicHalf()), ClientCredentials.OVERLAP, TEST);
        return pair;
    }

    private JWTClaimsSet.Builder claims() {
        return KeyPairOfClient.claims(client.name(), port, clock.instant());
    }

    private void assertTaken(KeyPairOfClient pair, JWTClaimsSet.Builder claims) {
        Answer answer = endpoint.assertion(client.name(), pair.signed(claims.build()));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }

    private void assertRefused(KeyPairOfClient pair, JWTClaimsSet.Builder claims) {
        assertError(401, "invalid_client", endpoint.assertion(client.name(), pair.signed(claims.build())));
    }

    private static void assertError(int status, String error, Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.response().headers().firstValue("WWW-Authenticate").isPresent())
                .isEqualTo(status == 401);
    }

    private int status(String token) {
        return ApiClient.holding(port, token).get(FEED).statusCode();
    }

    private void move(Duration by) {
        clock.move(by);
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
