package pk.gov.nsor.record.mentions.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.Circumstance.Associate;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.NewCircumstance;
import pk.gov.nsor.policing.supervision.NewCircumstance.Certainty;
import pk.gov.nsor.policing.supervision.NewCircumstance.Source;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.policing.supervision.knowledge.Contacts;
import pk.gov.nsor.record.mentions.Placements;
import pk.gov.nsor.record.mentions.Who;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** A note about a record with a name, number or place that is neither known nor said is stopped, and its page asks who it is. */
@RegisterTest
class PlacingTest {

    private static final String DISTRICT = "okara";

    @LocalServerPort
    private int port;

    @Autowired
    private Contacts contacts;

    @Autowired
    private Placements placements;

    @Autowired
    private Circumstances circumstances;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private Transfers transfers;

    private final Officers officers;
    private final Officer officer;
    private final Supervised supervised;
    private PersonId person;

    PlacingTest(Supervised supervised, Officers officers) {
        this.officers = officers;
        this.officer = officers.of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
        this.supervised = supervised.by(officer.actor());
        this.person = PersonId.next();
    }

    @BeforeEach
    void somebody() {
        person = supervised.in(DISTRICT);
    }

    @Test
    void anUnknownNameIsAskedAndWithOneAnswerIsStoredWithItsNote() {
        WebSession session = session();
        String asked = sent(session, person, "Rafaqat Mirza stood outside.");
        assertThat(asked)
                .contains("Say below the text who or what this is", "Rafaqat Mirza", "ASSOCIATE Rafaqat Mirza")
                .doesNotContain("ADDRESS Rafaqat");
        assertThat(contacts.of(person)).isEmpty();
        assertThat(placements.of(person)).isEmpty();
        done(session, person, "Rafaqat Mirza stood outside.", "ASSOCIATE Rafaqat Mirza");
        assertThat(contacts.of(person)).hasSize(1);
        assertThat(placements.of(person)).singleElement().satisfies(placed -> {
            assertThat(placed.text()).isEqualTo("Rafaqat Mirza");
            assertThat(placed.who()).isEqualTo(Who.ASSOCIATE);
        });
        assertThat(trail()).containsOnlyOnce("MENTION_PLACED DONE");
    }

    @Test
    void whatWasSaidOnceIsKnownInEachSpellingAndScript() {
        WebSession session = session();
        done(session, person, "Rafaqat Mirza stood outside.", "ASSOCIATE Rafaqat Mirza");
        done(session, person, "rafaaqat ne kaha ke wo theek hai");
        done(session, person, "رفاقت نے کہا کہ وہ ٹھیک ہے");
        assertThat(placements.of(person)).hasSize(1);
        assertThat(contacts.of(person)).hasSize(3);
    }

    @Test
    void theRecordsOwnNamesAndAssociatesAreKnown() {
        circumstances.record(
                person,
                UUID.randomUUID(),
                new NewCircumstance(
                        new Associate("Kamran Javed", "friend"),
                        LocalDate.now(clock).minusDays(30),
                        null,
                        Source.TOLD_BY_PERSON,
                        Certainty.PROBABLE),
                officer.actor());
        done(session(), person, "Akbar Ali came with Kamran Javed and his father Bashir Nadeem to House 3.");
        assertThat(placements.of(person)).isEmpty();
    }

    @Test
    void whatIsSaidOnAnotherRecordDoesNotCount() {
        WebSession session = session();
        done(session, person, "Rafaqat Mirza stood outside.", "ASSOCIATE Rafaqat Mirza");
        PersonId other = supervised.in(DISTRICT);
        assertThat(sent(session, other, "Rafaqat Mirza stood outside.")).contains("Say below the text");
        assertThat(contacts.of(other)).isEmpty();
    }

