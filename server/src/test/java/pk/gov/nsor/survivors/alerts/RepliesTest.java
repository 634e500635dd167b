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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.survivors.alerts.OffenderState.Custody;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.VaultTest;

/** What she asks for by SMS at times when something else is under way. */
@VaultTest
class RepliesTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Alerting alerting;

    private final TestClock clock;
    private final Officers officers;
    private String phone = Enrolled.phone();
    private final String caseNumber = Enrolled.newCase();
    private Enrolled enrolled;
    private RegisterLines lines;

    RepliesTest(Officers officers, TestClock clock) {
        this.officers = officers;
        this.clock = clock;
    }

    @BeforeEach
    void bind() throws Exception {
        enrolled = new Enrolled(enrolments, officers);
        lines = new RegisterLines(context);
        // Days after those in which other tests have filled the brake.
        ZonedDateTime now = clock.instant().atZone(Day.ZONE);
        clock.move(Duration.between(now, now.plusDays(300).with(LocalTime.NOON)));
    }

    @AfterEach
    void close() {
        lines.close();
        enrolled.endAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s green kettle pause",
                "Green kettle ruko %s",
                "ok %s please greenkettle",
                "%s greenkettle",
                "%sgreenkettle pause",
                "%s, green kettle band karo 0000 11"
            })
    void herWordBesideACodePausesAndTheCodeConfirms(String text) throws Exception {
        UUID id = toldOfAnEscape();
        lines.reply(phone, text.formatted(code(id)));
        assertThat(enrolled.of(id)).returns(EnrolmentState.PAUSED, Enrolment::state);
        assertThat(enrolled.of(id).alerts()).allMatch(Alert::isOver);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s greenkettle stop", "STOP %s green kettle", "green kettle %s. بند"})
    void herWordWithStopBesideACodeEndsItAlsoWhereTheCodeWasTakenBefore(String text) throws Exception {
        UUID id = toldOfAnEscape();
        String code = code(id);
        lines.reply(phone, code);
        assertThat(enrolled.of(id)).returns(EnrolmentState.ACTIVE, Enrolment::state);
        lines.reply(phone, text.formatted(code));
        assertThat(enrolments.find(id, enrolled.adviser.signedIn())).isEmpty();
    }

    @Test
    void aPauseForWhichSheAsksBeforeItIsDecidedBeginsWithTheLastDecisionAndNothingIsSent() throws Exception {
        UUID alias = UUID.randomUUID();
        alerting.take(List.of(Enrolled.event(alias, escaped())), null);
        UUID id = enrolled.proposed(Enrolled.wanted(caseNumber, phone));
        lines.reply(phone, Enrolled.WORD + " pause");
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.APPROVED);
        enrolments.confirm(id, enrolled.prosecutor.signedIn(), enrolled.prosecutor.actor());
        assertThat(enrolled.of(id)).returns(EnrolmentState.PAUSED, Enrolment::state);
        alerting.sendDue();
        assertThat(enrolled.of(id).alerts()).isEmpty();
        lines.reply(phone, Enrolled.WORD + " start");
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.ACTIVE);
        assertThat(code(id)).as("what is so by now").isNotEmpty();
    }

    @Test
    void aPauseForWhichSheAsksWhileAnotherNumberWaitsLastsAfterTheApprovalAndStartBeforeItApprovesNothing()
            throws Exception {
        UUID id = toldOfAnEscape();
        String other = Enrolled.phone();
        renumber(id, other);
        lines.reply(other, "Green kettle pause");
        assertThat(enrolled.of(id)).returns(EnrolmentState.PROPOSED, Enrolment::state);
        assertThat(enrolled.of(id).alerts()).as("nobody calls her").allMatch(Alert::isOver);
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        assertThat(enrolled.of(id)).returns(EnrolmentState.PAUSED, Enrolment::state);

        renumber(id, phone);
        lines.reply(phone, "Green kettle pause");
        lines.reply(phone, "Green kettle start");
        assertThat(enrolled.of(id)).returns(EnrolmentState.PROPOSED, Enrolment::state);
        assertThat(enrolled.of(id).isDecidedFor()).as("an adviser calls her").isTrue();
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        assertThat(enrolled.of(id)).returns(EnrolmentState.ACTIVE, Enrolment::state);
    }

    private void renumber(UUID id, String number) {
        enrolments.renumber(
                id, MobileNumber.parse(number), Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor());
    }

    @Test
    void fromATelephoneAbroadACodeConfirmsAndHerWordPausesAndEnds() throws Exception {
        // Of the range that Britain keeps for films.
        phone = "+4477009000" + (10 + (int) (Math.random() * 90));
        UUID id = toldOfAnEscape();
        lines.reply(phone, code(id));
        assertThat(enrolled.of(id).alerts())
                .filteredOn(alert -> alert.kind() == AlertKind.ESCAPED)
                .allMatch(Alert::isOver);
        lines.reply(phone, "green kettle pause");
        assertThat(enrolled.of(id)).returns(EnrolmentState.PAUSED, Enrolment::state);
        lines.reply(phone, "green kettle stop");
        assertThat(enrolments.find(id, enrolled.adviser.signedIn())).isEmpty();
    }

    private UUID toldOfAnEscape() {
        UUID id = enrolled.active(caseNumber, phone);
        UUID alias = UUID.randomUUID();
        alerting.take(List.of(Enrolled.event(alias, Enrolled.held(caseNumber))), null);
        alerting.take(List.of(Enrolled.event(alias, escaped())), null);
        return id;
    }

    private OffenderState escaped() {
        return Enrolled.state(caseNumber, Custody.ESCAPED, LocalDate.now(clock), null, "lahore");
    }

    private String code(UUID id) {
        return enrolled.of(id).alerts().stream()
                .filter(alert -> alert.kind() == AlertKind.ESCAPED)
                .findFirst()
                .orElseThrow()
                .code();
    }
}
