package pk.gov.nsor.policing.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.correspondence.StationMessage.State;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
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
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.TwoAtOnce;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class StationMessagesTest {

    private static final String OWN = "okara";
    private static final String OTHER = "larkana";
    private static final String STATION = "city-police-station-larkana";
    private static final String QUESTION = "Did he work in your area on Friday?";

    @LocalServerPort
    private int port;

    @Autowired
    private StationMessages messages;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private StationMessageEscalation escalation;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Journal journal;

    @Autowired
    private RecordKeys keys;

    private final Officers officers;
    private final Supervised people;
    private final TestClock clock;
    private Officer asker;
    private Officer asked;
    private PersonId person;

    StationMessagesTest(Officers officers, Supervised people, TestClock clock) {
        this.officers = officers;
        this.people = people;
        this.clock = clock;
        asker = officers.of(new OfDistrict(OWN), Role.SUPERVISING_OFFICER);
        asked = officers.of(new OfDistrict(OTHER), Role.SUPERVISING_OFFICER);
        person = PersonId.next();
    }

    @BeforeEach
    void somebody() {
        person = people.in(OWN);
    }

    @Test
    void aStationIsAskedSeesTheMessageAndNothingElseAndItsAnswerComesBack() {
        WebSession own = session(asker);
        String form = "/people/" + person + "/station-messages/new";
        assertThat(own.submit(form, form, Map.of("station", STATION, "question", QUESTION, "answerBy", ""))
                        .statusCode())
                .isEqualTo(302);
        StationMessage message = messages.of(person).getFirst();
        assertThat(ok(own, "/people/" + person)).contains("Asked \u2068City Police Station Larkana");
        assertThat(ok(own, "/station-messages?list=asked")).contains(people.numberOf(person));

        WebSession other = session(asked);
        String page = "/station-messages/" + message.id();
        assertThat(ok(other, "/")).contains("Messages to answer", people.numberOf(person), page);
        assertThat(ok(other, "/station-messages?list=to-answer")).contains(people.numberOf(person));
        assertThat(ok(other, page))
                .contains(QUESTION, people.numberOf(person), "Police of \u2068Okara")
                .doesNotContain("/people/" + person, "House 3", "PPC 376");
        assertThat(other.get("/people/" + person).statusCode()).isEqualTo(404);
        assertThat(other.submit(page, page + "/answer", Map.of("answer", "He did, all day, at the mill"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(other.get(page).statusCode()).as("once it is answered").isEqualTo(404);
        assertThat(ok(other, "/station-messages?list=to-answer")).doesNotContain(people.numberOf(person));

        assertThat(ok(own, "/")).contains("Answers of other stations", people.numberOf(person), page);
        assertThat(ok(own, page)).contains(QUESTION, "He did, all day, at the mill");
        assertThat(ok(own, "/people/" + person + "/timeline"))
                .contains(
                        "Asked \u2068City Police Station Larkana", "\u2068City Police Station Larkana\u2069 answered");
        assertThat(new TrailReader(jdbc).of(asked.account().id()))
                .containsSubsequence(
                        "STATION_MESSAGES_VIEWED DONE", "STATION_MESSAGE_VIEWED DONE", "STATION_MESSAGE_ANSWERED DONE");
    }

    @Test
    void wordsThatTellWhoASurvivorIsAreStoppedInQuestionAndAnswer() {
        String telling = "The victim Ayesha lives in your area";
        WebSession own = session(asker);
        String form = "/people/" + person + "/station-messages/new";
        assertThat(own.submit(form, form, Map.of("station", STATION, "question", telling))
                        .body())
                .contains("id=\"question-error\"");
        assertThat(messages.of(person)).isEmpty();
        String page = "/station-messages/" + ask(null);
        assertThat(session(asked)
                        .submit(page, page + "/answer", Map.of("answer", telling))
                        .body())
                .contains("id=\"answer-error\"");
        assertThat(messages.of(person)).extracting(StationMessage::state).containsExactly(State.OPEN);
    }

    @Test
    void theOwnDistrictADayThatIsPastAndNobodyOnTheRegisterAreRefused() {
        assertThatThrownBy(() -> ask("city-police-station-okara", null)).hasMessageContaining("your own district");
        assertThatThrownBy(() -> ask(today().minusDays(1))).hasMessageContaining("today to 90 days");
        assertThatThrownBy(() -> ask(today().plusDays(91))).hasMessageContaining("today to 90 days");
        people.seal(person, today());
        assertThatThrownBy(() -> ask(null)).hasMessageContaining("not on the register today");
    }

    @Test
    void onlyItsWriterWithdrawsAMessageAndNobodyAnswersTheirOwn() {
        UUID id = ask(null);
        assertThatThrownBy(() -> messages.withdraw(id, asked.actor())).hasMessageContaining("Only whoever wrote");
        assertThatThrownBy(() -> messages.answer(id, "It is so", asker.actor()))
                .hasMessageContaining("asked this yourself");
        String page = "/station-messages/" + id;
        assertThat(session(asker).submit(page, page + "/withdrawal", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(session(asked).get(page).statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> messages.answer(id, "It is so", asked.actor()))
                .hasMessageContaining("answered or withdrawn already");
        assertThat(journal.of(person))
                .extracting(JournalEntry::kind)
                .contains(JournalKind.STATION_MESSAGE_SENT, JournalKind.STATION_MESSAGE_WITHDRAWN);
    }

    @Test
    void ofTwoWhoAnswerAtOnceOneDoes() {
        UUID id = ask(null);
        TwoAtOnce.oneDoes(() -> messages.answer(id, "It is so", asked.actor()), InvalidValueException.class);
    }

    @Test
    void whatNobodyAnswersHasALineOfTheTimelineForEachLevelItComesToOnce() {
        ask(today());
        UUID answered = ask(today());
        messages.answer(answered, "It is so", asked.actor());
        escalation.runDue(() -> true);
        assertThat(levels()).isEmpty();
        clock.move(Duration.ofDays(1));
        escalation.runDue(() -> true);
        escalation.runDue(() -> true);
        assertThat(levels()).containsExactly("DISTRICT");
        clock.move(Duration.ofDays(9));
        escalation.runDue(() -> true);
        assertThat(levels()).as("what was passed over meanwhile has no line").containsExactly("DISTRICT", "NATIONAL");
        assertThat(ok(session(asker), "/people/" + person + "/timeline"))
                .contains("has not answered", "It was escalated to the National Police Bureau");
        PersonId other = person;
        person = people.in(OWN);
        ask(today());
        clock.move(Duration.ofDays(2));
        // Within one transaction, since what is only said to have ended is derived anew on another day.
        transaction.executeWithoutResult(status -> {
            people.seal(person, today());
            escalation.runDue(() -> true);
        });
        assertThat(levels()).as("of whoever is off the register").isEmpty();
        person = other;
        assertThat(levels()).hasSize(2);
    }

    private List<String> levels() {
        return journal.of(person).stream()
                .filter(line -> line.kind() == JournalKind.STATION_MESSAGE_ESCALATED)
                .sorted(Comparator.comparing(JournalEntry::happenedOn))
                .map(line -> line.details().get("level"))
                .toList();
    }

    @Test
    void supervisorsHaveTheListAsAFile() {
        ask(today());
        String number = people.numberOf(person);
        WebSession own = session(officers.of(new OfDistrict(OWN), Role.DISTRICT_SUPERVISOR));
        assertThat(ok(own, "/station-messages.csv?list=asked"))
                .contains(number, "City Police Station Larkana", "Answer needed by")
                .doesNotContain(QUESTION);
        assertThat(session(asker).get("/station-messages.csv?list=asked").statusCode())
                .isEqualTo(403);
        WebSession other = session(officers.of(new OfDistrict(OTHER), Role.DISTRICT_SUPERVISOR));
        assertThat(ok(other, "/station-messages.csv")).contains(number, "Okara");
        assertThat(ok(other, "/station-messages.csv?list=asked")).doesNotContain(number);
    }

    @Test
    void whatNobodyAnswersComesToTheProvinceAndThenToTheNation() {
        ask(today());
        String number = people.numberOf(person);
        WebSession province = session(officers.of(new OfProvince("PK-SD"), Role.PROVINCIAL_SUPERVISOR));
        Officer npb = officers.of(Jurisdiction.NATIONAL, Role.NATIONAL_SUPERVISOR);
        assertThat(ok(province, "/")).doesNotContain(number);
        assertThat(ok(province, "/station-messages?list=to-answer"))
                .as("what is not escalated yet can be found")
                .contains(number);
        clock.move(Duration.ofDays(4));
        WebSession later = session(officers.of(new OfProvince("PK-SD"), Role.PROVINCIAL_SUPERVISOR));
        assertThat(ok(later, "/")).contains(number, "with the province", "level=province");
        assertThat(ok(session(npb), "/")).doesNotContain(number);
        clock.move(Duration.ofDays(6));
        assertThat(ok(session(npb), "/station-messages?list=to-answer&level=national"))
                .contains(number);
    }

    @Test
    void theDayForTheAnswerIsThatOfThePolicyWhereNobodyNamesOne() {
        ask(null);
        StationMessage message = messages.of(person).getFirst();
        assertThat(message.answerBy()).isBetween(today().plusDays(3), today().plusDays(12));
    }

    @Test
    void aMessageAboutASealedRecordIsNotThere() {
        UUID id = ask(null);
        people.seal(person, today());
        for (Officer each : List.of(asker, asked, officers.of(Jurisdiction.NATIONAL, Role.NATIONAL_SUPERVISOR))) {
            WebSession session = session(each);
            assertThat(session.get("/station-messages/" + id).statusCode()).isEqualTo(404);
            assertThat(ok(session, "/station-messages?list=to-answer")).doesNotContain(people.numberOf(person));
        }
    }

    @Test
    void aMessageGoesWithTheRecordToTheStationThatTakesThePersonOver(@Autowired Transfers transfers) {
        UUID id = ask(null);
        messages.answer(id, "It is so", asked.actor());
        UUID offer = transfers.offer(person, "hyderabad", "Moved there", asker.actor());
        transfers.accept(offer, "city-police-station-hyderabad", asker.actor());
        assertThat(session(asker).get("/station-messages/" + id).statusCode()).isEqualTo(404);
        WebSession taking = session(officers.of(new OfDistrict("hyderabad"), Role.SUPERVISING_OFFICER));
        assertThat(ok(taking, "/")).contains(people.numberOf(person), "/station-messages/" + id);
        assertThat(ok(taking, "/station-messages/" + id)).contains(QUESTION);
    }

    @Test
    void aMessageAboutAJoinedRecordIsReadByWhoeverWorksWithTheOneThatLeads(
            @Autowired Duplicates duplicates, @Autowired SamePerson same, @Autowired Proposals proposals) {
        PersonId newer = people.in(OWN);
        UUID id = messages.ask(newer, new NewStationMessage(STATION, QUESTION, null), asker.signedIn(), asker.actor());
        new JoinedRecords(
                        jdbc,
                        duplicates,
                        same,
                        proposals,
                        officers.with(Role.REGISTRAR),
                        officers.with(Role.NATIONAL_SUPERVISOR))
                .join(person, newer, List.of());
        assertThat(ok(session(asker), "/station-messages/" + id)).contains(QUESTION);
        assertThat(ok(session(asked), "/station-messages/" + id)).contains(QUESTION);
        messages.answer(id, "It is so", asked.actor());
        assertThat(ok(session(asker), "/station-messages?list=answered")).contains("/station-messages/" + id);
    }

    @Test
    void whatIsWrittenIsEncryptedUnderTheKeyOfTheRecord() {
        UUID id = ask(null);
        byte[] question = jdbc.sql("select question from correspondence.message where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
        assertThat(new String(question, StandardCharsets.ISO_8859_1)).doesNotContain("Friday");
        assertThat(keys.find(person.value())).isPresent();
    }

    private UUID ask(@Nullable LocalDate answerBy) {
        return ask(STATION, answerBy);
    }

    private UUID ask(String station, @Nullable LocalDate answerBy) {
        return messages.ask(
                person, new NewStationMessage(station, QUESTION, answerBy), asker.signedIn(), asker.actor());
    }

    private WebSession session(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
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
