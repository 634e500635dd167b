package pk.gov.nsor.enquiry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.enquiry.ScanAlerts.Alert;
import pk.gov.nsor.enquiry.ScanKind;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.sms.Question;

/** Scans on a real database: when they are noticed, whom they slow, and whom they do not. */
class ScanTest {

    /** The first number of a block of 100,000. */
    private static final long BLOCK = 9_352_077_700_001L / 100_000 * 100_000;

    private static final String ORDINARY = "923990000001";

    private final EnquiryDesk desk = new EnquiryDesk();
    private int phones;

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void sixtyNeighbouringNumbersByManyPhonesAreAScanAndFiftyNineAreNot() {
        scan(0, 59, 5);
        assertThat(alerts()).isEmpty();
        scan(59, 60, 5);
        assertThat(alerts()).hasSize(1);
        Alert alert = alerts().getFirst();
        assertThat(alert.kind()).isEqualTo(ScanKind.NARROW);
        assertThat(alert.numbers()).isEqualTo(60);
        assertThat(alert.senders()).isGreaterThanOrEqualTo(12);
        assertThat(alert.raisedAt().toInstant()).isEqualTo(desk.clock.now);
    }

    @Test
    void fiveSendersAreManyAndFourAreNot() {
        for (int i = 0; i < 60; i++) {
            desk.process.watch.note(desk.question("92399000010" + i % 4, "").senderHash(), cnic(BLOCK + i), 1);
        }
        desk.process.detector.run();
        assertThat(alerts()).isEmpty();
        desk.process.watch.note(desk.question("923990000104", "").senderHash(), cnic(BLOCK), 1);
        desk.process.detector.run();
        assertThat(alerts()).hasSize(1);
        assertThat(alerts().getFirst().senders()).isEqualTo(5);
    }

    @Test
    void twoThousandNumbersThatBeginAlikeAreAScanHoweverWideTheyLie() {
        // Every fiftieth number: twenty in each block of 1,000.
        noteWide(1_999);
        assertThat(alerts()).isEmpty();
        noteWide(2_000);
        assertThat(alerts()).extracting(Alert::kind).containsExactly(ScanKind.WIDE);
    }

    @Test
    void oneNumberThatEverybodyAsksAboutIsNoScan() {
        for (int i = 0; i < 300; i++) {
            desk.ask(phone(), cnic(BLOCK + 7).formatted());
        }
        desk.process.detector.run();
        assertThat(alerts()).isEmpty();
    }

    @Test
    void oneSendersSequenceOverDaysIsNoticedWithTheTwelfthNumberThatCounts() {
        LocalDate window = ScanKind.SEQUENCE.window().firstDay(LocalDate.of(2026, 11, 25));
        List<Integer> counted = new ArrayList<>();
        // Five a day, of which the third and those after it count: three a day.
        for (int day = 0; day < 4; day++) {
            for (int i = 0; i < 5; i++) {
                desk.clock.now = window.plusDays(day)
                        .atTime(12, i)
                        .atZone(desk.clock.getZone())
                        .toInstant();
                assertThat(desk.ask(ORDINARY, cnic(BLOCK + day * 5000 + i * 700).formatted()))
                        .isNotNull();
                desk.process.detector.run();
                counted.add(alerts().size());
            }
        }
        assertThat(counted.subList(0, 19)).containsOnly(0);
        assertThat(counted.getLast()).isEqualTo(1);
        Alert alert = alerts().getFirst();
        assertThat(alert.kind()).isEqualTo(ScanKind.SEQUENCE);
        assertThat(alert.numbers()).isEqualTo(12);
        assertThat(alert.senders()).isEqualTo(1);
    }

    @Test
    void aFamilyOfNeighboursAskedByOnePhoneIsNoSequence() {
        for (int i = 0; i < 12; i++) {
            desk.clock.now = EnquiryDesk.START.plus(Duration.ofMinutes(30L * i));
            assertThat(desk.ask(ORDINARY, cnic(BLOCK + i).formatted())).isNotNull();
        }
        desk.process.detector.run();
        assertThat(alerts()).isEmpty();
    }

