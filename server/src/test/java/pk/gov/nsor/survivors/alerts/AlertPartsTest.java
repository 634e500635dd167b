package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.sms.Messages;
import pk.gov.nsor.survivors.alerts.OffenderState.Custody;
import pk.gov.nsor.survivors.alerts.places.Places;
import pk.gov.nsor.survivors.alerts.places.Restarted;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.VaultTest;

/** An event that concerns more survivors than are decided on at once, here three. */
@VaultTest
@TestPropertySource(properties = "nsor.vault.places=65")
class AlertPartsTest {

    private static final int AT_ONCE = 3;
    private static final int AN_HOUR = 4;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Messages messages;

    @Autowired
    private JdbcClient jdbc;

    private final TestClock clock;
    private final UUID alias = UUID.randomUUID();
    private final String caseNumber = Enrolled.newCase();
    private final List<UUID> enrolled = new ArrayList<>();
    private Places places;
    private Alerting alerting;
    private AlertPauses alertPauses;

    AlertPartsTest(TestClock clock) {
        this.clock = clock;
    }

    @BeforeEach
    void begin() {
        ZonedDateTime now = clock.instant().atZone(Day.ZONE);
        clock.move(Duration.between(now, now.plusDays(1).with(LocalTime.NOON)));
        restart(messages);
    }

    @AfterEach
    void emptyPlaces() {
        boolean _ = places.change(draft -> {
            enrolled.forEach(draft::empty);
            draft.events().close(draft.events().all());
            return true;
        });
    }

    @Test
    void ofManySomeAreToldAtATimeAndTheEventIsDoneWithTheLast() {
        List<UUID> all = survivors(7, caseNumber);
        takeEscape();
        assertThat(told(all)).as("with the event itself").isZero();
        assertThat(openEvents()).isEqualTo(1);
        alerting.goOn();
        assertThat(told(all)).isEqualTo(3);
        alerting.goOn();
        assertThat(told(all)).isEqualTo(6);
        assertThat(openEvents()).isEqualTo(1);
        alerting.goOn();
        assertThat(told(all)).isEqualTo(7);
        assertThat(openEvents()).isZero();
        alerting.goOn();
        assertThat(told(all)).isEqualTo(7);
    }

    @Test
    void fewAreToldWithTheEventItself() {
        List<UUID> all = survivors(AT_ONCE, caseNumber);
        takeEscape();
        assertThat(told(all)).isEqualTo(AT_ONCE);
        assertThat(openEvents()).isZero();
    }

    /** One that was written down before districts were looked at. */
    @Test
    void whereOneHasNoRoomForWhatSheIsToldTheOthersAreToldAndAnAdviserCallsHer() {
        UUID other = survivors(1, caseNumber).getFirst();
        UUID without = places.change(draft -> {
            UUID place = draft.free().orElseThrow();
            draft.put(survivor(place, caseNumber, Set.of("x".repeat(2500))));
            return place;
        });
        enrolled.add(without);
        take(Enrolled.held(caseNumber));
        boolean isCalled = false;
        for (int times = 0; times < 3; times++) {
            take(escaped());
            isCalled |= isToCall(without);
            // Whoever is found is called about no more.
            take(Enrolled.held(caseNumber));
        }
        take(escaped());
        isCalled |= isToCall(without);
        assertThat(alerts(other)).hasSize(7).last().isEqualTo(AlertKind.ESCAPED);
        restart(messages);
        assertThat(alerts(without)).last().isEqualTo(AlertKind.ESCAPED);
        assertThat(isCalled).isTrue();
    }

    private boolean isToCall(UUID id) {
        return places.find(id).orElseThrow().alerts().stream().anyMatch(alert -> alert.isToCall(clock.instant()));
    }

