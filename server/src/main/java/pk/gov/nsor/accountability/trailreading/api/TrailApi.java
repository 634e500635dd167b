package pk.gov.nsor.accountability.trailreading.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.audit.TrailProofs;
import pk.gov.nsor.foundation.audit.proof.Checkpoint;
import pk.gov.nsor.foundation.audit.proof.ConsistencyProof;
import pk.gov.nsor.foundation.audit.proof.SignedNote;

/**
 * The Merkle tree of the trail for agencies that verify it: checkpoints, consistency proofs and tiles of hashes. The
 * content of entries is not part of it, so that nobody can derive an entry from its leaf who does not have it.
 */
@RestController
@RequestMapping("/api/v1/trail")
@Tag(name = "Trail", description = "Checkpoints of the trail, and proofs that it was only added to.")
@Allows(everyFeed = true, action = TrailAction.TRAIL_PROOF_READ)
class TrailApi {

    private final TrailCheckpoints checkpoints;
    private final TrailProofs proofs;
    private final Trail trail;

    TrailApi(TrailCheckpoints checkpoints, TrailProofs proofs, Trail trail) {
        this.checkpoints = checkpoints;
        this.proofs = proofs;
        this.trail = trail;
    }

    /**
     * That the tree of one size begins with that of another.
     *
     * @param hashes as RFC 6962, section 2.1.2, orders them, in base64
     */
    @Schema(name = "TrailConsistency")
    record Consistency(
            @Schema(minimum = "0") long from,
            @Schema(minimum = "0") long to,

            @ArraySchema(schema = @Schema(pattern = "^[A-Za-z0-9+/]{43}=$"))
            List<String> hashes) {}

    @GetMapping(path = "/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(
            summary = "The newest checkpoint",
            description = "A signed note (C2SP tlog-checkpoint): origin, size and root, signed with Ed25519.")
    @ApiResponse(responseCode = "200", description = "As it was handed to the witnesses")
    @ApiResponse(responseCode = "404", description = "Nothing was signed yet")
    String checkpoint(Actor actor) {
        read(actor, "checkpoint");
        return newest().format();
    }

    @GetMapping(path = "/consistency", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "That the trail was only added to",
            description =
                    "The proof that the tree of one size begins with that of a smaller one. Without to, up to the newest"
                            + " checkpoint. Larger sizes than the newest checkpoint's are refused.")
    @ApiResponse(responseCode = "200", description = "The hashes; none where the sizes are the same or from is 0")
    @ApiResponse(responseCode = "400", description = "Sizes that cannot be")
    @ApiResponse(responseCode = "404", description = "Nothing was signed yet")
    Consistency consistency(
            @Parameter(
                            description = "The smaller size.",
                            schema = @Schema(type = "integer", format = "int64", minimum = "0"),
                            example = "0")
                    @RequestParam
                    long from,
            @Parameter(
                            description = "The larger size; that of the newest checkpoint where it is left out.",
                            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
                    @RequestParam(required = false)
                    @Nullable
                    Long to,
            Actor actor) {
        read(actor, "consistency");
        long signed = Checkpoint.parse(newest().text()).size();
        long end = to == null ? signed : to;
        if (from < 0 || from > end || end > signed) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-parameter",
                    "Sizes that cannot be",
                    "from is 0 to the size that to says, and that is at most " + signed + ", the newest checkpoint's.",
                    List.of());
        }
        ConsistencyProof proof = proofs.consistency(from, end);
        return new Consistency(
                from,
                end,
                proof.path().stream().map(Base64.getEncoder()::encodeToString).toList());
    }

    @GetMapping(path = "/tile/{level}/{*place}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            summary = "A tile of hashes",
            description =
                    "As C2SP tlog-tiles addresses them: tile/LEVEL/INDEX or tile/LEVEL/INDEX.p/WIDTH, with the index in"
                            + " groups of three digits such as x001/x234/067. There are no entry bundles.")
    @ApiResponse(responseCode = "200", description = "256 hashes of 32 bytes, or WIDTH of them")
    @ApiResponse(responseCode = "404", description = "The newest checkpoint has no such tile")
    byte[] tile(@PathVariable int level, @PathVariable String place, Actor actor) {
        read(actor, "tile");
        TilePlace asked = TilePlace.parse(level, place).orElseThrow(TrailApi::noSuch);
        long signed = Checkpoint.parse(newest().text()).size();
        List<byte[]> hashes = asked.isWithin(signed) ? proofs.tile(level, asked.index(), signed) : List.of();
        if (hashes.size() < asked.width()) {
            throw noSuch();
        }
        ByteArrayOutputStream tile = new ByteArrayOutputStream();
        hashes.stream().limit(asked.width()).forEach(tile::writeBytes);
        return tile.toByteArray();
    }

    private SignedNote newest() {
        return checkpoints.newest().orElseThrow(TrailApi::noSuch);
    }

    private void read(Actor actor, String what) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.TRAIL_PROOF_READ).with(Map.of("what", what)));
    }

    private static ProblemException noSuch() {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "not-found",
                "Not found",
                "The newest checkpoint has nothing like that.",
                List.of());
    }
}
