package pk.gov.nsor.foundation.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.COSIGNATURE_WRONG;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.ENTRY_CHANGED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.ENTRY_MALFORMED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.ENTRY_TWICE;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.EXPORT_WRONG;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.UNSIGNED;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import pk.gov.nsor.foundation.audit.proof.NoteSigner;

/**
 * What whoever holds the signing key can write into an export, and that none of it counts as sound; each file is held against
 * {@link PlainVerifier} too, which was written to the documents and uses nothing of the register's.
 */
@Tag("fault")
class ForgedExportTest {

    private static final NoteSigner SIGNER = ForgedTrail.signer();
    private static final int LEAVES = 11;

    @TempDir
    private Path folder;

    @Test
    void whatFitsIsSoundUpToWhatIsSigned() throws IOException {
        Verdict verdict = verdict(sound());
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.size()).isEqualTo(LEAVES);
        assertThat(verdict.coverage()).isNotNull();
        assertThat(verdict.coverage().signedTo()).isEqualTo(LEAVES);
        assertThat(verdict.coverage().signedAt()).isEqualTo(ForgedExport.SIGNED.plusSeconds(LEAVES));
        assertThat(verdict.coverage().signedUntil()).isEqualTo(ForgedExport.SIGNED.plusSeconds(LEAVES));
        assertThat(verdict.coverage().unsigned()).isZero();
        assertThat(verdict.boundTo()).isZero();
    }

    @Test
    void anEntryInventedBehindAllCheckpointsIsFound() throws IOException {
        Finding found = first(ForgedExport.of(SIGNER, LEAVES, 5, LEAVES).add(ForgedExport.leaf(99)));
        assertThat(found.kind()).isEqualTo(UNSIGNED);
        assertThat(found.leaf()).isEqualTo(LEAVES);
        assertThat(found.entry()).isEqualTo(99);
        assertThat(found.detail()).startsWith("1 leaf from here on is under no checkpoint that is signed");
    }

    @Test
    void withoutAnyCheckpointNothingIsSound() throws IOException {
        Finding found = first(ForgedExport.of(SIGNER, LEAVES));
        assertThat(found.kind()).isEqualTo(UNSIGNED);
        assertThat(found.leaf()).isZero();
        assertThat(found.entry()).isEqualTo(1);
        assertThat(found.detail()).startsWith("11 leaves from here on are under no checkpoint that is signed");
    }

    @Test
    void underCheckpointsOfAnotherKeyAloneNothingIsSound() throws IOException {
        ForgedExport forged = ForgedExport.of(ForgedTrail.signer(), LEAVES, LEAVES);
        assertThat(verdict(forged).findings()).anyMatch(found -> found.kind() == UNSIGNED && found.leaf() == 0);
    }

    @Test
    void aCheckpointThatAWitnessHoldsCoversToo() throws IOException {
        ForgedExport trail = ForgedExport.of(SIGNER, LEAVES, 5);
        assertThat(first(trail).kind()).isEqualTo(UNSIGNED);
        Verdict verdict = verifier()
                .against(List.of(WitnessedCheckpoint.of("witness", trail.note(LEAVES))))
                .verify(trail.write(folder.resolve("trail")), size -> {});
        assertThat(verdict.findings()).extracting(Finding::kind).containsExactly(FindingKind.CHECKPOINTS_ROLLED_BACK);
        assertThat(verdict.coverage().signedTo()).isEqualTo(LEAVES);
        assertThat(verdict.boundTo()).isEqualTo(LEAVES);
    }

    @Test
    void theActionsThatTheDocumentsNameAreThoseOfTheRegister() throws IOException {
        assertThat(java.nio.file.Files.readAllLines(Path.of("../docs/examples/trail-actions.txt")))
                .containsExactlyElementsOf(Arrays.stream(pk.gov.nsor.foundation.audit.TrailAction.values())
                        .map(Enum::name)
                        .toList());
    }

    static Stream<Arguments> leaves() {
        return Stream.of(
                leaf("another version", leaf -> with(leaf, 0, 9), "version 9"),
                leaf("a byte behind it", leaf -> Arrays.copyOf(leaf, leaf.length + 1), "1 byte follows its end"),
                leaf(
                        "its end cut off",
                        leaf -> Arrays.copyOf(leaf, leaf.length - 1),
                        "salt should have 16 bytes, and it ends"),
                leaf("no UTF-8", leaf -> replaced(leaf, "192.0.2.1", new byte[] {(byte) 0xc3, 0x28}), "origin is not"),
                leaf(
                        "a surrogate",
                        leaf -> replaced(leaf, "192.0.2.1", new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}),
                        "origin is not"),
                leaf(
                        "an overlong text",
                        leaf -> replaced(leaf, "192.0.2.1", new byte[] {(byte) 0xc0, (byte) 0x80}),
                        "origin is not"),
                leaf(
                        "an unknown outcome",
                        leaf -> replaced(leaf, "DONE", "GONE".getBytes(StandardCharsets.UTF_8)),
                        "outcome \"GONE\""),
                leaf(
                        "a small outcome",
                        leaf -> replaced(leaf, "DONE", "done".getBytes(StandardCharsets.UTF_8)),
                        "outcome \"done\""),
                leaf("no outcome", leaf -> replaced(leaf, "DONE", null), "outcome is not there"),
                leaf("an empty outcome", leaf -> replaced(leaf, "DONE", new byte[0]), "outcome \"\""),
                leaf(
                        "an unknown action",
                        leaf -> replaced(leaf, "PERSON_VIEWED", "PERSON_BURIED".getBytes(StandardCharsets.UTF_8)),
                        "action \"PERSON_BURIED\""),
                leaf(
                        "an unknown actor",
                        leaf -> replaced(leaf, "OFFICER", "OFFICEX".getBytes(StandardCharsets.UTF_8)),
                        "actorKind \"OFFICEX\""),
                leaf("no origin", leaf -> replaced(leaf, "192.0.2.1", null), "origin is not there"),
                leaf(
                        "the identifier 0",
                        leaf -> ByteBuffer.wrap(leaf.clone()).putLong(5, 0).array(),
                        "id is 0"),
                leaf(
                        "a negative identifier",
                        leaf -> ByteBuffer.wrap(leaf.clone()).putLong(5, -7).array(),
                        "id is -7"),
                leaf(
                        "a length below null",
                        leaf -> ByteBuffer.wrap(leaf.clone()).putInt(13, -2).array(),
                        "occurredAt"),
                leaf("a time of 7 bytes", leaf -> shortTime(leaf), "occurredAt"),
                leaf("a content without a key", leaf -> contentWithoutKey(leaf), "keyId"),
                leaf("no salt", leaf -> withoutEnd(leaf, 16, -1), "salt is not there"),
                leaf("a salt of 15 bytes", leaf -> withoutEnd(leaf, 1, 15), "salt has 15 bytes"),
                leaf(
                        "an older version behind a newer",
                        leaf -> with(Arrays.copyOf(leaf, leaf.length - 20), 0, 1),
                        "behind leaves of version 2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leaves")
    void aSignedLeafThatIsNoEntryIsFound(String what, UnaryOperator<byte[]> change, String said) throws IOException {
        Finding found = first(sound().leaf(6, change));
        assertThat(found.kind()).isEqualTo(ENTRY_MALFORMED);
        assertThat(found.leaf()).isEqualTo(6);
        assertThat(found.detail()).contains(said);
    }

    @Test
    void anIdentifierThatIsThereTwiceIsFound() throws IOException {
        for (int second : new int[] {5, 9}) {
            Finding found = first(sound().leaf(second, leaf -> ForgedExport.leaf(5)));
            assertThat(found.kind()).isEqualTo(ENTRY_TWICE);
            assertThat(found.leaf()).isEqualTo(second);
            assertThat(found.entry()).isEqualTo(5);
        }
    }

    /** The checkpoints are of 5 and 11 seconds, and a leaf of a second more than its index. */
    @ParameterizedTest
    @CsvSource({"8, -1197, true", "8, -1205, false", "8, 301, true", "8, 303, false", "2, 302, true", "2, 303, false"})
    void aSignedLeafOfATimeThatCannotBeIsFound(int leaf, long seconds, boolean isSound) throws IOException {
        assertThat(verdict(sound().leaf(leaf, ForgedExport.later(seconds))).isSound())
                .isEqualTo(isSound);
    }

    @ParameterizedTest
    @CsvSource({"1, 6, true", "1, 7, false", "2, -6, true", "2, -7, false"})
    void aCheckpointOfATimeBeforeTheLastIsFound(int number, long seconds, boolean isSound) throws IOException {
        assertThat(verdict(sound().signedLater(number, seconds)).isSound()).isEqualTo(isSound);
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                line("the count at the end is too small", "^end 11$", "end 10"),
                line("the count at the end is too large", "^end 11$", "end 12"),
                line("checkpoints numbered from 2 on", "^checkpoint 1 ", "checkpoint 0 "),
                line("a number of a checkpoint left out", "^checkpoint 2 ", "checkpoint 3 "),
                line("a number of a checkpoint twice", "^checkpoint 2 ", "checkpoint 1 "),
                line(
                        "another key named",
                        "^key nsor.*$",
                        "key " + ForgedTrail.signer().verifier().text()),
                line(
                        "checkpoints in another order",
                        "^(checkpoint 1) (.*)\\n(checkpoint 2) (.*)\\n",
                        "$1 $4\n$3 $2\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void aLineThatDoesNotFitTheOthersIsFound(String what, String regex, String by) throws IOException {
        Verdict verdict = verdict(sound().replace(regex, by.replace("+", "\\+")));
        assertThat(verdict.isSound()).isFalse();
        assertThat(verdict.findings())
                .anyMatch(found -> found.kind() == EXPORT_WRONG || found.kind() == FindingKind.CHECKPOINT_CHANGED);
    }

    static Stream<Arguments> syntax() {
        return Stream.of(
                line("a number with a sign", "^end 11$", "end +11"),
                line("a number with a zero in front", "^end 11$", "end 011"),
                line("a negative number", "^batch 0 ", "batch -0 "),
                line("zero with a sign", "^batch 0 ", "batch +0 "),
                line("two zeros", "^batch 0 ", "batch 00 "),
                line("a number with an exponent", "^batch 4 ", "batch 4e0 "),
                line("a number with a fraction", "^batch 4 ", "batch 4.0 "),
                line("a number of other digits", "^batch 4 ", "batch ٤ "),
                line("a hexadecimal number", "^batch 4 ", "batch 0x4 "),
                line("no number", "^batch 4 ", "batch  "),
                line("a number beyond 63 bits", "^batch 4 ", "batch 9223372036854775808 "),
                line("a transaction beyond 64 bits", "^(batch 4 8) 1008", "$1 18446744073709551616"),
                line("a checkpoint's size with a sign", "^checkpoint 1 5", "checkpoint 1 +5"),
                line("a checkpoint's number with a zero", "^checkpoint 1", "checkpoint 01"),
                line("no key", "^key .*\\n", ""),
                line("a key that is none", "^key .*$", "key none"),
                line("two keys", "^(key .*\\n)", "$1$1"),
                line("no time", "^made .*\\n", ""),
                line("two times", "^(made .*\\n)", "$1$1"),
                line("the time before the key", "^(key .*\\n)(made .*\\n)", "$2$1"),
                line("a time that is none", "^made .*$", "made yesterday"),
                line("a time in another form", "^made .*$", "made 2026-11-28T07:00:00.000Z"),
                line("a time of another zone", "^made .*$", "made 2026-11-28T12:00:00+05:00"),
                line("a checkpoint behind a batch", "^(checkpoint 2 .*\\n)(batch 0 .*\\n)", "$2$1"),
                line("a word more", "^end 11$", "end 11 11"),
                line("a space at the end", "^end 11$", "end 11 "),
                line("a space in front", "^end 11$", " end 11"),
                line("two spaces", "^end 11$", "end  11"),
                line("a tabulator", "^end 11$", "end\t11"),
                line("a carriage return", "^end 11$", "end 11\r"),
                line("a line behind the end", "^end 11\\n", "end 11\n\n"),
                line("an end behind the end", "^end 11\\n", "end 11\nend 11\n"),
                line("no line feed at the end", "^end 11\\n", "end 11"),
                line("no end", "^end 11\\n", ""),
                line("an empty line", "^(batch 4 .*\\n)", "\n$1"),
                line("another word", "^batch 4 ", "Batch 4 "),
                line("an unknown line", "^(batch 4 .*\\n)", "note 1\n$1"),
                line("another version", "^nsor-trail-export 1", "nsor-trail-export 01"),
                line("a byte order mark", "\\Ansor", "\uFEFFnsor"),
                line("a root of 31 bytes", "^(checkpoint 1 5) [^ ]+", "$1 " + "A".repeat(40) + "AA=="),
                line("base64 without its end", "^(checkpoint 1 5 [^ ]+)= ", "$1 "),
                line("base64 of another alphabet", "^(checkpoint 1 5) [^ ]+", "$1 " + "_".repeat(42) + "8="),
                line("bits left over in base64", "^(checkpoint 1 5) [^ ]+", "$1 " + "A".repeat(42) + "B="),
                line("nothing for no bytes", "^(batch 4 .*) [^ ]+$", "$1 "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("syntax")
    void whatIsNotWrittenAsAnExportIsIsRefused(String what, String regex, String by) throws IOException {
        ForgedExport forged = sound().replace(regex, by);
        Path file = forged.write(folder.resolve("forged"));
        assertThatThrownBy(() -> verifier().verify(file, size -> {}))
                .isInstanceOf(UnreadableTrailException.class)
                .hasMessageContaining(file.toString());
        assertThat(PlainVerifier.isSound(forged.bytes(), SIGNER.verifier().text()))
                .isFalse();
    }

    @Test
    void aNoteThatIsNoUtf8IsRefused() throws IOException {
        String note = Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, '\n'});
        Path file = sound().replace("^(checkpoint 1 5 [^ ]+) .*$", "$1 " + note).write(folder.resolve("forged"));
        assertThatThrownBy(() -> verifier().verify(file, size -> {}))
                .isInstanceOf(UnreadableTrailException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void noByteOfTheFileCanBeAnotherUnseen() throws IOException {
        byte[] whole = sound().bytes();
        Path file = folder.resolve("forged");
        int from = new String(whole, StandardCharsets.UTF_8).indexOf("made ");
        int to = new String(whole, StandardCharsets.UTF_8).indexOf("\n", from);
        for (int at = 0; at < whole.length; at += 17) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << at % 7);
            java.nio.file.Files.write(file, changed);
            boolean isSound = isSound(file);
            assertThat(isSound)
                    .as("byte " + at)
                    .isEqualTo(PlainVerifier.isSound(changed, SIGNER.verifier().text()));
            if (isSound) {
                // The time of making and the number of the last transaction of a batch are nowhere signed.
                assertThat(at)
                        .satisfiesAnyOf(
                                place -> assertThat(place).isBetween(from, to),
                                place -> assertThat(isOfATransaction(whole, place))
                                        .isTrue());
            }
        }
    }

    @Test
    void noFileThatIsCutOffIsSound() throws IOException {
        byte[] whole = sound().bytes();
        Path file = folder.resolve("forged");
        for (int length = 0; length < whole.length; length += length > whole.length - 10 ? 1 : 97) {
            byte[] part = Arrays.copyOf(whole, length);
            java.nio.file.Files.write(file, part);
            assertThat(isSound(file)).as("the first %d bytes", length).isFalse();
            assertThat(PlainVerifier.isSound(part, SIGNER.verifier().text())).isFalse();
        }
    }

    @Test
    void aWitnessThatSignedIsCountedAndBinds() throws IOException {
        SigningWitness witness = new SigningWitness("witness.example/w1");
        ForgedExport trail = sound().cosigned(1, "lahore", witness, 1_795_000_060);
        Path file = trail.write(folder.resolve("trail"));
        assertThat(verifier().verify(file, size -> {}).witnessed())
                .as("nobody has named its key")
                .isZero();
        Verdict verdict = verifier().cosignedBy(List.of(witness.verifier())).verify(file, size -> {});
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.witnessed()).isEqualTo(1);
        assertThat(verdict.boundTo()).isEqualTo(5);
        assertThat(verdict.coverage().witnessedAt()).isEqualTo(Instant.ofEpochSecond(1_795_000_060));
        Verdict forged = verifier()
                .cosignedBy(List.of(witness.verifier()))
                .verify(
                        sound().cosigned(2, "lahore", new SigningWitness("witness.example/w1"), 1)
                                .write(file),
                        size -> {});
        assertThat(forged.isSound()).as("of another key of that name").isTrue();
        assertThat(forged.witnessed()).isZero();
    }

    @Test
    void aWitnessesSignatureUnderAnotherCheckpointIsFound() throws IOException {
        SigningWitness witness = new SigningWitness("witness.example/w1");
        for (String by : List.of("cosignature 2", "cosignature 3", "cosignature 0")) {
            Path file = sound().cosigned(1, "lahore", witness, 1_795_000_060)
                    .replace("^cosignature 1", by)
                    .write(folder.resolve("trail"));
            assertThat(verifier().verify(file, size -> {}).findings())
                    .as(by)
                    .extracting(Finding::kind)
                    .contains(COSIGNATURE_WRONG)
                    .anyMatch(kind -> kind == EXPORT_WRONG || by.equals("cosignature 2"));
        }
    }

    @Test
    void ofAThousandChangedEntriesTheFirstIsNamedFirst() throws IOException {
        ForgedExport trail = ForgedExport.of(SIGNER, 1_200, 1_200);
        // What was sealed stays; the leaves that stand in its place all have another outcome.
        Path file = trail.then(text -> withOtherLeaves(text)).write(folder.resolve("forged"));
        Verdict verdict = verifier().verify(file, size -> {});
        assertThat(verdict.found()).isEqualTo(1_200);
        assertThat(verdict.findings().getFirst().kind()).isEqualTo(ENTRY_CHANGED);
        assertThat(verdict.findings().getFirst().leaf()).isZero();
        assertThat(verdict.findings())
                .hasSize(Findings.MOST_OF_A_KIND)
                .extracting(Finding::leaf)
                .isSorted()
                .endsWith((long) Findings.MOST_OF_A_KIND - 1);
    }

    private static String withOtherLeaves(String text) {
        StringBuilder changed = new StringBuilder();
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ");
            if (words[0].equals("batch")) {
                byte[] leaves = Base64.getDecoder().decode(words[8]);
                String latin = new String(leaves, StandardCharsets.ISO_8859_1).replace("DONE", "FINE");
                words[8] = Base64.getEncoder().encodeToString(latin.getBytes(StandardCharsets.ISO_8859_1));
            }
            changed.append(String.join(" ", words)).append('\n');
        }
        return changed.toString();
    }

    private static boolean isOfATransaction(byte[] whole, int place) {
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        int line = text.lastIndexOf('\n', place) + 1;
        return text.startsWith("batch ", line)
                && text.substring(line, place).chars().filter(one -> one == ' ').count() == 3;
    }

    private static ForgedExport sound() {
        return ForgedExport.of(SIGNER, LEAVES, 5, LEAVES);
    }

    private static TrailVerifier verifier() {
        return new TrailVerifier(SIGNER.verifier(), Clock.systemUTC());
    }

    private boolean isSound(Path file) {
        try {
            return verifier().verify(file, size -> {}).isSound();
        } catch (UnreadableTrailException refused) {
            return false;
        }
    }

    private Verdict verdict(ForgedExport forged) throws IOException {
        Verdict verdict = verifier().verify(forged.write(folder.resolve("forged")), size -> {});
        assertThat(PlainVerifier.isSound(forged.bytes(), SIGNER.verifier().text()))
                .as("the plain verifier says the same")
                .isEqualTo(verdict.isSound());
        return verdict;
    }

    private Finding first(ForgedExport forged) throws IOException {
        Verdict verdict = verdict(forged);
        assertThat(verdict.isSound()).isFalse();
        return verdict.findings().getFirst();
    }

    private static Arguments leaf(String what, UnaryOperator<byte[]> change, String said) {
        return Arguments.of(what, change, said);
    }

    private static Arguments line(String what, String regex, String by) {
        return Arguments.of(what, regex, by);
    }

    private static byte[] with(byte[] leaf, int at, int value) {
        byte[] changed = leaf.clone();
        changed[at] = (byte) value;
        return changed;
    }

    /** Another field in the place of a text, null for null. */
    private static byte[] replaced(byte[] leaf, String text, byte[] by) {
        byte[] old = text.getBytes(StandardCharsets.UTF_8);
        int at = new String(leaf, StandardCharsets.ISO_8859_1).indexOf(text);
        ByteBuffer to = ByteBuffer.allocate(leaf.length - old.length + (by == null ? 0 : by.length));
        to.put(leaf, 0, at - 4).putInt(by == null ? -1 : by.length).put(by == null ? new byte[0] : by);
        return to.put(leaf, at + old.length, leaf.length - at - old.length).array();
    }

    private static byte[] shortTime(byte[] leaf) {
        return ByteBuffer.allocate(leaf.length - 1)
                .put(leaf, 0, 13)
                .putInt(7)
                .put(leaf, 18, leaf.length - 18)
                .array();
    }

    /** The three fields before the salt are null in the leaf of an odd identifier. */
    private static byte[] contentWithoutKey(byte[] leaf) {
        return ByteBuffer.allocate(leaf.length + 32)
                .put(leaf, 0, leaf.length - 28)
                .putInt(32)
                .put(new byte[32])
                .put(leaf, leaf.length - 24, 24)
                .array();
    }

    /** Without so many bytes of the salt, and with another length in front of it. */
    private static byte[] withoutEnd(byte[] leaf, int bytes, int length) {
        return ByteBuffer.wrap(Arrays.copyOf(leaf, leaf.length - bytes))
                .putInt(leaf.length - 20, length)
                .array();
    }
}