    @Test
    void whereItIsKilledBetweenTwoPartsItGoesOnAndNobodyIsToldTwiceOrNotAtAll() {
        List<UUID> all = survivors(8, caseNumber);
        takeEscape();
        long before = messagesThere();
        restart(new InterruptedMessages(messages, AT_ONCE + 2));
        alerting.goOn();
        assertThatThrownBy(alerting::goOn).hasMessage("killed here");
        assertThat(told(all)).isEqualTo(AT_ONCE);

        restart(messages);
        assertThat(told(all)).isEqualTo(AT_ONCE);
        while (openEvents() > 0) {
            alerting.goOn();
        }
        assertThat(all).allSatisfy(id -> assertThat(alerts(id)).containsExactly(AlertKind.ESCAPED));
        assertThat(messagesThere() - before).isEqualTo(all.size());
        restart(messages);
        takeEscape();
        alerting.goOn();
        assertThat(messagesThere() - before).as("the event comes once more").isEqualTo(all.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatIsWithdrawnIsToldToNobodyElse(int parts) {
        List<UUID> all = survivors(9, caseNumber);
        takeEscape();
        for (int part = 0; part < parts; part++) {
            alerting.goOn();
        }
        take(Enrolled.held(caseNumber));
        restart(messages);
        for (int part = 0; part < 4; part++) {
            alerting.goOn();
        }
        assertThat(all.stream().map(this::alerts).filter(kinds -> !kinds.isEmpty()))
                .as("those who were told of it are told that it no longer holds")
                .hasSize(parts * AT_ONCE)
                .containsOnly(List.of(AlertKind.ESCAPED, AlertKind.FOUND));
        assertThat(openEvents()).isZero();
    }

    @Test
    void whatHappensAfterTheFirstPartIsToldToAllAsItIsWhenTheirTurnComes() {
        List<UUID> all = survivors(7, caseNumber);
        takeEscape();
        alerting.goOn();
        take(released());
        restart(messages);
        while (openEvents() > 0) {
            alerting.goOn();
        }
        assertThat(all.stream().map(this::alerts))
                .filteredOn(kinds -> kinds.equals(List.of(AlertKind.ESCAPED, AlertKind.RELEASED)))
                .hasSize(AT_ONCE);
        assertThat(all.stream().map(this::alerts))
                .filteredOn(kinds -> kinds.equals(List.of(AlertKind.RELEASED_UNANNOUNCED)))
                .hasSize(all.size() - AT_ONCE);
    }

    @Test
    void theBrakeCountsTheWholeEventInHoweverManyPartsAndAlsoOverAKill() {
        take(Enrolled.state(caseNumber, Custody.ESCAPED, LocalDate.of(2024, 1, 1), null, null));
        List<UUID> all = survivors(9, caseNumber);
        take(released());
        restart(new InterruptedMessages(messages, AT_ONCE));
        alerting.goOn();
        assertThatThrownBy(alerting::goOn).hasMessage("killed here");
        assertThatThrownBy(alerting::goOn).hasMessage("killed here");
        restart(messages);
        while (openEvents() > 0) {
            alerting.goOn();
        }
        assertThat(all).allSatisfy(id -> assertThat(alerts(id)).containsExactly(AlertKind.RELEASED));
        assertThat(all.stream()
                        .filter(id -> !places.find(id)
                                .orElseThrow()
                                .alerts()
                                .getFirst()
                                .held()))
                .hasSize(AN_HOUR);
    }

    @Test
    void whatIsUrgentComesBeforeWhatIsNotAlsoOfALaterEvent() {
        String other = Enrolled.newCase();
        List<UUID> ofPlanned = survivors(4, caseNumber);
        List<UUID> ofEscape = survivors(4, other);
        take(Enrolled.held(caseNumber));
        UUID second = UUID.randomUUID();
        alerting.take(List.of(Enrolled.event(second, Enrolled.held(other))), null);
        take(Enrolled.state(caseNumber, Custody.HELD, LocalDate.of(2024, 1, 1), today().plusDays(9), "lahore"));
        alerting.take(
                List.of(Enrolled.event(second, Enrolled.state(other, Custody.ESCAPED, today(), null, "lahore"))), null);
        alerting.goOn();
        assertThat(told(ofEscape)).isEqualTo(AT_ONCE);
        alerting.goOn();
        assertThat(told(ofEscape)).isEqualTo(4);
        assertThat(told(ofPlanned)).isEqualTo(2);
    }

    @Test
    void whoBeginsToBeToldBetweenTwoPartsIsToldOnce() {
        List<UUID> all = survivors(5, caseNumber);
        takeEscape();
        alerting.goOn();
        UUID later = survivors(1, caseNumber).getFirst();
        boolean _ = places.change(draft -> {
            Enrolment _ = alertPauses.begun(draft, draft.find(later).orElseThrow(), null);
            return true;
        });
        assertThat(alerts(later)).containsExactly(AlertKind.ESCAPED);
        alerting.goOn();
        alerting.goOn();
        assertThat(told(all)).isEqualTo(5);
        assertThat(alerts(later)).containsExactly(AlertKind.ESCAPED);
    }

    @Test
    void whereTheRegisterBeginsAnewBetweenTwoPartsTheOthersAreToldUnderTheOtherName() {
        List<UUID> all = survivors(5, caseNumber);
        takeEscape();
        alerting.goOn();
        alerting.beginAnew();
        alerting.take(List.of(Enrolled.event(UUID.randomUUID(), escaped())), null);
        restart(messages);
        while (openEvents() > 0) {
            alerting.goOn();
        }
        assertThat(all).allSatisfy(id -> assertThat(alerts(id)).containsExactly(AlertKind.ESCAPED));
    }

    @Test
    void whoBeginsIsToldOfEachPersonOfHerCase() {
        UUID second = UUID.randomUUID();
        alerting.take(List.of(Enrolled.event(alias, escaped()), Enrolled.event(second, escaped())), null);
        UUID id = survivors(1, caseNumber).getFirst();
        boolean _ = places.change(draft -> {
            Enrolment _ = alertPauses.begun(draft, draft.find(id).orElseThrow(), null);
            return true;
        });
        assertThat(alerts(id)).containsExactly(AlertKind.ESCAPED, AlertKind.ESCAPED);
    }

    @Test
    void whatIsDueToManyIsSentInSeveralRuns() {
        List<UUID> all = survivors(7, caseNumber);
        takeEscape();
        while (openEvents() > 0) {
            alerting.goOn();
        }
        clock.move(Duration.ofMinutes(10));
        alerting.sendDue();
        assertThat(all)
                .allSatisfy(id -> assertThat(places.find(id)
                                .orElseThrow()
                                .alerts()
                                .getFirst()
                                .sent())
                        .isEqualTo(2));
    }

    @Test
    void messagesThatSayNothingAreNeitherHeldNorCountedByTheBrake() {
        take(Enrolled.state(caseNumber, Custody.ESCAPED, LocalDate.of(2024, 1, 1), null, null));
        List<UUID> all = survivors(AN_HOUR + 1, caseNumber);
        boolean _ = places.change(draft -> {
            all.forEach(id -> draft.put(draft.find(id).orElseThrow().checkedAgain(clock.instant())));
            return true;
        });
        alerting.sendDue();
        assertThat(all)
                .allSatisfy(id -> assertThat(places.find(id).orElseThrow().alerts())
                        .singleElement()
                        .returns(AlertKind.CHECK, Alert::kind)
                        .returns(false, Alert::held));
        restart(messages);
        take(released());
        while (openEvents() > 0) {
            alerting.goOn();
        }
        assertThat(all.stream()
                        .flatMap(id -> places.find(id).orElseThrow().alerts().stream())
                        .filter(alert -> alert.kind() == AlertKind.RELEASED && !alert.held()))
                .hasSize(AN_HOUR);
    }

    /** As where the vault is started on this database. */
    private void restart(Messages handedTo) {
        places = Restarted.places(context);
        NewAlerts newAlerts = new NewAlerts(places, () -> AN_HOUR);
        AlertSending sending = new AlertSending(handedTo, newAlerts, clock);
        AlertDecisions decisions = new AlertDecisions(newAlerts, sending, clock);
        alertPauses = new AlertPauses(decisions, sending, newAlerts, clock);
        alerting = new Alerting(places, decisions, sending, alertPauses, clock, AT_ONCE);
    }

    private void takeEscape() {
        if (openEvents() == 0 && enrolled.stream().allMatch(id -> alerts(id).isEmpty())) {
            take(Enrolled.held(caseNumber));
        }
        take(escaped());
    }

    private void take(OffenderState state) {
        alerting.take(List.of(Enrolled.event(alias, state)), null);
    }

    private OffenderState escaped() {
        return Enrolled.state(caseNumber, Custody.ESCAPED, today(), null, "lahore");
    }

    private OffenderState released() {
        return Enrolled.state(caseNumber, Custody.AT_LIBERTY, today(), null, "quetta");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private long told(List<UUID> ids) {
        return ids.stream().filter(id -> !alerts(id).isEmpty()).count();
    }

    private List<AlertKind> alerts(UUID id) {
        return places.find(id).orElseThrow().alerts().stream().map(Alert::kind).toList();
    }

    private long openEvents() {
        long written = jdbc.sql("select count(*) from survivors.open_event")
                .query(Long.class)
                .single();
        assertThat(places.hasOpenEvents()).isEqualTo(written > 0);
        return written;
    }

    private long messagesThere() {
        return jdbc.sql("select count(*) from sms.message").query(Long.class).single();
    }

    private List<UUID> survivors(int many, String ofCase) {
        List<UUID> added = new ArrayList<>();
        boolean _ = places.change(draft -> {
            for (int number = 0; number < many; number++) {
                UUID place = draft.free().orElseThrow();
                draft.put(survivor(place, ofCase));
                added.add(place);
            }
            return true;
        });
        enrolled.addAll(added);
        return added;
    }

    private Enrolment survivor(UUID place, String ofCase) {
        return survivor(place, ofCase, Set.of());
    }

    private Enrolment survivor(UUID place, String ofCase, Set<String> districts) {
        return new Enrolment(
                place,
                EnrolmentState.ACTIVE,
                Enrolled.COURT,
                ofCase,
                MobileNumber.parse(Enrolled.phone()).e164(),
                "0".repeat(64),
                AlertLanguage.ENGLISH,
                Theme.APPOINTMENT,
                Arrays.stream(AlertKind.values())
                        .collect(Collectors.toMap(Function.identity(), kind -> "" + (10 + kind.ordinal()))),
                Set.of(AlertKind.values()),
                districts,
                true,
                UUID.randomUUID(),
                "lahore",
                UUID.randomUUID(),
                UUID.randomUUID(),
                clock.instant().plus(Duration.ofDays(300)),
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }
}
