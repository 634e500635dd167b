package pk.gov.nsor.record.registration.removal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Victim;
import pk.gov.nsor.record.conviction.release.ReleaseMarks;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.removal.Removal.State;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** One hand takes somebody out of the public's answer at once, and nobody off the register for good. */
@RegisterTest
class OffByOneTest {

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private LegalRecord facts;

    @Autowired
    private FactRecording recording;

    @Autowired
    private ReleaseMarks marks;

    @Autowired
    private IdentityConfirmation identity;

    @Autowired
    private People people;

    @Autowired
    private Removals removals;

    @Autowired
    private RemovalDecisions decisions;

    @Autowired
    private Standings standings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

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
    void theListFindsSomebodyByNumberAndTheTrailHasWhomPageAndFileName() {
        someone.acquitted();
        Officer supervisor = someone.supervisor();
        WebSession session = someone.as(supervisor);
        String removal = "/removals/" + waiting().id();
        assertThat(session.get("/removals?kind=quashing&sort=-due").body()).contains(removal);
        assertThat(session.get("/removals?kind=cnic-doubt&sort=-due").body()).doesNotContain(removal);
        int serial = jdbc.sql("select serial from register.person_view where id = ?")
                .param(someone.person().value())
                .query(Integer.class)
                .single();
        assertThat(session.submit("/removals", "/removals", Map.of("q", Integer.toString(serial)))
                        .body())
                .contains(removal, "<span class=\"count\">(1)</span>");
        assertThat(session.get("/removals.csv?kind=quashing").body())
                .contains(new RegisterNumber(serial).formatted(), ",conviction quashed,");
        TrailReader trail = new TrailReader(jdbc);
        for (boolean taken : new boolean[] {false, true}) {
            assertThat(trail.isNamed(
                            supervisor.account().id(),
                            TrailAction.REMOVALS_VIEWED,
                            taken,
                            someone.person().value()))
                    .isTrue();
        }
    }

    @Test
    void aCourtsMessageOfAnAcquittalSilencesThePublicsAnswerAndWaitsForASecondPerson() {
        WebSession police = someone.as(someone.police());
        someone.acquitted();

        assertThat(someone.isTold()).isFalse();
        assertThat(standings.isSealed(someone.person())).isFalse();
        assertThat(police.get(record()).body()).contains("Taken off the register by one person");
        Removal waiting = waiting();
        assertThat(waiting.kind()).isEqualTo(RemovalKind.QUASHING);
        assertThat(waiting.isByMachine()).isTrue();

        decisions.confirm(waiting.id(), null, registrar.actor());
        assertThat(standings.isSealed(someone.person())).isTrue();
        assertThat(police.get(record()).statusCode()).isEqualTo(404);
        assertThat(someone.isTold()).isFalse();
    }

