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
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.survivors.alerts.OffenderState.Custody;
import pk.gov.nsor.survivors.alerts.web.CallsDue;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.VaultTest;
import pk.gov.nsor.testing.WebSession;

/** For what the screen of whoever is on duty at a cell rings. */
@VaultTest
class WatchTest {

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Alerting alerting;

    @LocalServerPort
    private int port;

    private final TestClock clock;
    private final Officers officers;
    private final String caseNumber = Enrolled.newCase();
    private final UUID alias = UUID.randomUUID();
    private Enrolled enrolled;

    WatchTest(Officers officers, TestClock clock) {
        this.officers = officers;
        this.clock = clock;
    }

    @BeforeEach
    void night() {
        enrolled = new Enrolled(enrolments, officers);
        clock.move(Duration.ofDays(400));
        ZonedDateTime now = ZonedDateTime.now(clock).withZoneSameInstant(Day.ZONE);
        clock.move(Duration.between(now, now.plusDays(1).with(LocalTime.of(2, 0))));
    }

    @AfterEach
    void end() {
        enrolled.endAll();
    }

    @Test
    void itRingsInTheNightForWhoeverIsNotWokenAndAtHerCellAlone() {
        UUID id = enrolled.active(Enrolled.notAtNight(Enrolled.wanted(caseNumber, Enrolled.phone())));
        alerting.take(List.of(Enrolled.event(alias, Enrolled.held(caseNumber))), null);
        WebSession screen = signedIn("lahore");
        assertThat(screen.get("/enrolments/watch/state").body())
                .as("as long where nobody waits")
                .hasSize(15);
        String before = since(screen);
        WebSession elsewhere = signedIn("karachi-south");
        String beforeElsewhere = since(elsewhere);
        escape();
        assertThat(since(screen))
                .isEqualTo(Long.toString(latest(id).callAt().toEpochMilli()))
                .isNotEqualTo(before);
        assertThat(since(elsewhere)).isEqualTo(beforeElsewhere);
        enrolments.called(id, latest(id).id(), enrolled.adviser.signedIn(), enrolled.adviser.actor());
        assertThat(since(screen)).isEqualTo(before);
    }

    /** Since when somebody waits; what follows says whether messages can be sent, which hangs on what other tests left. */
    private static String since(WebSession screen) {
        return screen.get("/enrolments/watch/state").body().substring(0, 13);
    }

    @Test
    void itRingsWhereAnAlertIsNotConfirmedInTimeAndNotBefore() {
        UUID id = enrolled.active(caseNumber, Enrolled.phone());
        alerting.take(List.of(Enrolled.event(alias, Enrolled.held(caseNumber))), null);
        escape();
        assertThat(rings(id)).isFalse();
        clock.move(Duration.ofMinutes(31));
        assertThat(rings(id)).isTrue();
    }

    @Test
    void forWhatIsNotUrgentItRingsInTheMorning() {
        UUID id = enrolled.active(Enrolled.notAtNight(Enrolled.wanted(caseNumber, Enrolled.phone())));
        alerting.take(List.of(Enrolled.event(alias, Enrolled.held(caseNumber))), null);
        alerting.take(List.of(Enrolled.event(alias, null)), null);
        Alert end = latest(id);
        assertThat(end.kind()).isEqualTo(AlertKind.OFF_REGISTER);
        Enrolment toCall = enrolled.of(id).changing(end.id(), one -> one.calledAt(clock.instant()));
        assertThat(CallsDue.latest(List.of(toCall), clock.instant())).isEmpty();
        assertThat(CallsDue.latest(List.of(toCall), clock.instant().plus(Duration.ofHours(5))))
                .isPresent();
    }

    @Test
    void forWhatIsNotUrgentItRingsInTheEveningAndNoMoreInTheNight() {
        UUID id = enrolled.active(Enrolled.notAtNight(Enrolled.wanted(caseNumber, Enrolled.phone())));
        alerting.take(List.of(Enrolled.event(alias, Enrolled.held(caseNumber))), null);
        alerting.take(List.of(Enrolled.event(alias, null)), null);
        ZonedDateTime evening =
                ZonedDateTime.now(clock).withZoneSameInstant(Day.ZONE).with(LocalTime.of(20, 50));
        Enrolment toCall = enrolled.of(id).changing(latest(id).id(), one -> one.calledAt(evening.toInstant()));
        assertThat(CallsDue.latest(List.of(toCall), evening.plusMinutes(5).toInstant()))
                .isPresent();
        assertThat(CallsDue.latest(List.of(toCall), evening.plusHours(5).toInstant()))
                .isEmpty();
        assertThat(CallsDue.latest(List.of(toCall), evening.plusHours(11).toInstant()))
                .isPresent();
    }

    private void escape() {
        alerting.take(
                List.of(Enrolled.event(
                        alias, Enrolled.state(caseNumber, Custody.ESCAPED, LocalDate.now(clock), null, "lahore"))),
                null);
    }

    private Alert latest(UUID id) {
        return enrolled.of(id).alerts().getLast();
    }

    private boolean rings(UUID id) {
        return CallsDue.latest(List.of(enrolled.of(id)), clock.instant()).isPresent();
    }

    private WebSession signedIn(String cell) {
        WebSession screen = new WebSession(port);
        screen.signIn(
                officers.of(new Jurisdiction.OfDistrict(cell), Role.SUPPORT_ADVISER)
                        .name(),
                Officers.PASSWORD);
        return screen;
    }
}
