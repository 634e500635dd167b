package pk.gov.nsor.foundation.audit.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import pk.gov.nsor.foundation.audit.proof.Checkpoint;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;
import pk.gov.nsor.foundation.audit.proof.NoteList;
import pk.gov.nsor.foundation.audit.proof.NoteSigner;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;
import pk.gov.nsor.foundation.audit.proof.SignedNote;
import pk.gov.nsor.foundation.keys.SigningKey;

/** Checkpoints lie with others, and whoever shows them another history is refused: by a file, and by a real process. */
@Tag("process")
class WitnessingTest {

    private final SealedTrail trail = new SealedTrail();
    private Sealer sealer = trail.sealer(10);
    private final Checkpoints checkpoints = trail.checkpoints();

    @TempDir
    private Path folder;

    @BeforeEach
    void seal() {
        grow(5);
    }

    @AfterEach
    void close() {
        trail.close();
    }

    @Test
    void aWitnessSignsWhatGrowsAndRefusesAForkAlsoAfterItWasKilled() throws Exception {
        try (WitnessSimulator simulator =
                WitnessSimulator.start(folder, checkpoints.key().text())) {
            Witnessing witnessing = trail.witnessing("punjab=" + simulator.setting());
            witnessing.handNow();
            assertThat(witnessing.state("punjab").takenSize()).isEqualTo(5);
            grow(700);
            witnessing.handNow();
            WitnessState taken = witnessing.state("punjab");
            assertThat(taken.takenSize()).isEqualTo(705);
            assertThat(taken.problem()).isNull();
            NoteVerifier key = NoteVerifier.parse(
                    simulator.setting().substring(simulator.setting().indexOf('#') + 1));
            assertThat(trail.jdbc.queryForList(
                            "select cosignature from audit.witnessed order by checkpoint_id", String.class))
                    .hasSize(2)
                    .last()
                    .satisfies(line -> assertThat(key.verify(
                                    checkpoints.newest().orElseThrow().note().text(), SignedNote.Signature.parse(line)))
                            .isTrue());

            int port = simulator.port();
            simulator.kill();
            grow(1);
            witnessing.handNow();
            assertThat(witnessing.state("punjab").isRefused()).isFalse();
            assertThat(witnessing.state("punjab").problem()).contains("The witness punjab cannot be reached");

            try (WitnessSimulator again =
                    WitnessSimulator.start(folder, checkpoints.key().text(), port)) {
                assertThat(again.setting()).as("its key is the same").isEqualTo(simulator.setting());
                witnessing.handNow();
                assertThat(witnessing.state("punjab").takenSize()).isEqualTo(706);
                rewriteAll();
                grow(10);
                witnessing.handNow();
                assertThat(witnessing.state("punjab").isRefused()).isTrue();
                assertThat(witnessing.state("punjab").problem())
                        .isEqualTo(
                                "The witness punjab refuses the checkpoint of 716 leaves (HTTP 422): The proof does not"
                                        + " show that what is held is the beginning of this.");
                assertThat(witnessing.state("punjab").takenSize()).isEqualTo(706);
            }
        }
    }

    @Test
    void aRegisterThatFellBackOrForgotIsFoundOutByWhatTheWitnessHolds() {
        try (WitnessSimulator simulator =
                WitnessSimulator.start(folder, checkpoints.key().text())) {
            Witnessing witnessing = trail.witnessing("punjab=" + simulator.setting());
            grow(20);
            witnessing.handNow();
            assertThat(witnessing.state("punjab").takenSize()).isEqualTo(25);

            // What it took is no longer known here: the answer says what it holds, and it goes on from there.
            trail.asSuperuser("truncate audit.witnessed");
            grow(1);
            witnessing.handNow();
            assertThat(witnessing.state("punjab").takenSize()).isEqualTo(26);

            // As from a backup of before.
            trail.asSuperuser(
                    "truncate audit.sealed, audit.tile, audit.witnessed, audit.checkpoint cascade",
                    "delete from audit.entry where id > (select min(id) + 9 from audit.entry)");
            sealer = trail.otherSealer(10);
            sealer.sealAll();
            assertThat(checkpoints.sign()).isPresent();
            Witnessing restored = trail.witnessing("punjab=" + simulator.setting());
            restored.handNow();
            assertThat(restored.state("punjab").isRefused()).isTrue();
            assertThat(restored.state("punjab").problem())
                    .isEqualTo("The witness punjab holds a checkpoint of 26 leaves, and the register has signed one of"
                            + " only 10");
        }
    }

