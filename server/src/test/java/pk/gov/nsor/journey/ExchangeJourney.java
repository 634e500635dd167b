package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.Subscribed;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;

/** The page of channels to agencies: from the proposal to the closing. */
@RegisterTest
class ExchangeJourney {

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private MachineClients clients;

    @Autowired
    private JdbcClient jdbc;

    private final Browser browser;
    private final Officers officers;

    ExchangeJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @Test
    void aRegistrarProposesAChannelSeesOneThatIsAwayMakesAKeyAndClosesIt() {
        String name = clients.create(
                        "journey-events-" + UUID.randomUUID().toString().substring(0, 8),
                        Feed.POLICE,
                        "PUNJAB_POLICE",
                        ClientCredentials.newSecret(),
                        Actor.system("test"))
                .name();
        UUID channel = beans.createBean(Subscribed.class).open(name, Channel.WEBHOOK, "http://127.0.0.1:9009/events");
        // Away for longer than what other tests have left: Today begins with the longest.
        jdbc.sql("""
                        insert into exchange.event
                            (id, subscriber_id, person_id, kind, written_at, waits_since, not_before)
                        values (gen_random_uuid(), ?, gen_random_uuid(), 'TOLD', now() - interval '400 days',
                            now() - interval '400 days', now() + interval '1 day')
                        """).param(channel).update();
        browser.signIn(officers.with(Role.REGISTRAR).name(), Officers.PASSWORD);
        browser.open("/");
        assertThat(browser.text()).contains("Agencies’ systems that take no events", name);
        browser.open("/exchange");
        assertThat(browser.heading()).isEqualTo("Events to agencies");
        assertThat(browser.text()).contains(name, "Away: it takes nothing");
        both("exchange");
        browser.open("/exchange/" + channel);
        assertThat(browser.text()).contains("Ring the agency", "whpk_", Subscribed.RESTS_ON);
        both("exchange-subscriber");
        browser.open("/approvals/new?kind=exchange-open");
        both("exchange-open");
        browser.open("/approvals/new?kind=exchange-replay&subscriber=" + channel);
        both("exchange-replay");
        browser.open("/exchange/" + channel);
        browser.press("Make a new shared secret");
        assertThat(browser.text()).contains("whsec_");
        browser.fill("reason", "The agency asked to end it");
        browser.press("Close now");
        assertThat(browser.text()).contains("Nothing is sent to this system any more");
    }

    private void both(String name) {
        browser.check(name);
        browser.inLanguage("ur").check(name);
        browser.inLanguage("en");
    }
}