    @Test
    void whoTakesPartIsAnsweredAboutTwoSuchNumbersADayAndAboutOthersAsEver() {
        scan(0, 60, 5);
        String phone = english(phone());
        assertThat(desk.ask(phone, cnic(BLOCK + 100).formatted())).contains("not on the register");
        assertThat(desk.ask(phone, cnic(BLOCK + 101).formatted())).contains("not on the register");
        assertThat(desk.ask(phone, cnic(BLOCK + 102).formatted()))
                .contains("Please ask again from 12:01 on 26 November");
        assertThat(desk.ask(phone, cnic(BLOCK + 103).formatted())).isNull();
        assertThat(desk.ask(phone, cnic(BLOCK + 50_000_000).formatted())).contains("not on the register");
        assertThat(desk.ask(phone, "HELP")).contains("15");
        desk.clock.now = Instant.parse("2026-11-26T07:01:00Z");
        assertThat(desk.ask(phone, cnic(BLOCK + 104).formatted())).contains("not on the register");
    }

    @Test
    void nobodyCanSilenceThePublicAboutANumberByScanningAroundIt() {
        Cnic victim = cnic(BLOCK + 500);
        desk.release.onRegister.add(victim);
        scan(0, 200, 5);
        assertThat(alerts()).hasSize(1);
        for (int i = 0; i < 300; i++) {
            assertThat(desk.ask(phone(), victim.formatted())).contains("درج ہے");
        }
    }

    @Test
    void theSameIsDoneWhetherTheScannedNumbersAreOnTheRegisterOrNot() {
        for (int i = 0; i < 60; i += 2) {
            desk.release.onRegister.add(cnic(BLOCK + i));
        }
        scan(0, 60, 5);
        Alert mixed = alerts().getFirst();
        scan(10_000_000, 10_000_060, 5);
        assertThat(alerts()).hasSize(2);
        Alert none = alerts().stream()
                .filter(one -> !one.id().equals(mixed.id()))
                .findFirst()
                .orElseThrow();
        assertThat(none.numbers()).isEqualTo(mixed.numbers());
        assertThat(none.senders()).isEqualTo(mixed.senders());
    }

    @Test
    void twoProcessesNoticeTogetherWhatNeitherWouldAloneAndBothSlowIt() {
        TestEnquiry.Process other = desk.release.process(desk.jdbc, desk.keys, desk.clock);
        for (int i = 0; i < 60; i++) {
            Question question = desk.question(phone(), cnic(BLOCK + i).formatted());
            desk.ask(i % 2 == 0 ? desk.handler : other.handler, List.of(question));
        }
        desk.process.detector.run();
        assertThat(alerts()).isEmpty();
        other.detector.run();
        assertThat(alerts()).hasSize(1);
        desk.process.detector.run();
        for (TestEnquiry.Process process : List.of(desk.process, other)) {
            assertThat(process.watch.isScanned(desk.question(ORDINARY, "").senderHash(), cnic(BLOCK + 999)))
                    .isTrue();
            assertThat(process.watch.isScanned(desk.question(ORDINARY, "").senderHash(), cnic(BLOCK + 1000)))
                    .isFalse();
        }
    }

    @Test
    void processesThatNoticeTheSameAtOnceRaiseOneAlertWithOneLineOnTheTrail() throws Exception {
        List<TestEnquiry.Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(desk.release.process(desk.jdbc, desk.keys, desk.clock));
        }
        for (int i = 0; i < 240; i++) {
            processes.get(i % 4).watch.note(desk.question(phone(), "").senderHash(), cnic(BLOCK + i), 1);
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
        processes.getFirst().watch.note(desk.question(phone(), "").senderHash(), cnic(BLOCK), 1);
        processes.getFirst().detector.run();
        assertThat(alerts()).hasSize(1);
        assertThat(alerts().getFirst().numbers()).isEqualTo(240);
        assertThat(desk.count("select count(*) from audit.entry where action = 'SCAN_NOTICED'"))
                .isOne();
    }

