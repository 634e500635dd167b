package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.sms.Messages;
import pk.gov.nsor.foundation.sms.NewMessage;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.survivors.alerts.OffenderState.Custody;
import pk.gov.nsor.survivors.alerts.web.CallsDue;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.VaultTest;

/** After a restore of the vault nothing goes to a number before an adviser has spoken with her. */
@VaultTest
class RestoredVaultTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private RestoredVault restored;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Alerting alerting;

    @Autowired
    private Messages messages;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private DataSource dataSource;

    private final TestClock clock;
    private final Officers officers;
    private final String phone = Enrolled.phone();
    private final String caseNumber = Enrolled.newCase();
    private final UUID alias = UUID.randomUUID();
    private Enrolled enrolled;
    private RegisterLines lines;

    RestoredVaultTest(Officers officers, TestClock clock) {
        this.officers = officers;
        this.clock = clock;
    }

    @BeforeEach
    void bind() throws Exception {
        enrolled = new Enrolled(enrolments, officers);
        lines = new RegisterLines(context);
        // Days after those in which other tests have filled the brake.
        clock.move(Duration.ofDays(200));
        ZonedDateTime noon = clock.instant().atZone(Day.ZONE).with(LocalTime.NOON);
        clock.move(Duration.between(clock.instant(), noon.plusDays(1)));
    }

    @AfterEach
    void nothingIsHeldForOtherTests() {
        superuser().sql("delete from restore.restoration").update();
        lines.close();
        enrolled.endAll();
    }

    @Test
    void whoWasToldIsStoppedAndACallToMakeAndHasToldOfWhatIsSoOnceAnAdviserHasSpokenWithHer() throws Exception {
        UUID id = enrolled.active(caseNumber, phone);
        tell(Enrolled.held(caseNumber));
        restore();
        tell(free());
        send(UUID.randomUUID());
        assertThat(waiting()).isPositive();

        restored.afterSingletonsInstantiated();
        assertThat(waiting()).isZero();
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.PAUSED);
        assertThat(enrolled.of(id).alerts())
                .filteredOn(alert -> !alert.isOver())
                .singleElement()
                .returns(AlertKind.RESTORED, Alert::kind)
                .returns(true, alert -> alert.isToCall(clock.instant()));
        assertThat(CallsDue.latest(List.of(enrolled.of(id)), clock.instant())).isPresent();

        lines.reply(phone, Enrolled.WORD + " start");
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.PAUSED);

        enrolments.pause(id, false, Enrolled.WORD, enrolled.adviser.signedIn(), enrolled.adviser.actor());
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.ACTIVE);
        assertThat(enrolled.of(id).alerts())
                .filteredOn(alert -> !alert.isOver())
                .singleElement()
                .returns(AlertKind.MOVED_NEAR, Alert::kind);

        restored.afterSingletonsInstantiated();
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.ACTIVE);
    }

    @Test
    void whoSeemsToBePausedIsACallToMakeAndGoesOnBySmsOnceTheCallIsMade() throws Exception {
        UUID id = enrolled.active(caseNumber, phone);
        lines.reply(phone, Enrolled.WORD + " pause");
        restore();
        restored.afterSingletonsInstantiated();
        Alert call = openCall(id);
        lines.reply(phone, Enrolled.WORD + " start");
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.PAUSED);
        enrolments.called(id, call.id(), enrolled.adviser.signedIn(), enrolled.adviser.actor());
        lines.reply(phone, Enrolled.WORD + " start");
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.ACTIVE);
    }

    @Test
    void whoWaitsForADecisionBeginsPausedAndStaysACallToMake() {
        UUID id = enrolled.proposed(Enrolled.wanted(caseNumber, phone));
        restore();
        restored.afterSingletonsInstantiated();
        assertThat(enrolled.of(id).pauseAskedAt()).isNotNull();
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        enrolments.confirm(id, enrolled.prosecutor.signedIn(), enrolled.prosecutor.actor());
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.PAUSED);
        assertThat(openCall(id).kind()).isEqualTo(AlertKind.RESTORED);
    }

    @Test
    void withAnotherNumberThatASecondAdviserApprovesTheCallIsMade() {
        UUID id = enrolled.active(caseNumber, phone);
        restore();
        restored.afterSingletonsInstantiated();
        enrolments.renumber(
                id,
                MobileNumber.parse(Enrolled.phone()),
                Enrolled.WORD,
                enrolled.adviser.signedIn(),
                enrolled.adviser.actor());
        assertThat(openCall(id).kind()).isEqualTo(AlertKind.RESTORED);
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.ACTIVE);
        assertThat(enrolled.of(id).alerts()).allMatch(Alert::isOver);
    }

    @Test
    void nobodyIsStoppedWithoutARestore() {
        UUID id = enrolled.active(caseNumber, phone);
        restored.afterSingletonsInstantiated();
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.ACTIVE);
    }

    private Alert openCall(UUID id) {
        return enrolled.of(id).alerts().stream()
                .filter(alert -> !alert.isOver())
                .findFirst()
                .orElseThrow();
    }

    private void tell(OffenderState state) {
        alerting.take(List.of(Enrolled.event(alias, state)), null);
    }

    private OffenderState free() {
        return Enrolled.state(caseNumber, Custody.AT_LIBERTY, LocalDate.now(clock), null, "lahore");
    }

    /** A message of whoever's place is empty by now. */
    private void send(UUID id) {
        transaction.executeWithoutResult(_ -> messages.send(new NewMessage(
                id,
                MobileNumber.parse(Enrolled.phone()),
                "Your appointment",
                clock.instant(),
                clock.instant().plus(Duration.ofDays(1)))));
    }

    private void restore() {
        superuser()
                .sql("insert into restore.restoration (id, noticed_at, restored_at) values (?, now(), now())")
                .param(UUID.randomUUID())
                .update();
    }

    private long waiting() {
        return superuser()
                .sql("select count(*) from sms.message where state = 'QUEUED'")
                .query(Long.class)
                .single();
    }

    private JdbcClient superuser() {
        return TestDatabase.superuserOf(dataSource);
    }
}