    @Test
    void whatIsWithdrawnIsAskedAgainAndItsWordsAreDestroyed() {
        WebSession session = session();
        done(session, person, "Rafaqat Mirza stood outside.", "ASSOCIATE Rafaqat Mirza");
        UUID placed = placements.of(person).getFirst().id();
        String path = record() + "/mentions/" + placed + "/withdrawal";
        assertThat(session.get(record()).body()).contains("Rafaqat Mirza", path);
        assertThat(session.submit(record(), path, Map.of()).statusCode()).isEqualTo(302);
        assertThat(session.submit(record(), path, Map.of()).statusCode()).isEqualTo(302);
        assertThat(session.get(record()).body()).doesNotContain("Rafaqat");
        assertThat(jdbc.sql("select content is null and content_hash is null from mentions.placement where id = ?")
                        .param(placed)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(trail()).containsOnlyOnce("MENTION_WITHDRAWN DONE");
        assertThat(sent(session, person, "Rafaqat Mirza came by.")).contains("Say below the text");
    }

    @Test
    void aWrongAnswerIsAClearErrorAndWhoIsNotSureStaysStopped() {
        WebSession session = session();
        assertThat(sent(session, person, "Rafaqat Mirza stood outside.", "ASSOCIAT Rafaqat Mirza"))
                .contains("Choose from the list who or what this is.");
        assertThat(sent(session, person, "Rafaqat Mirza stood outside.", "PLACE Rafaqat Mirza"))
                .contains("Choose from the list who or what this is.");
        assertThat(sent(session, person, "Rafaqat Mirza stood outside.", "UNSURE Rafaqat Mirza"))
                .contains("Leave out whoever you are not sure about");
        assertThat(sent(session, person, "Rafaqat Mirza stood outside.", "ASSOCIATE Somebody Else"))
                .contains("Say below the text");
        assertThat(contacts.of(person)).isEmpty();
        assertThat(placements.of(person)).isEmpty();
    }

    @Test
    void whatMayTellByARelationIsAskedInEachNoteAndItsWordsAreNotKept() {
        WebSession session = session();
        String note = "The boy from the next house cried when he saw him.";
        assertThat(sent(session, person, note)).contains("Say below the text", "OTHER boy", "RELATIVE boy");
        assertThat(sent(session, person, note, "UNSURE boy")).contains("Leave out whoever you are not sure about");
        assertThat(contacts.of(person)).isEmpty();
        done(session, person, note, "OTHER boy");
        assertThat(contacts.of(person)).hasSize(1);
        assertThat(placements.of(person)).isEmpty();
        assertThat(trail()).containsOnlyOnce("MENTION_PLACED DONE");
        assertThat(session.get(record()).statusCode()).isEqualTo(200);
        assertThat(sent(session, person, note)).as("of another day").contains("Say below the text");
        done(session, person, note, "OTHER boy");
        assertThat(contacts.of(person)).hasSize(2);
    }

    @Test
    void whatTheScreenFindsCannotBeSaid() {
        assertThat(sent(session(), person, "The victim Ayesha was present.", "ASSOCIATE Ayesha"))
                .contains("seems to name a survivor");
        assertThat(placements.of(person)).isEmpty();
    }

    @Test
    void sixtyUnknownNamesAreAskedAndSixtyOneAreTooMany() {
        WebSession session = session();
        assertThat(sent(session, person, strangers(60))).contains("Say below the text", "Choose");
        assertThat(sent(session, person, strangers(61))).contains("more than 60 names");
        done(
                session,
                person,
                strangers(60),
                IntStream.range(0, 60)
                        .mapToObj(each -> "OTHER " + stranger(each))
                        .toArray(String[]::new));
        assertThat(placements.of(person)).hasSize(60);
    }

    @Test
    void twoWhoSayTheSameAtOnceSayItOnce() throws Exception {
        List<Callable<Integer>> both = new ArrayList<>();
        for (WebSession session : List.of(session(), session())) {
            String form = record() + "/contacts/new";
            WebSession.OpenPage page = session.open(form);
            both.add(() -> page.send(form, note("Rafaqat Mirza stood outside.", "ASSOCIATE Rafaqat Mirza"))
                    .statusCode());
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> answer : threads.invokeAll(both)) {
                assertThat(answer.get()).isEqualTo(302);
            }
        }
        assertThat(contacts.of(person)).hasSize(2);
        assertThat(placements.of(person)).hasSize(1);
        assertThat(trail()).containsOnlyOnce("MENTION_PLACED DONE");
    }

    @Test
    void whileSomebodyTypesTheyAreToldWhatIsKnownAndAskedTheRestWithoutAnEntry() {
        WebSession session = session();
        WebSession.OpenPage page = session.open(record() + "/contacts/new");
        long before = new TrailReader(jdbc).last();
        String marks = page.send(
                        record() + "/mentions", Map.of("field", "note", "text", "Akbar Ali came with Rafaqat Mirza."))
                .body();
        assertThat(marks)
                .contains("Akbar Ali", "The registered person", "OTHER Rafaqat Mirza")
                .doesNotContain("OTHER Akbar");
        assertThat(new TrailReader(jdbc).ofAfter(officer.account().id(), before))
                .isEmpty();
        assertThat(page.send(record() + "/mentions", Map.of("field", "employer", "text", "Rafaqat Mirza"))
                        .body())
                .doesNotContain("Rafaqat");
    }

    @Test
    void aFormWhoseAddressDoesNotNameTheRecordIsAskedToo() {
        UUID transfer = transfers.offer(person, "multan", "Works there", officer.actor());
        Officer other = officers.of(new OfDistrict("multan"), Role.DISTRICT_SUPERVISOR);
        WebSession session = new WebSession(port);
        var _ = session.signIn(other.name(), Officers.PASSWORD);
        String page = "/caseload/transfers/" + transfer;
        String form = page + "/return";
        Map<String, String> reason = new HashMap<>(Map.of("reason", "Rafaqat Mirza says that he lives elsewhere."));
        assertThat(session.submit(page, form, reason).body()).contains("Say below the text", "OTHER Rafaqat Mirza");
        reason.put("placing", "OTHER Rafaqat Mirza");
        assertThat(session.submit(page, form, reason).statusCode()).isEqualTo(302);
        assertThat(placements.of(person)).hasSize(1);
    }

    private static String strangers(int count) {
        return IntStream.range(0, count)
                .mapToObj(PlacingTest::stranger)
                .collect(Collectors.joining(", ", "Seen: ", "."));
    }

    /** Names that nobody has, each with consonants of its own. */
    private static String stranger(int each) {
        String letters = "bdfgjmnprt";
        return "Zq" + letters.charAt(each / 10) + "a" + letters.charAt(each % 10) + "alx";
    }

    private String sent(WebSession session, PersonId about, String text, String... answers) {
        String form = "/people/" + about + "/contacts/new";
        var answer = session.submit(form, form, note(text, answers));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private void done(WebSession session, PersonId about, String text, String... answers) {
        String form = "/people/" + about + "/contacts/new";
        var answer = session.submit(form, form, note(text, answers));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    private Map<String, String> note(String text, String... answers) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "entry",
                UUID.randomUUID().toString(),
                "on",
                LocalDate.now(clock).toString(),
                "kind",
                "IN_PERSON",
                "note",
                text));
        for (int each = 0; each < answers.length; each++) {
            fields.put("placing#" + each, answers[each]);
        }
        return fields;
    }

    private String record() {
        return "/people/" + person;
    }

    private List<String> trail() {
        return new TrailReader(jdbc).of(officer.account().id());
    }

    private WebSession session() {
        WebSession session = new WebSession(port);
        var _ = session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }
}
