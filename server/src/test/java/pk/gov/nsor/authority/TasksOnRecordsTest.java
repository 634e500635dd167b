package pk.gov.nsor.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.disclosure.certificates.Asked;
import pk.gov.nsor.publicservice.disclosure.rights.RightKind;
import pk.gov.nsor.publicservice.disclosure.rights.Rights;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** A link from open work on something else than the record says why the record is opened, for that record alone. */
@RegisterTest
class TasksOnRecordsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Rights rights;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RecordKeys keys;

    private final Officers officers;

    TasksOnRecordsTest(Officers officers) {
        this.officers = officers;
    }

    @Test
    void whoeverComesFromWhatSomebodyAsksIsNotAskedWhyAndTheTrailNamesIt() {
        Asked asked = new Asked(context);
        PersonId person = asked.convicted();
        asked.confirm(person);
        UUID right = rights.take(RightKind.COPY, person, asked.claim(""), asked.officer());
        Officer registrar = officers.with(Role.REGISTRAR);
        WebSession session = session(registrar);
        String link = "/people/" + person + "?for=COMPLAINT&task=" + right;
        assertThat(session.ask("/rights/" + right).body()).contains(link.replace("&", "&amp;"));
        assertThat(session.ask(link).statusCode()).isEqualTo(200);
        assertThat(session.ask("/people/" + person + "/timeline").statusCode())
                .as("the record's other pages belong to the task")
                .isEqualTo(200);
        assertThat(new TrailReader(jdbc).looksOf(registrar.account().id()))
                .containsExactly("COMPLAINT NATIONAL_DUTY", "COMPLAINT NATIONAL_DUTY");
        assertThat(new TrailReader(jdbc).contentsOf(registrar.account().id(), TrailAction.PURPOSE_CHOSEN, 0, keys))
                .singleElement()
                .satisfies(content -> assertThat(content.get("reference").asString())
                        .isEqualTo("Request " + rights.find(right).orElseThrow().number()));

        PersonId another = new Asked(context).convicted();
        for (String wrong : List.of(
                "/people/" + another + "?for=COMPLAINT&task=" + right,
                "/people/" + another + "?for=COMPLAINT",
                "/people/" + another + "?for=COMPLAINT&task=" + another,
                "/people/" + another + "?for=COMPLAINT&task=x")) {
            assertThat(isAsked(session.ask(wrong))).as(wrong).isTrue();
        }
        assertThat(isAsked(session(registrar).ask("/people/" + person + "?for=INVESTIGATION&task=" + right)))
                .as("another purpose than the task's")
                .isTrue();
        rights.decide(right, false, "The person did not come back", asked.decider());
        assertThat(isAsked(session(registrar).ask(link))).as("decided").isTrue();
    }

    @Test
    void aTaskIsNoGroundToReadARecord() {
        Asked asked = new Asked(context);
        PersonId person = asked.convicted();
        asked.confirm(person);
        UUID right = rights.take(RightKind.COPY, person, asked.claim(""), asked.officer());
        WebSession police = session(officers.of(new OfDistrict("mianwali"), Role.SUPERVISING_OFFICER));
        assertThat(police.ask("/people/" + person + "?for=COMPLAINT&task=" + right)
                        .statusCode())
                .isEqualTo(404);
    }

    private static boolean isAsked(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").contains("/purpose?to=");
    }

    private WebSession session(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }
}
