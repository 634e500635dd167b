package pk.gov.nsor.foundation.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.BATCH_CHANGED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.BATCH_MISSING;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.CHECKPOINTS_ROLLED_BACK;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.CHECKPOINT_CHANGED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.CONTENT_KEY_SWAPPED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.ENTRY_CHANGED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.ENTRY_DELETED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.ENTRY_INSERTED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.ENTRY_REORDERED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.SIGNED_BY_ANOTHER_KEY;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.TRAIL_REWRITTEN;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.TRAIL_ROLLED_BACK;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.TRAIL_TRUNCATED;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the database's superuser can do to the trail, one sort after the other, and that each is found by name, with the first
 * entry that does not fit. The trail has 43 leaves in batches of eight and three entries more; witnesses hold checkpoints of
 * 19 and 43 leaves.
 */
@Tag("fault")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperingTest {

    private final ForgedTrail untouched = ForgedTrail.empty();
    private ForgedTrail older = untouched;
    private List<WitnessedCheckpoint> witnessed = List.of();

    @TempDir
    private Path folder;

    @BeforeAll
    void write() {
        untouched.write(19);
        untouched.seal();
        WitnessedCheckpoint first = untouched.sign();
        older = untouched.copy();
        untouched.write(24);
        untouched.seal();
        witnessed = List.of(first, untouched.sign());
        untouched.write(3);
        untouched.keep();
    }

    @Test
    void nothingIsFoundWhereNothingWasDone() throws IOException {
        Verdict verdict = untouched
                .restored()
                .verifier()
                .against(witnessed)
                .withContents(untouched.keys())
                .verify(untouched.asApplication(), size -> {});
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.isSound()).isTrue();
        assertThat(verdict.size()).isEqualTo(43);
        assertThat(verdict.entries()).isEqualTo(43);
        assertThat(verdict.unsealed()).isEqualTo(3);
        assertThat(verdict.oldestUnsealed()).isNotNull();
        assertThat(verdict.checkpoints()).isEqualTo(2);
        assertThat(verdict.witnessed()).isEqualTo(2);
        assertThat(verdict.boundTo()).isEqualTo(43);
        assertThat(verdict.opened()).isPositive();
        assertThat(verdict.erased()).isZero();
        Verdict exported = exported(untouched);
        assertThat(exported.findings()).isEmpty();
        assertThat(exported.size()).isEqualTo(43);
        assertThat(exported.entries()).isEqualTo(43);
        assertThat(exported.root()).isEqualTo(verdict.root());
    }

    @Test
    void anErasedContentIsNoFinding() {
        ForgedTrail trail = untouched.restored();
        trail.as("delete from audit.content_key");
        Verdict verdict = trail.verifier()
                .against(witnessed)
                .withContents(trail.keys())
                .verify(trail.asApplication(), size -> {});
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.opened()).isZero();
        assertThat(verdict.erased()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            outcome = case outcome when 'DONE' then 'REFUSED' else 'DONE' end | outcome was
            action = 'SIGN_IN'                                  | action was PERSON_
            actor_kind = 'MACHINE'                              | actor_kind was
            origin = '192.0.2.251'                              | more than one field was changed, or one whose value cannot be guessed
            actor_id = gen_random_uuid()                        | more than one field
            occurred_at = occurred_at + interval '1 microsecond' | more than one field
            purpose = 'INVESTIGATION'                           | purpose
            link = 'SEARCH'                                     | link
            subject_id = gen_random_uuid()                      | subject_id
            content = '\\x00'::bytea, key_id = gen_random_uuid() | more than one field
            commitment = sha256('x')                            | more than one field
            """)
    void aChangedFieldIsFound(String change, String said) throws IOException {
        ForgedTrail trail = untouched.restored();
        // A leaf with the field: each of these has a value at one of two that follow each other.
        int leaf = change.startsWith("purpose") ? 13 : change.startsWith("link") ? 12 : 12 + 1;
        trail.as("update audit.entry set " + change + " where id = " + trail.entry(leaf));
        Finding found = first(trail);
        assertThat(found.kind()).isEqualTo(ENTRY_CHANGED);
        assertThat(found.leaf()).isEqualTo(leaf);
        assertThat(found.entry()).isEqualTo(trail.entry(leaf));
        assertThat(found.detail()).contains(said);
        assertThat(found.line()).startsWith("entry changed, entry " + trail.entry(leaf) + " (leaf " + leaf + "): ");
    }

    @Test
    void aDeletedEntryIsFound() throws IOException {
        ForgedTrail trail = untouched.restored();
        trail.as("delete from audit.entry where id in (" + trail.entry(20) + ", " + trail.entry(21) + ")");
        Finding found = only(trail);
        assertThat(found.kind()).isEqualTo(ENTRY_DELETED);
        assertThat(found.leaf()).isEqualTo(20);
        assertThat(found.entry()).isEqualTo(trail.entry(20));
        assertThat(found.detail())
                .isEqualTo("2 entries to " + trail.entry(21) + " (leaf 21) were sealed, and are not there");
    }

    @Test
    void anInsertedEntryIsFound() throws IOException {
        ForgedTrail trail = untouched.restored();
        trail.as("""
                insert into audit.entry (id, transaction, occurred_at, actor_kind, origin, action, outcome)
                overriding system value
                select 1000000, transaction, occurred_at, 'SYSTEM', 'forged', 'SIGN_IN', 'DONE'
                from audit.entry where id = %d
                """.formatted(trail.entry(9)));
        Finding found = only(trail);
        assertThat(found.kind()).isEqualTo(ENTRY_INSERTED);
        assertThat(found.entry()).isEqualTo(1_000_000);
        assertThat(found.leaf()).isBetween(10L, 12L);
        assertThat(found.detail()).endsWith("was sealed nowhere");
    }

    @Test
    void swappedEntriesAreFound() throws IOException {
        ForgedTrail trail = untouched.restored().copy();
        long one = trail.entry(10);
        long other = trail.entry(30);
        trail.as(
                "alter table audit.entry alter id drop identity",
                "update audit.entry set id = -1 where id = " + one,
                "update audit.entry set id = %d, transaction = (select transaction from audit.entry where id = -1) where id = %d"
                        .formatted(one, other),
                "update audit.entry set id = %d, transaction = (select transaction from audit.entry where id = %d) where id = -1"
                        .formatted(other, other - 1));
        Finding found = first(trail);
        assertThat(found.kind()).isEqualTo(ENTRY_REORDERED);
        assertThat(found.leaf()).isEqualTo(10);
        assertThat(found.entry()).isEqualTo(one);
        assertThat(found.detail())
                .isEqualTo("what was sealed as this entry now stands as entry " + other + " (leaf 30)");
    }

    @Test
    void anEntryInAnotherTransactionIsFound() throws IOException {
        ForgedTrail trail = untouched.restored();
        trail.as(
                "update audit.entry set transaction = (select transaction from audit.entry where id = %d) where id = %d"
                        .formatted(trail.entry(40), trail.entry(10)));
        Finding found = only(trail);
        assertThat(found.kind()).isEqualTo(ENTRY_REORDERED);
        assertThat(found.leaf()).isEqualTo(10);
        assertThat(found.entry()).isEqualTo(trail.entry(10));
        assertThat(found.detail()).startsWith("it was sealed as leaf 10, and stands where leaf ");
    }

    @Test
    void anEntryInAnotherTransactionOfItsBatchIsFound() throws IOException {
        ForgedTrail trail = untouched.restored();
        trail.as(
                "update audit.entry set transaction = (select transaction from audit.entry where id = %d) where id = %d"
                        .formatted(trail.entry(14), trail.entry(9)));
        Finding found = only(trail);
        assertThat(found.kind()).isEqualTo(ENTRY_REORDERED);
        assertThat(found.leaf()).isEqualTo(9);
        assertThat(found.detail()).startsWith("it was sealed as leaf 9, and stands behind entry ");
    }

    @Test
    void anEntryMovedBehindWhatIsSealedIsFound() {
        ForgedTrail trail = untouched.restored();
        trail.as("update audit.entry set transaction = pg_current_xact_id() where id = " + trail.entry(10));
        Verdict verdict = live(trail);
        assertThat(verdict.findings()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(ENTRY_REORDERED);
            assertThat(found.leaf()).isEqualTo(10);
            assertThat(found.detail()).endsWith("stands behind everything that is sealed");
        });
    }

    @Test
    void aTrailWithoutItsEndIsFound() throws IOException {
        ForgedTrail trail = untouched.restored();
        trail.as("delete from audit.entry where id >= " + trail.entry(38));
        Finding found = only(trail);
        assertThat(found.kind()).isEqualTo(TRAIL_TRUNCATED);
        assertThat(found.leaf()).isEqualTo(38);
        assertThat(found.entry()).isEqualTo(trail.entry(38));
        trail.as(
                "delete from audit.sealed where next_leaf > 38",
                "delete from audit.entry where id >= " + trail.entry(31));
        found = first(trail);
        assertThat(found.kind()).isEqualTo(TRAIL_TRUNCATED);
        assertThat(found.leaf()).isEqualTo(31);
    }

    @Test
    void aTrailWithoutItsEndAndItsSealsIsFound() {
        ForgedTrail trail = untouched.restored();
        trail.as(
                "delete from audit.entry where id >= " + trail.entry(24),
                "delete from audit.sealed where first_leaf >= 24");
        Finding found = live(trail).findings().getFirst();
        assertThat(found.kind()).isEqualTo(TRAIL_TRUNCATED);
        assertThat(found.leaf()).isEqualTo(24);
        assertThat(found.detail()).startsWith("24 leaves are sealed, and the register itself has signed 43");
    }

    @Test
    void anEmptiedTrailIsFound() {
        ForgedTrail trail = untouched.restored();
        trail.as("truncate audit.entry");
        Finding found = live(trail).findings().getFirst();
        assertThat(found.kind()).isEqualTo(TRAIL_TRUNCATED);
        assertThat(found.leaf()).isZero();
        assertThat(found.detail()).startsWith("43 entries to ");
        trail.as("truncate audit.sealed, audit.tile, audit.checkpoint, audit.witnessed cascade");
        found = live(trail).findings().getFirst();
        assertThat(found.kind()).isEqualTo(TRAIL_ROLLED_BACK);
        assertThat(found.leaf()).isZero();
        assertThat(found.detail()).startsWith("0 leaves are sealed, and a witness has seen 43");
    }

    @Test
    void anOlderBackupIsFound() {
        Verdict verdict = live(older);
        assertThat(verdict.findings()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(TRAIL_ROLLED_BACK);
            assertThat(found.leaf()).isEqualTo(19);
            assertThat(found.detail()).startsWith("19 leaves are sealed, and a witness has seen 43");
        });
        assertThat(older.verifier().verify(older.asApplication(), size -> {}).isSound())
                .as("without a witness nothing is known of what was there")
                .isTrue();
    }

    @Test
    void anOlderBackupThatWasGoneOnWithIsFound() throws IOException {
        ForgedTrail trail = older.copy();
        trail.write(40);
        trail.seal();
        trail.sign();
        Finding found = first(trail);
        assertThat(found.kind()).isEqualTo(TRAIL_REWRITTEN);
        assertThat(found.leaf()).isEqualTo(19);
        assertThat(found.entry()).isEqualTo(trail.entry(19));
        assertThat(found.detail())
                .contains("the tree of 43 leaves is another", "witness of 43", "one of leaves 19 to 42");
    }

    @Test
    void aTrailThatWasRewrittenFromTheMiddleUnderAStolenKeyIsFound() throws IOException {
        ForgedTrail trail = untouched.restored();
        trail.as("update audit.entry set outcome = 'FAILED' where id = " + trail.entry(25));
        trail.sealAnew();
        trail.sign();
        assertThat(trail.verifier().verify(trail.asApplication(), size -> {}).isSound())
                .as("in itself everything fits again")
                .isTrue();
        Finding found = first(trail);
        assertThat(found.kind()).isEqualTo(TRAIL_REWRITTEN);
        assertThat(found.leaf()).isEqualTo(19);
        assertThat(found.entry()).isEqualTo(trail.entry(19));
        assertThat(found.detail()).contains("the tree of 19 leaves still is what was signed", "one of leaves 19 to 42");
    }

    @Test
    void whatWasRewrittenBeforeEveryWitnessIsFound() throws IOException {
        ForgedTrail trail = untouched.restored();
        trail.as("delete from audit.entry where id = " + trail.entry(3));
        trail.sealAnew();
        trail.sign();
        Finding found = first(trail);
        assertThat(found.kind()).isEqualTo(TRAIL_REWRITTEN);
        assertThat(found.leaf()).isZero();
        assertThat(found.detail()).contains("the tree of 19 leaves is another", "no smaller checkpoint fits");
    }

    @Test
    void aCheckpointUnderAnotherKeyIsFound() throws IOException {
        ForgedTrail trail = untouched.restored();
        trail.as("truncate audit.checkpoint cascade");
        trail.signedBy(ForgedTrail.signer()).sign();
        Finding found = first(trail);
        assertThat(found.kind()).isEqualTo(CHECKPOINTS_ROLLED_BACK);
        assertThat(live(trail).findings())
                .anyMatch(one -> one.kind() == SIGNED_BY_ANOTHER_KEY
                        && one.detail().startsWith("the checkpoint of 43 leaves (stored checkpoint")
                        && one.detail().contains("is not signed by the key nsor.gov.pk/trail+"));
    }

    @Test
    void aRegisterWithAnotherKeyIsFoundByItsWitness() {
        ForgedTrail trail = untouched.restored().signedBy(ForgedTrail.signer());
        trail.sealAnew();
        trail.sign();
        assertThat(trail.verifier().verify(trail.asApplication(), size -> {}).isSound())
                .isTrue();
        assertThat(live(trail).findings())
                .hasSize(2)
                .allMatch(one ->
                        one.kind() == SIGNED_BY_ANOTHER_KEY && one.detail().contains("(witness of "));
    }

    @Test
    void somebodyPutAmongThoseWhomAnEntryNamesIsFound() {
        ForgedTrail trail = untouched.restored();
        trail.as(
                "insert into audit.named (entry_id, part, taken, people) values (%d, 0, false, array[gen_random_uuid()])"
                        .formatted(trail.entry(11)));
        Verdict verdict = trail.verifier()
                .against(witnessed)
                .withContents(trail.keys())
                .verify(trail.asApplication(), size -> {});
        assertThat(verdict.findings()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(FindingKind.NAMED_CHANGED);
            assertThat(found.entry()).isEqualTo(trail.entry(11));
        });
    }

    @Test
    void swappedKeysOfContentsAreFound() {
        ForgedTrail trail = untouched.restored();
        trail.as("""
                update audit.content_key k set wrapped_key = other.wrapped_key
                from audit.content_key other, audit.entry e, audit.entry o
                where e.id = %d and k.id = e.key_id and o.id = %d and other.id = o.key_id
                """.formatted(trail.entry(11), trail.entry(12)));
        assertThat(live(trail).isSound()).as("without opening the contents").isTrue();
        Verdict verdict = trail.verifier()
                .against(witnessed)
                .withContents(trail.keys())
                .verify(trail.asApplication(), size -> {});
        assertThat(verdict.findings()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(CONTENT_KEY_SWAPPED);
            assertThat(found.leaf()).isEqualTo(11);
            assertThat(found.entry()).isEqualTo(trail.entry(11));
        });
    }

    @Test
    void aTableOfCheckpointsThatWasRolledBackIsFound() throws IOException {
        ForgedTrail trail = untouched.restored();
        trail.as("delete from audit.checkpoint where size = 43");
        Finding found = live(trail).findings().getFirst();
        assertThat(live(trail).findings()).hasSize(1);
        assertThat(found.kind()).isEqualTo(CHECKPOINTS_ROLLED_BACK);
        assertThat(found.leaf()).isEqualTo(43);
        assertThat(found.detail()).contains("the checkpoint of 43 leaves that a witness holds (witness of 43)");
    }

    @Test
    void aChangedRowOfTheCheckpointsIsFound() throws IOException {
        ForgedTrail trail = untouched.restored();
        trail.as("update audit.checkpoint set root = sha256('x') where size = 19");
        assertThat(only(trail).kind()).isEqualTo(CHECKPOINT_CHANGED);
        // The line of the size alone: in one signature of about fifty these two characters stand, too.
        trail.as("update audit.checkpoint set note = replace(note, E'\\n19\\n', E'\\n18\\n') where size = 19");
        assertThat(live(trail).findings())
                .anyMatch(one -> one.kind() == SIGNED_BY_ANOTHER_KEY
                        && one.detail().contains("has a wrong signature under the key"));
        trail.as("update audit.checkpoint set note = 'none' where size = 19");
        assertThat(live(trail).findings())
                .anyMatch(
                        one -> one.kind() == CHECKPOINT_CHANGED && one.detail().endsWith("its note is no checkpoint"));
    }

    @Test
    void sealsThatWereChangedAreFound() throws IOException {
        ForgedTrail trail = untouched.restored();
        trail.as("update audit.sealed set root = sha256('x') where first_leaf = 8");
        Finding found = only(trail);
        assertThat(found.kind()).isEqualTo(BATCH_CHANGED);
        assertThat(found.leaf()).isEqualTo(8);
        assertThat(found.entry()).isEqualTo(trail.entry(8));
        trail.as("delete from audit.sealed where first_leaf = 8");
        found = first(trail);
        assertThat(found.kind()).isEqualTo(BATCH_MISSING);
        assertThat(found.leaf()).isEqualTo(8);
        assertThat(found.detail()).isEqualTo("what was sealed as leaves 8 to 15 is not there");
    }

    @Test
    void anEntryThatWasChangedWithItsHashIsFoundByTheRootOfItsBatch() throws IOException {
        ForgedTrail trail = untouched.restored();
        ForgedTrail forged = trail.copy();
        String change = "update audit.entry set outcome = 'FAILED' where id = " + trail.entry(9);
        forged.as(change);
        forged.sealAnew();
        trail.as(change, "update audit.sealed set leaf_hashes = '" + forged.hashes(8) + "' where first_leaf = 8");
        Finding found = first(trail);
        assertThat(found.kind()).isEqualTo(BATCH_CHANGED);
        assertThat(found.leaf()).isEqualTo(8);
        assertThat(found.detail()).contains("is not that of its hashes");
    }

    private Finding only(ForgedTrail trail) throws IOException {
        Finding found = first(trail);
        assertThat(live(trail).findings()).hasSize(1);
        return found;
    }

    /** The first that does not fit, which is the same in the database and in an export of it. */
    private Finding first(ForgedTrail trail) throws IOException {
        Verdict live = live(trail);
        assertThat(live.isSound()).isFalse();
        Verdict exported = exported(trail);
        assertThat(exported.isSound()).isFalse();
        assertThat(exported.findings().getFirst()).isEqualTo(live.findings().getFirst());
        return live.findings().getFirst();
    }

    private Verdict live(ForgedTrail trail) {
        return trail.verifier().against(witnessed).verify(trail.asApplication(), size -> {});
    }

    private Verdict exported(ForgedTrail trail) throws IOException {
        Path file = folder.resolve("trail.export");
        TrailExport.write(trail.asApplication(), trail.signing().verifier(), Clock.systemUTC(), file, size -> {});
        return trail.verifier().against(witnessed).verify(file, size -> {});
    }
}
