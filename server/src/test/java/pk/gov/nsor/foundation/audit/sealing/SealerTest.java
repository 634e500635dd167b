package pk.gov.nsor.foundation.audit.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** Every entry becomes one leaf, in one order, however many write and however many seal. */
class SealerTest {

    private static final int WRITERS = 8;
    private static final int TRANSACTIONS = 120;

    private final SealedTrail trail = new SealedTrail();

    @AfterEach
    void close() {
        trail.close();
    }

    @Test
    void eightWritersAndTwoSealersMakeOneTree() throws Exception {
        AtomicBoolean isWriting = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = IntStream.range(0, WRITERS)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> write(new Random(writer))))
                    .toList();
            // A few at a time, so that they meet at many ends of batches, in the middle of transactions too.
            List<Future<Integer>> sealers = List.of(trail.otherSealer(3), trail.otherSealer(3)).stream()
                    .map(sealer -> threads.submit(() -> seal(sealer, isWriting)))
                    .toList();
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
            isWriting.set(false);
            for (Future<Integer> sealer : sealers) {
                assertThat(sealer.get(60, TimeUnit.SECONDS))
                        .as("batches of each of the two")
                        .isPositive();
            }
        }
        trail.assertSealed();
        assertThat(trail.jdbc.queryForObject("select count(*) from audit.entry", Integer.class))
                .isGreaterThan(WRITERS * TRANSACTIONS / 2);
    }

    private void write(Random random) {
        for (int number = 0; number < TRANSACTIONS; number++) {
            boolean isUndone = random.nextInt(5) == 0;
            boolean isLong = random.nextInt(30) == 0;
            int entries = 1 + random.nextInt(3);
            trail.transaction.executeWithoutResult(status -> {
                for (int entry = 0; entry < entries; entry++) {
                    trail.append(entry == 0);
                    if (isLong) {
                        pause();
                    }
                }
                if (isUndone) {
                    status.setRollbackOnly();
                }
            });
        }
    }

    private static int seal(Sealer sealer, AtomicBoolean isWriting) {
        int batches = 0;
        boolean isLast;
        do {
            isLast = !isWriting.get();
            if (sealer.sealNext() > 0) {
                batches++;
            }
        } while (!isLast);
        sealer.sealAll();
        return batches;
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aTransactionThatIsStillOpenIsWaitedForAndThenTaken() throws Exception {
        Sealer sealer = trail.sealer(100);
        trail.add(2);
        assertThat(sealer.sealNext()).isEqualTo(2);
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        Thread open = Thread.ofVirtual()
                .start(() -> trail.transaction.executeWithoutResult(status -> {
                    trail.append(true);
                    written.countDown();
                    await(commit);
                }));
        await(written);
        trail.add(3);
        assertThat(sealer.sealNext()).as("those after the open one wait for it").isZero();
        SealingProgress progress = new SealingProgress(trail.jdbc, trail.clock);
        progress.measure();
        assertThat(progress.behind()).isPositive();
        assertThat(progress.leaves()).isEqualTo(2);
        commit.countDown();
        open.join();
        assertThat(sealer.sealNext()).isEqualTo(4);
        progress.measure();
        assertThat(progress.behind()).isZero();
        trail.assertSealed();
    }

    @Test
    void anEntryOfATimeThatCannotBeIsSealedAndNamed() {
        trail.add(2);
        Sealer sealer = trail.sealer(100);
        sealer.sealAll();
        assertThat(trail.checkpoints().sign()).isPresent();
        for (String from : List.of("'-19 minutes'", "'-21 minutes'", "'-7 years'", "'4 minutes'", "'6 minutes'")) {
            trail.jdbc.update("insert into audit.entry (occurred_at, actor_kind, origin, action, outcome)"
                    + " values (now() + interval " + from + ", 'SYSTEM', 'job', 'SIGN_IN', 'DONE')");
        }
        trail.add(1);
        sealer.sealAll();
        trail.assertSealed();
        assertThat(trail.jdbc.queryForList("select leaf from audit.misdated order by leaf", Long.class))
                .containsExactly(3L, 4L, 6L);
        SealingProgress progress = new SealingProgress(trail.jdbc, trail.clock);
        progress.measure();
        assertThat(progress.misdated()).isEqualTo(3);
    }

    @Test
    void whoeverWritesNothingHoldsNothingUp() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread open = Thread.ofVirtual()
                .start(() -> trail.transaction.executeWithoutResult(status -> {
                    trail.jdbc.queryForObject("select count(*) from audit.entry", Integer.class);
                    read.countDown();
                    await(end);
                }));
        await(read);
        trail.add(2);
        assertThat(trail.sealer(100).sealNext()).isEqualTo(2);
        end.countDown();
        open.join();
    }

    @Test
    void oneThatStartsAnewGoesOnWhereTheLastHasEnded() {
        trail.add(5);
        Sealer first = trail.sealer(2);
        first.sealAll();
        assertThat(first.sealNext()).as("nothing is left").isZero();
        trail.add(4);
        Sealer second = trail.otherSealer(3);
        second.sealAll();
        trail.add(1);
        // The first has not seen what the second did.
        assertThat(first.sealNext()).isOne();
        trail.assertSealed();
    }

    @Test
    void aTransactionLargerThanABatchIsSealedInSeveral() {
        trail.addAtOnce(10);
        trail.add(1);
        trail.sealer(4).sealAll();
        assertThat(trail.jdbc.queryForList(
                        "select next_leaf - first_leaf from audit.sealed order by first_leaf", Integer.class))
                .containsExactly(4, 4, 3);
        trail.assertSealed();
    }

    @Test
    void anEmptyTrailHasNothingToSeal() {
        Sealer sealer = trail.sealer(10);
        assertThat(sealer.sealNext()).isZero();
        sealer.sealAll();
        assertThat(trail.checkpoints().sign()).isEmpty();
    }

    @Test
    void aBatchThatDoesNotFollowTheLastIsRefusedByTheDatabase() {
        trail.add(4);
        trail.sealer(10).sealAll();
        String second = "insert into audit.sealed select %s, %s, entry_ids, entry_range, leaf_hashes,"
                + " last_transaction, last_entry, root, sealed_at from audit.sealed";
        for (String[] place : new String[][] {{"0", "4"}, {"2", "6"}, {"-1", "3"}}) {
            assertThatThrownBy(() -> trail.jdbc.update(second.formatted(place[0], place[1])))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void whatWasRemovedOrChangedStopsTheSealer() {
        trail.add(4);
        Sealer sealer = trail.sealer(2);
        sealer.sealAll();
        trail.asSuperuser("update audit.sealed set root = sha256('another') where next_leaf = 4");
        trail.add(1);
        assertThatThrownBy(sealer::sealNext)
                .isInstanceOf(BrokenTreeException.class)
                .hasMessageStartingWith("The tree of 4 leaves has another root than the one stored");
        assertThatThrownBy(trail.otherSealer(2)::sealNext).isInstanceOf(BrokenTreeException.class);
        trail.asSuperuser("delete from audit.sealed where next_leaf = 4");
        assertThatThrownBy(sealer::sealNext)
                .hasMessage("This process has seen 4 leaves sealed, and 2 are stored: batches were removed, or an older"
                        + " database is in place");
    }

    @Test
    void aHoleInTheStoredTreeIsNamed() {
        trail.add(6);
        trail.sealer(2).sealAll();
        trail.asSuperuser("delete from audit.sealed where next_leaf = 4");
        trail.add(1);
        assertThatThrownBy(trail.otherSealer(2)::sealNext).hasMessage("No batch holds leaf 2");
    }

    @Test
    void transactionsThatBeganAnewStopItUntilTheyAreAboveAgain() {
        trail.add(2);
        Sealer sealer = trail.sealer(10);
        sealer.sealAll();
        trail.asSuperuser("insert into audit.entry (occurred_at, actor_kind, origin, action, outcome, transaction)"
                + " values (now(), 'SYSTEM', 'test', 'SIGN_IN', 'DONE', '4000000000')");
        assertThatThrownBy(sealer::sealNext)
                .isInstanceOf(TransactionsRestartedException.class)
                .hasMessageContaining("entries of transaction 4000000000")
                .hasMessageContaining("docs/runbooks/trail-not-sealed.md");
        trail.asSuperuser("delete from audit.entry where transaction = '4000000000'");
        trail.add(1);
        assertThat(sealer.sealNext()).isOne();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
