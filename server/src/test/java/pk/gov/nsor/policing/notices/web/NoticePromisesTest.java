package pk.gov.nsor.policing.notices.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.How;
import pk.gov.nsor.policing.notices.NewNotice;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.policing.notices.Particulars;
import pk.gov.nsor.policing.notices.Particulars.NewHome;
import pk.gov.nsor.policing.notices.Particulars.TravelAbroad;
import pk.gov.nsor.policing.notices.judgement.Judgements;
import pk.gov.nsor.policing.supervision.breach.Breach;
import pk.gov.nsor.policing.supervision.breach.Breaches;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyEvent.ReleaseReason;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;

/** What the pages of a notice say will follow is what follows. */
@RegisterTest
class NoticePromisesTest {

    private static final String OWN = "attock";
    private static final String STATION = "city-police-station-attock";
    private static final String BREACH = "An alleged breach is opened with this notice.";

    @LocalServerPort
    private int port;

    @Autowired
    private Notices notices;

    @Autowired
    private Judgements judgements;

    @Autowired
    private Breaches breaches;

    @Autowired
    private FactRecording facts;

    @Autowired
    private TestClock clock;

    private Duration travelled = Duration.ZERO;
    private @Nullable Officer officer;

    private final Supervised supervised;
    private final Officers officers;

    NoticePromisesTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void anOfficer() {
        officer = officers.of(new OfDistrict(OWN), Role.SUPERVISING_OFFICER);
    }

    @AfterEach
    void home() {
        clock.move(travelled.negated());
    }

    @Test
    void theBreachThatThePageSaysIsOpenedIsOpenedAndNoOther() {
        PersonId person = people().in(OWN);
        later(15);
        CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
        custody(person, custodyPeriod, Type.ADMITTED, null);
        later(10);
        custody(person, custodyPeriod, Type.RELEASED, ReleaseReason.SENTENCE_SERVED);
        later(20);
        List<Boolean> followed = new ArrayList<>();
        for (int ago = 70; ago >= 0; ago--) {
            LocalDate on = today().minusDays(ago);
            NewNotice notice = new NewNotice(
                    UUID.randomUUID(),
                    new NewHome("House " + ago + "b", OWN, null, on),
                    today(),
                    How.AT_STATION,
                    STATION);
            boolean isSaid = judgements.of(person, notice).isBreach();
            assertThat(isOpened(person, notice)).as("moved on %s", on).isEqualTo(isSaid);
            followed.add(isSaid);
        }
        assertThat(followed).as("both, or nothing was tried").contains(true, false);
        for (int ago = -5; ago < 60; ago += 3) {
            LocalDate on = today().minusDays(ago);
            NewNotice journey = new NewNotice(
                    UUID.randomUUID(),
                    new TravelAbroad(List.of(new Particulars.Leg("AE", on)), on, on, "Work", "PK 203", "AB1234567"),
                    today(),
                    How.AT_STATION,
                    STATION);
            boolean isSaid = judgements.of(person, journey).isBreach();
            assertThat(isOpened(person, journey)).as("left on %s", on).isEqualTo(isSaid);
        }
    }

    @Test
    void thePagesSayWhetherABreachIsOpenedAndWhyNot() {
        PersonId person = people().in(OWN);
        WebSession session = own();
        String before = begun(session, person, today().minusDays(30));
        assertThat(ok(session, before + "/check"))
                .contains("Late.", "No breach is opened: it happened, or was due, before")
                .doesNotContain(BREACH);
        assertThat(taken(session, before)).contains("No breach is opened: it happened");
        assertThat(opened(person)).isEmpty();

        later(40);
        WebSession after = own();
        String late = begun(after, person, today().minusDays(30));
        assertThat(ok(after, late + "/check")).contains("Late.", BREACH).doesNotContain("No breach");
        assertThat(taken(after, late)).doesNotContain("No breach");
        assertThat(opened(person)).hasSize(1);

        String inTime = begun(after, person, today());
        assertThat(ok(after, inTime + "/check")).doesNotContain(BREACH, "No breach");
    }

