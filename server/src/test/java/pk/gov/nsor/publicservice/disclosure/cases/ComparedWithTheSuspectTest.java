package pk.gov.nsor.publicservice.disclosure.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.record.register.Names;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** Nobody is told of a record that did not stand beside the suspect. */
@RegisterTest
class ComparedWithTheSuspectTest extends DisclosureFixture {

    private static final String BESIDE = "The record that you chose, beside the suspect";

    @LocalServerPort
    private int port;

    @Autowired
    private Names names;

    @Autowired
    private RecordKeys keys;

    @Test
    void aRecordChosenByItsNumberStandsBesideTheSuspectBeforeItIsToldOf() {
        PersonId person = confirmed();
        UUID id = forwarded(null);
        WebSession session = atTheBureau();
        HttpResponse<String> first =
                session.open("/disclosure/" + id).send("/disclosure/" + id + "/answer", of(person));
        assertThat(first.body()).contains("This record did not stand beside the suspect", BESIDE, "Differs");
        assertThat(request(id).state()).isEqualTo(RequestState.WITH_BUREAU);
        assertThat(entries(person.value(), "PERSON_VIEWED")).isOne();
        Map<String, String> seen = new HashMap<>(of(person));
        seen.put("compared", compared(first));
        names.change(person, PersonName.latin("Nobody Else"), LocalDate.of(2024, 1, 1), asker().actor());
        HttpResponse<String> old = session.open("/disclosure/" + id).send("/disclosure/" + id + "/answer", seen);
        assertThat(old.body()).contains("This record did not stand beside the suspect", "Nobody Else");
        seen.put("compared", compared(old));
        assertThat(session.open("/disclosure/" + id)
                        .send("/disclosure/" + id + "/answer", seen)
                        .statusCode())
                .isEqualTo(302);
        assertThat(told(id).number()).isEqualTo(number(person).formatted());
    }

    @Test
    void theRecordWithTheSuspectsCnicStandsThereAlready() {
        PersonId person = confirmed();
        UUID id = forwarded(cnic(person));
        WebSession session = atTheBureau();
        assertThat(session.get("/disclosure/" + id).body())
                .contains(cnic(person).formatted(), "Differs", "Agrees")
                .doesNotContain(BESIDE);
        Map<String, String> answer = new HashMap<>(of(person));
        answer.put("basis", "CONFIRMED_CNIC");
        assertThat(session.open("/disclosure/" + id)
                        .send("/disclosure/" + id + "/answer", answer)
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void whoeverHasTakenTheRequestOpensTheRecordForItAndIsNotAskedWhy() {
        PersonId person = confirmed();
        UUID id = forwarded(cnic(person));
        WebSession session = atTheBureau();
        String link = "/people/" + person + "?for=INVESTIGATION&task=" + id;
        assertThat(session.get("/disclosure/" + id).body()).contains(link.replace("&", "&amp;"));
        WebSession another = new WebSession(port);
        another.signIn(new Officers(accounts).with(Role.NATIONAL_SUPERVISOR).name(), Officers.PASSWORD);
        assertThat(another.ask(link).statusCode()).as("of a colleague").isEqualTo(302);
        assertThat(session.ask(link).statusCode()).isEqualTo(200);
        assertThat(new TrailReader(jdbc).contentsOf(bureau().account().id(), TrailAction.PURPOSE_CHOSEN, 0, keys))
                .extracting(content -> content.get("reference").asString())
                .containsExactly("FIR 417/2026");
    }

    private Answer told(UUID id) {
        return answers.of(request(id), asker().signedIn()).orElseThrow();
    }

    private Map<String, String> of(PersonId person) {
        return Map.of(
                "finding",
                "RECORD",
                "number",
                number(person).formatted(),
                "basis",
                "IDENTITY",
                "why",
                "His card was compared at the station, number and face");
    }

    private static String compared(HttpResponse<String> page) {
        return page.body().replaceAll("(?s).*name=\"compared\" value=\"([^\"]+)\".*", "$1");
    }

    private WebSession atTheBureau() {
        WebSession session = new WebSession(port);
        session.signIn(bureau().name(), Officers.PASSWORD);
        return session;
    }
}
