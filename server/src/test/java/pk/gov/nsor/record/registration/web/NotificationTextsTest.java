package pk.gov.nsor.record.registration.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.accountability.screeningoverride.StoppedText;
import pk.gov.nsor.accountability.screeningoverride.StoppedTexts;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

/** A registrar's names and addresses pass the screen as a court's do; what was allowed as it stands is registered. */
@RegisterTest
class NotificationTextsTest {

    private static final String TELLING = "Victim Ayesha Bibi";

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private StoppedTexts texts;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final Cnic cnic = Samples.cnic();
    private Officer registrar;
    private WebSession session;
    private String start;

    @BeforeEach
    void aRegistrationThatIsBegun() {
        registrar = new Officers(accounts).with(Role.REGISTRAR);
        session = new WebSession(port);
        session.signIn(registrar.name(), Officers.PASSWORD);
        start = location(session.get("/people/new"));
    }

    @ParameterizedTest
    @CsvSource({
        "nameLatin, Victim Ayesha Bibi, ",
        "nameUrdu, متاثرہ عائشہ بی بی, ",
        "fatherLatin, Father of victim Ayesha Bibi, ",
        "alias1, Victim Ayesha Bibi, ",
        "alias2, متاثرہ عائشہ بی بی, ",
        "alias1, Victim Ayesha Bibi, add"
    })
    void aNameThatTellsWhoASurvivorIsStaysOnThePageAndComesIntoNoSession(String field, String text, String more) {
        Map<String, String> fields = identity();
        fields.put(field, text);
        fields.put("aliases", "2");
        if (more != null) {
            fields.put("add", "aliases");
        }
        HttpResponse<String> sent = session.submit(start, start, fields);
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.body()).contains("seems to", "/screening-overrides/new").contains(text);
        assertThat(session.get(start).body()).doesNotContain("Ayesha", "عائشہ");
        assertThat(people.withCnic(cnic)).isEmpty();
    }

    @Test
    void whatASecondPersonAllowedIsRegisteredUnderWhateverNameItsFieldHas() {
        Map<String, String> fields = identity();
        fields.put("aliases", "1");
        fields.put("alias1", TELLING);
        assertThat(session.submit(start, start, fields).body()).contains("/screening-overrides/new");
        allow("alias1", TELLING);
        String addresses = location(session.submit(start, start, fields));
        assertThat(addresses).endsWith("/addresses");
        String line = "House of the victim Ayesha Bibi";
        Map<String, String> lived = new HashMap<>(Map.of(
                "addresses",
                "2",
                "line2",
                line,
                "district2",
                "Multan",
                "from2",
                "1-1-2020",
                "line1",
                "House 1",
                "district1",
                "Multan",
                "from1",
                "1-1-2019"));
        assertThat(session.submit(addresses, addresses, lived).body()).contains("/screening-overrides/new");
        allow("line2", line);
        String conviction = location(session.submit(addresses, addresses, lived));
        String sentence = location(session.submit(
                conviction,
                conviction,
                Map.ofEntries(
                        Map.entry("offences", "1"),
                        Map.entry("section1", "PPC 376"),
                        Map.entry("court", "sessions-court-lahore"),
                        Map.entry(
                                "caseNumber",
                                "SC " + UUID.randomUUID().toString().substring(0, 8)),
                        Map.entry("firNumber", "1/2022"),
                        Map.entry("station", "city-police-station-lahore"),
                        Map.entry("offenceOn", "1-1-2022"),
                        Map.entry("judgmentOn", "1-1-2023"),
                        Map.entry("victimAge", "ADULT"),
                        Map.entry("victimSex", "FEMALE"))));
        String told = "Ward of the victim Ayesha Bibi";
        assertThat(session.submit(sentence, sentence, Map.of("years", "10", "prison", told, "admittedOn", "1-1-2023"))
                        .body())
                .contains("/screening-overrides/new");
        String check = location(session.submit(
                sentence,
                sentence,
                Map.of("punishment", "UNKNOWN", "place", "PRISON", "prison", "Camp Jail", "admittedOn", "1-1-2023")));
        assertThat(check).endsWith("/check");
        HttpResponse<String> registered = session.submit(
                check, check, Map.of("submissionId", UUID.randomUUID().toString()));
        assertThat(location(registered)).endsWith("/registered");
        var person = people.get(people.withCnic(cnic).orElseThrow());
        assertThat(person.identity().aliases()).hasSize(1);
        assertThat(person.addresses()).hasSize(2);
        assertThat(jdbc.sql("select state from screeningoverride.screening_override where asker_id = ?")
                        .param(registrar.account().id())
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("USED", "USED"));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private void allow(String field, String text) {
        Officer second = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        UUID asked = texts.ask(
                new StoppedText(text, field, "/people/new"),
                "It is what the man is called there, and nobody else",
                registrar.signedIn(),
                registrar.actor());
        texts.decide(asked, true, second.signedIn(), second.actor());
    }

    private Map<String, String> identity() {
        return new HashMap<>(Map.of(
                "nameLatin",
                "Akbar Ali",
                "sex",
                "MALE",
                "bornOn",
                "1-5-1990",
                "nationality",
                "PK",
                "cnicKnown",
                "GIVEN",
                "cnic",
                cnic.formatted()));
    }
}
