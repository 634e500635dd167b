package pk.gov.nsor.accountability.trailreading.export;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import pk.gov.nsor.foundation.audit.proof.InclusionProof;
import pk.gov.nsor.foundation.audit.proof.LeafEncoding;
import pk.gov.nsor.foundation.audit.proof.SignedNote;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an entry says in the open, and that it is a leaf of a tree. */
public record ProvenLeaf(LeafEncoding leaf, InclusionProof proof) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int FIELDS = 3;

    /** As C2SP tlog-proof says, with the leaf's encoding as its extra data; anybody's program for these checks it. */
    public String text(SignedNote checkpoint) {
        StringBuilder text = new StringBuilder("c2sp.org/tlog-proof@v1\nextra ")
                .append(base64(leaf.encode()))
                .append("\nindex ")
                .append(proof.index())
                .append('\n');
        proof.path().forEach(hash -> text.append(base64(hash)).append('\n'));
        return text.append('\n').append(checkpoint.format()).toString();
    }

    /** One line of a file of many under one checkpoint. */
    String line() {
        return JSON.writeValueAsString(Map.of(
                        "leaf",
                        base64(leaf.encode()),
                        "index",
                        proof.index(),
                        "path",
                        proof.path().stream().map(ProvenLeaf::base64).toList()))
                + "\n";
    }

    /**
     * @param size of the tree
     * @throws IllegalArgumentException where it is not what {@link #line} writes, or no leaf of such a tree
     */
    static ProvenLeaf parse(String line, long size) {
        JsonNode read;
        try {
            read = JSON.readTree(line);
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException("not JSON", unreadable);
        }
        JsonNode index = read.path("index");
        if (!read.isObject()
                || read.size() != FIELDS
                || !read.path("leaf").isString()
                || !index.isIntegralNumber()
                || !index.canConvertToLong()
                || !read.path("path").isArray()) {
            throw new IllegalArgumentException("it has not the fields leaf, index and path");
        }
        List<byte[]> path =
                read.path("path").valueStream().map(ProvenLeaf::bytes).toList();
        return new ProvenLeaf(
                LeafEncoding.decode(bytes(read.path("leaf"))), new InclusionProof(index.longValue(), size, path));
    }

    /** In the one way they can be written. */
    private static byte[] bytes(JsonNode text) {
        if (!text.isString()) {
            throw new IllegalArgumentException("not base64");
        }
        byte[] bytes = Base64.getDecoder().decode(text.stringValue());
        if (!base64(bytes).equals(text.stringValue())) {
            throw new IllegalArgumentException("not base64 in the one way it is written");
        }
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
