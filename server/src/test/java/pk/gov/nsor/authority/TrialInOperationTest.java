package pk.gov.nsor.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.agencies.intake.CourtMessages;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.RegisterTest;

/** In a register in operation a trial takes what is nobody's, and every other client what is somebody's. */
@RegisterTest
@TestPropertySource(properties = "test.mode=live")
class TrialInOperationTest {

    private static final String CONVICTIONS = "/api/v1/convictions";

    @Autowired
    private MachineClients clients;

    @Autowired
    private CnicFormat format;

    @LocalServerPort
    private int port;

    @Test
    void whatOneTakesTheOtherRefuses() {
        assertThat(format).isEqualTo(CnicFormat.LIVE);
        String secret = ClientCredentials.newSecret();
        String name = "trial-" + UUID.randomUUID();
        clients.createTrial(name, Feed.COURT, "COURTS", ClientScope.COUNTRY, secret, Actor.system("test"));
        ApiClient trial = ApiClient.of(port, name, secret);
        ApiClient real = ApiClient.made(clients, port, Feed.COURT, "COURTS");

        String aboutNobody = CourtMessages.valid();
        assertThat(trial.post(CONVICTIONS, aboutNobody).statusCode()).isEqualTo(202);
        HttpResponse<String> refused = real.post(CONVICTIONS, aboutNobody);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("cnic.province");

        // Of a shape that provinces issue, and refused before anything is kept.
        HttpResponse<String> somebodys = trial.post(
                CONVICTIONS,
                CourtMessages.but(
                        message -> CourtMessages.at(message, "/person").put("cnic", "35202-1234567-1")));
        assertThat(somebodys.statusCode()).isEqualTo(422);
        assertThat(somebodys.body()).contains("cnic.synthetic", "A trial takes nobody's CNIC");
    }
}
