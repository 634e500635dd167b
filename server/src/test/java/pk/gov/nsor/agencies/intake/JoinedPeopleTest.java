package pk.gov.nsor.agencies.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What waits for something that the other record of the same person has. */
@RegisterTest
class JoinedPeopleTest {

    @Autowired
    private MachineClients clients;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private LegalRecord record;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @Test
    void whatWaitsForAJudgmentThatTheOtherRecordHasIsRecordedWhenTheTwoAreJoined(JoinedRecords joined) {
        Cnic cnic = Samples.cnic();
        FeedWork work = new FeedWork(jdbc);
        PersonId leading = registered(null, "SC 801/2022");
        PersonId part = registered(cnic, "SC 802/2022");
        String receipt = work.waits(
                "UNKNOWN_CONVICTION",
                ApiClient.made(clients, port, Feed.PRISON, "PRISONS")
                        .post("/api/v1/custody-events", admitted(cnic, "SC 801/2022")));

        joined.join(leading, part, List.of());

        assertThat(work.status(receipt)).isEqualTo("RECORDED");
        assertThat(record.of(leading).custody()).hasSize(1);
    }

    private PersonId registered(Cnic cnic, String number) {
        NewConviction like = Offenders.judged("PPC 376", Offenders.JUDGMENT);
        NewConviction judgment = new NewConviction(
                like.courtCode(),
                number,
                number.substring(3),
                like.policeStationCode(),
                like.offenceOn(),
                like.judgmentOn(),
                like.victim(),
                like.offences());
        return registration
                .register(
                        Offenders.identity(LocalDate.of(1990, 5, 1)),
                        cnic,
                        List.of(),
                        judgment,
                        null,
                        Actor.system("test"))
                .person();
    }

    private static String admitted(Cnic cnic, String number) {
        ObjectNode message = JsonMapper.shared()
                .createObjectNode()
                .put("messageId", CourtMessages.id())
                .put("cnic", cnic.formatted())
                .put("event", "ADMITTED")
                .put("on", "2023-01-15")
                .put("prison", "Camp Jail Lahore");
        message.putObject("conviction").put("court", "sessions-court-lahore").put("caseNumber", number);
        return message.toString();
    }
}
