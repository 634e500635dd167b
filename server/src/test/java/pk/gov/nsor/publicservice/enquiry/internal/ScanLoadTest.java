package pk.gov.nsor.publicservice.enquiry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.publicservice.enquiry.internal.scan.ScanDetector;
import pk.gov.nsor.publicservice.enquiry.internal.scan.ScanFilter;
import pk.gov.nsor.publicservice.enquiry.internal.scan.ScanWatch;

/** Ordinary days raise no alert, however much is asked. */
@Tag("fault")
class ScanLoadTest {

    private final ScanFixture scans = new ScanFixture();

    @AfterEach
    void close() {
        scans.close();
    }

    /** The load of the benchmark: 40,000 senders who ask about five numbers each, out of a million. */
    @Test
    void aMillionPeopleAskedAboutAtRandomRaiseNoAlert() {
        Random random = new Random(786);
        ScanFilter filter = new ScanFilter();
        ScanWatch watch = new ScanWatch(filter, scans.desk.keys, scans.desk.clock);
        ScanDetector detector = new ScanDetector(
                watch, scans.desk.process.alerts, () -> TestEnquiry.THRESHOLDS, scans.desk.jdbc, scans.desk.clock);
        List<Long> people = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            people.add(9_000_000_000_000L + (1000 + random.nextInt(8000)) * 100_000_000L + random.nextInt(100_000_000));
        }
        int counted = 0;
        for (int sender = 0; sender < 40_000; sender++) {
            var hash = scans.desk.question("92399" + (1_000_000 + sender), "").senderHash();
            for (int i = 0; i < 5; i++) {
                watch.note(hash, ScanFixture.cnic(people.get(random.nextInt(people.size()))), 1);
            }
            counted = sender;
        }
        assertThat(counted).isEqualTo(39_999);
        assertThat(watch.dropped()).isZero();
        detector.run();
        assertThat(scans.alerts()).isEmpty();
        assertThat(scans.desk.count("select count(*) from enquiry.scan_trace"))
                .as("hardly anything reaches the database")
                .isLessThan(2_000);
    }

    @Test
    void ordinaryDaysRaiseNoAlertAndAScanHiddenInOneDoes() {
        for (int seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            // A region of 20,000 people, a tenth of whom are asked about, some by many.
            for (int i = 0; i < 2_000; i++) {
                long person = ScanFixture.BLOCK + 1_000_000_000L * seed + random.nextInt(20_000) * 100L;
                scans.note(scans.phone(), person, 1);
                for (int more = random.nextInt(20) == 0 ? random.nextInt(30) : 0; more > 0; more--) {
                    scans.note(scans.phone(), person, 1);
                }
            }
            scans.desk.process.detector.run();
            assertThat(scans.alerts()).as("seed " + seed).isEmpty();
        }
        for (int i = 0; i < 60; i++) {
            scans.note(scans.phone(), ScanFixture.BLOCK + 1_000_000_000L + i * 10, 1);
        }
        scans.desk.process.detector.run();
        assertThat(scans.alerts()).hasSize(1);
    }

    @Test
    void tooManyAtOnceAreDroppedRatherThanKeptInMemory() {
        for (int i = 0; i < 50_100; i++) {
            scans.note(ScanFixture.ORDINARY, ScanFixture.BLOCK + i * 100_000L + 21, 3);
        }
        assertThat(scans.desk.process.watch.dropped()).isPositive();
        assertThat(scans.desk.process.watch.take(1_000_000)).hasSize(50_000);
        scans.note(ScanFixture.ORDINARY, ScanFixture.BLOCK, 3);
        assertThat(scans.desk.process.watch.take(1_000_000)).hasSize(3);
    }
}
