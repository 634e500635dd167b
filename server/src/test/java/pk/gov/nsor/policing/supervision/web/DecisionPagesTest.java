package pk.gov.nsor.policing.supervision.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.DutiesExplained;
import pk.gov.nsor.policing.supervision.breach.Breach;
import pk.gov.nsor.policing.supervision.breach.Breaches;
import pk.gov.nsor.policing.supervision.review.CaseReviewJob;
import pk.gov.nsor.policing.supervision.whereabouts.HabitualResidences;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class DecisionPagesTest {

    private static final String OWN = "jhang";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Breaches breaches;

    @Autowired
    private HabitualResidences habitualResidences;

    @Autowired
    private DutiesExplained told;

    @Autowired
    private Standings standings;

    @Autowired
    private CaseReviewJob sweep;

    @Autowired
    private TestClock clock;

    private @Nullable Officer officer;
    private @Nullable Supervised made;

    private final Supervised supervised;
    private final Officers officers;

    DecisionPagesTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void anOfficer() {
        officer = officers.of(new OfDistrict(OWN), Role.SUPERVISING_OFFICER);
        made = supervised.by(officer.actor());
    }

    @Test
    void anOfficerProposesAnExcuseWithAReasonAndASupervisorUpholdsWhatIsNotExcused() {
        PersonId person = people().in(OWN);
        goTo(Objects.requireNonNull(standings.requirement(person).nextVerificationDueOn())
                .plusDays(1));
        Breach breach = breaches.of(person).getFirst();
        String page = "/people/" + person + "/breaches/" + breach.id();
        WebSession officers = as(OWN, Role.SUPERVISING_OFFICER);
        assertThat(ok(officers, page))
                .contains(
                        "No arrest and no prosecution",
                        "Between verifications in person, tier III",
                        "Propose to excuse it")
                .doesNotContain("Uphold it");
        assertThat(ok(officers, "/people/" + person)).contains(page);
        assertThat(officers.submit(page, page + "/excuse", Map.of("excuse", "x", "submissionId", "1"))
                        .body())
                .contains("Give the reason in 5 to 1000 characters.");
        assertThat(officers.submit(page, page + "/uphold", Map.of("reason", "Was seen elsewhere"))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> proposed =
                officers.submit(page, page + "/excuse", Map.of("excuse", "In hospital, says the doctor"));
        assertThat(proposed.headers().firstValue("Location").orElseThrow()).contains("/approvals/");

        Officer supervisor = this.officers.of(new OfDistrict(OWN), Role.DISTRICT_SUPERVISOR);
        WebSession supervisors = new WebSession(port);
        supervisors.signIn(supervisor.name(), Officers.PASSWORD);
        assertThat(ok(supervisors, "/approvals")).contains(people().numberOf(person));
        assertThat(ok(supervisors, "/approvals?list=mine")).doesNotContain(people().numberOf(person));
        assertThat(ok(supervisors, "/approvals.csv?list=waiting")).contains(people().numberOf(person));
        TrailReader trail = new TrailReader(jdbc);
        for (boolean taken : new boolean[] {false, true}) {
            assertThat(trail.isNamed(supervisor.account().id(), TrailAction.PROPOSALS_VIEWED, taken, person.value()))
                    .isTrue();
        }
        assertThat(ok(as("multan", Role.DISTRICT_SUPERVISOR), "/approvals")).doesNotContain(people().numberOf(person));
        assertThat(supervisors
                        .submit(page, page + "/uphold", Map.of("reason", "No doctor knows of it"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(breaches.get(breach.id()).state()).isEqualTo(Breach.State.UPHELD);
        assertThat(ok(supervisors, page)).contains("No doctor knows of it").doesNotContain("Uphold it");
        assertThat(as("multan", Role.DISTRICT_SUPERVISOR).get(page).statusCode())
                .as("of another district")
                .isEqualTo(404);
    }

    @Test
    void anOfficerRecordsThatThereIsNoFixedAbodeAndNothingIsRecordedWithoutALocality() {
        PersonId person = people().in(OWN);
        WebSession session = as(OWN, Role.SUPERVISING_OFFICER);
        String page = "/people/" + person + "/residence";
        assertThat(session.submit(page, page, Map.of("since", today().toString(), "locality", ""))
                        .body())
                .contains("Say where the person is usually found");
        assertThat(habitualResidences.of(person)).isEmpty();
        assertThat(session.submit(page, page, Map.of("since", today().toString(), "locality", "Railway bridge"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(habitualResidences.of(person).orElseThrow().locality()).isEqualTo("Railway bridge");
        goTo(today().plusDays(1));
        assertThat(ok(as(OWN, Role.SUPERVISING_OFFICER), "/people/" + person))
                .contains("Railway bridge", "Weekly appearance");
    }

    @Test
    void theLetterOfDutiesIsInBothLanguagesAndWhoWasToldIsRecordedOnce() {
        PersonId person = people().in(OWN);
        WebSession session = as(OWN, Role.SUPERVISING_OFFICER);
        String page = "/people/" + person + "/duties-letter";
        assertThat(ok(session, page))
                .contains("Your duties", "آپ کی ذمہ داریاں", people().numberOf(person), "every 3 months")
                .doesNotContain("PPC 376");
        assertThat(session.submit(page, page, Map.of("letter", "1", "on", "tomorrow"))
                        .body())
                .contains("Say how the person was notified.");
        Map<String, String> signed =
                Map.of("letter", UUID.randomUUID().toString(), "on", today().toString(), "how", "SIGNED");
        assertThat(session.submit(page, page, signed).statusCode()).isEqualTo(302);
        assertThat(session.submit(page, page, signed).statusCode()).isEqualTo(302);
        assertThat(told.of(person)).hasSize(1);
    }

    @Test
    void aReleaseIsAnnouncedForSomebodyInCustodyAndCalledOffAgain() {
        PersonId person = people().escapedIn(OWN, today());
        WebSession session = as(OWN, Role.DISTRICT_SUPERVISOR);
        String page = "/people/" + person + "/planned-release";
        Map<String, String> plan =
                Map.of("on", today().plusDays(3).toString(), "prison", "District Jail Jhang", "district", OWN);
        Map<String, String> stopped = new java.util.HashMap<>(plan);
        stopped.put("address", "House 5 in Street 9 is where the victim lives");
        assertThat(session.submit(page, page, stopped).body())
                .contains("where a survivor lives, learns or works", "id=\"address-error\"");
        stopped.put("address", "");
        stopped.put("prison", "District Jail, the victim Ayesha lives behind it");
        assertThat(session.submit(page, page, stopped).body()).contains("name a survivor", "id=\"prison-error\"");
        assertThat(ok(session, "/people/" + person)).doesNotContain("Release planned");
        assertThat(session.submit(page, page, plan).statusCode()).isEqualTo(302);
        assertThat(ok(session, "/people/" + person)).contains("Release planned");
        assertThat(session.submit(page, page + "/calling-off", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(session.submit(page, page + "/calling-off", Map.of()).body()).contains("No release is planned.");
    }

    private Supervised people() {
        return Objects.requireNonNull(made);
    }

    private WebSession as(String district, Role role) {
        WebSession session = new WebSession(port);
        session.signIn(officers.of(new OfDistrict(district), role).name(), Officers.PASSWORD);
        return session;
    }

    private static String ok(WebSession session, String path) {
        HttpResponse<String> response = session.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private void goTo(LocalDate day) {
        Duration by = Duration.ofDays(ChronoUnit.DAYS.between(today(), day));
        clock.move(by);
        sweep.run();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
