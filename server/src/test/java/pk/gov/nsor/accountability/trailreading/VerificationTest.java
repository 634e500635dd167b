package pk.gov.nsor.accountability.trailreading;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.audit.proof.Checkpoint;
import pk.gov.nsor.foundation.audit.proof.ConsistencyProof;
import pk.gov.nsor.foundation.audit.proof.SignedNote;
import pk.gov.nsor.foundation.audit.verification.Finding;
import pk.gov.nsor.foundation.audit.verification.FindingKind;
import pk.gov.nsor.foundation.audit.verification.NightlyVerification;
import pk.gov.nsor.foundation.audit.verification.Verdict;
import pk.gov.nsor.foundation.audit.verification.VerificationRuns;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.SignedTrail;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.JsonNode;

/**
 * The nightly check, its page, and the proofs that people and systems get; on a register of its own, since entries that other
 * tests write under a clock they have moved on are rightly found.
 */
@RegisterTest
@TestPropertySource(properties = "test.register=verification")
class VerificationTest {

    private static final Base64.Decoder BASE64 = Base64.getDecoder();

    @Autowired
    private NightlyVerification nightly;

    @Autowired
    private VerificationRuns runs;

    @Autowired
    private TrailCheckpoints checkpoints;

    @Autowired
    private Trail trail;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MachineClients clients;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    @BeforeEach
    void somethingIsSealed() {
        trail.appendAlone(TrailEntry.done(Actor.system("test"), TrailAction.HOME_VIEWED));
        var _ = SignedTrail.signed(checkpoints, jdbc);
    }

