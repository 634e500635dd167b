package pk.gov.nsor.publicservice.disclosure.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.disclosure.certificates.Asked;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** What was asked about a record that is sealed meanwhile tells nobody but a registrar whose it is. */
@RegisterTest
class RightsOfSealedTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Rights rights;

    @Autowired
    private NamesakeWithdrawal withdrawal;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private final Officers officers;
    private Supervised people;

    RightsOfSealedTest(Officers officers) {
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        people = new Supervised(
                context.getBean(OffenderRegistration.class),
                context.getBean(FactRecording.class),
                jdbc,
                officers.with(Role.REGISTRAR).actor());
    }

    @AfterEach
    void unseal() {
        people.unseal();
    }

    @Test
    void aRequestAboutASealedRecordIsReadAndDecidedByRegistrarsAlone() {
        Asked asked = new Asked(context);
        PersonId person = asked.convicted();
        asked.confirm(person);
        UUID request = rights.take(RightKind.COPY, person, asked.claim("The village is Kot Addu"), asked.officer());
        String page = "/rights/" + request;
        String[] telling = {
            people.numberOf(person), person.toString(), asked.cnic.formatted(), "Sajid Mehmood", "Kot Addu"
        };
        WebSession supervisor = session(officers.with(Role.NATIONAL_SUPERVISOR));
        assertThat(supervisor.get(page).body()).contains(telling);

        people.seal(person, LocalDate.now(clock));
        String number = Long.toString(rights.find(request).orElseThrow().number());
        assertThat(supervisor.get(page).body())
                .contains("Request " + number, "Only a registrar may read and decide this.")
                .doesNotContain(telling)
                .doesNotContain("/decision");
        assertThat(supervisor
                        .submit("/rights", page + "/decision", Map.of("outcome", "REFUSED", "reason", "Never came"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(supervisor
                        .submit("/rights", page + "/withdrawal", Map.of("reason", "The card was forged"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(rights.find(request).orElseThrow().state()).isEqualTo(RightState.OPEN);
        assertThat(session(officers.with(Role.REGISTRAR)).get(page).body())
                .contains(telling)
                .contains("/decision");
    }

    @Test
    void theTrailNamesWhoseRequestWasRead() {
        Asked asked = new Asked(context);
        PersonId person = asked.convicted();
        asked.confirm(person);
        String page = "/rights/" + rights.take(RightKind.COPY, person, asked.claim(""), asked.officer());
        Officer supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
        session(supervisor).get(page);
        assertThat(isNamed(supervisor, person)).isTrue();

        people.seal(person, LocalDate.now(clock));
        Officer other = officers.with(Role.NATIONAL_SUPERVISOR);
        session(other).get(page);
        assertThat(isNamed(other, person)).as("it was not shown whose it is").isFalse();
    }

    @Test
    void theWithdrawalOfANoteOnASealedRecordIsNotShownToASupervisor() {
        Asked registered = new Asked(context);
        PersonId person = registered.convicted();
        Asked namesake = new Asked(context);
        UUID request = rights.take(
                RightKind.NOT_THIS_PERSON, person, namesake.claim("Another card, another village"), namesake.officer());
        rights.decide(request, true, "Both cards were compared", namesake.decider());
        UUID note = withdrawal.ask(
                rights.find(request).orElseThrow(),
                "The card was forged",
                officers.with(Role.REGISTRAR).actor());
        WebSession supervisor = session(officers.with(Role.NATIONAL_SUPERVISOR));
        String page = "/approvals/" + note;
        assertThat(supervisor.get(page).body()).contains(people.numberOf(person));
        people.seal(person, LocalDate.now(clock));
        assertThat(supervisor.get(page).statusCode()).isEqualTo(404);
        assertThat(session(officers.with(Role.REGISTRAR)).get(page).body()).contains(people.numberOf(person));
    }

    private boolean isNamed(Officer officer, PersonId person) {
        return new TrailReader(jdbc).isNamed(officer.account().id(), TrailAction.RIGHTS_VIEWED, false, person.value());
    }

    private WebSession session(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }
}
