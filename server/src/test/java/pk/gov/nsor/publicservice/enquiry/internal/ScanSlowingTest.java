package pk.gov.nsor.publicservice.enquiry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.publicservice.enquiry.ScanAlerts.Alert;

/** Whom a scan that was noticed slows, whom it does not, and what is left of it. */
class ScanSlowingTest {

    private final ScanFixture scans = new ScanFixture();

    @AfterEach
    void close() {
        scans.close();
    }

    @Test
    void whoTakesPartIsAnsweredAboutTwoSuchNumbersADayAndAboutOthersAsEver() {
        scans.scan(0, 60, 5);
        String phone = scans.english(scans.phone());
        assertThat(scans.desk.ask(
                        phone, ScanFixture.cnic(ScanFixture.BLOCK + 100).formatted()))
                .contains("not on the register");
        assertThat(scans.desk.ask(
                        phone, ScanFixture.cnic(ScanFixture.BLOCK + 101).formatted()))
                .contains("not on the register");
        assertThat(scans.desk.ask(
                        phone, ScanFixture.cnic(ScanFixture.BLOCK + 102).formatted()))
                .contains("Please ask again from 12:01 on 26 November");
        assertThat(scans.desk.ask(
                        phone, ScanFixture.cnic(ScanFixture.BLOCK + 103).formatted()))
                .isNull();
        assertThat(scans.desk.ask(
                        phone, ScanFixture.cnic(ScanFixture.BLOCK + 50_000_000).formatted()))
                .contains("not on the register");
        assertThat(scans.desk.ask(phone, "HELP")).contains("15");
        scans.desk.clock.now = Instant.parse("2026-11-26T07:01:00Z");
        assertThat(scans.desk.ask(
                        phone, ScanFixture.cnic(ScanFixture.BLOCK + 104).formatted()))
                .contains("not on the register");
    }

    @Test
    void nobodyCanSilenceThePublicAboutANumberByScanningAroundIt() {
        Cnic victim = ScanFixture.cnic(ScanFixture.BLOCK + 500);
        scans.desk.release.onRegister.add(victim);
        scans.scan(0, 200, 5);
        assertThat(scans.alerts()).hasSize(1);
        for (int i = 0; i < 300; i++) {
            assertThat(scans.desk.ask(scans.phone(), victim.formatted())).contains("درج ہے");
        }
    }

    @Test
    void theSameIsDoneWhetherTheScannedNumbersAreOnTheRegisterOrNot() {
        for (int i = 0; i < 60; i += 2) {
            scans.desk.release.onRegister.add(ScanFixture.cnic(ScanFixture.BLOCK + i));
        }
        scans.scan(0, 60, 5);
        Alert mixed = scans.alerts().getFirst();
        scans.scan(10_000_000, 10_000_060, 5);
        assertThat(scans.alerts()).hasSize(2);
        Alert none = scans.alerts().stream()
                .filter(one -> !one.id().equals(mixed.id()))
                .findFirst()
                .orElseThrow();
        assertThat(none.numbers()).isEqualTo(mixed.numbers());
        assertThat(none.senders()).isEqualTo(mixed.senders());
    }

    @Test
    void whatIsClosedIsSlowedNoMoreAndNotRaisedAgainInItsWindow() {
        scans.scan(0, 60, 5);
        scans.desk.jdbc.sql("""
                        update enquiry.scan_alert set acknowledged_at = now(), acknowledged_by = ?, acknowledgement = 'x',
                            closed_at = now(), closed_by = ?, closing = 'y'
                        """).params(scans.account(), scans.account()).update();
        scans.scan(60, 80, 5);
        assertThat(scans.alerts()).isEmpty();
        assertThat(scans.desk.count("select count(*) from enquiry.scan_alert")).isOne();
        String phone = scans.english(scans.phone());
        for (int i = 0; i < 5; i++) {
            assertThat(scans.desk.ask(
                            phone, ScanFixture.cnic(ScanFixture.BLOCK + 200 + i).formatted()))
                    .contains("not on the register");
        }
    }

    @Test
    void atTheEndOfTheDayNothingIsLeftOfWhichNumbersItWasAboutButTheAlertStays() throws Exception {
        scans.scan(0, 60, 5);
        assertThat(scans.desk.count("select count(*) from enquiry.scan_trace")).isPositive();
        String key = "hash-scan-of-2026-11-25.key";
        assertThat(scans.files()).contains(key);
        scans.desk.clock.now = Instant.parse("2026-11-25T18:59:59Z");
        scans.desk.process.upkeep.forget();
        assertThat(scans.files()).contains(key);
        assertThat(scans.desk.count("select count(*) from enquiry.scan_trace where kind <> 'SEQUENCE'"))
                .isPositive();
        scans.desk.clock.now = Instant.parse("2026-11-25T19:00:00Z");
        scans.desk.process.upkeep.forget();
        assertThat(scans.files()).doesNotContain(key);
        assertThat(scans.desk.count("select count(*) from enquiry.scan_trace where kind <> 'SEQUENCE'"))
                .isZero();
        assertThat(scans.desk.count("select count(*) from enquiry.scan_alert where subject_hash is null"))
                .isOne();
        scans.desk.process.detector.run();
        assertThat(scans.desk.process.watch.isScanned(
                        scans.desk.question(ScanFixture.ORDINARY, "").senderHash(),
                        ScanFixture.cnic(ScanFixture.BLOCK)))
                .isFalse();
    }

    @Test
    void tracesAndAlertsHoldNoNumberInAnyForm() {
        scans.scan(0, 60, 5);
        List<String> forms = List.of(
                Long.toString(ScanFixture.BLOCK),
                Long.toString(ScanFixture.BLOCK / 1000),
                Long.toString(ScanFixture.BLOCK / 100_000),
                "92399100");
        for (String table : List.of("enquiry.scan_trace", "enquiry.scan_alert")) {
            List<Map<String, Object>> rows =
                    scans.desk.jdbc.sql("select * from " + table).query().listOfRows();
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
}