    @Test
    void theTrailIsCheckedOnceANight() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        Duration toNight =
                Duration.between(now, now.toLocalDate().plusDays(1).atTime(3, 0).atZone(now.getZone()));
        clock.move(toNight.minusMinutes(1));
        try {
            // What was due the night before is caught up with, unless another test has.
            Optional<Verdict> _ = nightly.runOncePerNight();
            assertThat(nightly.runOncePerNight())
                    .as("before three in the morning")
                    .isEmpty();
            clock.move(Duration.ofMinutes(2));
            Optional<Verdict> verdict = nightly.runOncePerNight();
            assertThat(verdict).hasValueSatisfying(found -> {
                assertThat(found.findings()).isEmpty();
                assertThat(found.size()).isPositive();
            });
            assertThat(nightly.runOncePerNight()).isEmpty();
            assertThat(runs.newest())
                    .hasValueSatisfying(run -> assertThat(run.verdict()).isEqualTo(verdict.orElseThrow()));
            assertThat(meters.get("nsor.trail.verification.findings").gauge().value())
                    .isZero();
            assertThat(meters.get("nsor.trail.verification.finished").gauge().value())
                    .isEqualTo(verdict.orElseThrow().endedAt().getEpochSecond());
        } finally {
            clock.move(toNight.minusMinutes(1).plusMinutes(2).negated());
        }
    }

    @Test
    void whatDoesNotFitIsOnThePageAndFirstOnToday() {
        Verdict sound = verdict(List.of());
        runs.store(
                verdict(List.of(
                        new Finding(
                                FindingKind.ENTRY_CHANGED,
                                17L,
                                4711L,
                                "outcome was DONE when it was sealed, and is FAILED"),
                        new Finding(FindingKind.CHECKPOINTS_ROLLED_BACK, null, null, "<b>forged</b>"))),
                Actor.system("test"));
        try {
            for (Role role : List.of(Role.AUDITOR, Role.NATIONAL_SUPERVISOR)) {
                WebSession session = session(role);
                assertThat(session.get("/").body())
                        .contains(
                                "The trail does not fit", "An entry was changed", "Entry 4711", "/trail/verification");
                assertThat(session.get("/trail/verification").body())
                        .contains(
                                "The trail is not sound.",
                                "2 things did not fit",
                                "An entry was changed",
                                "Entry 4711 (leaf 17)",
                                "outcome was DONE when it was sealed, and is FAILED",
                                "The table of checkpoints is older than what a witness holds",
                                "&lt;b&gt;forged&lt;/b&gt;");
            }
            assertThat(session(Role.ADMINISTRATOR).get("/").body()).doesNotContain("The trail does not fit");
            assertThat(meters.get("nsor.trail.verification.findings").gauge().value())
                    .isEqualTo(2);
        } finally {
            runs.store(sound, Actor.system("test"));
        }
        WebSession auditor = session(Role.AUDITOR);
        assertThat(auditor.get("/").body()).doesNotContain("The trail does not fit");
        assertThat(auditor.get("/trail/verification").body()).contains("The trail is sound.");
    }

    @Test
    void theNewestCheckpointIsTakenAlongAsAFile() {
        Officers.Officer officer = new Officers(accounts).with(Role.AUDITOR);
        WebSession auditor = new WebSession(port);
        auditor.signIn(officer.name(), Officers.PASSWORD);
        HttpResponse<String> answer = auditor.ask("/trail/verification/checkpoint");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"trail-checkpoint.txt\"");
        assertThat(checkpoint(answer.body()).size()).isPositive();
        assertThat(new TrailReader(jdbc).of(officer.account().id())).endsWith("VERIFICATIONS_VIEWED DONE");
    }

    @Test
    void systemsReadCheckpointsConsistencyAndTiles() {
        ApiClient court = ApiClient.made(clients, port, Feed.COURT, "COURTS");
        Checkpoint before = checkpoint(court.get("/api/v1/trail/checkpoint").body());
        trail.appendAlone(TrailEntry.done(Actor.system("test"), TrailAction.HOME_VIEWED));
        var _ = SignedTrail.signed(checkpoints, jdbc);
        Checkpoint after = checkpoint(court.get("/api/v1/trail/checkpoint").body());
        assertThat(after.size()).isGreaterThan(before.size());
        JsonNode json =
                ApiClient.json(court.get("/api/v1/trail/consistency?from=" + before.size() + "&to=" + after.size()));
        assertThat(new ConsistencyProof(before.size(), after.size(), hashes(json)).verify(before.root(), after.root()))
                .isTrue();
        LongFunction<HttpResponse<String>> between = to -> court.get("/api/v1/trail/consistency?from=1&to=" + to);
        assertThat(between.apply(after.size()).statusCode()).isEqualTo(200);
        assertThat(between.apply(after.size() + 1_000_000).statusCode()).isEqualTo(400);
        assertThat(between.apply(after.size() + 1_000_000).headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(between.apply(0).statusCode()).isEqualTo(400);
        assertThat(court.get("/api/v1/trail/consistency?from=-1").statusCode()).isEqualTo(400);
        assertThat(court.get("/api/v1/trail/consistency?from=x").statusCode()).isEqualTo(400);

        HttpResponse<String> tile = court.get("/api/v1/trail/tile/0/000.p/1");
        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(tile.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(court.get("/api/v1/trail/tile/0/000.p/300").statusCode()).isEqualTo(404);
        assertThat(court.get("/api/v1/trail/tile/0/999").statusCode()).isEqualTo(404);
        assertThat(court.get("/api/v1/trail/tile/7/000.p/1").statusCode()).isEqualTo(404);
        assertThat(court.get("/api/v1/trail/tile/x/000").statusCode()).isEqualTo(400);
    }

    private Checkpoint checkpoint(String note) {
        SignedNote signed = SignedNote.parse(note);
        assertThat(checkpoints.key().verify(signed)).isTrue();
        return Checkpoint.parse(signed.text());
    }

    private static List<byte[]> hashes(JsonNode proof) {
        return proof.get("hashes")
                .valueStream()
                .map(hash -> BASE64.decode(hash.stringValue().getBytes(StandardCharsets.US_ASCII)))
                .toList();
    }

    private WebSession session(Role role) {
        WebSession session = new WebSession(port);
        session.signIn(new Officers(accounts).with(role).name(), Officers.PASSWORD);
        return session;
    }

    private Verdict verdict(List<Finding> findings) {
        Instant now = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        return new Verdict(
                now, now, 43, "cm9vdA==", 43, 3, now, 2, 1, 19, null, null, null, null, findings, findings.size());
    }
}
