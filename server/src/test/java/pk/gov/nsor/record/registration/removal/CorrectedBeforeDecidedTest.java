package pk.gov.nsor.record.registration.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.requirement.Status;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.removal.Removal.Document;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;

/** Whoever changes a fact again before a second person has decided keeps no effect that nobody else has seen. */
@RegisterTest
class CorrectedBeforeDecidedTest {

    private static final LocalDate DIED = LocalDate.of(2025, 3, 4);
    private static final NewConviction THEFT = Offenders.conviction("PPC 379");

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private LegalRecord facts;

    @Autowired
    private FactRecording recording;

    @Autowired
    private LifeSigns signs;

    @Autowired
    private Removals removals;

    @Autowired
    private RemovalDecisions decisions;

    @Autowired
    private Standings standings;

    @LocalServerPort
    private int port;

    private OffTheRegister someone;
    private Officer registrar;

    @BeforeEach
    void somebodyOnTheRegister() {
        someone = new OffTheRegister(beans, port);
        registrar = someone.registrar();
    }

    @Test
    void anotherCorrectionOfAJudgmentWaitsInThePlaceOfTheOneThatTookSomebodyOff() {
        corrected(THEFT);
        Removal first = waiting();
        corrected(ofFir(THEFT, "124/2022"));

        assertThat(standings.requirement(someone.person()).status()).isEqualTo(Status.NOT_REGISTRABLE);
        assertThat(waiting().kind()).isEqualTo(RemovalKind.CORRECTION);
        assertThat(waiting().dueAt()).isEqualTo(first.dueAt());
        String page = someone.as(someone.supervisor())
                .get("/removals/" + waiting().id())
                .body();
        assertThat(page).as("what comes back").contains("PPC 376");
        assertRefused(someone.supervisor());
    }

    @Test
    void aJudgmentThatIsWithdrawnAfterACorrectionTookSomebodyOffWaits() {
        corrected(THEFT);
        recording.withdraw(someone.person(), FactKind.CONVICTION, conviction(), "Another's", registrar.actor());
        assertThat(waiting().kind()).isEqualTo(RemovalKind.WITHDRAWAL);
        assertRefused(someone.supervisor());
    }

    @Test
    void aReleaseThatWasBroughtForwardStillWaitsWhereItsPrisonIsCorrected() {
        someone = new OffTheRegister(beans, port, "PPC 354");
        CustodyPeriodId stay = CustodyPeriodId.next();
        FactId _ = recording.record(someone.person(), event(stay, CustodyEvent.Type.ADMITTED, 1), registrar.actor());
        FactId release =
                recording.record(someone.person(), event(stay, CustodyEvent.Type.RELEASED, 900), registrar.actor());
        LocalDate last = standings.of(someone.person()).orElseThrow().lastDay();
        assertThat(removals.waitingOf(someone.person())).isEmpty();

        CustodyEvent earlier = event(stay, CustodyEvent.Type.RELEASED, 100);
        recording.correct(someone.person(), release, earlier, "Misread", registrar.actor());
        recording.correct(
                someone.person(),
                release,
                new CustodyEvent(
                        stay,
                        earlier.conviction(),
                        earlier.type(),
                        earlier.on(),
                        "Central Jail Lahore",
                        earlier.releaseReason()),
                "The other prison",
                registrar.actor());
        assertThat(waiting().kind()).isEqualTo(RemovalKind.CORRECTION);
        decisions.refuse(
                waiting().id(), "The day was right", someone.supervisor().actor());
        assertThat(standings.of(someone.person()).orElseThrow().lastDay()).isEqualTo(last);
    }

    @Test
    void whatIsCorrectedBackNeedsNobody() {
        corrected(THEFT);
        corrected(Offenders.conviction("PPC 376"));
        assertThat(someone.isTold()).isTrue();
        assertThat(removals.waitingOf(someone.person())).isEmpty();
    }

