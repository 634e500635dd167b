package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.sms.AnswerTimes;
import pk.gov.nsor.foundation.sms.GatewayState;
import pk.gov.nsor.foundation.sms.Messages;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.survivors.alerts.OffenderState.Custody;
import pk.gov.nsor.survivors.alerts.feed.UnsentAlerts;
import pk.gov.nsor.survivors.alerts.places.Places;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.VaultTest;
import pk.gov.nsor.testing.WebSession;

/** What becomes of messages that the SMSC could not be given at once. */
@VaultTest
class UnsentAlertsTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Alerting alerting;

    @Autowired
    private UnsentAlerts unsent;

    @LocalServerPort
    private int port;

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
        // What other tests have left waits to be sent, and would be said here.
        Places places = context.getBean(Places.class);
        boolean _ = places.change(draft -> {
            places.enrolments().forEach(left -> draft.empty(left.id()));
            return true;
        });
        enrolled = new Enrolled(enrolments, officers);
        lines = new RegisterLines(context);
        // Days after those in which other tests have filled the brake.
        clock.move(Duration.ofDays(400));
        at(LocalTime.NOON);
    }

    @AfterEach
    void close() {
        lines.close();
        enrolled.endAll();
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

    @Test
    void whereAllThreeWereDroppedInTheEveningSheIsToldAtSeven() throws Exception {
        UUID id = enrolled.active(Enrolled.notAtNight(Enrolled.wanted(caseNumber, phone)));
        at(LocalTime.of(20, 20));
        lines.unbind();
        tell(Enrolled.held(caseNumber));
        tell(escaped());
        for (int times = 1; times <= AlertTimes.MOST; times++) {
            clock.move(Duration.ofMinutes(10));
            alerting.sendDue();
        }
        assertThat(latest(id).sent()).isEqualTo(AlertTimes.MOST);
        at(LocalTime.of(1, 30));
        lines.bind();
        lines.settle();
        assertThat(alerts()).isEmpty();
        at(LocalTime.of(7, 6));
        for (int times = 1; times <= AlertTimes.MOST + 2; times++) {
            alerting.sendDue();
            lines.settle();
            clock.move(Duration.ofMinutes(10));
        }
        assertThat(alerts()).hasSize(AlertTimes.MOST);
    }

    @Test
    void thatMessagesWaitIsSaidAtTheTopOfTheAdvisersList() throws Exception {
        enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        lines.settle();
        lines.unbind();
        Instant began = clock.instant();
        tell(escaped());
        clock.move(Duration.ofMinutes(4));
        assertThat(unsent.since()).isEmpty();
        clock.move(Duration.ofMinutes(2));
        WebSession screen = new WebSession(port);
        screen.signIn(enrolled.adviser.name(), Officers.PASSWORD);
        assertThat(screen.get("/enrolments/watch/state").body())
                .as("the screen of the cell")
                .endsWith("01");
        assertThat(unsent.since()).get(InstanceOfAssertFactories.INSTANT).isBetween(began, began.plusSeconds(30));
        WebSession adviser = new WebSession(port);
        adviser.signIn(enrolled.adviser.name(), Officers.PASSWORD);
        assertThat(adviser.get("/enrolments").body()).contains("Messages cannot be sent since");
        lines.bind();
        alerting.sendDue();
        lines.settle();
        assertThat(unsent.since()).isEmpty();
        assertThat(adviser.get("/enrolments").body()).doesNotContain("Messages cannot be sent");
    }

    @Test
    void thatThereIsNoLinkIsSaidThoughNothingWaits() {
        AtomicInteger bound = new AtomicInteger(1);
        UnsentAlerts link = new UnsentAlerts(
                context.getBean(Places.class),
                context.getBean(Messages.class),
                _ -> Optional.of(new GatewayState(1, bound.get(), 0, 0, 0, 0, AnswerTimes.NONE)),
                clock);
        link.look();
        bound.set(0);
        Instant lost = clock.instant();
        link.look();
        clock.move(Duration.ofMinutes(6));
        link.look();
        assertThat(link.since()).get(InstanceOfAssertFactories.INSTANT).isBetween(lost, lost.plusSeconds(30));
        bound.set(1);
        link.look();
        assertThat(link.since()).isEmpty();
    }

    @Test
    void whatWaitedForAnotherNumberIsSentToIt() throws Exception {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        lines.unbind();
        tell(escaped());
        for (int times = 1; times < AlertTimes.MOST; times++) {
            clock.move(Duration.ofMinutes(10));
            alerting.sendDue();
        }
        String other = Enrolled.phone();
        enrolments.renumber(
                id, MobileNumber.parse(other), Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor());
        lines.bind();
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        alerting.sendDue();
        lines.settle();
        assertThat(lines.texts(phone)).isEmpty();
        assertThat(lines.texts(other))
                .singleElement()
                .asString()
                .contains(latest(id).code());
    }

    @Test
    void whatWaitsIsNotSentToHerWhoEndsItPausesItTakesAnotherNumberOrIsReached() throws Exception {
        assertNothingComes(
                id -> enrolments.end(id, Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor()));
        assertNothingComes(this::pause);
        assertNothingComes(id -> enrolments.renumber(
                id,
                MobileNumber.parse(Enrolled.phone()),
                Enrolled.WORD,
                enrolled.adviser.signedIn(),
                enrolled.adviser.actor()));
        assertNothingComes(
                id -> enrolments.called(id, latest(id).id(), enrolled.adviser.signedIn(), enrolled.adviser.actor()));
    }

    private void assertNothingComes(Consumer<UUID> afterwards) throws Exception {
        String ofCase = Enrolled.newCase();
        String number = Enrolled.phone();
        UUID id = enrolled.active(ofCase, number);
        UUID offender = UUID.randomUUID();
        alerting.take(List.of(Enrolled.event(offender, Enrolled.held(ofCase))), null);
        lines.unbind();
        alerting.take(
                List.of(Enrolled.event(
                        offender, Enrolled.state(ofCase, Custody.ESCAPED, LocalDate.now(clock), null, "lahore"))),
                null);
        assertThat(latest(id).sent()).isEqualTo(1);
        afterwards.accept(id);
        lines.bind();
        lines.settle();
        assertThat(lines.texts(number)).isEmpty();
    }

    @Test
    void whatWaitedWhenShePausedIsToldWhenSheGoesOn() throws Exception {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        lines.unbind();
        tell(Enrolled.state(caseNumber, Custody.AT_LIBERTY, LocalDate.now(clock), null, "quetta"));
        assertThat(latest(id).sent()).isEqualTo(1);
        pause(id);
        lines.bind();
        enrolments.pause(id, false, Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor());
        assertThat(latest(id))
                .returns(AlertKind.RELEASED, Alert::kind)
                .returns(false, Alert::isOver)
                .returns(1, Alert::sent);
        lines.settle();
        assertThat(alerts()).singleElement().asString().contains(latest(id).code());
    }

    @Test
    void anAnnouncementThatWaitedIsNotSentAfterItWasTakenBack() throws Exception {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        tell(Enrolled.state(
                caseNumber,
                Custody.HELD,
                LocalDate.of(2024, 1, 1),
                LocalDate.now(clock).plusDays(9),
                "lahore"));
        lines.unbind();
        clock.move(Duration.ofHours(6));
        alerting.sendDue();
        assertThat(latest(id)).returns(AlertKind.RELEASE_PLANNED, Alert::kind).returns(1, Alert::sent);
        tell(Enrolled.held(caseNumber));
        assertThat(latest(id).kind()).isEqualTo(AlertKind.TAKEN_BACK);
        lines.bind();
        lines.settle();
        assertThat(alerts()).as("of the announcement").isEmpty();
    }

    private void pause(UUID id) {
        enrolments.pause(id, true, Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor());
    }

    private Alert latest(UUID id) {
        return enrolled.of(id).alerts().stream()
                .filter(alert -> alert.kind() != AlertKind.CHECK)
                .toList()
                .getLast();
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
