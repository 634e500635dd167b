package pk.gov.nsor.foundation.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.audit.proof.MalformedProofException.Fault;
import pk.gov.nsor.foundation.keys.SigningKey;

/** Vectors of others who follow the same standards: Certificate Transparency, Go's sumdb, and a witness in service. */
class StandardsTest {

    private static final HexFormat HEX = HexFormat.of();

    // The eight leaves of Certificate Transparency's tests, and the roots of the trees of the first one to eight.
    private static final List<byte[]> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(leaf -> MerkleHash.leaf(HEX.parseHex(leaf)))
            .toList();
    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    // golang.org/x/mod/sumdb/note
    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String NOTE = TEXT
            + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    // A checkpoint of a log in service, with the cosignature of a witness, of May 2026.
    private static final String WITNESS = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";
    private static final String COSIGNED = """
            arche2025h1.staging.ct.transparency.dev
            1432088532
            U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

            — arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
            — remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
            """;
    private static final String LOG =
            "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f";

    @Test
    void theEmptyTreeHasTheHashOfNothing() {
        assertThat(HEX.formatHex(new TreeBuilder().root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void theEightLeavesHaveTheirRoots() {
        TreeBuilder tree = new TreeBuilder();
        for (int size = 1; size <= LEAVES.size(); size++) {
            tree.append(LEAVES.get(size - 1));
            assertThat(HEX.formatHex(tree.root())).isEqualTo(ROOTS.get(size - 1));
        }
    }

    @Test
    void theProofsOfTheEightLeavesAreThese() {
        assertThat(InclusionProof.of(5, 8, PlainTree.nodes(LEAVES)).path().stream()
                        .map(HEX::formatHex))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        ConsistencyProof growth = ConsistencyProof.of(6, 8, PlainTree.nodes(LEAVES));
        assertThat(growth.path().stream().map(HEX::formatHex))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(growth.verify(HEX.parseHex(ROOTS.get(5)), HEX.parseHex(ROOTS.get(7))))
                .isTrue();
        assertThat(growth.verify(HEX.parseHex(ROOTS.get(4)), HEX.parseHex(ROOTS.get(7))))
                .isFalse();
    }

    @Test
    void aNoteOfGoIsReadAndItsSignatureHolds() {
        SignedNote note = SignedNote.parse(NOTE);
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.format()).isEqualTo(NOTE);
        assertThat(NoteVerifier.parse(PETER).verify(note)).isTrue();
        assertThat(NoteVerifier.parse(PETER).verify(SignedNote.parse(NOTE.replace("crypto", "Crypto"))))
                .isFalse();
        assertThat(NoteVerifier.parse(LOG).verify(note)).isFalse();
    }

    @Test
    void theSameSeedSignsTheSameNoteAsGo() {
        byte[] typeAndSeed = java.util.Base64.getDecoder().decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
        SigningKey key = SigningKey.of(Arrays.copyOfRange(typeAndSeed, 1, typeAndSeed.length));
        NoteSigner signer = new NoteSigner("PeterNeumann", key.pair());
        assertThat(signer.verifier().text()).isEqualTo(PETER);
        assertThat(signer.sign(TEXT).format()).isEqualTo(NOTE);
    }

    @Test
    void aCheckpointInServiceIsReadAndLogAndWitnessHaveSignedIt() {
        SignedNote note = SignedNote.parse(COSIGNED);
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        assertThat(checkpoint.size()).isEqualTo(1_432_088_532L);
        assertThat(checkpoint.origin()).isEqualTo("arche2025h1.staging.ct.transparency.dev");
        assertThat(checkpoint.text()).isEqualTo(note.text());
        assertThat(NoteVerifier.parse(LOG).verify(note)).isTrue();
        NoteVerifier witness = NoteVerifier.parse(WITNESS);
        assertThat(witness.type()).isEqualTo(NoteVerifier.Type.COSIGNATURE);
        assertThat(witness.verify(note)).isTrue();
        assertThat(NoteVerifier.cosignedAt(note.signatures().getLast())).contains(Instant.ofEpochSecond(0x6a122120L));
        SignedNote changed = SignedNote.parse(COSIGNED.replace("1432088532", "1432088533"));
        assertThat(NoteVerifier.parse(LOG).verify(changed)).isFalse();
        assertThat(witness.verify(changed)).isFalse();
    }

    @Test
    void aNoteWithOneWrongSignatureOfAKnownKeyIsRefused() {
        SignedNote good = SignedNote.parse(NOTE);
        SignedNote.Signature wrong = new SignedNote.Signature(
                "PeterNeumann", good.signatures().getFirst().keyId(), new byte[64]);
        assertThat(NoteVerifier.parse(PETER).verify(good.with(wrong))).isFalse();
        // One of a key nobody knows does no harm.
        assertThat(NoteVerifier.parse(PETER).verify(good.with(new SignedNote.Signature("somebody", 1, new byte[64]))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+",
                "PeterNeumann+c74f20a3+!",
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void whatIsNoKeyIsRefused(String text) {
        assertThat(catchThrowableOfType(MalformedProofException.class, () -> NoteVerifier.parse(text)))
                .extracting(MalformedProofException::fault)
                .isEqualTo(Fault.NOT_A_KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text\n",
                "text\n\n",
                "text\n\n— name x08go/ZJ",
                "text\n\n- name x08go/ZJ\n",
                "text\n\n—  x08go/ZJ\n",
                "text\n\n— name x08go/Z\n",
                "text\n\n— name x08goy==\n",
                "text\n\n— name x08goA==\n",
                "te\txt\n\n— name x08go/ZJ\n"
            })
    void whatIsNoNoteIsRefused(String text) {
        assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(MalformedProofException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "origin\n7\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=",
                "origin\n07\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n",
                "origin\n-7\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n",
                "origin\n9223372036854775808\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n",
                "\n7\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n",
                "origin\n7\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Q==\n",
                "origin\n7\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro\n",
                "origin\n7\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\nextension\n"
            })
    void whatIsNoCheckpointIsRefused(String text) {
        assertThat(catchThrowableOfType(MalformedProofException.class, () -> Checkpoint.parse(text)))
                .extracting(MalformedProofException::fault)
                .isEqualTo(Fault.NOT_A_CHECKPOINT);
    }

    @Test
    void theLargestSizeIsRead() {
        assertThat(Checkpoint.parse("origin\n9223372036854775807\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n")
                        .size())
                .isEqualTo(Long.MAX_VALUE);
    }
}
