package pk.gov.nsor.foundation.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.keys.SigningKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The vectors that docs/trail.md hands out, which another program made from that text alone. */
class VectorsTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final JsonNode VECTORS = read();

    @Test
    void everyEntryHasItsEncodingAndItsHash() {
        assertThat(VECTORS.get("leaves")).hasSize(7);
        for (JsonNode leaf : VECTORS.get("leaves")) {
            LeafEncoding entry = entry(leaf.get("entry"));
            assertThat(HEX.formatHex(entry.encode()))
                    .isEqualTo(leaf.get("encoding").asString());
            assertThat(LeafEncoding.decode(hex(leaf.get("encoding")))).isEqualTo(entry);
            assertThat(HEX.formatHex(entry.hash())).isEqualTo(leaf.get("hash").asString());
        }
    }

    @Test
    void theCommitmentIsTheHashOfSaltAndText() {
        JsonNode vector = VECTORS.get("commitment");
        assertThat(MerkleHash.sha256(
                        hex(vector.get("salt")), vector.get("text").asString().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(hex(vector.get("commitment")))
                .isEqualTo(hex(VECTORS.get("leaves").get(3).get("entry").get("commitment")));
    }

    @Test
    void theTreeOfTheEntriesHasItsRootAtEverySize() {
        TreeBuilder tree = new TreeBuilder();
        assertThat(VECTORS.get("roots")).hasSize(8);
        for (JsonNode root : VECTORS.get("roots")) {
            if (tree.size() < root.get("size").asLong()) {
                tree.append(leaf((int) tree.size()));
            }
            assertThat(HEX.formatHex(tree.root())).isEqualTo(root.get("root").asString());
        }
    }

    @Test
    void theProofsAreTheseAndHold() {
        List<byte[]> leaves = new ArrayList<>();
        VECTORS.get("leaves").forEach(leaf -> leaves.add(hex(leaf.get("hash"))));
        TreeNodes nodes = PlainTree.nodes(leaves);
        for (JsonNode vector : VECTORS.get("inclusion")) {
            InclusionProof proof = InclusionProof.of(
                    vector.get("index").asLong(), vector.get("size").asLong(), nodes);
            assertThat(proof.path()).containsExactlyElementsOf(path(vector));
            assertThat(proof.verify(leaf((int) proof.index()), root(proof.size())))
                    .isTrue();
        }
        for (JsonNode vector : VECTORS.get("consistency")) {
            ConsistencyProof proof = ConsistencyProof.of(
                    vector.get("oldSize").asLong(), vector.get("newSize").asLong(), nodes);
            assertThat(proof.path()).containsExactlyElementsOf(path(vector));
            assertThat(proof.verify(root(proof.oldSize()), root(proof.newSize())))
                    .isTrue();
        }
    }

    @Test
    void theCheckpointIsSignedSo() {
        JsonNode vector = VECTORS.get("checkpoint");
        NoteSigner signer = new NoteSigner(
                "nsor.gov.pk/trail", SigningKey.of(hex(vector.get("seed"))).pair());
        SignedNote note = new Checkpoint(
                        "nsor.gov.pk/trail",
                        7,
                        root(7),
                        Instant.ofEpochSecond(vector.get("time").asLong()))
                .sign(signer);
        assertThat(note.format()).isEqualTo(vector.get("note").asString());
        assertThat(signer.verifier().text()).isEqualTo(vector.get("key").asString());
        assertThat(NoteVerifier.parse(vector.get("key").asString())
                        .verify(SignedNote.parse(vector.get("note").asString())))
                .isTrue();
    }

    @Test
    void theWitnessHasSignedTheCheckpointAndItsTime() {
        JsonNode vector = VECTORS.get("cosignature");
        SignedNote note = SignedNote.parse(VECTORS.get("checkpoint").get("note").asString());
        NoteVerifier witness = NoteVerifier.parse(vector.get("key").asString());
        SignedNote.Signature cosignature =
                SignedNote.Signature.parse(vector.get("line").asString());
        assertThat(witness.verify(note.text(), cosignature)).isTrue();
        assertThat(witness.verify(note.with(cosignature))).isTrue();
        assertThat(witness.verify(note)).isFalse();
        assertThat(NoteVerifier.cosignedAt(cosignature))
                .contains(Instant.ofEpochSecond(vector.get("time").asLong()));
        assertThat(cosignature.line()).isEqualTo(vector.get("line").asString());
    }

    /** What the text shows as an example is one of the vectors. */
    @Test
    void theTextShowsTheVectors() throws IOException {
        String text = Files.readString(Path.of("../docs/trail.md"));
        assertThat(text.replaceAll("\\s", ""))
                .contains(
                        VECTORS.get("leaves").get(2).get("encoding").asString(),
                        VECTORS.get("leaves").get(2).get("hash").asString(),
                        VECTORS.get("commitment").get("commitment").asString());
        assertThat(text)
                .contains(
                        VECTORS.get("checkpoint").get("note").asString(),
                        VECTORS.get("checkpoint").get("key").asString(),
                        VECTORS.get("cosignature").get("line").asString(),
                        VECTORS.get("cosignature").get("key").asString());
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(Files.readString(Path.of("../docs/examples/trail-vectors.json")));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static LeafEncoding entry(JsonNode entry) {
        return new LeafEncoding(
                entry.get("id").asLong(),
                entry.get("occurredAt").asLong(),
                entry.get("actorKind").asString(),
                uuid(entry.get("actorId")),
                entry.get("origin").asString(),
                entry.get("action").asString(),
                entry.get("outcome").asString(),
                uuid(entry.get("subjectId")),
                text(entry.get("purpose")),
                text(entry.get("link")),
                uuid(entry.get("keyId")),
                hexOrNull(entry.get("contentHash")),
                hexOrNull(entry.get("commitment")),
                hexOrNull(entry.get("salt")));
    }

    private static byte[] leaf(int index) {
        return hex(VECTORS.get("leaves").get(index).get("hash"));
    }

    private static byte[] root(long size) {
        return hex(VECTORS.get("roots").get((int) size).get("root"));
    }

    private static List<byte[]> path(JsonNode proof) {
        return Stream.of(proof.get("path").values().toArray(JsonNode[]::new))
                .map(VectorsTest::hex)
                .toList();
    }

    private static @Nullable UUID uuid(JsonNode id) {
        return id.isNull() ? null : UUID.fromString(id.asString());
    }

    private static @Nullable String text(JsonNode text) {
        return text.isNull() ? null : text.asString();
    }

    private static byte[] hex(JsonNode hex) {
        return HEX.parseHex(hex.asString());
    }

    private static byte @Nullable [] hexOrNull(JsonNode hex) {
        return hex.isNull() ? null : hex(hex);
    }
}
