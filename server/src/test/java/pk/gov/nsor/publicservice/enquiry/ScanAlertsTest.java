package pk.gov.nsor.publicservice.enquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.publicservice.enquiry.ScanAlerts.Alert;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** What becomes of an alert, and who may see to it. */
@RegisterTest
class ScanAlertsTest {

    private static final AtomicInteger SENDERS = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private ScanAlerts alerts;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anAlertIsTakenOnThenClosedEachOnceAndOnTheTrail() {
        Officer registrar = new Officers(accounts).with(Role.REGISTRAR);
        UUID id = raise();
        assertThatThrownBy(() -> alerts.close(id, "too early", registrar.actor()))
                .isInstanceOf(InvalidValueException.class);
        alerts.acknowledge(id, " The operator is asked ", registrar.actor());
        assertThatThrownBy(() -> alerts.acknowledge(id, "again", registrar.actor()))
                .isInstanceOf(InvalidValueException.class);
        assertThat(find(id).state()).isEqualTo("acknowledged");
        assertThat(find(id).acknowledged().note()).isEqualTo("The operator is asked");
        alerts.close(id, "A shop's phones", registrar.actor());
        assertThatThrownBy(() -> alerts.close(id, "again", registrar.actor()))
                .isInstanceOf(InvalidValueException.class);
        assertThat(find(id).state()).isEqualTo("closed");
        assertThat(alerts.open()).noneMatch(alert -> alert.id().equals(id));
        assertThat(jdbc.sql("select action from audit.entry where subject_id = ? order by id")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("SCAN_NOTICED", "SCAN_ALERT_ACKNOWLEDGED", "SCAN_ALERT_CLOSED");
    }

    @Test
    void aNoteOfAThousandCharactersIsTakenAndNeitherALongerOneNorNone() {
        Officer supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        UUID id = raise();
        assertThatThrownBy(() -> alerts.acknowledge(id, "x".repeat(1001), supervisor.actor()))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> alerts.acknowledge(id, "  ", supervisor.actor()))
                .isInstanceOf(InvalidValueException.class);
        assertThat(find(id).state()).isEqualTo("new");
        alerts.acknowledge(id, "x".repeat(1000), supervisor.actor());
        assertThat(find(id).state()).isEqualTo("acknowledged");
    }

    @Test
    void figuresGrowAndNeverShrinkAndTheTrailTellsOfTheFirstOnly() {
        byte[] subject = subject();
        alerts.raise(ScanPattern.NARROW, subject, LocalDate.of(2026, 11, 25), 60, 12);
        alerts.raise(ScanPattern.NARROW, subject, LocalDate.of(2026, 11, 25), 59, 13);
        Alert alert = alerts.open().stream()
                .filter(one -> one.senders() == 13 && one.numbers() == 60)
                .findFirst()
                .orElseThrow();
        assertThat(jdbc.sql("select count(*) from audit.entry where subject_id = ?")
                        .param(alert.id())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void onlyNpbSeesAlertsAndOneThatIsNotThereIsNotFound() {
        UUID id = raise();
        for (Role role : Role.values()) {
            WebSession session = new WebSession(port);
            session.signIn(new Officers(accounts).with(role).name(), Officers.PASSWORD);
            boolean isAllowed = role == Role.REGISTRAR || role == Role.NATIONAL_SUPERVISOR;
            assertThat(session.get("/scans").statusCode()).as(role.name()).isEqualTo(isAllowed ? 200 : 403);
            assertThat(session.get("/scans/" + id).statusCode()).as(role.name()).isEqualTo(isAllowed ? 200 : 403);
            if (isAllowed) {
                assertThat(session.get("/scans/" + UUID.randomUUID()).statusCode())
                        .isEqualTo(404);
                assertThat(session.get("/").body()).contains("/scans/");
            }
        }
    }

    @Test
    void aPostWithoutANoteChangesNothingAndSaysSo() {
        UUID id = raise();
        WebSession session = new WebSession(port);
        session.signIn(new Officers(accounts).with(Role.REGISTRAR).name(), Officers.PASSWORD);
        assertThat(session.submit("/scans/" + id, "/scans/" + id + "/acknowledge", Map.of("note", " "))
                        .body())
                .contains("Write a note of 1 to 1,000 characters.");
        assertThat(find(id).state()).isEqualTo("new");
    }

    private UUID raise() {
        int senders = 10_000 + SENDERS.getAndIncrement();
        alerts.raise(ScanPattern.WIDE, subject(), LocalDate.of(2026, 11, 25), 2_000, senders);
        return alerts.open().stream()
                .filter(alert -> alert.senders() == senders)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Alert find(UUID id) {
        return alerts.find(id).orElseThrow();
    }

    private static byte[] subject() {
        return UUID.randomUUID().toString().substring(0, 16).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