    @Test
    void aMoveToComeStandsAsToldAndIsAcceptedFromItsDayOnAndNotOfferedBefore() {
        PersonId person = people().in(OWN);
        LocalDate day = today().plusDays(7);
        WebSession session = own();
        String draft = begun(session, person, day);
        String notice = draft.replace("/new/", "/");
        assertThat(taken(session, draft))
                .contains("It can be accepted from ", "REFUSED", "VERIFYING")
                .doesNotContain("value=\"ACCEPTED\"", "name=\"evidence\"");
        assertThat(ok(session, "/people/" + person)).contains("received, not examined yet");
        Map<String, String> accepted =
                Map.of("decision", "ACCEPTED", "evidence", "VISIT", "reason", "An officer was there.");
        assertThat(session.submit(notice, notice, accepted).body()).contains("a day that has not come");
        later(6);
        assertThat(ok(own(), notice)).doesNotContain("value=\"ACCEPTED\"");
        later(1);
        WebSession then = own();
        assertThat(ok(then, notice)).contains("value=\"ACCEPTED\"").doesNotContain("It can be accepted from ");
        assertThat(then.submit(notice, notice, accepted).statusCode()).isEqualTo(302);
        assertThat(ok(then, "/people/" + person)).contains("House 12 since " + day);
    }

    @Test
    void aNoticeThatAVisitConfirmedMakesTheAddressSureAndTheRecordSaysSo() {
        PersonId person = people().in(OWN);
        for (Map.Entry<String, String> evidence : Map.of(
                        "VISIT", "Sure: confirmed by a visit today",
                        "TENANCY_PAPER", "Sure: shown by a document today",
                        "CONFIRMED_BY_ANOTHER", "Fairly sure: confirmed by somebody else today")
                .entrySet()) {
            WebSession session = own();
            String draft = begun(session, person, today());
            String notice = draft.replace("/new/", "/");
            assertThat(taken(session, draft)).contains("received, not examined yet");
            Map<String, String> accepted = Map.of(
                    "decision", "ACCEPTED", "evidence", evidence.getKey(), "reason", "It was looked into today.");
            assertThat(session.submit(notice, notice, accepted).statusCode()).isEqualTo(302);
            for (String page : List.of("/people/" + person, "/people/" + person + "/knowledge")) {
                assertThat(ok(session, page)).contains(evidence.getValue()).doesNotContain("never confirmed");
            }
            later(1);
        }
    }

    private boolean isOpened(PersonId person, NewNotice notice) {
        int before = opened(person).size();
        notices.take(person, notice, officer().actor());
        return opened(person).size() > before;
    }

    private List<Breach> opened(PersonId person) {
        return breaches.of(person).stream()
                .filter(breach ->
                        breach.broken() instanceof Breach.Broken.Notification && breach.state() == Breach.State.ALLEGED)
                .toList();
    }

    private void custody(PersonId person, CustodyPeriodId custodyPeriod, Type type, @Nullable ReleaseReason reason) {
        facts.record(
                person,
                new CustodyEvent(custodyPeriod, null, type, today(), "Camp Jail Lahore", reason),
                officer().actor());
    }

    /** @return the address of the draft, whose pages are filled in */
    private String begun(WebSession session, PersonId person, LocalDate on) {
        String page = "/people/" + person + "/notices/new";
        String location = session.submit(page, page, Map.of("kind", "ADDRESS"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String draft = location.substring(location.indexOf("/people/"), location.lastIndexOf('/'));
        filled(
                session,
                draft + "/particulars",
                Map.of("line", "House 12 since " + on, "district", OWN, "on", on.toString()));
        filled(
                session,
                draft + "/told",
                Map.of("announcedOn", today().toString(), "how", "AT_STATION", "station", STATION));
        return draft;
    }

    private static void filled(WebSession session, String page, Map<String, String> fields) {
        assertThat(session.submit(page, page, new HashMap<>(fields)).statusCode())
                .isEqualTo(302);
    }

    /** @return the page of the notice that was taken */
    private static String taken(WebSession session, String draft) {
        HttpResponse<String> sent = session.submit(draft + "/check", draft + "/check", Map.of());
        String receipt = sent.headers().firstValue("Location").orElseThrow();
        String path = receipt.substring(receipt.indexOf("/people/"), receipt.lastIndexOf('/'));
        return ok(session, path);
    }

    private static String ok(WebSession session, String page) {
        HttpResponse<String> answer = session.get(page);
        assertThat(answer.statusCode()).as(page).isEqualTo(200);
        return answer.body();
    }

    private WebSession own() {
        WebSession session = new WebSession(port);
        session.signIn(officer().name(), Officers.PASSWORD);
        return session;
    }

    private Supervised people() {
        return supervised.by(officer().actor());
    }

    private Officer officer() {
        return Objects.requireNonNull(officer);
    }

    private void later(int days) {
        clock.move(Duration.ofDays(days));
        travelled = travelled.plusDays(days);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
