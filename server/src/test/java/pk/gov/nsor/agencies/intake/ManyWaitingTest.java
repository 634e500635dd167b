package pk.gov.nsor.agencies.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** However many events of one person wait, a bounded number is tried together, and none is lost. */
@RegisterTest
class ManyWaitingTest {

    private static final LocalDate FIRST = LocalDate.of(2022, 2, 1);
    private static final int STAYS = 31;

    @Autowired
    private MachineClients clients;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private LegalRecord record;

    @Autowired
    private Inbox inbox;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final Cnic cnic = Samples.cnic();
    private ApiClient prison;
    private FeedWork work;

    @BeforeEach
    void clients() {
        prison = ApiClient.made(clients, port, Feed.PRISON, "PRISONS");
        work = new FeedWork(jdbc);
    }

    @Test
    void noMoreThanTheNearestAreTriedTogetherAndAllAreRecordedOnceTheirPersonIs() {
        List<String> receipts = new ArrayList<>();
        for (int stay = STAYS - 1; stay >= 0; stay--) {
            LocalDate in = FIRST.plusDays(20L * stay);
            receipts.add(waits(event("RELEASED", in.plusDays(10)).put("releaseReason", "BAIL")));
            assertThat(together(FIRST)).hasSize(Math.min(receipts.size(), CustodyIntake.MOST_TOGETHER));
            receipts.add(waits(event("ADMITTED", in)));
            assertThat(together(FIRST)).hasSize(Math.min(receipts.size(), CustodyIntake.MOST_TOGETHER));
        }
        assertThat(receipts).hasSizeGreaterThan(CustodyIntake.MOST_TOGETHER);
        assertThat(together(FIRST))
                .as("the nearest, in their order")
                .startsWith(receipts.getLast())
                .endsWith(receipts.get(receipts.size() - 2 * (CustodyIntake.MOST_TOGETHER / 2)));

        PersonId person = registration
                .register(
                        Offenders.identity(null),
                        cnic,
                        List.of(),
                        Offenders.conviction("PPC 376"),
                        null,
                        new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test"))
                .person();
        assertThat(receipts).allMatch(receipt -> work.status(receipt).equals("RECORDED"));
        assertThat(record.of(person).custody())
                .hasSize(STAYS)
                .allMatch(stay -> stay.admittedOn().plusDays(10).equals(Objects.requireNonNull(stay.releasedOn())));
    }

    @Test
    void twoThatFitOnlyTogetherAreRecordedAlthoughManyWaitThatFitNowhere() {
        PersonId person = registration
                .register(
                        Offenders.identity(null),
                        cnic,
                        List.of(),
                        Offenders.conviction("PPC 376"),
                        null,
                        new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test"))
                .person();
        // No stay has begun that they could be of.
        for (int day = 0; day <= CustodyIntake.MOST_TOGETHER; day++) {
            waits(event("RELEASED", FIRST.minusDays(400L - day)).put("releaseReason", "BAIL"));
        }
        work.recorded(sent(event("ADMITTED", FIRST)));
        work.recorded(sent(event("RELEASED", FIRST.plusDays(30)).put("releaseReason", "PAROLE")));
        String again = waits(event("ADMITTED", FIRST.plusDays(20)));
        work.recorded(sent(event("RELEASED", FIRST.plusDays(10)).put("releaseReason", "BAIL")));
        assertThat(work.status(again)).isEqualTo("RECORDED");
        assertThat(record.of(person).custody()).hasSize(2);
    }

    private List<String> together(LocalDate day) {
        return Objects.requireNonNull(transaction.execute(status ->
                inbox.eventsAround(List.of(cnic), day, UUID.randomUUID(), CustodyIntake.MOST_TOGETHER).stream()
                        .map(message -> message.receipt().toString())
                        .toList()));
    }

    private String waits(ObjectNode event) {
        String receipt = work.received(sent(event));
        assertThat(work.status(receipt)).isEqualTo("QUARANTINED");
        return receipt;
    }

    private HttpResponse<String> sent(ObjectNode event) {
        return prison.post("/api/v1/custody-events", event.toString());
    }

    private ObjectNode event(String type, LocalDate on) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("messageId", CourtMessages.id())
                .put("cnic", cnic.formatted())
                .put("event", type)
                .put("on", on.toString())
                .put("prison", "Camp Jail Lahore");
    }
}
