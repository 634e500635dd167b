package pk.gov.nsor.accountability.trailreading.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.accountability.trailreading.draw.DrawEvidence.Content;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.audit.TrailProofs;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.SignedTrail;

/** What is declared, when it can be drawn, and that others draw the same from what lies in the open. */
@Tag("walk")
@RegisterTest
class DrawsTest {

    private static final String SECRET = "ab".repeat(32);

    @Autowired
    private Draws draws;

    @Autowired
    private DrawEvidence evidence;

    @Autowired
    private Trail trail;

    @Autowired
    private TrailCheckpoints checkpoints;

    @Autowired
    private TrailProofs proofs;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Clock clock;

    @Test
    void whatIsDrawnIsWhatAnybodyDrawsFromTheTrailTheSecretAndTheCheckpoint() throws Exception {
        List<Long> written = new ArrayList<>();
        for (int each = 0; each < 12; each++) {
            written.add(entry(TrailAction.RECOVERY_CODES_RENEWED, TrailEntry.Outcome.DONE));
        }
        entry(TrailAction.RECOVERY_CODES_RENEWED, TrailEntry.Outcome.FAILED);
        entry(TrailAction.SIGN_OUT, TrailEntry.Outcome.DONE);
        seal();
        Officer auditor = auditor();
        UUID id = declare(Set.of(TrailAction.RECOVERY_CODES_RENEWED), 5, auditor);
        // Those of after the declaration are in no sample of it.
        entry(TrailAction.RECOVERY_CODES_RENEWED, TrailEntry.Outcome.DONE);
        seal();
        entry(TrailAction.SIGN_OUT, TrailEntry.Outcome.DONE);
        seal();
        draws.draw(id, SECRET, auditor.actor());

        Draw draw = draws.find(id).orElseThrow();
        Draw.Made made = draw.made();
        assertThat(made).isNotNull();
        assertThat(made.population()).isGreaterThanOrEqualTo(12);
        // By another way: the encodings of the tree alone, and the JDK's own functions.
        List<Long> leaves = population(draw.declaration());
        assertThat((long) leaves.size()).isEqualTo(made.population());
        assertThat(leaves)
                .containsAll(written.stream()
                        .map(entry -> proofs.leafOf(entry).orElseThrow())
                        .toList());
        long declared = declaredLeaf(id);
        byte[] root = jdbc.sql("select root from audit.checkpoint where size > ? order by id limit 1")
                .param(declared)
                .query(byte[].class)
                .single();
        assertThat(made.root()).isEqualTo(root);
        assertThat(made.declaredLeaf()).isEqualTo(declared);
        assertThat(evidence.of(id)).extracting(DrawEvidence.Line::leaf).isEqualTo(lowest(leaves, root, 5));
        assertThat(id).isEqualTo(identifier(draw.declaration().text()));
    }

