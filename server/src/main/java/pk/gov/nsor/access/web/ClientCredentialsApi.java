package pk.gov.nsor.access.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.ClientCredential;
import pk.gov.nsor.access.ClientCredentials;
import pk.gov.nsor.access.Feed;
import pk.gov.nsor.access.Machine;
import pk.gov.nsor.access.ProblemException;
import pk.gov.nsor.access.machine.ClientKey;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.kernel.InvalidValueException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** A client changes its own secrets and keys, with a token that is good for that alone. */
@RestController
@RequestMapping(path = "/api/v1/client/credentials", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Client", description = "The client's own secrets and keys; the token's scope is \"credentials\".")
class ClientCredentialsApi {

    private static final Set<String> CONFLICTS = Set.of("client-credentials.two", "client-credentials.last");

    private final ClientCredentials credentials;
    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    ClientCredentialsApi(ClientCredentials credentials) {
        this.credentials = credentials;
    }

    /**
     * @param key of a {@code KEY}: the public half, as a JSON Web Key
     * @param overlapHours how long what the client has now goes on; a day where it is not given
     */
    @Schema(name = "NewClientCredential")
    record Asked(
            ClientCredential.@Nullable Kind kind,
            @Nullable Map<String, Object> key,
            @Nullable Integer overlapHours) {}

    /** @param secret of a new {@code SECRET}, this once */
    @Schema(name = "ClientCredential")
    record Shown(
            UUID id,
            ClientCredential.Kind kind,
            @Nullable String keyId,
            Instant madeAt,
            @Nullable Instant endsAt,
            @Nullable Instant lastUsedAt,
            @Nullable String secret) {

        static Shown of(ClientCredential credential, @Nullable String secret) {
            return new Shown(
                    credential.id(),
                    credential.kind(),
                    credential.keyId(),
                    credential.madeAt(),
                    credential.endsAt(),
                    credential.lastUsedAt(),
                    secret);
        }
    }

    @GetMapping
    @Allows(
            feeds = {Feed.COURT, Feed.PRISON, Feed.IMMIGRATION, Feed.NADRA, Feed.POLICE},
            credentials = true,
            action = TrailAction.CLIENT_CREDENTIALS_VIEWED)
    @Operation(summary = "The client's secrets and keys that are good now", description = "Without the secrets.")
    List<Shown> list(Machine client) {
        return credentials.of(client.clientId()).stream()
                .map(one -> Shown.of(one, null))
                .toList();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allows(
            feeds = {Feed.COURT, Feed.PRISON, Feed.IMMIGRATION, Feed.NADRA, Feed.POLICE},
            credentials = true,
            action = TrailAction.CLIENT_CREDENTIAL_ADDED)
    @Operation(
            summary = "Add a secret or a key",
            description = "Of kind SECRET the register makes one and shows it in this answer only; of kind KEY it takes"
                    + " the public half of a pair. What the client has now ends after the overlap, by itself.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = Asked.class))))
    @ApiResponse(responseCode = "201", description = "Good from now on")
    @ApiResponse(
            responseCode = "409",
            description = "The client has two already",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "422",
            description = "Fields that cannot be true; nothing was added",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<Shown> add(@RequestBody byte[] body, Machine client, Actor actor) {
        Asked asked = json.readValue(body, Asked.class);
        ClientCredential.Kind kind = asked == null ? null : asked.kind();
        if (kind == null) {
            throw new InvalidValueException("client-credentials.kind", "Say SECRET or KEY.").at("kind");
        }
        Duration overlap =
                asked.overlapHours() == null ? ClientCredentials.OVERLAP : Duration.ofHours(asked.overlapHours());
        Map<String, Object> key = asked.key();
        Shown shown = unlessConflict(() -> switch (kind) {
            case SECRET -> {
                String secret = ClientCredentials.newSecret();
                yield Shown.of(credentials.addSecret(client.clientId(), secret, overlap, actor), secret);
            }
            case KEY ->
                Shown.of(
                        credentials.addKey(
                                client.clientId(),
                                ClientKey.of(json.writeValueAsString(key == null ? Map.of() : key)),
                                overlap,
                                actor),
                        null);
        });
        return ResponseEntity.status(HttpStatus.CREATED).body(shown);
    }

    @DeleteMapping("/{credential}")
    @Allows(
            feeds = {Feed.COURT, Feed.PRISON, Feed.IMMIGRATION, Feed.NADRA, Feed.POLICE},
            credentials = true,
            action = TrailAction.CLIENT_CREDENTIAL_ENDED)
    @Operation(
            summary = "End a secret or a key at once",
            description = "The tokens that were got with it are refused from the next request on.")
    @ApiResponse(responseCode = "204", description = "Ended")
    @ApiResponse(
            responseCode = "409",
            description = "It is the last one that goes on",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<Void> end(@PathVariable UUID credential, Machine client, Actor actor) {
        if (!unlessConflict(() -> credentials.end(client.clientId(), credential, actor))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.noContent().build();
    }

    private static <T> T unlessConflict(java.util.function.Supplier<T> change) {
        try {
            return change.get();
        } catch (InvalidValueException refused) {
            if (!CONFLICTS.contains(refused.code())) {
                throw refused;
            }
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    refused.code().replace('.', '-'),
                    "Not with what the client has now",
                    String.valueOf(refused.getMessage()),
                    List.of());
        }
    }
}
