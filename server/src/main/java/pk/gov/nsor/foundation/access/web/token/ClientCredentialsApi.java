package pk.gov.nsor.foundation.access.web.token;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.StrictJson;
import pk.gov.nsor.foundation.access.client.ClientCredential;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.machine.ClientKey;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Endpoints by which a client changes its own secrets and keys, with a token that is valid only for that. */
@RestController
@RequestMapping(path = "/api/v1/client/credentials", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Client", description = "The client's own secrets and keys; the token's scope is \"credentials\".")
@DecidesNothing("A system changes its own credentials; nobody's page was shown")
class ClientCredentialsApi {

    private static final Set<String> CONFLICTS = Set.of("client-credentials.two", "client-credentials.last");

    private final ClientCredentials credentials;

    ClientCredentialsApi(ClientCredentials credentials) {
        this.credentials = credentials;
    }

    /**
     * @param key of a {@code KEY}: the public half, as a JSON Web Key
     * @param overlapHours how long what the client has now goes on; a day where it is not given
     */
    @Schema(name = "NewClientCredential")
    record Asked(
            @Schema(
                    description = "SECRET: the register makes one. KEY: the public half of a pair, under key.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "SECRET")
            ClientCredential.@Nullable Kind kind,

            @Schema(
                    description =
                            "Of a KEY, and needed there: its public half as a JSON Web Key (RFC 7517) of at most 4000"
                                    + " characters, RSA of 2048 to 8192 bits or EC on P-256, P-384 or P-521.",
                    ref = "#/components/schemas/PublicKey")
            @Nullable
            Map<String, Object> key,

            @Schema(
                    description = "How long what the client has now goes on; 24 where it is left out.",
                    minimum = "0",
                    maximum = "168",
                    example = "24")
            @Nullable
            Integer overlapHours) {}

    /** @param secret of a new {@code SECRET}, this once */
    @Schema(name = "ClientCredential")
    record Shown(
            UUID id,
            ClientCredential.Kind kind,

            @Schema(description = "What its assertions call it (kid); null of a SECRET.") @Nullable
            String keyId,

            Instant madeAt,

            @Schema(description = "From when on it is refused; null for no end.") @Nullable
            Instant endsAt,

            @Schema(description = "When a token was last got with it; null for never.") @Nullable
            Instant lastUsedAt,

            @Schema(description = "A new SECRET, in this answer only; null in every other.") @Nullable
            String secret) {

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
    @Allows(everyFeed = true, credentials = true, trials = true, action = TrailAction.CLIENT_CREDENTIALS_VIEWED)
    @Operation(summary = "The client's secrets and keys that are good now", description = "Without the secrets.")
    List<Shown> list(Machine client) {
        return credentials.of(client.clientId()).stream()
                .map(one -> Shown.of(one, null))
                .toList();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allows(everyFeed = true, credentials = true, trials = true, action = TrailAction.CLIENT_CREDENTIAL_ADDED)
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
                                            schema = @Schema(implementation = Asked.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "secret",
                                                            summary = "A new secret",
                                                            value = "{\"kind\": \"SECRET\", \"overlapHours\": 24}"))))
    @ApiResponse(responseCode = "201", description = "Good from now on")
    @ApiResponse(responseCode = "409", description = "The client has two already")
    @ApiResponse(responseCode = "422", description = "Fields that cannot be true; nothing was added")
    ResponseEntity<Shown> add(@RequestBody byte[] body, Machine client, Actor actor) {
        Asked asked = StrictJson.read(body, Asked.class);
        ClientCredential.Kind kind = asked.kind();
        if (kind == ClientCredential.Kind.SECRET && asked.key() != null) {
            throw new InvalidValueException(
                            "client-credentials.key", "A secret is made by the register; leave this out.")
                    .at("key");
        }
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
                                ClientKey.of(StrictJson.write(key == null ? Map.of() : key)),
                                overlap,
                                actor),
                        null);
        });
        return ResponseEntity.status(HttpStatus.CREATED).body(shown);
    }

    @DeleteMapping("/{credential}")
    @Allows(everyFeed = true, credentials = true, trials = true, action = TrailAction.CLIENT_CREDENTIAL_ENDED)
    @Operation(
            summary = "End a secret or a key at once",
            description = "The tokens that were got with it are refused from the next request on.")
    @ApiResponse(responseCode = "204", description = "Ended")
    @ApiResponse(responseCode = "404", description = "The client has none of this name that is good now")
    @ApiResponse(responseCode = "409", description = "It is the last one that goes on")
    ResponseEntity<Void> end(
            @Parameter(description = "Its id, as the list has it.") @PathVariable UUID credential,
            Machine client,
            Actor actor) {
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
