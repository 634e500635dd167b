package pk.gov.nsor.publicservice.disclosure.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.policing.supervision.CaseNotifications;
import pk.gov.nsor.policing.supervision.Phones;
import pk.gov.nsor.policing.supervision.caseload.CaseMessage;
import pk.gov.nsor.publicservice.disclosure.certificates.Asked;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;

/** A request that nobody sees to in its days rises, and whoever asked is told by SMS where their number is known. */
@RegisterTest
class RightsInTimeTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Rights rights;

    @Autowired
    private RightsEscalation escalation;

    @Autowired
    private RightsPolicy policy;

    @Autowired
    private PolicyValues values;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private Phones phones;

    @Autowired
    private CaseNotifications texts;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<TodayList> today;

    @Autowired
    private TestClock clock;

    @Test
    void itRisesFromTheQueueToTheSupervisorsAndIsThenCountedForTheCommitteeEachToldOnce() {
        Asked asked = new Asked(context);
        PersonId person = asked.convicted();
        asked.confirm(person);
        RightRequest request = taken(RightKind.COPY, person, asked.claim(""), asked);
        Officer supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        Officer committee = new Officers(accounts).with(Role.OVERSIGHT);

        toDay(request.dueOn().minusDays(6));
        assertThat(told(request)).isEqualTo("OFFICER 0");
        toDay(request.dueOn().minusDays(5));
        assertThat(told(request)).isEqualTo("REMINDED 1");
        toDay(request.dueOn());
        assertThat(told(request)).isEqualTo("REMINDED 1");
        assertThat(at(EscalationLevel.NATIONAL)).doesNotContain(request.id());
        toDay(request.dueOn().plusDays(1));
        assertThat(told(request)).isEqualTo("NATIONAL 2");
        assertThat(at(EscalationLevel.NATIONAL)).contains(request.id());
        assertThat(home(supervisor)).contains("not answered in time");
        toDay(request.dueOn().plusDays(13));
        long before = escalation.countAt(EscalationLevel.OVERSIGHT);
        assertThat(told(request)).isEqualTo("NATIONAL 2");
        toDay(request.dueOn().plusDays(14));
        assertThat(told(request)).isEqualTo("OVERSIGHT 3");
        assertThat(escalation.countAt(EscalationLevel.OVERSIGHT)).isGreaterThan(before);
        RightsEscalation.Figures late = figures(RightKind.COPY);
        assertThat(home(committee))
                .contains("Not answered long after their last day")
                .doesNotContain(request.id().toString());

        rights.decide(request.id(), true, "Card was seen", asked.decider());
        RightsEscalation.Figures after = figures(RightKind.COPY);
        assertThat(after.open()).isEqualTo(late.open() - 1);
        assertThat(after.late()).isEqualTo(late.late() - 1);
        assertThat(after.risen()).isEqualTo(late.risen() - 1);
        assertThat(after.answered()).isEqualTo(late.answered() + 1);
        assertThat(after.answeredLate()).isEqualTo(late.answeredLate() + 1);
        assertThat(at(EscalationLevel.NATIONAL)).doesNotContain(request.id());
    }

    @Test
    void afterDaysWithoutASweepOnlyTheLevelThatIsReachedIsTold() {
        Asked asked = new Asked(context);
        PersonId person = asked.convicted();
        asked.confirm(person);
        RightRequest request = taken(RightKind.LOOKUPS, person, asked.claim(""), asked);
        toDay(request.dueOn().plusDays(20));
        assertThat(told(request)).isEqualTo("OVERSIGHT 1");
        rights.decide(request.id(), false, "Never came back", asked.decider());
    }

    @Test
    void theCommitteeHasNumbersAndNoRequest() {
        Officer committee = new Officers(accounts).with(Role.OVERSIGHT);
        WebSession session = new WebSession(port);
        session.signIn(committee.name(), Officers.PASSWORD);
        assertThat(session.get("/rights/figures").body())
                .contains("How requests about records are answered", "A correction");
        assertThat(session.get("/rights").statusCode()).isEqualTo(403);
        assertThat(session.get("/rights.csv").statusCode()).isEqualTo(403);
    }

    @Test
    void theCommitteesNumbersAreOfYesterdayInFivesSoThatNoSingleRequestIsSeenToComeOrGo() {
        Asked asked = new Asked(context);
        PersonId person = asked.convicted();
        asked.confirm(person);
        List<RightsEscalation.Figures> before = escalation.committeeFigures();
        RightRequest request = taken(RightKind.COPY, person, asked.claim(""), asked);
        assertThat(escalation.committeeFigures())
                .isEqualTo(before)
                .allMatch(line -> line.open() % 5 == 0 && line.late() % 5 == 0 && line.risen() % 5 == 0)
                .allMatch(line -> line.answered() % 5 == 0 && line.answeredLate() % 5 == 0);
        rights.decide(request.id(), true, "Card was seen", asked.decider());
        assertThat(escalation.committeeFigures()).isEqualTo(before);
        WebSession session = new WebSession(port);
        session.signIn(new Officers(accounts).with(Role.OVERSIGHT).name(), Officers.PASSWORD);
        assertThat(session.get("/rights/figures").body()).contains("to the nearest five", "fewer than 5");
        WebSession bureau = new WebSession(port);
        bureau.signIn(new Officers(accounts).with(Role.REGISTRAR).name(), Officers.PASSWORD);
        assertThat(bureau.get("/rights/figures").body()).doesNotContain("to the nearest five");
    }

    /** Otherwise the line's coming and going would tell of a single request. */
    @Test
    void theCommitteeReadsTheSameOfNoneAsOfOneToFour() {
        toDay(LocalDate.now(clock).minusYears(3));
        assertThat(escalation.figures()).as("none yet").allMatch(line -> line.risen() == 0);
        Officer committee = new Officers(accounts).with(Role.OVERSIGHT);
        List<TodayList.Content> shown = today.stream()
                .flatMap(list -> list.contentFor(committee.signedIn()).stream())
                .filter(content -> "/rights/figures".equals(content.allPath()))
                .toList();
        assertThat(shown).singleElement().satisfies(content -> {
            assertThat(content.count()).isOne();
            assertThat(content.rows()).singleElement().asString().contains("fewer than 5");
        });
    }

    @Test
    void theCommitteeIsNotToldBeforeTheSupervisors() {
        LocalDate today = LocalDate.now(clock);
        var oversight = values.get("escalation.rights.oversight", today);
        var national = values.get("escalation.rights.national", today);
        policy.validate(oversight, "1", today);
        policy.validate(national, "14", today);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> policy.validate(national, "15", today))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("rights.policy-order"));
    }

    @Test
    void whoHasAVerifiedNumberIsTextedThatItWasTakenAndThatItIsDecided() {
        PersonId person = supervised();
        Asked asked = new Asked(context);
        verified(person, asked);
        RightRequest request = taken(RightKind.COPY, person, claim(person), asked);
        assertThat(request.takenTexted()).isTrue();
        assertThat(request.decidedTexted()).isFalse();
        assertThat(counterTexts(person)).isOne();
        rights.decide(request.id(), true, "Card was seen", asked.decider());
        assertThat(rights.find(request.id()).orElseThrow().decidedTexted()).isTrue();
        assertThat(counterTexts(person)).isEqualTo(2);
    }

    @Test
    void withoutAVerifiedNumberNobodyIsTexted() {
        PersonId person = supervised();
        Asked asked = new Asked(context);
        var unverified = MobileNumber.parse(number());
        phones.take(person, unverified, TextLanguage.ENGLISH, asked.officer());
        RightRequest request = taken(RightKind.COPY, person, claim(person), asked);
        rights.decide(request.id(), true, "Card was seen", asked.decider());
        assertThat(rights.find(request.id()).orElseThrow().takenTexted()).isFalse();
        assertThat(rights.find(request.id()).orElseThrow().decidedTexted()).isFalse();
        assertThat(counterTexts(person)).isZero();
    }

    /** The number on the record is not theirs who say that it is somebody else's record. */
    @Test
    void ofANamesakesRequestThePersonOnRecordLearnsNothing() {
        PersonId person = supervised();
        Asked namesake = new Asked(context);
        verified(person, namesake);
        RightRequest request = taken(RightKind.NOT_THIS_PERSON, person, namesake.claim("Another card"), namesake);
        rights.decide(request.id(), true, "Both cards were compared", namesake.decider());
        assertThat(rights.find(request.id()).orElseThrow().takenTexted()).isFalse();
        assertThat(counterTexts(person)).isZero();
    }

    private PersonId supervised() {
        Officer officer = new Officers(accounts).with(Role.REGISTRAR);
        PersonId person = new Supervised(registration, facts, jdbc, officer.actor()).in("harnai");
        confirmation.examine(
                person,
                cnic(person),
                new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                new Officers(accounts).with(Role.NATIONAL_SUPERVISOR).actor());
        return person;
    }

    private void verified(PersonId person, Asked by) {
        phones.take(person, MobileNumber.parse(number()), TextLanguage.ENGLISH, by.officer());
        jdbc.sql(
                        "update supervision.phone set state = 'VERIFIED', verified_at = now(), verified_by = ? where person_id = ?")
                .params(by.officer().id(), person.value())
                .update();
    }

    private static String number() {
        return Samples.phone();
    }

    private Claim claim(PersonId person) {
        return new Claim(PersonName.latin("Sajid Mehmood"), cnic(person), Examination.Document.CNIC_CARD, "");
    }

    private Cnic cnic(PersonId person) {
        return people.get(person).cnics().getFirst().cnic();
    }

    private long counterTexts(PersonId person) {
        return texts.of(person, 20).stream()
                .filter(text -> text.about() == CaseMessage.About.COUNTER)
                .count();
    }

    private RightRequest taken(RightKind kind, PersonId person, Claim claim, Asked by) {
        return rights.find(rights.take(kind, person, claim, by.officer())).orElseThrow();
    }

    private RightsEscalation.Figures figures(RightKind kind) {
        return escalation.figures().stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private List<UUID> at(EscalationLevel level) {
        return escalation.at(level, 100_000).stream().map(RightRequest::id).toList();
    }

    private String home(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session.get("/").body();
    }

    /** The level that was told last and how many were, after the sweeps of the day. */
    private String told(RightRequest request) {
        escalation.runDue(() -> true);
        escalation.runDue(() -> true);
        return jdbc.sql("""
                        select escalated_to || ' ' || (select count(*) from audit.entry
                            where action = 'RIGHT_ESCALATED' and subject_id = r.id)
                        from disclosure.right_request r where id = ?
                        """).param(request.id()).query(String.class).single();
    }

    private void toDay(LocalDate day) {
        Duration by = Duration.ofDays(day.toEpochDay() - LocalDate.now(clock).toEpochDay());
        clock.move(by);
    }
}
