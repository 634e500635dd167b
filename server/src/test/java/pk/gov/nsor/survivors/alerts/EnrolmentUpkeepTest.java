package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.VaultTest;

@VaultTest
class EnrolmentUpkeepTest {

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Alerting alerting;

    @Autowired
    private EnrolmentUpkeep upkeep;

    private final TestClock clock;
    private final Officers officers;
    private final String caseNumber = Enrolled.newCase();
    private Enrolled enrolled;

    EnrolmentUpkeepTest(TestClock clock, Officers officers) {
        this.clock = clock;
        this.officers = officers;
    }

    @BeforeEach
    void people() {
        enrolled = new Enrolled(enrolments, officers);
    }

    @Test
    void whatNobodyDecidesIsACallToHerAfterAMonthAndErasedAfterAnotherButNotAnotherNumberOfHers() {
        UUID proposed = enrolled.proposed(Enrolled.wanted(caseNumber, Enrolled.phone()));
        UUID approved = enrolled.proposed(Enrolled.wanted(caseNumber, Enrolled.phone()));
        enrolments.approve(approved, enrolled.second.signedIn(), enrolled.second.actor());
        UUID renumbered = enrolled.active(caseNumber, Enrolled.phone());
        enrolments.renumber(
                renumbered,
                MobileNumber.parse(Enrolled.phone()),
                Enrolled.WORD,
                enrolled.adviser.signedIn(),
                enrolled.adviser.actor());
        clock.move(Duration.ofDays(29));
        upkeep.run();
        assertThat(enrolled.of(proposed).isNew()).isTrue();
        assertThat(enrolled.of(approved).isNew()).isTrue();
        clock.move(Duration.ofDays(2));
        upkeep.run();
        assertThat(List.of(enrolled.of(proposed), enrolled.of(approved)))
                .extracting(Enrolment::state)
                .containsOnly(EnrolmentState.EXPIRED);
        clock.move(Duration.ofDays(29));
        upkeep.run();
        assertThat(enrolled.of(proposed).state()).isEqualTo(EnrolmentState.EXPIRED);
        clock.move(Duration.ofDays(2));
        upkeep.run();
        assertThat(enrolments.find(proposed, enrolled.adviser.signedIn())).isEmpty();
        assertThat(enrolments.find(approved, enrolled.adviser.signedIn())).isEmpty();
        assertThat(enrolments.find(renumbered, enrolled.adviser.signedIn())).isPresent();
    }

    @Test
    void aYearAfterSheWasToldOfTheEndAnAdviserAsksWhetherSheGoesOnAndNobodyWhoseCaseWasNeverThere() {
        UUID id = enrolled.active(caseNumber, Enrolled.phone());
        UUID other = enrolled.active(Enrolled.newCase(), Enrolled.phone());
        UUID alias = UUID.randomUUID();
        alerting.take(List.of(Enrolled.event(alias, Enrolled.held(caseNumber))), null);
        alerting.take(List.of(Enrolled.event(alias, null)), null);
        clock.move(Duration.ofDays(364));
        upkeep.run();
        assertThat(toAsk(id)).as("before a year").isEmpty();
        clock.move(Duration.ofDays(3));
        upkeep.run();
        upkeep.run();
        assertThat(toAsk(id)).hasSize(1).first().returns(AlertKind.OFF_REGISTER, Alert::kind);
        assertThat(enrolled.of(other).alerts()).isEmpty();
        enrolments.called(id, toAsk(id).getFirst().id(), enrolled.adviser.signedIn(), enrolled.adviser.actor());
        upkeep.run();
        assertThat(toAsk(id)).isEmpty();
    }

    @Test
    void whatAnAdviserIsToAskHerIsNotSentToAnotherNumberAndWhoPausesIsNotAsked() {
        UUID id = enrolled.active(caseNumber, Enrolled.phone());
        UUID pausing = enrolled.active(caseNumber, Enrolled.phone());
        UUID alias = UUID.randomUUID();
        alerting.take(List.of(Enrolled.event(alias, Enrolled.held(caseNumber))), null);
        alerting.take(List.of(Enrolled.event(alias, null)), null);
        enrolments.pause(pausing, true, Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor());
        clock.move(Duration.ofDays(367));
        upkeep.run();
        assertThat(toAsk(pausing)).isEmpty();
        UUID asked = toAsk(id).getFirst().id();
        enrolments.renumber(
                id,
                MobileNumber.parse(Enrolled.phone()),
                Enrolled.WORD,
                enrolled.adviser.signedIn(),
                enrolled.adviser.actor());
        assertThat(enrolled.of(id).alert(asked)).get().returns(null, Alert::nextAt);
    }

    /** Without what was to be told at the time. */
    private List<Alert> toAsk(UUID id) {
        return enrolled.of(id).alerts().stream()
                .filter(alert -> alert.isToCall(clock.instant()) && alert.nextAt() == null)
                .toList();
    }
}
