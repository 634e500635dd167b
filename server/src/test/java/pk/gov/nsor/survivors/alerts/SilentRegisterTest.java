package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.survivors.alerts.OffenderState.Custody;
import pk.gov.nsor.survivors.alerts.feed.FeedReading;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.VaultTest;
import pk.gov.nsor.testing.WebSession;

/** A vault whose register does not answer. */
@VaultTest
@TestPropertySource(properties = "nsor.vault.register.url=http://127.0.0.1:1")
class SilentRegisterTest {

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Alerting alerting;

    @Autowired
    private FeedReading feed;

    @Autowired
    private DataSource dataSource;

    @LocalServerPort
    private int port;

    private final TestClock clock;
    private final Officers officers;
    private final String caseNumber = Enrolled.newCase();
    private Enrolled enrolled;

    SilentRegisterTest(TestClock clock, Officers officers) {
        this.clock = clock;
        this.officers = officers;
    }

    @BeforeEach
    void spoken() {
        enrolled = new Enrolled(enrolments, officers);
        spoke();
    }

    @AfterEach
    void end() {
        enrolled.endAll();
    }

    @Test
    void nobodyIsToldThatNothingHappenedWhileNobodyKnowsAndEverybodyWithinADayAfterwards() {
        UUID id = enrolled.active(caseNumber, Enrolled.phone());
        for (int day = 0; day < 60; day++) {
            clock.move(Duration.ofDays(1).plusHours(1));
            feed.sendDue();
        }
        assertThat(enrolled.of(id).alerts()).isEmpty();
        clock.move(Duration.ofDays(1));
        spoke();
        feed.sendDue();
        assertThat(enrolled.of(id).alerts()).extracting(Alert::kind).contains(AlertKind.CHECK);
    }

    @Test
    void whatIsKnownIsSentWhileTheRegisterIsSilent() {
        UUID id = enrolled.active(caseNumber, Enrolled.phone());
        UUID alias = UUID.randomUUID();
        alerting.take(List.of(Enrolled.event(alias, Enrolled.held(caseNumber))), null);
        alerting.take(
                List.of(Enrolled.event(
                        alias, Enrolled.state(caseNumber, Custody.ESCAPED, LocalDate.now(clock), null, "lahore"))),
                null);
        clock.move(Duration.ofDays(2));
        feed.sendDue();
        assertThat(enrolled.of(id).alerts())
                .filteredOn(alert -> alert.kind() == AlertKind.ESCAPED)
                .first()
                .returns(2, Alert::sent);
    }

    @Test
    void theScreenOfTheCellSaysThatTheRegisterDoesNotAnswer() {
        WebSession screen = new WebSession(port);
        screen.signIn(enrolled.second.name(), Officers.PASSWORD);
        assertThat(screen.get("/enrolments/watch/state").body()).endsWith("00").hasSize(15);
        clock.move(Duration.ofMinutes(6));
        assertThat(screen.get("/enrolments/watch/state").body()).endsWith("10").hasSize(15);
    }

    @Test
    void aRegisterThatHasNeverAnsweredIsSaidToHaveGivenNoAnswerYet() {
        WebSession adviser = new WebSession(port);
        adviser.signIn(enrolled.second.name(), Officers.PASSWORD);
        clock.move(Duration.ofMinutes(6));
        assertThat(adviser.get("/enrolments").body()).contains("The register has not answered since");
        TestDatabase.superuserOf(dataSource)
                .sql("update survivors.reading set answered_at = null")
                .update();
        assertThat(adviser.get("/enrolments").body())
                .contains("The register has not answered yet.")
                .doesNotContain("1970");
        assertThat(adviser.get("/enrolments/watch/state").body()).endsWith("10").hasSize(15);
    }

    private void spoke() {
        alerting.take(List.of(), "7");
    }
}
