package pk.gov.nsor.publicservice.enquiry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.publicservice.enquiry.ScanAlerts.Alert;
import pk.gov.nsor.publicservice.enquiry.ScanPattern;

/** When it is a scan, on a real database: the figures on both sides, and processes that count together. */
class ScanTest {

    private final ScanFixture scans = new ScanFixture();

    @AfterEach
    void close() {
        scans.close();
    }

    @Test
    void sixtyNeighbouringNumbersByManyPhonesAreAScanAndFiftyNineAreNot() {
        scans.scan(0, 59, 5);
        assertThat(scans.alerts()).isEmpty();
        scans.scan(59, 60, 5);
        assertThat(scans.alerts()).hasSize(1);
        Alert alert = scans.alerts().getFirst();
        assertThat(alert.kind()).isEqualTo(ScanPattern.NARROW);
        assertThat(alert.numbers()).isEqualTo(60);
        assertThat(alert.senders()).isGreaterThanOrEqualTo(12);
        assertThat(alert.raisedAt().toInstant()).isEqualTo(scans.desk.clock.now);
    }

    @Test
    void fiveSendersAreManyAndFourAreNot() {
        for (int i = 0; i < 60; i++) {
            scans.desk.process.watch.note(
                    scans.desk.question("92399000010" + i % 4, "").senderHash(),
                    ScanFixture.cnic(ScanFixture.BLOCK + i),
                    1);
        }
        scans.desk.process.detector.run();
        assertThat(scans.alerts()).isEmpty();
        scans.desk.process.watch.note(
                scans.desk.question("923990000104", "").senderHash(), ScanFixture.cnic(ScanFixture.BLOCK), 1);
        scans.desk.process.detector.run();
        assertThat(scans.alerts()).hasSize(1);
        assertThat(scans.alerts().getFirst().senders()).isEqualTo(5);
    }

    @Test
    void twoThousandNumbersThatBeginAlikeAreAScanHoweverWideTheyLie() {
        // Every fiftieth number: twenty in each block of 1,000.
        scans.noteWide(1_999);
        assertThat(scans.alerts()).isEmpty();
        scans.noteWide(2_000);
        assertThat(scans.alerts()).extracting(Alert::kind).containsExactly(ScanPattern.WIDE);
    }

    @Test
    void oneNumberThatEverybodyAsksAboutIsNoScan() {
        for (int i = 0; i < 300; i++) {
            scans.desk.ask(
                    scans.phone(), ScanFixture.cnic(ScanFixture.BLOCK + 7).formatted());
        }
        scans.desk.process.detector.run();
        assertThat(scans.alerts()).isEmpty();
    }

    @Test
    void oneSendersSequenceOverDaysIsNoticedWithTheTwelfthNumberThatCounts() {
        LocalDate window = ScanPattern.SEQUENCE.window().firstDay(LocalDate.of(2026, 11, 25));
        List<Integer> counted = new ArrayList<>();
        // Five a day, of which the third and those after it count: three a day.
        for (int day = 0; day < 4; day++) {
            for (int i = 0; i < 5; i++) {
                scans.desk.clock.now = window.plusDays(day)
                        .atTime(12, i)
                        .atZone(scans.desk.clock.getZone())
                        .toInstant();
                assertThat(scans.desk.ask(
                                ScanFixture.ORDINARY,
                                ScanFixture.cnic(ScanFixture.BLOCK + day * 5000 + i * 700)
                                        .formatted()))
                        .isNotNull();
                scans.desk.process.detector.run();
                counted.add(scans.alerts().size());
            }
        }
        assertThat(counted.subList(0, 19)).containsOnly(0);
        assertThat(counted.getLast()).isEqualTo(1);
        Alert alert = scans.alerts().getFirst();
        assertThat(alert.kind()).isEqualTo(ScanPattern.SEQUENCE);
        assertThat(alert.numbers()).isEqualTo(12);
        assertThat(alert.senders()).isEqualTo(1);
    }

