package pk.gov.nsor.policing.exitcontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.exitcontrol.ExitControl.Step;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.duplicates.SamePerson;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalEntry;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TwoAtOnce;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class ExitControlsTest {

    private static final String DISTRICT = "kasur";
    private static final String WHY = "Has sold his house and asked for a visa";

    @LocalServerPort
    private int port;

    @Autowired
    private ExitControls controls;

    @Autowired
    private ExitControlProposal placing;

    @Autowired
    private ExitControlExtension extending;

    @Autowired
    private Proposals proposals;

    @Autowired
    private ExitControlLapses lapses;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Journal journal;

    @Autowired
    private JdbcClient jdbc;

    private final Officers officers;
    private final Supervised people;
    private final TestClock clock;
    private final Officer officer;
    private final Officer npb;
    private PersonId person;

    ExitControlsTest(Officers officers, Supervised people, TestClock clock) {
        this.officers = officers;
        this.people = people;
        this.clock = clock;
        officer = officers.of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
        npb = officers.with(Role.NATIONAL_SUPERVISOR);
        person = PersonId.next();
    }

    @BeforeEach
    void somebody() {
        person = people.in(DISTRICT);
    }

    @Test
    void anOfficerProposesAndTheBureauDecidesFromWhichDayItHoldsThirtyDays() {
        WebSession own = session(officer);
        String page = "/people/" + person + "/exit-control";
        HttpResponse<String> sent = own.submit(page, page, Map.of("ground", "FLIGHT_RISK", "reason", WHY));
        assertThat(sent.statusCode()).isEqualTo(302);
        String proposal =
                sent.headers().firstValue("Location").orElseThrow().replaceAll(".*/approvals/", "/approvals/");
        assertThat(controls.lasting(person)).as("what one person asks").isEmpty();

        WebSession bureau = session(npb);
        assertThat(ok(bureau, proposal)).contains("Likely to flee", people.numberOf(person), WHY);
        assertThat(bureau.submit(proposal, proposal + "/approve", Map.of("remark", ""))
                        .statusCode())
                .isEqualTo(302);
        assertThat(controls.lasting(person)).get().satisfies(known -> {
            assertThat(known.until()).isEqualTo(today().plusDays(29));
            assertThat(known.step()).isEqualTo(Step.PLACED);
        });
        assertThat(ok(own, "/people/" + person)).contains("Not to leave the country", "Under exit control until");
        assertThat(ok(own, "/people/" + person + "/timeline")).contains("Under exit control until");
        clock.move(Duration.ofDays(29));
        assertThat(controls.lasting(person)).as("on its last day").isPresent();
        clock.move(Duration.ofDays(1));
        assertThat(controls.lasting(person)).as("the day after").isEmpty();
        assertThat(ok(session(officer), "/people/" + person + "/exit-control")).contains("Ended by itself");
    }

    @Test
    void itIsExtendedOnceByTwoAndTodaySaysSoBeforeItEnds() {
        place();
        assertThat(ok(session(officer), "/")).as("thirty days ahead").doesNotContain("Exit controls that end soon");
        clock.move(Duration.ofDays(20));
        assertThat(ok(session(officer), "/"))
                .contains("Exit controls that end soon", people.numberOf(person), "can be extended once");
        proposals.approve(extending.propose(person, WHY, officer.actor()), "", npb.actor());
        assertThat(controls.lasting(person)).get().satisfies(known -> {
            assertThat(known.until()).isEqualTo(today().plusDays(39));
            assertThat(known.isExtended()).isTrue();
        });
        assertThatThrownBy(() -> extending.propose(person, WHY, officer.actor()))
                .hasMessageContaining("extended already");
    }

    @Test
    void oneThatEndsByItselfHasALineOfTheTimelineOnTheDayAfterOnce() {
        place();
        LocalDate until = controls.lasting(person).orElseThrow().until();
        lapses.runDue(() -> true);
        assertThat(lapsed()).as("while it lasts").isEmpty();
        clock.move(Duration.ofDays(31));
        lapses.runDue(() -> true);
        lapses.runDue(() -> true);
        assertThat(lapsed()).singleElement().satisfies(line -> {
            assertThat(line.happenedOn()).isEqualTo(until.plusDays(1));
            assertThat(line.details()).containsEntry("until", until.toString());
        });
        assertThat(ok(session(officer), "/people/" + person + "/timeline"))
                .contains("Exit control ended by itself; its last day was");
    }

    @Test
    void nothingIsAddedToTheTimelineOfWhoeverIsOffTheRegister() {
        place();
        clock.move(Duration.ofDays(31));
        // Within one transaction, since what is only said to have ended is derived anew on another day.
        transaction.executeWithoutResult(status -> {
            people.seal(person, today());
            lapses.runDue(() -> true);
        });
        assertThat(lapsed()).isEmpty();
    }

    private List<JournalEntry> lapsed() {
        return journal.of(person).stream()
                .filter(line -> line.kind() == JournalKind.EXIT_CONTROL_LAPSED)
                .toList();
    }

    @Test
    void theListHasThoseOfTheReadersStationsByStateAndDistrictAlsoAsAFile() {
        place();
        String number = people.numberOf(person);
        WebSession own = session(officer);
        assertThat(ok(own, "/exit-controls")).contains(number, "Likely to flee", "/people/" + person + "/exit-control");
        assertThat(ok(own, "/exit-controls?list=ending")).doesNotContain(number);
        assertThat(own.open("/exit-controls")
                        .send("/exit-controls", Map.of("list", "lasting", "q", number))
                        .body())
                .contains("/people/" + person + "/exit-control");
        assertThat(own.open("/exit-controls")
                        .send("/exit-controls", Map.of("list", "lasting", "q", "Nobodycalledso"))
                        .body())
                .doesNotContain("/people/" + person + "/exit-control");
        assertThat(ok(own, "/exit-controls?list=ended")).doesNotContain(number);
        assertThat(own.get("/exit-controls.csv").statusCode())
                .as("a file for an officer")
                .isEqualTo(403);
        WebSession elsewhere = session(officers.of(new OfDistrict("larkana"), Role.SUPERVISING_OFFICER));
        assertThat(ok(elsewhere, "/exit-controls")).doesNotContain(number);
        WebSession province = session(officers.of(new OfProvince("PK-PB"), Role.PROVINCIAL_SUPERVISOR));
        assertThat(ok(province, "/exit-controls.csv?district=" + DISTRICT)).contains(number, "Likely to flee");
        assertThat(ok(province, "/exit-controls.csv?district=okara")).doesNotContain(number);
        clock.move(Duration.ofDays(20));
        assertThat(ok(session(officer), "/exit-controls?list=ending")).contains(number);
        clock.move(Duration.ofDays(10));
        WebSession later = session(officer);
        assertThat(ok(later, "/exit-controls?list=lasting")).doesNotContain(number);
        assertThat(ok(later, "/exit-controls?list=ended")).contains(number, "Ended by itself");
    }

    @Test
    void whoeverIsOffTheRegisterIsInNoList() {
        place();
        people.seal(person, today());
        for (String list : List.of("lasting", "ending", "ended")) {
            assertThat(ok(session(npb), "/exit-controls.csv?list=" + list)).doesNotContain(people.numberOf(person));
        }
    }

    @Test
    void onePersonEndsItAndItIsPlacedAnewByTwo() {
        place();
        assertThatThrownBy(() -> placing.propose(person, ExitGround.BREACH, WHY, officer.actor()))
                .hasMessageContaining("can be extended once");
        Officer supervisor = officers.of(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR);
        String page = "/people/" + person + "/exit-control";
        assertThat(ok(session(officer), page)).as("for an officer").doesNotContain(page + "/end");
        assertThat(session(supervisor)
                        .submit(page, page + "/end", Map.of("endReason", "He has come and said where he works"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(controls.lasting(person)).isEmpty();
        assertThat(journal.of(person))
                .extracting(JournalEntry::kind)
                .contains(JournalKind.EXIT_CONTROL_PLACED, JournalKind.EXIT_CONTROL_ENDED);
        place();
        assertThat(controls.of(person)).hasSize(2);
    }

    @Test
    void nobodyDecidesTheirOwnAndNobodyButTheBureauDecides() {
        UUID own = placing.propose(person, ExitGround.BREACH, WHY, npb.actor());
        assertThatThrownBy(() -> proposals.approve(own, "", npb.actor())).isInstanceOf(InvalidValueException.class);
        Officer province = officers.of(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR);
        assertThatThrownBy(() -> proposals.approve(own, "", province.actor())).isInstanceOf(RuntimeException.class);
        assertThat(controls.lasting(person)).isEmpty();
    }

    @Test
    void theDatabaseRefusesAStepThatTwoHaveNotDecided() {
        place();
        UUID request = controls.lasting(person).orElseThrow().id();
        assertThatThrownBy(() -> jdbc.sql("""
                                insert into exitcontrol.step
                                    (request_id, kind, until_day, proposal_id, asked_by, decided_by, taken_at)
                                values (?, 'EXTENDED', current_date + 300, gen_random_uuid(), ?, ?, now())
                                """)
                        .params(request, officer.account().id(), npb.account().id())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("second person");
    }

    @Test
    void ofTwoWhoEndItAtOnceOneDoes() {
        place();
        TwoAtOnce.oneDoes(() -> controls.end(person, "Came back by himself", npb.actor()), InvalidValueException.class);
    }

    @Test
    void whatWasEndedMeanwhileIsNotExtended() {
        place();
        UUID asked = extending.propose(person, WHY, officer.actor());
        controls.end(person, "Came back by himself", npb.actor());
        assertThatThrownBy(() -> proposals.approve(asked, "", npb.actor())).isInstanceOf(InvalidValueException.class);
        assertThat(controls.of(person)).extracting(ExitControl::step).containsExactly(Step.ENDED);
    }

    @Test
    void whoeverIsOffTheRegisterIsUnderNoneAndNobodyIsPutUnderOne() {
        place();
        UUID asked = extending.propose(person, WHY, officer.actor());
        people.seal(person, today());
        assertThat(controls.lasting(person)).isEmpty();
        assertThat(session(officer).get("/people/" + person + "/exit-control").statusCode())
                .isEqualTo(404);
        assertThat(session(npb).get("/approvals/" + asked).statusCode())
                .as("a proposal")
                .isEqualTo(404);
        assertThatThrownBy(() -> placing.propose(person, ExitGround.BREACH, WHY, officer.actor()))
                .hasMessageContaining("not on the register today");
    }

    @Test
    void thatOfAJoinedRecordIsThatOfTheOneThatLeads(@Autowired Duplicates duplicates, @Autowired SamePerson same) {
        PersonId newer = people.in(DISTRICT);
        proposals.approve(placing.propose(newer, ExitGround.BREACH, WHY, officer.actor()), "", npb.actor());
        new JoinedRecords(jdbc, duplicates, same, proposals, officers.with(Role.REGISTRAR), npb)
                .join(person, newer, List.of());
        assertThat(controls.lasting(person)).isPresent();
        proposals.approve(extending.propose(person, WHY, officer.actor()), "", npb.actor());
        assertThat(controls.lasting(person))
                .get()
                .extracting(ExitControl::isExtended)
                .isEqualTo(true);
        controls.end(person, "Came back by himself", npb.actor());
        assertThat(controls.lasting(person)).isEmpty();
    }

    private void place() {
        proposals.approve(placing.propose(person, ExitGround.FLIGHT_RISK, WHY, officer.actor()), "", npb.actor());
    }

    private WebSession session(Officer each) {
        WebSession session = new WebSession(port);
        session.signIn(each.name(), Officers.PASSWORD);
        return session;
    }

    private static String ok(WebSession session, String path) {
        HttpResponse<String> answer = session.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
