package pk.gov.nsor.record.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

@RegisterTest
class MergingRacesTest extends MergingSetting {

    @Test
    void aJudgmentRecordedMeanwhileLiesOnOneOfTheTwoAndCounts() throws Exception {
        for (int round = 0; round < 5; round++) {
            PersonId older = registered("Akbar Race", Samples.cnic(), judgment("SC 28/2022", Offenders.JUDGMENT));
            PersonId newer = registered("Akbar Race", null, judgment("SC 29/2022", LocalDate.of(2024, 3, 1)));
            UUID proposal = joined.ask(older, newer, List.of());
            CountDownLatch begin = new CountDownLatch(1);
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                Future<?> recorded = threads.submit(() -> {
                    begin.await();
                    return registration.convicted(
                            newer, judgment("SC 30/2022", LocalDate.of(2025, 3, 1)), registrar.actor());
                });
                Future<Boolean> approved = threads.submit(() -> {
                    begin.await();
                    try {
                        proposals.approve(proposal, "", supervisor.actor());
                        return true;
                    } catch (InvalidValueException changed) {
                        return false;
                    }
                });
                begin.countDown();
                var _ = recorded.get(30, TimeUnit.SECONDS);
                boolean isJoined = approved.get(30, TimeUnit.SECONDS);
                PersonId leading = isJoined ? older : newer;
                assertThat(standings.of(leading).orElseThrow().terms()).hasSize(isJoined ? 3 : 2);
                assertThat(check.stillDiffering(List.of(older, newer))).isEmpty();
            }
        }
    }

    @Test
    void ofTwoMergesOfOneRecordAtOnceOneIsRefused() throws Exception {
        PersonId one = registered("Akbar Both", Samples.cnic(), judgment("SC 31/2022", Offenders.JUDGMENT));
        PersonId other = registered("Akbar Both", null, judgment("SC 32/2022", LocalDate.of(2024, 3, 1)));
        PersonId third = registered("Akbar Both", null, judgment("SC 33/2022", LocalDate.of(2024, 4, 1)));
        List<UUID> asked = List.of(joined.ask(one, third, List.of()), joined.ask(other, third, List.of()));
        CountDownLatch begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> done = asked.stream()
                    .map(proposal -> threads.submit(() -> {
                        begin.await();
                        try {
                            proposals.approve(proposal, "", supervisor.actor());
                            return true;
                        } catch (InvalidValueException refused) {
                            return false;
                        }
                    }))
                    .toList();
            begin.countDown();
            assertThat(List.of(
                            done.get(0).get(30, TimeUnit.SECONDS), done.get(1).get(30, TimeUnit.SECONDS)))
                    .containsExactlyInAnyOrder(true, false);
        }
        assertThat(check.stillDiffering(List.of(one, other, third))).isEmpty();
    }
}