    @Test
    void aFamilyOfNeighboursAskedByOnePhoneIsNoSequence() {
        for (int i = 0; i < 12; i++) {
            scans.desk.clock.now = EnquiryFixture.START.plus(Duration.ofMinutes(30L * i));
            assertThat(scans.desk.ask(
                            ScanFixture.ORDINARY,
                            ScanFixture.cnic(ScanFixture.BLOCK + i).formatted()))
                    .isNotNull();
        }
        scans.desk.process.detector.run();
        assertThat(scans.alerts()).isEmpty();
    }

    @Test
    void twoProcessesNoticeTogetherWhatNeitherWouldAloneAndBothSlowIt() {
        TestEnquiry.Process other =
                scans.desk.release.process(scans.desk.dataSource, scans.desk.keys, scans.desk.clock);
        for (int i = 0; i < 60; i++) {
            Question question = scans.desk.question(
                    scans.phone(), ScanFixture.cnic(ScanFixture.BLOCK + i).formatted());
            scans.desk.ask(i % 2 == 0 ? scans.desk.handler : other.handler, List.of(question));
        }
        scans.desk.process.detector.run();
        assertThat(scans.alerts()).isEmpty();
        other.detector.run();
        assertThat(scans.alerts()).hasSize(1);
        scans.desk.process.detector.run();
        for (TestEnquiry.Process process : List.of(scans.desk.process, other)) {
            assertThat(process.watch.isScanned(
                            scans.desk.question(ScanFixture.ORDINARY, "").senderHash(),
                            ScanFixture.cnic(ScanFixture.BLOCK + 999)))
                    .isTrue();
            assertThat(process.watch.isScanned(
                            scans.desk.question(ScanFixture.ORDINARY, "").senderHash(),
                            ScanFixture.cnic(ScanFixture.BLOCK + 1000)))
                    .isFalse();
        }
    }

    @Test
    void processesThatNoticeTheSameAtOnceRaiseOneAlertWithOneLineOnTheTrail() throws Exception {
        List<TestEnquiry.Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(scans.desk.release.process(scans.desk.dataSource, scans.desk.keys, scans.desk.clock));
        }
        for (int i = 0; i < 240; i++) {
            processes
                    .get(i % 4)
                    .watch
                    .note(
                            scans.desk.question(scans.phone(), "").senderHash(),
                            ScanFixture.cnic(ScanFixture.BLOCK + i),
                            1);
        }
        CyclicBarrier together = new CyclicBarrier(4);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Void>> runs = new ArrayList<>();
            for (TestEnquiry.Process process : processes) {
                runs.add(threads.submit((Callable<Void>) () -> {
                    together.await();
                    process.detector.run();
                    return null;
                }));
            }
            for (Future<Void> run : runs) {
                run.get();
            }
        }
        processes
                .getFirst()
                .watch
                .note(scans.desk.question(scans.phone(), "").senderHash(), ScanFixture.cnic(ScanFixture.BLOCK), 1);
        processes.getFirst().detector.run();
        assertThat(scans.alerts()).hasSize(1);
        assertThat(scans.alerts().getFirst().numbers()).isEqualTo(240);
        assertThat(scans.desk.count("select count(*) from audit.entry where action = 'SCAN_NOTICED'"))
                .isOne();
    }

    @Test
    void whatIsRefusedOrRepeatedCountsForNoScan() {
        String phone = scans.phone();
        for (int i = 0; i < 60; i++) {
            scans.desk.ask(phone, ScanFixture.cnic(ScanFixture.BLOCK + i).formatted());
        }
        scans.desk.process.detector.run();
        assertThat(scans.desk.count("select count(*) from enquiry.scan_trace where kind = 'NARROW' and not is_sender"))
                .as("as many as were answered")
                .isEqualTo(5);
    }
}