    @Test
    void whatIsClosedIsSlowedNoMoreAndNotRaisedAgainInItsWindow() {
        scan(0, 60, 5);
        desk.jdbc.sql("""
                        update enquiry.scan_alert set acknowledged_at = now(), acknowledged_by = ?, acknowledgement = 'x',
                            closed_at = now(), closed_by = ?, closing = 'y'
                        """).params(account(), account()).update();
        scan(60, 80, 5);
        assertThat(alerts()).isEmpty();
        assertThat(desk.count("select count(*) from enquiry.scan_alert")).isOne();
        String phone = english(phone());
        for (int i = 0; i < 5; i++) {
            assertThat(desk.ask(phone, cnic(BLOCK + 200 + i).formatted())).contains("not on the register");
        }
    }

    @Test
    void atTheEndOfTheDayNothingIsLeftOfWhichNumbersItWasAboutButTheAlertStays() throws Exception {
        scan(0, 60, 5);
        assertThat(desk.count("select count(*) from enquiry.scan_trace")).isPositive();
        String key = "hash-scan-of-2026-11-25.key";
        assertThat(files()).contains(key);
        desk.clock.now = Instant.parse("2026-11-25T18:59:59Z");
        desk.process.upkeep.forget();
        assertThat(files()).contains(key);
        assertThat(desk.count("select count(*) from enquiry.scan_trace where kind <> 'SEQUENCE'"))
                .isPositive();
        desk.clock.now = Instant.parse("2026-11-25T19:00:00Z");
        desk.process.upkeep.forget();
        assertThat(files()).doesNotContain(key);
        assertThat(desk.count("select count(*) from enquiry.scan_trace where kind <> 'SEQUENCE'"))
                .isZero();
        assertThat(desk.count("select count(*) from enquiry.scan_alert where subject_hash is null"))
                .isOne();
        desk.process.detector.run();
        assertThat(desk.process.watch.isScanned(desk.question(ORDINARY, "").senderHash(), cnic(BLOCK)))
                .isFalse();
    }

    @Test
    void tracesAndAlertsHoldNoNumberInAnyForm() {
        scan(0, 60, 5);
        List<String> forms =
                List.of(Long.toString(BLOCK), Long.toString(BLOCK / 1000), Long.toString(BLOCK / 100_000), "92399100");
        for (String table : List.of("enquiry.scan_trace", "enquiry.scan_alert")) {
            List<Map<String, Object>> rows =
                    desk.jdbc.sql("select * from " + table).query().listOfRows();
            assertThat(rows).isNotEmpty();
            for (Map<String, Object> row : rows) {
                for (Object value : row.values()) {
                    String text = value instanceof byte[] bytes
                            ? new String(bytes, StandardCharsets.ISO_8859_1)
                            : String.valueOf(value);
                    forms.forEach(form -> assertThat(text).doesNotContain(form));
                }
            }
        }
    }

    @Test
    void whatIsRefusedOrRepeatedCountsForNoScan() {
        String phone = phone();
        for (int i = 0; i < 60; i++) {
            desk.ask(phone, cnic(BLOCK + i).formatted());
        }
        desk.process.detector.run();
        assertThat(desk.count("select count(*) from enquiry.scan_trace where kind = 'NARROW' and not is_sender"))
                .as("as many as were answered")
                .isEqualTo(5);
    }

