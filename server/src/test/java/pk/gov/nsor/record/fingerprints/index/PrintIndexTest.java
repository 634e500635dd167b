package pk.gov.nsor.record.fingerprints.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.fingerprints.Finger;
import pk.gov.nsor.record.fingerprints.Fingerprint.Reason;
import pk.gov.nsor.record.fingerprints.FingerprintRepository;
import pk.gov.nsor.record.fingerprints.Fingerprints;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Prints;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

@RegisterTest
class PrintIndexTest {

    @Autowired
    private Fingerprints fingerprints;

    @Autowired
    private FingerprintRepository repository;

    @Autowired
    private TransactionTemplate transaction;

    private final Officer officer;
    private final Supervised people;
    private final TestClock clock;

    PrintIndexTest(Supervised supervised, Officers officers, TestClock clock) {
        this.officer = officers.with(Role.REGISTRAR);
        this.people = supervised.by(officer.actor());
        this.clock = clock;
    }

    @Test
    void halfAnHourAfterTheLastSearchNothingIsLeftInMemory() {
        PrintIndex index = new PrintIndex(repository, clock);
        PersonId person = enrolled();
        IndexedPrint print = of(index, person).orElseThrow();
        assertThat(index.prepare().isReady()).isTrue();
        clock.move(Duration.ofMinutes(29));
        index.keep();
        assertThat(print.packed()[0]).isNotZero();
        clock.move(Duration.ofMinutes(2));
        index.keep();
        assertThat(print.packed()).containsOnly(0);
        assertThat(of(index, person)).as("it is read anew").isPresent();
    }

    @Test
    void aWithdrawnPrintIsOverwrittenWithinAMinuteAndANewOneIsThereAtOnce() {
        PrintIndex index = new PrintIndex(repository, clock);
        PersonId person = enrolled();
        IndexedPrint print = of(index, person).orElseThrow();
        fingerprints.withdraw(person, Finger.RIGHT_RING, Reason.POOR, officer.actor());
        index.keep();
        assertThat(print.packed()).containsOnly(0);
        PersonId another = enrolled();
        assertThat(of(index, person)).isEmpty();
        assertThat(of(index, another)).isPresent();
    }

    @Test
    void aPrintWhoseTransactionEndsAfterALaterOneIsNotMissed() {
        PrintIndex index = new PrintIndex(repository, clock);
        PersonId slow = people.in("attock");
        PersonId fast = people.in("attock");
        transaction.executeWithoutResult(status -> {
            add(slow);
            CompletableFuture.runAsync(() -> add(fast)).join();
            CompletableFuture.runAsync(() -> assertThat(of(index, fast)).isPresent())
                    .join();
        });
        assertThat(of(index, slow)).isPresent();
    }

    private PersonId enrolled() {
        PersonId person = people.in("attock");
        add(person);
        return person;
    }

    private void add(PersonId person) {
        fingerprints.add(person, List.of(fingerprints.read(Finger.RIGHT_RING, Prints.pgm(5))), officer.actor());
    }

    private static Optional<IndexedPrint> of(PrintIndex index, PersonId person) {
        return index.current().stream()
                .filter(print -> print.person().equals(person.value()))
                .findFirst();
    }
}