    @Test
    void whoIsUnknownOrSignsWithAnotherKeyIsToldApart() {
        NoteSigner stranger =
                new NoteSigner(SealedTrail.ORIGIN, SigningKey.of(new byte[32]).pair());
        try (WitnessSimulator simulator =
                WitnessSimulator.start(folder, stranger.verifier().text())) {
            Witnessing witnessing = trail.witnessing("punjab=" + simulator.setting());
            witnessing.handNow();
            assertThat(witnessing.state("punjab").isRefused()).isTrue();
            assertThat(witnessing.state("punjab").problem())
                    .isEqualTo("The witness punjab does not know the key that the register signs with (HTTP 403)");
        }
        NoteSigner other =
                new NoteSigner("example.com/other", SigningKey.of(new byte[32]).pair());
        try (WitnessSimulator simulator =
                WitnessSimulator.start(folder, other.verifier().text())) {
            Witnessing witnessing = trail.witnessing("punjab=" + simulator.setting());
            witnessing.handNow();
            assertThat(witnessing.state("punjab").isRefused()).isFalse();
            assertThat(witnessing.state("punjab").problem()).endsWith("(HTTP 404)");
        }
    }

    @Test
    void theWitnessChecksWhatItIsSentByItself() throws Exception {
        SignedNote note = checkpoints.newest().orElseThrow().note();
        try (WitnessSimulator simulator =
                WitnessSimulator.start(folder, checkpoints.key().text())) {
            URI address = URI.create(
                    simulator.setting().substring(0, simulator.setting().indexOf('#')));
            assertThat(post(address, "old 0\n\n" + note.format()).statusCode()).isEqualTo(200);
            assertThat(post(address, "old 5\n\n" + note.format()).statusCode()).isEqualTo(200);
            HttpResponse<String> held = post(address, "old 3\n\n" + note.format());
            assertThat(held.statusCode()).isEqualTo(409);
            assertThat(held.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
            assertThat(held.body()).isEqualTo("5\n");
            // Another tree of the same size, and one that grows from nothing it has seen, both signed by the register.
            String fork = signed(5);
            assertThat(post(address, "old 5\n\n" + fork).statusCode()).isEqualTo(409);
            assertThat(post(address, "old 5\n\n" + signed(9)).statusCode()).isEqualTo(422);
            assertThat(post(address, "old 6\n\n" + note.format()).statusCode()).isEqualTo(400);
            assertThat(post(address, "old 05\n\n" + note.format()).statusCode()).isEqualTo(400);
            assertThat(post(address, "nonsense").statusCode()).isEqualTo(400);
            assertThat(post(address, "old 5\n" + "x\n".repeat(40_000)).statusCode())
                    .isEqualTo(413);
            assertThat(post(address, "old 5\n\n" + note.format().replace("\n5\n", "\n6\n"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void theWitnessSignsNoTimeThatIsNotItsOwnOrBeforeTheLast() throws Exception {
        try (WitnessSimulator simulator =
                WitnessSimulator.start(folder, checkpoints.key().text())) {
            URI address = URI.create(
                    simulator.setting().substring(0, simulator.setting().indexOf('#')));
            assertRefused(post(address, "old 0\n\n" + signedAt(null)), "The checkpoint says no time.");
            assertRefused(post(address, "old 0\n\n" + signedAt(-310L)), "seconds from this clock.");
            assertThat(post(address, "old 0\n\n" + signedAt(-290L)).statusCode())
                    .isEqualTo(200);
            assertRefused(post(address, "old 5\n\n" + signedAt(310L)), "seconds from this clock.");
            assertThat(post(address, "old 5\n\n" + signedAt(290L)).statusCode()).isEqualTo(200);
            assertRefused(post(address, "old 5\n\n" + signedAt(0L)), "a time before the last that was signed.");
        }
        try (WitnessSimulator again =
                WitnessSimulator.start(folder, checkpoints.key().text())) {
            URI address =
                    URI.create(again.setting().substring(0, again.setting().indexOf('#')));
            assertRefused(post(address, "old 5\n\n" + signedAt(0L)), "a time before the last that was signed.");
        }
    }

    private static void assertRefused(HttpResponse<String> answer, String why) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(why);
    }

    /** What is sealed, with a time so many seconds from now. */
    private String signedAt(@Nullable Long seconds) {
        Checkpoint newest = checkpoints.newest().orElseThrow().checkpoint();
        return new Checkpoint(
                        newest.origin(),
                        newest.size(),
                        newest.root(),
                        seconds == null
                                ? null
                                : Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS))
                .sign(trail.signer())
                .format();
    }

    @Test
    void aWitnessThatWasAwayGetsACheckpointOfThePresent() throws Exception {
        try (WitnessSimulator simulator =
                WitnessSimulator.start(folder, checkpoints.key().text())) {
            Witnessing witnessing = trail.witnessing("punjab=" + simulator.setting());
            trail.ahead = Duration.ofHours(-1);
            grow(1);
            witnessing.handNow();
            assertThat(witnessing.state("punjab").problem()).contains("(HTTP 422)", "seconds from this clock");
            trail.ahead = Duration.ZERO;
            assertThat(checkpoints.sign()).isPresent();
            witnessing.handNow();
            assertThat(witnessing.state("punjab").problem()).isNull();
            assertThat(witnessing.state("punjab").takenSize()).isEqualTo(6);
        }
    }

    @Test
    void aFileTakesNoCheckpointOfATimeBeforeItsLast() throws Exception {
        Path file = folder.resolve("punjab.txt");
        Witnessing witnessing = trail.witnessing("punjab=file:" + file);
        trail.ahead = Duration.ofDays(1);
        grow(1);
        witnessing.handNow();
        trail.ahead = Duration.ZERO;
        grow(1);
        witnessing.handNow();
        assertThat(witnessing.state("punjab").isRefused()).isTrue();
        assertThat(witnessing.state("punjab").problem()).contains("holds a checkpoint of", "has signed one of");
        assertThat(NoteList.parse(Files.readString(file))).hasSize(1);
    }

    @Test
    void aFileHoldsEveryCheckpointAndIsNotAddedToByAnotherHistory() throws Exception {
        Path file = folder.resolve("provinces/punjab.txt");
        Witnessing witnessing = trail.witnessing("punjab=file:" + file);
        witnessing.handNow();
        witnessing.handNow();
        grow(300);
        witnessing.handNow();
        List<SignedNote> notes = NoteList.parse(Files.readString(file));
        assertThat(notes.stream().map(note -> Checkpoint.parse(note.text()).size()))
                .containsExactly(5L, 305L);
        assertThat(notes).allMatch(note -> checkpoints.key().verify(note));

        // A crash has left half a note: it is nobody's, and the next takes its place.
        Files.writeString(file, "nsor.gov.pk/trail\n306\n", StandardOpenOption.APPEND);
        assertThat(NoteList.parse(Files.readString(file))).hasSize(2);
        grow(1);
        witnessing.handNow();
        assertThat(NoteList.parse(Files.readString(file))).hasSize(3);
        assertThat(Files.readString(file))
                .endsWith(NoteList.entry(checkpoints.newest().orElseThrow().note()));

        rewriteAll();
        grow(1);
        witnessing.handNow();
        assertThat(witnessing.state("punjab").isRefused()).isTrue();
        assertThat(witnessing.state("punjab").problem())
                .startsWith("The register does not begin with the 306 leaves of the last checkpoint in the file");
        assertThat(NoteList.parse(Files.readString(file))).hasSize(3);
    }

    @Test
    void oneThatCannotBeHadKeepsNoOtherFromItsCheckpoint() throws Exception {
        Path blocked = Files.writeString(folder.resolve("no-folder"), "");
        Witnessing witnessing = trail.witnessing("away=http://127.0.0.1:1#" + "witness.example/w1+20324abe"
                + "+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X" + ", blocked=file:" + blocked.resolve("x")
                + ", good=file:" + folder.resolve("good.txt"));
        witnessing.handDue();
        assertThat(witnessing.states())
                .extracting(WitnessState::name, WitnessState::takenSize, WitnessState::isRefused)
                .containsExactly(tuple("away", 0L, false), tuple("blocked", 0L, false), tuple("good", 5L, false));
        assertThat(witnessing.state("blocked").problem()).contains("cannot be written");
    }

    @Test
    @Timeout(30)
    void whileWitnessesAreWaitedForNoConnectionIs() throws Exception {
        HikariDataSource one = trail.pool();
        one.setMaximumPoolSize(1);
        one.setConnectionTimeout(500);
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String setting = "=http://127.0.0.1:" + silent.getLocalPort() + "#witness.example/w1+20324abe"
                    + "+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X";
            JdbcTemplate jdbc = new JdbcTemplate(one);
            Witnessing witnessing = new Witnessing(
                    jdbc,
                    new DataSourceTransactionManager(one),
                    checkpoints,
                    trail.roots,
                    trail.clock,
                    "a" + setting + ", b" + setting + ", good=file:" + folder.resolve("good.txt"));
            Thread handing = Thread.ofPlatform().start(() -> {
                try {
                    witnessing.handDue();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
            List<Socket> waiting = List.of(silent.accept(), silent.accept());
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> witnessing.state("good").takenSize() == 5);
            assertThat(jdbc.queryForObject("select 1", Integer.class)).isOne();
            for (Socket socket : waiting) {
                socket.close();
            }
            handing.interrupt();
            handing.join();
        }
    }

    @Test
    void twoProcessesMayHandOneCheckpointAndItIsWitnessedOnce() {
        try (WitnessSimulator simulator =
                WitnessSimulator.start(folder, checkpoints.key().text())) {
            Witnessing witnessing = trail.witnessing("punjab=" + simulator.setting());
            Witnessing other = trail.witnessing("punjab=" + simulator.setting());
            for (int round = 0; round < 10; round++) {
                grow(3);
                Thread beside = Thread.ofPlatform().start(other::handNow);
                witnessing.handNow();
                await().until(() -> !beside.isAlive());
                assertThat(List.of(witnessing.state("punjab"), other.state("punjab")))
                        .allMatch(state -> state.problem() == null);
            }
            assertThat(trail.jdbc.queryForList("select checkpoint_id from audit.witnessed", Long.class))
                    .hasSize(10)
                    .doesNotHaveDuplicates();
        }
    }

    private void grow(int entries) {
        trail.addAtOnce(entries);
        sealer.sealAll();
        assertThat(checkpoints.sign()).isPresent();
    }

    /** What somebody with the database and the signing key can do: within the register everything fits again. */
    private void rewriteAll() {
        trail.asSuperuser(
                "update audit.entry set action = 'SIGN_OUT' where id = (select min(id) from audit.entry)",
                "truncate audit.sealed, audit.tile, audit.witnessed, audit.checkpoint cascade");
        sealer = trail.otherSealer(1_000);
    }

    private String signed(long size) {
        return new Checkpoint(
                        SealedTrail.ORIGIN,
                        size,
                        MerkleHash.sha256(new byte[] {9}),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS))
                .sign(trail.signer())
                .format();
    }

    private static HttpResponse<String> post(URI address, String body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address.resolve("add-checkpoint"))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
