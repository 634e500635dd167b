package pk.gov.nsor.foundation.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.ENTRY_CHANGED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.UNSIGNED;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the database's superuser adds where nobody has signed yet, and the moments of a register that goes on writing, which
 * look the same and are told as what they are. The trail has 300 leaves under one checkpoint that a witness holds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnsignedTest {

    private static final int LEAVES = 300;

    private final ForgedTrail signed = ForgedTrail.empty();
    private List<WitnessedCheckpoint> witnessed = List.of();

    @BeforeAll
    void write() {
        signed.write(LEAVES);
        signed.seal(100);
        witnessed = List.of(signed.sign());
        signed.keep();
    }

    @Test
    void anEntryInventedAndSealedBehindAllCheckpointsIsFoundThoughAllOfThemAreWitnessed() {
        ForgedTrail trail = signed.restored();
        // Within the time that an entry may have lain in an open transaction; an older one is of a time that cannot be,
        // too.
        long invented = invent(trail, "interval '12 minutes'");
        trail.seal(100);
        Verdict verdict = verdict(trail);
        assertThat(verdict.findings()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(UNSIGNED);
            assertThat(found.leaf()).isEqualTo(LEAVES);
            assertThat(found.entry()).isEqualTo(invented);
            assertThat(found.detail())
                    .isEqualTo(
                            "1 leaf from here on is under no checkpoint that is signed; the largest that is signed is"
                                    + " of 300 leaves");
        });
    }

    @Test
    void anEntryThatShouldHaveBeenSealedLongAgoIsFound() {
        ForgedTrail trail = signed.restored();
        long invented = invent(trail, "interval '11 minutes'");
        assertThat(verdict(trail).findings()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(UNSIGNED);
            assertThat(found.leaf()).isEqualTo(LEAVES);
            assertThat(found.entry()).isEqualTo(invented);
            assertThat(found.detail()).startsWith("1 entry behind what is sealed, the oldest of ");
        });
    }

    @Test
    void anOldEntryBehindYoungOnesIsFound() {
        ForgedTrail trail = signed.restored();
        invent(trail, "interval '1 second'");
        invent(trail, "interval '3 days'");
        assertThat(verdict(trail).findings()).extracting(Finding::kind).containsExactly(UNSIGNED);
    }

    @Test
    void anEntryFromAnHourAheadIsNotYoung() {
        ForgedTrail trail = signed.restored();
        invent(trail, "interval '-1 hour'");
        assertThat(verdict(trail).findings()).extracting(Finding::kind).containsExactly(UNSIGNED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasWrittenAMomentAgoIsToldAndIsNotPartOfWhatIsSound(boolean isSealed) {
        ForgedTrail trail = signed.restored();
        invent(trail, "interval '9 minutes'");
        invent(trail, "interval '1 second'");
        if (isSealed) {
            trail.seal(100);
        }
        Verdict verdict = verdict(trail);
        assertThat(verdict.findings()).isEmpty();
        Verdict.Coverage coverage = verdict.coverage();
        assertThat(coverage).isNotNull();
        assertThat(coverage.signedTo()).isEqualTo(LEAVES);
        assertThat(coverage.unsigned()).isEqualTo(isSealed ? 2 : 0);
        assertThat(verdict.unsealed()).isEqualTo(isSealed ? 0 : 2);
        assertThat(coverage.oldestUnsigned())
                .isBetween(
                        verdict.begunAt().minus(Duration.ofMinutes(10)),
                        verdict.begunAt().minus(Duration.ofMinutes(9)));
        assertThat(coverage.signedUntil()).isEqualTo(lastSigned(trail)).isEqualTo(coverage.boundUntil());
    }

    @Test
    void theSameIsFoundWhenTenMinutesHavePassed() {
        ForgedTrail trail = signed.restored();
        invent(trail, "interval '1 second'");
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));
        Verdict verdict =
                new TrailVerifier(trail.signing().verifier(), later).verify(trail.asApplication(), size -> {});
        assertThat(verdict.findings()).extracting(Finding::kind).containsExactly(UNSIGNED);
    }

    @Test
    void leavesWithoutAnyCheckpointAreNeverYoung() {
        ForgedTrail trail = signed.restored();
        trail.as(
                "truncate audit.checkpoint cascade",
                "update audit.entry set occurred_at = clock_timestamp()",
                "truncate audit.sealed");
        trail.seal(100);
        Verdict verdict = trail.verifier().verify(trail.asApplication(), size -> {});
        assertThat(verdict.findings()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(UNSIGNED);
            assertThat(found.leaf()).isZero();
            assertThat(found.detail())
                    .isEqualTo("300 leaves from here on are under no checkpoint that is signed; there is no signed"
                            + " checkpoint at all");
        });
    }

    @Test
    void anEmptyTrailIsSoundAndNothingOfIt() {
        ForgedTrail trail = signed.restored();
        trail.as("truncate audit.entry, audit.sealed, audit.checkpoint cascade");
        Verdict verdict = trail.verifier().verify(trail.asApplication(), size -> {});
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.coverage().signedTo()).isZero();
        assertThat(verdict.coverage().signedUntil()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {249, 250, 251, LEAVES})
    void theFirstOfManyChangedEntriesIsNamedFirst(int changed) {
        ForgedTrail trail = signed.restored();
        trail.as("update audit.entry set outcome = 'FAILED' where id <= " + trail.entry(changed - 1));
        Verdict verdict = verdict(trail);
        assertThat(verdict.found()).isEqualTo(changed);
        assertThat(verdict.findings().getFirst()).satisfies(first -> {
            assertThat(first.kind()).isEqualTo(ENTRY_CHANGED);
            assertThat(first.leaf()).isZero();
            assertThat(first.entry()).isEqualTo(trail.entry(0));
        });
        assertThat(verdict.findings()).extracting(Finding::leaf).isSorted().hasSize(Findings.MOST_OF_A_KIND);
    }

    @Test
    void theFirstOfManyInsertedEntriesIsNamedFirst() {
        ForgedTrail trail = signed.restored();
        trail.as("""
                insert into audit.entry (id, transaction, occurred_at, actor_kind, origin, action, outcome)
                overriding system value
                select 1000000 + id * 100 + copy, transaction, occurred_at, 'SYSTEM', 'forged', 'SIGN_IN', 'DONE'
                from audit.entry, generate_series(1, 50) copy where id < %d
                """.formatted(trail.entry(LEAVES - 1)));
        Verdict verdict = verdict(trail);
        assertThat(verdict.found()).isGreaterThan(Misplaced.MOST_REMEMBERED);
        assertThat(verdict.findings().getFirst().kind()).isEqualTo(FindingKind.ENTRY_INSERTED);
        assertThat(verdict.findings().getFirst().leaf()).isLessThanOrEqualTo(3);
    }

    /** As the superuser does who knows how entries are written; returns its identifier. */
    private static long invent(ForgedTrail trail, String before) {
        trail.as("""
                insert into audit.entry (occurred_at, actor_kind, origin, action, outcome)
                values (clock_timestamp() - %s, 'OFFICER', '192.0.2.77', 'PERSON_VIEWED', 'DONE')
                """.formatted(before));
        return trail.count("select max(id) from audit.entry");
    }

    private static Instant lastSigned(ForgedTrail trail) {
        return Instant.parse(
                trail.texts("select to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                                + " from audit.entry where id = " + trail.entry(LEAVES - 1))
                        .getFirst());
    }

    private Verdict verdict(ForgedTrail trail) {
        return trail.verifier().against(witnessed).verify(trail.asApplication(), size -> {});
    }
}
