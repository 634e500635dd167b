package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.survivors.alerts.OffenderState.Custody;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.VaultTest;

/** What becomes of messages that the SMSC could not be given at once. */
@VaultTest
class UnsentAlertsTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Alerting alerting;

    private final TestClock clock;
    private final Officers officers;
    private final String phone = Enrolled.phone();
    private final String caseNumber = Enrolled.newCase();
    private final UUID alias = UUID.randomUUID();
    private Enrolled enrolled;
    private RegisterLines lines;

    UnsentAlertsTest(Officers officers, TestClock clock) {
        this.officers = officers;
        this.clock = clock;
    }

    @BeforeEach
    void bind() throws Exception {
        enrolled = new Enrolled(enrolments, officers);
        lines = new RegisterLines(context);
        // Days after those in which other tests have filled the brake.
        clock.move(Duration.ofDays(400));
        at(LocalTime.NOON);
    }

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void whatCouldNotBeSentInTheEveningWakesNobodyInTheNightAndIsNoTry() throws Exception {
        UUID id = enrolled.active(Enrolled.notAtNight(Enrolled.wanted(caseNumber, phone)));
        at(LocalTime.of(20, 50));
        lines.unbind();
        tell(Enrolled.held(caseNumber));
        tell(escaped());
        at(LocalTime.of(1, 30));
        lines.bind();
        lines.settle();
        assertThat(alerts()).isEmpty();
        at(LocalTime.of(7, 0));
        for (int times = 1; times <= AlertTimes.MOST + 1; times++) {
            alerting.sendDue();
            lines.settle();
            clock.move(Duration.ofMinutes(10));
        }
        assertThat(alerts()).hasSize(AlertTimes.MOST);
    }

    private void tell(OffenderState state) {
        alerting.take(List.of(Enrolled.event(alias, state)), null);
    }

    private OffenderState escaped() {
        return Enrolled.state(caseNumber, Custody.ESCAPED, LocalDate.now(clock), null, "lahore");
    }

    /** What she was sent that says something: of messages that say nothing the times are drawn by lot. */
    private List<String> alerts() {
        List<String> codes = enrolments.of(enrolled.adviser.signedIn()).stream()
                .flatMap(enrolment -> enrolment.alerts().stream())
                .filter(alert -> alert.kind() != AlertKind.CHECK)
                .map(Alert::code)
                .toList();
        return lines.texts(phone).stream()
                .filter(text -> codes.stream().anyMatch(code -> text.endsWith(code + ".")))
                .toList();
    }

    /** Moves on to this time of day. */
    private void at(LocalTime time) {
        ZonedDateTime now = clock.instant().atZone(Day.ZONE);
        ZonedDateTime then = now.with(time);
        clock.move(Duration.between(now, then.isAfter(now) ? then : then.plusDays(1)));
    }
}
