package pk.gov.nsor.policing.notices.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.Observation;
import pk.gov.nsor.policing.notices.Observations;
import pk.gov.nsor.policing.notices.task.Task;
import pk.gov.nsor.policing.notices.task.Tasks;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Identities;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class ContradictionPagesTest {

    private static final String OWN = "attock";
    private static final String OTHER = "sialkot";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private Observations observations;

    @Autowired
    private Tasks tasks;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private @Nullable Officer officer;
    private @Nullable Supervised made;
    private @Nullable PersonId person;

    private final Supervised supervised;
    private final Officers officers;

    ContradictionPagesTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void somebodyOfTheDistrict() {
        officer = officers.of(new OfDistrict(OWN), Role.SUPERVISING_OFFICER);
        made = supervised.by(officer().actor());
        person = made.in(OWN);
        new Identities(confirmation, people).confirm(person);
    }

    @Test
    void theOfficerOfThePlaceSeesBothFactsAndAnotherPlacesOfficerNothing() {
        hotel();
        assertThat(ok(own(), task())).contains("Hotel Rose", "House 3, Street 9", "Police: guests of hotels");
        WebSession stranger = as(OTHER, Role.SUPERVISING_OFFICER);
        assertThat(stranger.get(task()).statusCode()).isEqualTo(404);
        assertThat(stranger.post(task(), Map.of("outcome", "EXPLAINED", "reason", "Not mine"), "x")
                        .statusCode())
                .isIn(403, 404);
        String number = number();
        assertThat(ok(stranger, "/notices?list=tasks")).doesNotContain(number);
        // Before those that other tests leave.
        waitsSince(today().minusDays(5));
        assertThat(ok(own(), "/notices?list=tasks")).contains(number).doesNotContain("Hotel Rose");
        assertThat(ok(own(), "/")).contains(number).doesNotContain("Hotel Rose");
        assertThat(open()).hasSize(1);
    }

    @Test
    void aTaskOfSomebodyElseIsNotThereUnderTheOwnPersonsAddress() {
        hotel();
        PersonId another = Objects.requireNonNull(made).in(OWN);
        assertThat(own().get("/people/" + another + "/tasks/"
                                + open().getFirst().id())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theRecordAndItsTimelineNameNoHotel() {
        hotel();
        assertThat(ok(own(), record())).contains("Guest of a hotel elsewhere").doesNotContain("Hotel Rose");
        assertThat(ok(own(), record() + "/timeline")).doesNotContain("Hotel Rose");
    }

    @Test
    void aBreachIsOfferedWhereTheLawHasOneOnlyAndNotTakenOtherwise() {
        hotel();
        WebSession session = own();
        assertThat(ok(session, task())).contains("A breach is not offered").doesNotContain("value=\"BREACH\"");
        HttpResponse<String> refused =
                session.submit(task(), task(), Map.of("outcome", "BREACH", "reason", "Was there for one night"));
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).contains("there was no duty to notify this");
        assertThat(open()).hasSize(1);
    }

    @Test
    void withoutAnOutcomeOrAReasonNothingIsClosed() {
        hotel();
        WebSession session = own();
        for (Map<String, String> wrong : List.of(
                Map.of("outcome", "", "reason", "Long enough"),
                Map.of("outcome", "NONSENSE", "reason", "Long enough"),
                Map.of("outcome", "EXPLAINED", "reason", "abc"),
                Map.of("outcome", "EXPLAINED", "reason", "a".repeat(10_000)))) {
            HttpResponse<String> refused = session.submit(task(), task(), wrong);
            assertThat(refused.statusCode()).isEqualTo(200);
            assertThat(refused.body()).contains("field-error");
        }
        assertThat(open()).hasSize(1);
    }

    @Test
    void correctedLeadsOnToTheNoticeFilledInWithWhatWasReported() {
        report(new Observation.ObservedTenancy("Plot 77, Canal Road", OTHER, null, today()));
        WebSession session = own();
        String next = session.submit(
                        task(), task(), Map.of("outcome", "CORRECTED", "reason", "Has moved, the notice follows"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(next).endsWith("/particulars");
        assertThat(ok(session, next.substring(next.indexOf("/people/"))))
                .contains("Plot 77, Canal Road", today().toString());
        assertThat(open()).isEmpty();
    }

    @Test
    void theProvincesSupervisorSeesWithWhomATaskLiesAndClosesItToo() {
        hotel();
        WebSession province = as(new OfProvince("PK-PB"), Role.PROVINCIAL_SUPERVISOR);
        // Other tests leave tasks of the province, more than one page has.
        assertThat(ok(province, "/notices.csv?list=tasks").lines().filter(line -> line.contains(number())))
                .singleElement()
                .asString()
                .contains("with the officer");
        assertThat(ok(province, "/notices?list=tasks&level=province")).doesNotContain(number());
        waitsSince(today().minusDays(6));
        assertThat(ok(province, "/notices?list=tasks&level=province")).doesNotContain(number());
        assertThat(ok(province, "/notices?list=tasks&level=district")).contains(number(), "with the district");
        waitsSince(today().minusDays(7));
        assertThat(ok(province, "/notices?list=tasks&level=province")).contains(number(), "with the province");
        assertThat(ok(province, "/")).contains(number());
        assertThat(ok(province, task())).contains("Hotel Rose");
        assertThat(province.submit(task(), task(), Map.of("outcome", "EXPLAINED", "reason", "Visited a hospital"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(open()).isEmpty();
        assertThat(as(new OfProvince("PK-SD"), Role.PROVINCIAL_SUPERVISOR)
                        .get(task())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoTakesNoNoticesIsNotLedOnToOne() {
        report(new Observation.ObservedTenancy("Plot 77, Canal Road", OTHER, null, today()));
        WebSession province = as(new OfProvince("PK-PB"), Role.PROVINCIAL_SUPERVISOR);
        assertThat(province.submit(
                                task(),
                                task(),
                                Map.of("outcome", "CORRECTED", "reason", "Has moved, the notice follows"))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith(record());
    }

    /** As if the task had been opened on that day. */
    private void waitsSince(LocalDate day) {
        jdbc.sql("update notices.task set opened_on = ? where person_id = ?")
                .params(day, person().value())
                .update();
    }

    private void hotel() {
        report(new Observation.ObservedHotel("Hotel Rose", OTHER, 1, today()));
    }

    private void report(Observation observation) {
        observations.takeAtOnce(
                new Observations.Message(
                        UUID.randomUUID().toString(),
                        people.get(person()).cnics().getFirst().cnic(),
                        observation),
                new Machine(UUID.randomUUID(), "books", Feed.POLICE, "PUNJAB_POLICE"),
                Actor.system("test"));
    }

    private List<Task> open() {
        return tasks.of(person()).stream()
                .filter(task -> task.outcome() == null)
                .toList();
    }

    private String task() {
        return record() + "/tasks/" + tasks.of(person()).getFirst().id();
    }

    private WebSession own() {
        WebSession session = new WebSession(port);
        session.signIn(officer().name(), Officers.PASSWORD);
        return session;
    }

    private WebSession as(String district, Role role) {
        return as(new OfDistrict(district), role);
    }

    private WebSession as(Jurisdiction jurisdiction, Role role) {
        WebSession session = new WebSession(port);
        session.signIn(officers.of(jurisdiction, role).name(), Officers.PASSWORD);
        return session;
    }

    private static String ok(WebSession session, String path) {
        HttpResponse<String> response = session.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private String number() {
        return Objects.requireNonNull(made).numberOf(person());
    }

    private String record() {
        return "/people/" + person();
    }

    private Officer officer() {
        return Objects.requireNonNull(officer);
    }

    private PersonId person() {
        return Objects.requireNonNull(person);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
