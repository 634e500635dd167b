package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrolmentTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(1));

    private Enrolment enrolment;

    @BeforeEach
    void withoutAlerts() {
        enrolment = choosing(Set.of(AlertKind.values()), Map.of());
    }

    @Test
    void whatIsOverGoesFirstThenWhatSaysNothingThenWhatWasSent() {
        Alert unsent = alert(AlertKind.ESCAPED);
        Alert sent = alert(AlertKind.FOUND).sentAgain(LATER);
        Alert check = alert(AlertKind.CHECK);
        Alert over = alert(AlertKind.MOVED_NEAR).ended(NOW);
        Enrolment full = enrolment.with(unsent).with(sent).with(check).with(over);
        for (int more = full.alerts().size(); more < Enrolment.MOST_ALERTS; more++) {
            full = full.with(alert(AlertKind.RELEASED));
        }
        full = full.with(alert(AlertKind.RELEASED));
        assertThat(full.alerts()).contains(unsent, sent, check).doesNotContain(over);
        full = full.with(alert(AlertKind.RELEASED));
        assertThat(full.alerts()).contains(unsent, sent).doesNotContain(check);
        assertThat(full.alerts().getLast().isToCall(NOW)).isFalse();
        full = full.with(alert(AlertKind.RELEASED));
        assertThat(full.alerts()).contains(unsent).doesNotContain(sent).hasSize(Enrolment.MOST_ALERTS);
        assertThat(full.alerts().getLast().isToCall(NOW))
                .as("she may not know of one that was sent")
                .isTrue();
    }

    @Test
    void whereOneGoesThatWasNeverSentAnAdviserCallsAtOnce() {
        Enrolment full = enrolment;
        for (int more = 0; more < Enrolment.MOST_ALERTS; more++) {
            full = full.with(alert(AlertKind.RELEASED));
        }
        assertThat(full.alerts()).noneMatch(alert -> alert.isToCall(NOW));
        full = full.with(alert(AlertKind.ESCAPED));
        assertThat(full.alerts()).hasSize(Enrolment.MOST_ALERTS);
        assertThat(full.alerts().getLast().kind()).isEqualTo(AlertKind.ESCAPED);
        assertThat(full.alerts().getLast().isToCall(NOW)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ESCAPED, 4711 4712, true",
        "MOVED_NEAR, 4711 4712, true",
        "WHEREABOUTS_UNKNOWN, 4711 4712, true",
        "RELEASE_PLANNED, 4711 4712, false",
        "FOUND, 47, true",
        "ESCAPED, 47, false"
    })
    void whoeverIsToldOfAnEscapeOrAReleaseKnowsTheNumbersOfItsEndUnlessSheWasNeverShownThem(
            AlertKind chosen, String numbers, boolean knows) {
        Enrolment one = choosing(Set.of(chosen), Map.of(AlertKind.FOUND, numbers));
        assertThat(one.knowsNumbersOf(AlertKind.FOUND)).isEqualTo(knows);
        assertThat(one.knowsNumbersOf(AlertKind.TAKEN_BACK)).isTrue();
        assertThat(one.knowsNumbersOf(AlertKind.OFF_REGISTER)).isFalse();
        assertThat(one.knowsNumbersOf(AlertKind.CHECK)).isFalse();
    }

    private static Enrolment choosing(Set<AlertKind> events, Map<AlertKind, String> meanings) {
        Enrolment sample = SampleEnrolments.in(UUID.randomUUID(), "SC 1/2026");
        return new Enrolment(
                sample.id(),
                sample.state(),
                sample.court(),
                sample.caseNumber(),
                sample.number(),
                sample.codeWord(),
                sample.language(),
                sample.theme(),
                meanings,
                events,
                sample.districts(),
                sample.atNight(),
                sample.adviser(),
                sample.cell(),
                sample.approver(),
                sample.confirmer(),
                sample.nextCheck(),
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    private static Alert alert(AlertKind kind) {
        return new Alert(
                UUID.randomUUID(),
                kind,
                "471",
                LocalDate.of(2026, 12, 1),
                "0000",
                NOW,
                false,
                false,
                0,
                LATER,
                LATER,
                null,
                null,
                null);
    }
}
