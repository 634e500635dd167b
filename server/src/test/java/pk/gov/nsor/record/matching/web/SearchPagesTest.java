package pk.gov.nsor.record.matching.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.matching.MadeUpNames;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.JsonNode;

/** The page of the search: what it says to what is typed, and what of it is on the trail. */
@RegisterTest
class SearchPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private RecordKeys keys;

    @Autowired
    private JdbcClient jdbc;

    private final String word = MadeUpNames.word();
    private Officer registrar;
    private WebSession session;

    @BeforeEach
    void open() {
        registrar = new Officers(accounts).with(Role.REGISTRAR);
        session = signedIn(registrar);
    }

    @Test
    void aNameIsAnsweredByAListThatLeadsToTheRecord() {
        PersonId person = registered("Akbar " + word);
        String body = search(Map.of("q", "akber " + word));
        assertThat(body).contains("/people/" + person, "Akbar " + word, "Ghulam Rasool", "3 May 1984", "Lahore");
        assertThat(body).contains("A name proves nothing").doesNotContain("more than 20");
    }

    @Test
    void numbersAreReadAsBefore() {
        PersonId person = registered("Akbar " + word);
        String number = people.get(person).number().formatted();
        String cnic = people.get(person).cnics().getFirst().cnic().formatted();
        for (String query :
                List.of(number, number.toLowerCase(java.util.Locale.ROOT), "R " + number.substring(2), cnic)) {
            HttpResponse<String> answer = session.submit("/people", "/people", Map.of("q", query));
            assertThat(answer.statusCode()).as(query).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/people/" + person);
        }
        for (String query : List.of("12345", "1", "R-0000001-0", "R2 Khan", "+-")) {
            assertThat(search(Map.of("q", query))).as(query).contains("This number cannot be right");
        }
        // No register number: a name that begins with its letter.
        assertThat(search(Map.of("q", "Ro" + MadeUpNames.word().toLowerCase(java.util.Locale.ROOT))))
                .contains("There is nobody of this name");
    }

    @Test
    void whatCannotBeSearchedForIsSaidInBothLanguagesBesideTheField() {
        Map<Map<String, String>, List<String>> refused = Map.of(
                Map.of("q", "A"), List.of("of which one word has at least 3 letters", "کم از کم 3 حروف"),
                Map.of("q", "a".repeat(10_000)), List.of("at most 150 characters", "زیادہ سے زیادہ 150 حروف"),
                Map.of("q", "As\u202elam"), List.of("characters in it that cannot be seen", "جو نظر نہیں آتے"),
                Map.of("q", "Aslмam"), List.of("in Latin letters only", "صرف انگریزی حروف"),
                Map.of("q", "خان%"), List.of("in Urdu letters only", "صرف اردو حروف میں"),
                Map.of("q", "%%aslam"), List.of("in Latin letters only", "صرف انگریزی حروف"),
                Map.of("father", "Rahim"),
                        List.of("Give the name in Latin letters or in Urdu", "نام انگریزی حروف میں یا اردو"),
                Map.of("q", "Aslam", "father", "R"), List.of("father-error", "کم از کم 3 حروف"),
                Map.of("q", "Aslam", "born", "1-1-8"), List.of("with four digits", "چار ہندسوں میں"),
                Map.of("q", "Aslam", "district", "atlantis"),
                        List.of("No place is called so.", "اس نام کی کوئی جگہ نہیں۔"));
        WebSession urdu = signedIn(registrar);
        HttpResponse<String> _ = urdu.get("/language/ur?to=/people");
        refused.forEach((typed, said) -> {
            assertThat(search(typed)).as(typed.toString()).contains(said.getFirst(), "-error");
            assertThat(urdu.submit("/people", "/people", typed).body())
                    .as(typed.toString())
                    .contains(said.getLast());
        });
    }

    @Test
    void aCnicWithASlipFindsWhoseItNearlyIsAndSaysSo() {
        PersonId person = registered("Akbar " + word);
        String digits =
                Long.toString(people.get(person).cnics().getFirst().cnic().number());
        char last = digits.charAt(12);
        for (String slip : List.of(
                digits.substring(0, 12) + (last == '7' ? '8' : '7'), digits.substring(0, 5) + digits.substring(6))) {
            assertThat(search(Map.of("q", slip)))
                    .as(slip)
                    .contains("/people/" + person, "differs by a slip", "close")
                    .doesNotContain("Nobody was found");
            assertThat(search(Map.of("q", "akber " + word, "cnic", slip))).contains("/people/" + person, "close");
        }
        assertThat(search(Map.of("q", "Akbar " + word, "cnic", "123")))
                .contains("cnic-error", "one of them may be missing or wrong");
    }

    @Test
    void eachResultSaysWhy() {
        PersonId _ = registered("Akbar " + word);
        assertThat(search(Map.of("q", "akber " + word, "born", "1984")))
                .contains("Why: match weight", "another spelling of the name", "the same letters", "the same year");
    }

    @Test
    void nothingTypedIsThePageItself() {
        assertThat(search(Map.of("q", "  "))).contains("id=\"q\"").doesNotContain("Nobody was found", "field-error");
    }

    @Test
    void eachSearchIsOnTheTrailWithWhatWasTypedAndWhomItShowed() {
        PersonId person = registered("Akbar " + word);
        long before = new TrailReader(jdbc).last();
        String _ = search(Map.of("q", "Akbar " + word, "father", "Ghulam", "born", "1985", "district", "lahore"));
        String _ = search(Map.of("q", "A"));
        String _ = search(Map.of("q", "b".repeat(10_000)));
        List<JsonNode> entries =
                new TrailReader(jdbc).contentsOf(registrar.account().id(), TrailAction.PERSON_SEARCHED, before, keys);
        assertThat(entries).hasSize(3);
        JsonNode found = entries.getFirst();
        assertThat(found.get("query").asString()).isEqualTo("Akbar " + word);
        assertThat(found.get("father").asString()).isEqualTo("Ghulam");
        assertThat(found.get("born").asString()).isEqualTo("1985");
        assertThat(found.get("district").asString()).isEqualTo("lahore");
        assertThat(found.get("found").asString()).isEqualTo(person.toString());
        assertThat(found.get("more").asBoolean()).isFalse();
        assertThat(entries.get(1).get("query").asString()).isEqualTo("A");
        assertThat(entries.get(1).get("found").asString()).isEmpty();
        assertThat(entries.get(2).get("query").asString()).hasSize(201);
    }

    @Test
    void whileANameIsTypedPeopleAreOfferedAlsoByAWordThatIsUnfinished() {
        PersonId person = registered(word + " Akbar");
        for (String typed : List.of(word + " Akbar", word.toLowerCase(Locale.ROOT) + " akb", word, word + " akber ")) {
            assertThat(suggested(session, typed))
                    .as(typed)
                    .contains("/people/" + person, word + " Akbar", "Ghulam Rasool · 3 May 1984 · Lahore · R-");
        }
        for (String typed : List.of(word + " xyzz", "", "A", "R-1", "12345", "As\u202elam", "a".repeat(10_000))) {
            assertThat(suggested(session, typed)).as(typed).isEqualTo("[]");
        }
        WebSession elsewhere = signedIn(new Officers(accounts).of(new OfDistrict("badin"), Role.SUPERVISING_OFFICER));
        assertThat(suggested(elsewhere, word + " Akbar")).isEqualTo("[]");
    }

    @Test
    void whatIsTypedAndThenSentIsOneQuestionOnTheTrail() {
        PersonId person = registered("Akbar " + word);
        long before = new TrailReader(jdbc).last();
        String _ = suggested(session, "Akbar " + word);
        String _ = suggested(session, "Akbar " + word);
        String _ = search(Map.of("q", "Akbar " + word));
        assertThat(questions(before)).containsExactly("Akbar " + word + ": " + person);
        PersonId another = registered("Akbar " + word);
        String _ = suggested(session, "Akbar");
        String _ = suggested(session, "Akbar " + word);
        String _ = search(Map.of("q", "Akbar " + word));
        String _ = search(Map.of("q", "Akbar " + word));
        assertThat(questions(before).subList(1, questions(before).size()))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("Akbar: "),
                        second -> assertThat(second)
                                .startsWith("Akbar " + word)
                                .contains(person.toString(), another.toString()),
                        again -> assertThat(again).contains(another.toString()));
    }

    private List<String> questions(long before) {
        return new TrailReader(jdbc)
                .contentsOf(registrar.account().id(), TrailAction.PERSON_SEARCHED, before, keys).stream()
                        .map(entry -> entry.get("query").asString() + ": "
                                + entry.get("found").asString())
                        .toList();
    }

    private static String suggested(WebSession session, String typed) {
        HttpResponse<String> answer = session.submit("/people", "/people/suggestions", Map.of("q", typed));
        assertThat(answer.statusCode()).as(typed).isEqualTo(200);
        return answer.body();
    }

    @Test
    void onlyWhoMaySeeSeveralDistrictsIsOfferedThem() {
        assertThat(session.get("/people").body()).contains("id=\"district\"", "data-place=\"DISTRICT\"");
        WebSession province = signedIn(new Officers(accounts).of(new OfProvince("PK-PB"), Role.PROVINCIAL_SUPERVISOR));
        assertThat(province.get("/people").body()).contains("id=\"district\"", "data-own=\"true\"");
        assertThat(province.submit("/people", "/people", Map.of("q", "Aslam", "district", "Badin"))
                        .body())
                .contains("This place lies outside the area in question.");
        assertThat(page(new OfDistrict("lahore"), Role.SUPERVISING_OFFICER)).doesNotContain("id=\"district\"");
    }

    private String page(Jurisdiction jurisdiction, Role role) {
        return signedIn(new Officers(accounts).of(jurisdiction, role))
                .get("/people")
                .body();
    }

    private String search(Map<String, String> typed) {
        HttpResponse<String> answer = session.submit("/people", "/people", typed);
        assertThat(answer.statusCode()).as(typed.toString()).isEqualTo(200);
        return answer.body();
    }

    private PersonId registered(String name) {
        return people.register(
                new Identity(
                        PersonName.latin(name),
                        PersonName.latin("Ghulam Rasool"),
                        Sex.MALE,
                        LocalDate.of(1984, 5, 3),
                        "PK",
                        List.of(PersonName.latin(word + " Pehlwan"))),
                Samples.cnic(),
                List.of(new NewAddress("House 3, Street 9", "lahore", LocalDate.of(2024, 6, 1))),
                null,
                Actor.system("test"));
    }

    private WebSession signedIn(Officer officer) {
        WebSession signedIn = new WebSession(port);
        signedIn.signIn(officer.name(), Officers.PASSWORD);
        return signedIn;
    }
}