    @Test
    void aQuashingThatIsRefusedIsUndoneAndTheStationAnsweredAllTheWhile() {
        String before = station();
        assertThat(before).isNotEmpty();
        someone.acquitted();
        assertThat(station()).isEqualTo(before);
        WebSession session = someone.as(someone.supervisor());
        HttpResponse<String> page = session.get("/removals/" + waiting().id());
        assertThat(page.body()).contains("conviction quashed", "SC 12/2022");
        HttpResponse<String> refused = session.submit(
                "/removals/" + waiting().id(),
                "/removals/" + waiting().id() + "/refuse",
                OffTheRegister.form("reason", "The court knows of no such order"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(302);
        assertThat(someone.isTold()).isTrue();
        assertThat(facts.file(someone.person()).quashings().getFirst().inForce())
                .isFalse();
        assertThat(facts.file(someone.person()).appeals().getFirst().inForce()).isTrue();
    }

    @Test
    void whoDidItDoesNotDecideItOverThePagesEither() {
        recording.withdraw(someone.person(), FactKind.CONVICTION, conviction(), "Another's", registrar.actor());
        assertThat(someone.isTold()).isFalse();
        assertThat(standings.isSealed(someone.person())).isFalse();
        WebSession session = someone.as(registrar);
        String page = "/removals/" + waiting().id();
        assertThat(session.get(page).body()).contains("You did this").doesNotContain(page + "/confirm");
        Matcher shown = Pattern.compile("name=\"shown\" value=\"([^\"]+)\"")
                .matcher(someone.as(someone.supervisor()).get(page).body());
        assertThat(shown.find()).isTrue();
        HttpResponse<String> forced =
                session.submit(page, page + "/confirm", OffTheRegister.form("shown", shown.group(1)));
        assertThat(forced.statusCode()).isEqualTo(200);
        assertThat(forced.body()).contains("Somebody else has to decide what you did");
        assertThat(waiting().isWaiting()).isTrue();
    }

    @Test
    void aPageFromBeforeSomethingElseWasDoneDecidesNothing() {
        someone.acquitted();
        Removal quashed = waiting();
        var open = someone.as(someone.supervisor()).open("/removals/" + quashed.id());
        recording.correct(
                someone.person(), conviction(), Offenders.conviction("PPC 354"), "Misread", registrar.actor());
        assertThat(open.send("/removals/" + quashed.id() + "/confirm", OffTheRegister.form())
                        .statusCode())
                .isEqualTo(409);
        assertThat(removals.find(quashed.id()).orElseThrow().isWaiting()).isTrue();
    }

    @Test
    void aJudgmentThatWasWithdrawnComesBackWhereASecondPersonRefuses() {
        recording.withdraw(someone.person(), FactKind.CONVICTION, conviction(), "Another's", registrar.actor());
        decisions.refuse(waiting().id(), "It is his", someone.supervisor().actor());
        assertThat(someone.isTold()).isTrue();
        assertThat(facts.of(someone.person()).convictions()).hasSize(1);
        assertThat(removals.waitingOf(someone.person())).isEmpty();
    }

    @Test
    void aCorrectionThatEndsTheTimeSoonerWaitsAndOneThatDoesNotNeedsNobody() {
        NewConviction judgment = Offenders.conviction("PPC 376");
        NewConviction another = new NewConviction(
                judgment.courtCode(),
                judgment.caseNumber(),
                "124/2022",
                judgment.policeStationCode(),
                judgment.offenceOn(),
                judgment.judgmentOn(),
                judgment.victim(),
                judgment.offences());
        recording.correct(someone.person(), conviction(), another, "Misread", registrar.actor());
        assertThat(removals.waitingOf(someone.person())).isEmpty();

        recording.correct(
                someone.person(), conviction(), Offenders.conviction("PPC 354"), "Misread", registrar.actor());
        assertThat(waiting().kind()).isEqualTo(RemovalKind.CORRECTION);
        decisions.refuse(
                waiting().id(), "The order says 376", someone.supervisor().actor());
        assertThat(standings.requirement(someone.person()).life()).isTrue();
        assertThat(removals.waitingOf(someone.person())).isEmpty();
    }

    @Test
    void aCorrectionThatLowersTheTierOfSomebodyInPrisonWaitsForASecondPerson() {
        NewConviction againstChild =
                Offenders.conviction("PPC 354", new Victim(Victim.Age.CHILD, Victim.VictimSex.FEMALE));
        NewConviction againstWoman = Offenders.conviction("PPC 354");
        Registered inPrison = beans.getBean(OffenderRegistration.class)
                .register(
                        Offenders.identity(null),
                        Samples.cnic(),
                        List.of(Offenders.address()),
                        againstChild,
                        null,
                        registrar.actor());
        FactId judgment = new FactId(inPrison.conviction().value());
        FactId _ = recording.record(
                inPrison.person(),
                new CustodyEvent(
                        CustodyPeriodId.next(),
                        inPrison.conviction(),
                        CustodyEvent.Type.ADMITTED,
                        Offenders.JUDGMENT.plusDays(1),
                        "Camp Jail Lahore",
                        null),
                registrar.actor());
        assertThat(standings.of(inPrison.person()).orElseThrow().lastDay())
                .as("nobody knows it before a release")
                .isNull();
        recording.correct(inPrison.person(), judgment, againstWoman, "She was eighteen", registrar.actor());
        Removal waiting = removals.waitingOf(inPrison.person()).getFirst();
        assertThat(waiting.kind()).isEqualTo(RemovalKind.CORRECTION);
        decisions.confirm(waiting.id(), null, someone.supervisor().actor());
        recording.correct(inPrison.person(), judgment, againstChild, "She was not", registrar.actor());
        assertThat(removals.waitingOf(inPrison.person()))
                .as("a longer time needs nobody else")
                .isEmpty();
    }

    @Test
    void behindOneThatWaitsNothingElseHides() {
        someone.acquitted();
        recording.correct(
                someone.person(), conviction(), Offenders.conviction("PPC 354"), "Misread", registrar.actor());
        assertThat(removals.waitingOf(someone.person()))
                .extracting(Removal::kind)
                .containsExactlyInAnyOrder(RemovalKind.QUASHING, RemovalKind.CORRECTION);
    }

    @Test
    void anotherVersionOfWhatWaitsDoesNotBeginTheTimeAnew() {
        someone.acquitted();
        Removal first = waiting();
        clock.move(Duration.ofHours(40));
        try {
            var quashed = facts.file(someone.person()).quashings().getFirst();
            recording.correct(
                    someone.person(),
                    quashed.id(),
                    new pk.gov.nsor.record.conviction.Quashed(
                            quashed.now().conviction(),
                            quashed.now().appeal(),
                            quashed.now().on().plusDays(1),
                            quashed.now().reason()),
                    "Misread",
                    registrar.actor());
            assertThat(removals.find(first.id()).orElseThrow().state()).isEqualTo(State.UNDONE);
            assertThat(waiting().dueAt()).isEqualTo(first.dueAt());
        } finally {
            clock.move(Duration.ofHours(-40));
        }
    }

    @Test
    void aMarkThatKeepsSomebodyFromThePublicWaitsAndDutiesGoOn() {
        marks.mark(someone.person(), someone.registered.conviction(), true, LocalDate.now(clock), registrar.actor());
        assertThat(someone.isTold()).isFalse();
        assertThat(waiting().kind()).isEqualTo(RemovalKind.RELEASE_MARK);
        assertThat(someone.as(someone.police()).get(record()).body()).doesNotContain("not for public release");
        decisions.refuse(
                waiting().id(), "There is no such order", someone.supervisor().actor());
        assertThat(someone.isTold()).isTrue();
    }

    @Test
    void aCnicThatWasWithdrawnComesBackUnconfirmedAndTakesTwoAnew() {
        identity.withdraw(someone.person(), someone.cnic, "Somebody else's", registrar.actor());
        assertThat(waiting().kind()).isEqualTo(RemovalKind.CNIC_WITHDRAWAL);
        Officer second = someone.registrar();
        decisions.refuse(waiting().id(), "It is his", second.actor());
        assertThat(someone.isTold()).isFalse();
        assertThat(people.get(someone.person()).cnics())
                .extracting(CnicOfPerson::status)
                .containsExactlyInAnyOrder(CnicOfPerson.Status.WITHDRAWN, CnicOfPerson.Status.UNCONFIRMED);
        assertThat(examine(second)).isEqualTo(IdentityConfirmation.Outcome.SECOND_PERSON_NEEDED);
        assertThat(someone.isTold()).isFalse();
        assertThat(examine(someone.registrar())).isEqualTo(IdentityConfirmation.Outcome.CONFIRMED);
        assertThat(someone.isTold()).isTrue();
    }

    @Test
    void aConfirmedCnicThatIsDoubtedWaitsUntilItIsConfirmedAnew() {
        identity.examine(
                someone.person(),
                someone.cnic,
                new Examination(Examination.Document.CNIC_CARD, "A-2", EnumSet.noneOf(Examination.Detail.class)),
                registrar.actor());
        assertThat(someone.isTold()).isFalse();
        assertThat(waiting().kind()).isEqualTo(RemovalKind.CNIC_DOUBT);
        assertThat(examine(someone.registrar())).isEqualTo(IdentityConfirmation.Outcome.CONFIRMED);
        assertThat(removals.waitingOf(someone.person())).isEmpty();
    }

    @Test
    void todayListsWhatWaitsAndSaysWhenItIsOverdue() {
        someone.acquitted();
        String page =
                someone.as(someone.supervisor()).get("/removals?sort=-due").body();
        assertThat(page).contains(someone.registered.number().formatted(), "conviction quashed");
        assertThat(waiting().isOverdue(waiting().recordedAt().plusHours(48))).isFalse();
        assertThat(waiting().isOverdue(waiting().recordedAt().plusHours(48).plusSeconds(1)))
                .isTrue();
        assertThat(someone.as(someone.police()).get("/removals").statusCode()).isEqualTo(403);
        assertThat(someone.as(someone.police())
                        .get("/removals/" + waiting().id())
                        .statusCode())
                .isEqualTo(403);
    }

    private IdentityConfirmation.Outcome examine(Officer officer) {
        return identity.examine(
                someone.person(),
                someone.cnic,
                new Examination(Examination.Document.CNIC_CARD, "A-3", EnumSet.allOf(Examination.Detail.class)),
                officer.actor());
    }

    private String station() {
        return jdbc.sql("select coalesce(max(station_code), '') from supervision.responsibility"
                        + " where person_id = ? and until_day is null")
                .param(someone.person().value())
                .query(String.class)
                .single();
    }

    private FactId conviction() {
        return new FactId(someone.registered.conviction().value());
    }

    private String record() {
        return "/people/" + someone.person();
    }

    private Removal waiting() {
        return removals.waitingOf(someone.person()).getFirst();
    }
}