    @Test
    void whoEnteredAnEarlierVersionThatNobodyConfirmedDoesNotDecideTheNextOfAnother() {
        corrected(THEFT);
        Officer another = someone.registrar();
        recording.correct(someone.person(), conviction(), ofFir(THEFT, "124/2022"), "Misread", another.actor());
        for (Officer own : new Officer[] {registrar, another}) {
            assertThat(catchThrowableOfType(
                                    InvalidValueException.class,
                                    () -> decisions.confirm(waiting().id(), null, own.actor()))
                            .code())
                    .isEqualTo("removal.own");
        }
        assertThat(someone.as(registrar).get("/removals/" + waiting().id()).body())
                .contains("You did this");
        decisions.confirm(waiting().id(), null, someone.supervisor().actor());
        assertThat(removals.waitingOf(someone.person())).isEmpty();
    }

    @Test
    void aCorrectedQuashingThatIsRefusedIsNoneAnyMore() {
        someone.acquitted();
        var quashed = facts.file(someone.person()).quashings().getFirst();
        recording.correct(
                someone.person(),
                quashed.id(),
                new Quashed(
                        quashed.now().conviction(),
                        quashed.now().appeal(),
                        quashed.now().on().plusDays(1),
                        quashed.now().reason()),
                "Misread",
                registrar.actor());
        assertRefused(someone.supervisor());
    }

    @Test
    void aCorrectedReportOfADeathThatIsRefusedIsNoneAnyMore() {
        recording.record(someone.person(), new Death(DIED, Death.Source.FAMILY), registrar.actor());
        died(DIED.plusDays(1));
        decisions.refuse(
                waiting().id(), "He stood before me", someone.supervisor().actor());
        assertThat(facts.of(someone.person()).deathReportedOn()).isNull();
        assertThat(someone.isTold()).isTrue();
        assertThat(removals.waitingOf(someone.person())).isEmpty();
    }

    @Test
    void ofAnEstablishedDeathTheCorrectionsThatAreRefusedAreUndoneAndSignsOfLifeStayOpen() {
        recording.record(someone.person(), new Death(DIED, Death.Source.FAMILY), registrar.actor());
        decisions.confirm(
                waiting().id(), Document.DEATH_CERTIFICATE, someone.supervisor().actor());
        signs.seen(java.util.List.of(someone.person()), LifeSign.Kind.HOTEL, DIED.plusDays(20));
        died(DIED.plusDays(1));
        died(DIED.plusDays(2));
        decisions.refuse(
                waiting().id(), "The day was right", someone.supervisor().actor());
        assertThat(facts.of(someone.person()).diedOn()).isEqualTo(DIED);
        assertThat(signs.openOf(someone.person())).hasSize(1);
    }

    private void assertRefused(Officer second) {
        decisions.refuse(waiting().id(), "The court knows of no such order", second.actor());
        assertThat(someone.isTold()).isTrue();
        assertThat(standings.requirement(someone.person()).status()).isEqualTo(Status.ACTIVE);
        assertThat(removals.waitingOf(someone.person())).isEmpty();
    }

    private void corrected(NewConviction judgment) {
        recording.correct(someone.person(), conviction(), judgment, "Misread", registrar.actor());
    }

    private void died(LocalDate day) {
        recording.correct(
                someone.person(),
                new FactId(someone.person().value()),
                new Death(day, Death.Source.FAMILY),
                "Misread",
                registrar.actor());
    }

    private static NewConviction ofFir(NewConviction judgment, String fir) {
        return new NewConviction(
                judgment.courtCode(),
                judgment.caseNumber(),
                fir,
                judgment.policeStationCode(),
                judgment.offenceOn(),
                judgment.judgmentOn(),
                judgment.victim(),
                judgment.offences());
    }

    private CustodyEvent event(CustodyPeriodId stay, CustodyEvent.Type type, int days) {
        return new CustodyEvent(
                stay,
                someone.registered.conviction(),
                type,
                Offenders.JUDGMENT.plusDays(days),
                "Camp Jail Lahore",
                type == CustodyEvent.Type.RELEASED ? CustodyEvent.ReleaseReason.SENTENCE_SERVED : null);
    }

    private FactId conviction() {
        return new FactId(someone.registered.conviction().value());
    }

    private Removal waiting() {
        return removals.waitingOf(someone.person()).getFirst();
    }
}
