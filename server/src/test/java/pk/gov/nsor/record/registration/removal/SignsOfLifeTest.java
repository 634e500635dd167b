package pk.gov.nsor.record.registration.removal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.removal.Removal.Document;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** Whoever is seen alive after the death that is on record is a task, also where the record is sealed. */
@RegisterTest
class SignsOfLifeTest {

    private static final LocalDate DIED = LocalDate.of(2026, 3, 4);

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private FactRecording recording;

    @Autowired
    private Removals removals;

    @Autowired
    private RemovalDecisions decisions;

    @Autowired
    private LifeSigns signs;

    @Autowired
    private Standings standings;

    @Autowired
    private MachineClients clients;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private OffTheRegister someone;
    private Officer registrar;

    @BeforeEach
    void somebodyIsSaidToBeDead() {
        someone = new OffTheRegister(beans, port);
        registrar = someone.registrar();
        recording.record(someone.person(), new Death(DIED, Death.Source.NADRA), registrar.actor());
    }

    @Test
    void whileTheDeathIsReportedTheDistrictAndTheRegistrarsHaveTheTask() {
        crossed(DIED.plusDays(10));
        assertThat(signs.openOf(someone.person())).extracting(LifeSign::kind).containsExactly(LifeSign.Kind.BORDER);
        Officer police = someone.police();
        assertThat(signs.open(police.signedIn(), "", ListSort.NONE, 0, 1000))
                .extracting(LifeSign::person)
                .contains(someone.person());
        assertThat(someone.as(police).get("/people/" + someone.person()).body())
                .contains("Seen alive after the death that is on record");
        assertThat(someone.as(someone.registrar()).get("/life-signs?page=99").body())
                .contains(someone.registered.number().formatted(), "crossed the border");
    }

    @Test
    void afterSealingTheRegistrarsAloneHaveItAndImmigrationIsToldNothing() {
        establish();
        HttpResponse<String> ofTheDead = crossed(DIED.plusDays(10));
        assertThat(ofTheDead.statusCode()).isEqualTo(202);
        assertThat(signs.openOf(someone.person())).hasSize(1);
        assertThat(signs.open(someone.police().signedIn(), "", ListSort.NONE, 0, 1000))
                .extracting(LifeSign::person)
                .doesNotContain(someone.person());
        assertThat(signs.open(someone.supervisor().signedIn(), "", ListSort.NONE, 0, 1000))
                .extracting(LifeSign::person)
                .doesNotContain(someone.person());
        assertThat(signs.open(registrar.signedIn(), "", ListSort.NONE, 0, 1000))
                .extracting(LifeSign::person)
                .contains(someone.person());
        assertThat(someone.as(someone.supervisor()).get("/life-signs").statusCode())
                .isEqualTo(403);
    }

    @Test
    void hotelsTenanciesAndSimsAreSignsOfOthersNothingIsKept() {
        observed(Feed.POLICE, "HOTEL", DIED.plusDays(20));
        observed(Feed.POLICE, "TENANT", DIED.plusDays(21));
        observed(Feed.NADRA, "PHONE", DIED.plusDays(22));
        assertThat(signs.openOf(someone.person()))
                .extracting(LifeSign::kind)
                .containsExactly(LifeSign.Kind.HOTEL, LifeSign.Kind.TENANCY, LifeSign.Kind.SIM);
        OffTheRegister alive = new OffTheRegister(beans, port);
        signs.seen(List.of(alive.person()), LifeSign.Kind.HOTEL, DIED.plusDays(20));
        assertThat(signs.openOf(alive.person())).isEmpty();
    }

    @Test
    void whatWasOnTheDayOrBeforeIsNoSignAndTheSameIsOne() {
        crossed(DIED.minusDays(1));
        crossed(DIED);
        assertThat(signs.openOf(someone.person())).isEmpty();
        crossed(DIED.plusDays(1));
        crossed(DIED.plusDays(1));
        assertThat(signs.openOf(someone.person())).hasSize(1);
    }

    @Test
    void aPrisonThatTakesThePersonInIsASign() {
        recording.record(
                someone.person(),
                new CustodyEvent(
                        CustodyPeriodId.next(),
                        null,
                        CustodyEvent.Type.ADMITTED,
                        DIED.plusDays(9),
                        "Camp Jail Lahore",
                        null),
                registrar.actor());
        assertThat(signs.openOf(someone.person()))
                .extracting(LifeSign::kind)
                .containsExactly(LifeSign.Kind.COURT_OR_PRISON);
    }

    @Test
    void itClosesWithTheDeathOrByARegistrarWithAReason() {
        crossed(DIED.plusDays(10));
        LifeSign sign = signs.openOf(someone.person()).getFirst();
        WebSession session = someone.as(someone.registrar());
        String page = "/life-signs/" + sign.id();
        assertThat(session.submit(page, page, OffTheRegister.form("reason", "")).body())
                .contains("Give the reason");
        assertThat(session.submit(page, page, OffTheRegister.form("reason", "Somebody else used the card"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(signs.openOf(someone.person())).isEmpty();

        crossed(DIED.plusDays(11));
        decisions.refuse(
                removals.waitingOf(someone.person()).getFirst().id(),
                "He lives",
                someone.supervisor().actor());
        assertThat(signs.openOf(someone.person())).isEmpty();
        assertThat(standings.isSealed(someone.person())).isFalse();
    }

    private void establish() {
        decisions.confirm(
                removals.waitingOf(someone.person()).getFirst().id(),
                Document.DEATH_CERTIFICATE,
                someone.supervisor().actor());
        assertThat(standings.isSealed(someone.person())).isTrue();
    }

    private HttpResponse<String> crossed(LocalDate on) {
        HttpResponse<String> answer = ApiClient.made(clients, port, Feed.IMMIGRATION, "IMMIGRATION")
                .post("/api/v1/border-crossings", """
                        {"messageId": "%s", "cnic": "%s", "direction": "DEPARTED", "on": "%s", "country": "AE", "place": "Lahore"}
                        """.formatted(UUID.randomUUID(), someone.cnic.formatted(), on));
        new FeedWork(jdbc).await();
        return answer;
    }

    private void observed(Feed feed, String kind, LocalDate on) {
        String more = kind.equals("PHONE")
                ? "\"phone\": \"03991234567\""
                : "\"line\": \"Hotel One\", \"district\": \"multan\"";
        HttpResponse<String> answer = ApiClient.made(clients, port, feed, "NPB")
                .post("/api/v1/observations", """
                        {"messageId": "%s", "kind": "%s", "cnic": "%s", "on": "%s", %s}
                        """.formatted(
                                UUID.randomUUID(), kind, someone.cnic.formatted(), on, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        new FeedWork(jdbc).await();
    }
}