    @Test
    void nothingIsDrawnBeforeACheckpointIsSignedAndThenItIsDrawnOnce() {
        seal();
        Officer auditor = auditor();
        UUID id = declare(Set.of(TrailAction.SIGN_OUT), 1, auditor);
        assertThat(draws.find(id).orElseThrow().canBeDrawn()).isFalse();
        assertRefused("trail-reading.too-early", () -> draws.draw(id, SECRET, auditor.actor()));
        seal();
        assertThat(draws.find(id).orElseThrow().canBeDrawn()).isTrue();
        assertRefused("trail-reading.other-secret", () -> draws.draw(id, "cd".repeat(32), auditor.actor()));
        assertRefused("trail-reading.secret", () -> draws.draw(id, "AB".repeat(32), auditor.actor()));
        assertRefused(
                "trail-reading.other-auditor",
                () -> draws.draw(id, SECRET, auditor().actor()));
        draws.draw(id, SECRET, auditor.actor());
        assertRefused("trailreading.draw_result", () -> draws.draw(id, SECRET, auditor.actor()));
        assertThat(draws.find(id).orElseThrow().canBeDrawn()).isFalse();
        assertThat(jdbc.sql("select action from audit.entry where subject_id = ? order by id")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("DRAW_DECLARED", "DRAW_MADE");
    }

    @Test
    void whatWasDeclaredStaysDrawnOrNotAndCanNotBeChanged() {
        seal();
        UUID id = declare(Set.of(TrailAction.SIGN_OUT), 1, auditor());
        assertThat(draws.all()).extracting(Draw::id).contains(id);
        for (String statement : List.of(
                "delete from trailreading.draw where id = ?",
                "update trailreading.draw set reason = reason where id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(statement).param(id).update()).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void aDeclarationOutsideItsLimitsIsRefused() {
        seal();
        LocalDate today = LocalDate.now(clock);
        Officer auditor = auditor();
        assertRefused("trail-reading.reversed", () -> declare(today, today.minusDays(1), 1, "reason", auditor));
        assertRefused("trail-reading.future", () -> declare(today, today.plusDays(1), 1, "reason", auditor));
        assertRefused("trail-reading.wanted", () -> declare(today, today, 0, "reason", auditor));
        assertRefused("trail-reading.wanted", () -> declare(today, today, 201, "reason", auditor));
        assertRefused("trail-reading.reason", () -> declare(today, today, 1, "abcd", auditor));
        assertRefused("trail-reading.reason", () -> declare(today, today, 1, "x".repeat(1_001), auditor));
        assertRefused("trail-reading.actions", () -> declare(Set.of(), 1, auditor));
        assertRefused(
                "trail-reading.commitment",
                () -> draws.declare(
                        today, today, Set.of(TrailAction.SIGN_OUT), 1, "ab".repeat(31), "reason", auditor.actor()));
        assertThat(declare(today, today, 200, "abcde", auditor)).isNotNull();
        assertThat(declare(today, today, 1, "x".repeat(1_000), auditor)).isNotNull();
    }

    @Test
    void theEvidenceNumbersOfficersAndRecordsAndTellsWhatCameBefore() {
        UUID record = UUID.randomUUID();
        Officer one = new Officers(accounts).with(Role.REGISTRAR);
        Officer other = new Officers(accounts).with(Role.REGISTRAR);
        trail.appendAlone(TrailEntry.done(one.actor(), TrailAction.CNIC_ENTERED)
                .about(record)
                .with(Map.of("cnic", "90001-0000000-1")));
        trail.appendAlone(TrailEntry.done(other.actor(), TrailAction.CASE_REVIEW_RESUMED)
                .about(record)
                .with(Map.of("name", "Akbar Ali Nadeem")));
        UUID erased = UUID.randomUUID();
        trail.appendAlone(TrailEntry.done(one.actor(), TrailAction.CASE_REVIEW_RESUMED)
                .about(erased)
                .with(Map.of("name", "Bashir")));
        seal();
        Officer auditor = auditor();
        UUID id = declare(Set.of(TrailAction.CASE_REVIEW_RESUMED), 200, auditor);
        seal();
        draws.draw(id, SECRET, auditor.actor());
        List<DrawEvidence.Line> lines = evidence.of(id);
        DrawEvidence.Line ofOther = lines.stream()
                .filter(line -> other.account().id().equals(line.account()))
                .findFirst()
                .orElseThrow();
        DrawEvidence.Line ofOne = lines.stream()
                .filter(line -> one.account().id().equals(line.account()))
                .findFirst()
                .orElseThrow();
        assertThat(ofOther.before()).isEqualTo(TrailAction.CNIC_ENTERED);
        assertThat(ofOther.daysSince()).isZero();
        assertThat(ofOther.isOfSame()).isFalse();
        assertThat(ofOther.content()).isEqualTo(Content.KEPT);
        assertThat(ofOne.before()).isNull();
        assertThat(ofOne.officer()).isPositive().isNotEqualTo(ofOther.officer());
        assertThat(ofOne.record()).isPositive().isNotEqualTo(ofOther.record());
        assertThat(lines.toString()).doesNotContain("Akbar", "Bashir", record.toString(), erased.toString());
    }

    private List<Long> population(Declaration declaration) {
        List<Long> leaves = new ArrayList<>();
        jdbc.sql("select id from audit.entry order by id")
                .query(Long.class)
                .list()
                .forEach(entry -> {
                    var encoding = proofs.encodingOf(entry).orElseThrow();
                    long leaf = proofs.leafOf(entry).orElse(Long.MAX_VALUE);
                    LocalDate day = java.time.Instant.EPOCH
                            .plus(encoding.occurredAt(), java.time.temporal.ChronoUnit.MICROS)
                            .atZone(java.time.ZoneId.of("Asia/Karachi"))
                            .toLocalDate();
                    if (leaf < declaration.leaves()
                            && encoding.action().equals("RECOVERY_CODES_RENEWED")
                            && encoding.outcome().equals("DONE")
                            && !day.isBefore(declaration.from())
                            && !day.isAfter(declaration.to())) {
                        leaves.add(leaf);
                    }
                });
        return leaves;
    }

    private static List<Long> lowest(List<Long> leaves, byte[] root, int wanted) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(SECRET.getBytes(StandardCharsets.UTF_8));
        byte[] seed = digest.digest(root);
        TreeMap<String, Long> ranked = new TreeMap<>();
        for (long leaf : leaves) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
            ranked.put(HexFormat.of().formatHex(mac.doFinal(HexFormat.of().parseHex("%016x".formatted(leaf)))), leaf);
        }
        return ranked.values().stream().limit(wanted).toList();
    }

    private static UUID identifier(String text) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        String hex = HexFormat.of().formatHex(Arrays.copyOf(hash, 16));
        return UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    private long declaredLeaf(UUID id) {
        return proofs.leafOf(jdbc.sql("select id from audit.entry where subject_id = ? and action = 'DRAW_DECLARED'")
                        .param(id)
                        .query(Long.class)
                        .single())
                .orElseThrow();
    }

    private UUID declare(Set<TrailAction> actions, int wanted, Officer auditor) {
        LocalDate today = LocalDate.now(clock);
        return draws.declare(
                today, today, actions, wanted, SampleDraw.commitment(SECRET), "For a test", auditor.actor());
    }

    private UUID declare(LocalDate from, LocalDate to, int wanted, String reason, Officer auditor) {
        return draws.declare(
                from, to, Set.of(TrailAction.SIGN_OUT), wanted, SampleDraw.commitment(SECRET), reason, auditor.actor());
    }

    private long entry(TrailAction action, TrailEntry.Outcome outcome) {
        trail.appendAlone(new TrailEntry(Actor.system("test"), action, outcome, null, null, null, Map.of()));
        return jdbc.sql("select max(id) from audit.entry where action = ?")
                .param(action.name())
                .query(Long.class)
                .single();
    }

    private void seal() {
        var _ = SignedTrail.signed(checkpoints, jdbc);
    }

    private Officer auditor() {
        return new Officers(accounts).with(Role.AUDITOR);
    }

    private static void assertRefused(String code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOf(InvalidValueException.class)
                .extracting(refused -> ((InvalidValueException) refused).code())
                .isEqualTo(code);
    }
}