    /** The load of the benchmark: 40,000 senders who ask about five numbers each, out of a million. */
    @Test
    void aMillionPeopleAskedAboutAtRandomRaiseNoAlert() {
        Random random = new Random(786);
        ScanFilter filter = new ScanFilter();
        ScanWatch watch = new ScanWatch(filter, desk.keys, desk.clock);
        ScanDetector detector =
                new ScanDetector(watch, desk.process.alerts, () -> TestEnquiry.THRESHOLDS, desk.jdbc, desk.clock);
        List<Long> people = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            people.add(9_000_000_000_000L + (1000 + random.nextInt(8000)) * 100_000_000L + random.nextInt(100_000_000));
        }
        int counted = 0;
        for (int sender = 0; sender < 40_000; sender++) {
            var hash = desk.question("92399" + (1_000_000 + sender), "").senderHash();
            for (int i = 0; i < 5; i++) {
                watch.note(hash, cnic(people.get(random.nextInt(people.size()))), 1);
            }
            counted = sender;
        }
        assertThat(counted).isEqualTo(39_999);
        assertThat(watch.dropped()).isZero();
        detector.run();
        assertThat(alerts()).isEmpty();
        assertThat(desk.count("select count(*) from enquiry.scan_trace"))
                .as("hardly anything reaches the database")
                .isLessThan(2_000);
    }

    @Test
    void ordinaryDaysRaiseNoAlertAndAScanHiddenInOneDoes() {
        for (int seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            // A region of 20,000 people, a tenth of whom are asked about, some by many.
            for (int i = 0; i < 2_000; i++) {
                long person = BLOCK + 1_000_000_000L * seed + random.nextInt(20_000) * 100L;
                note(phone(), person, 1);
                for (int more = random.nextInt(20) == 0 ? random.nextInt(30) : 0; more > 0; more--) {
                    note(phone(), person, 1);
                }
            }
            desk.process.detector.run();
            assertThat(alerts()).as("seed " + seed).isEmpty();
        }
        for (int i = 0; i < 60; i++) {
            note(phone(), BLOCK + 1_000_000_000L + i * 10, 1);
        }
        desk.process.detector.run();
        assertThat(alerts()).hasSize(1);
    }

    @Test
    void tooManyAtOnceAreDroppedRatherThanKeptInMemory() {
        for (int i = 0; i < 50_100; i++) {
            note(ORDINARY, BLOCK + i * 100_000L + 21, 3);
        }
        assertThat(desk.process.watch.dropped()).isPositive();
        assertThat(desk.process.watch.take(1_000_000)).hasSize(50_000);
        note(ORDINARY, BLOCK, 3);
        assertThat(desk.process.watch.take(1_000_000)).hasSize(3);
    }

    /** Each phone asks about so many. */
    private void scan(int from, int to, int each) {
        String phone = phone();
        for (int i = from; i < to; i++) {
            phone = (i - from) % each == 0 ? phone() : phone;
            desk.ask(phone, cnic(BLOCK + i).formatted());
        }
        desk.process.detector.run();
    }

    private void noteWide(int most) {
        for (int i = 0; i < most; i++) {
            note("92399000" + (1000 + i % 900), BLOCK + i * 50L, 1);
        }
        desk.process.detector.run();
    }

    private void note(String phone, long number, int alike) {
        desk.process.watch.note(desk.question(phone, "").senderHash(), cnic(number), alike);
    }

    private String english(String phone) {
        desk.ask(phone, "LANG EN");
        return phone;
    }

    private String phone() {
        return "923991" + (100_000 + phones++);
    }

    private List<Alert> alerts() {
        return desk.process.alerts.open();
    }

    private UUID account() {
        UUID id = UUID.randomUUID();
        desk.jdbc.sql("""
                        insert into access.account (id, user_name, display_name, agency, password_hash, jurisdiction, created_at)
                        select ?, ?, 'A registrar', min(code), '', 'NATIONAL', now() from access.agency
                        """).params(id, "u" + id).update();
        return id;
    }

    private List<String> files() throws Exception {
        try (Stream<Path> all = Files.list(desk.secrets)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Cnic cnic(long number) {
        return new Cnic(number);
    }
}
