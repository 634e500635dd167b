package pk.gov.nsor.agencies.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** What the form that opens a channel refuses, and what it says. */
@RegisterTest
class OpeningFormTest {

    private static final String NEW = "/approvals/new?kind=exchange-open";

    @Autowired
    private MachineClients clients;

    @LocalServerPort
    private int port;

    private final Officers officers;
    private WebSession pages;
    private String system;

    OpeningFormTest(Officers officers) {
        this.officers = officers;
    }

    @BeforeEach
    void signIn() {
        pages = new WebSession(port);
        pages.signIn(officers.with(Role.REGISTRAR).name(), Officers.PASSWORD);
        system = clients.create(
                        "opening-" + UUID.randomUUID(),
                        Feed.POLICE,
                        "PUNJAB_POLICE",
                        new ClientScope(false, Set.of("lahore"), Set.of(), Set.of()),
                        ClientCredentials.newSecret(),
                        Actor.system("test"))
                .name();
    }

    @Test
    void aWayThatIsNoneOrThatThisRegisterDoesNotHaveIsAProblemOfItsField() {
        assertThat(pages.get(NEW).body()).contains("It reads a feed").doesNotContain("Kafka");
        assertThat(sent("supervision", "CARRIER_PIGEON", "")).contains("Choose how it is told.");
        assertThat(sent("supervision", "KAFKA", "")).contains("This register has no Kafka cluster");
        assertThat(sent("supervision", "WEBHOOK", "")).contains("A webhook has an address, a feed has none.");
        assertThat(sent("supervision", "PULL", "https://police.example/events"))
                .contains("A webhook has an address, a feed has none.");
        assertThat(sent("supervision", "WEBHOOK", "ftp://police.example/events"))
                .contains("The address begins with https://.");
    }

    @Test
    void whatIsNotForASystemOfThisKindIsAProblemOfItsField() {
        assertThat(sent("registration", "PULL", "")).contains("This is not for systems of this kind.");
        assertThat(sent("everything", "PULL", "")).contains("This is not for systems of this kind.");
        assertThat(sent("", "PULL", "")).contains("Choose what it is told.");
    }

    private String sent(String audience, String channel, String address) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "kind", "exchange-open",
                "client", system,
                "audience", audience,
                "channel", channel,
                "address", address,
                "restsOn", Subscribed.RESTS_ON,
                "reason", Subscribed.WHY));
        return pages.submit(NEW, "/approvals/new", fields).body();
    }
}
