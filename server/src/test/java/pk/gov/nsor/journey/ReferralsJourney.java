package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.Subscribed;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.Circumstance.Children;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.NewCircumstance;
import pk.gov.nsor.policing.supervision.NewCircumstance.Certainty;
import pk.gov.nsor.policing.supervision.NewCircumstance.Source;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

/** A supervisor sees what child protection has not acknowledged, and then that it has. */
@RegisterTest
class ReferralsJourney {

    private static final String DISTRICT = "lasbela";

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private MachineClients clients;

    @Autowired
    private Circumstances circumstances;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @Test
    void aReferralThatNobodyAcknowledgedStandsOnTodayUntilItIs(
            Officers officers, Supervised people, TestClock clock, Browser browser) {
        String secret = ClientCredentials.newSecret();
        MachineClient body = clients.create(
                "children-" + UUID.randomUUID(),
                Feed.CHILD_PROTECTION,
                "BALOCHISTAN_CHILD_PROTECTION",
                new ClientScope(false, Set.of(DISTRICT), Set.of(), Set.of()),
                secret,
                Actor.system("test"));
        beans.createBean(Subscribed.class).open(body.name(), Channel.PULL, null);
        PersonId person = people.in(DISTRICT);
        String number = people.numberOf(person);
        circumstances.record(
                person,
                UUID.randomUUID(),
                new NewCircumstance(
                        new Children(0, 1, 0), LocalDate.now(clock), null, Source.SEEN_BY_OFFICER, Certainty.CERTAIN),
                officers.of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER).actor());
        await().until(() -> !referrals(person).isEmpty());
        clock.move(Duration.ofHours(26));

        browser.signIn(
                officers.of(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR).name(), Officers.PASSWORD);
        assertThat(browser.text()).contains("Referrals that child protection has not acknowledged in time", number);
        both(browser, "today-referrals");
        browser.open("/referrals?list=open");
        assertThat(browser.text()).contains(number, "to be acknowledged by");
        both(browser, "referrals-open");

        String words = "{\"caseReference\": \"CP-2026-0412\", \"contact\": \"Unit two, 081-0000000\"}";
        assertThat(ApiClient.of(port, body.name(), secret)
                        .post("/api/v1/referrals/" + referrals(person) + "/acknowledgement", words)
                        .statusCode())
                .isEqualTo(200);
        browser.open("/referrals");
        assertThat(browser.text()).contains(number, "acknowledged it on", "CP-2026-0412", "Unit two");
        both(browser, "referrals-acknowledged");
        browser.open("/people/" + person + "/timeline");
        assertThat(browser.text()).contains("Child protection of", "acknowledged the referral");
        both(browser, "referral-timeline");
    }

    private String referrals(PersonId person) {
        return jdbc.sql("select id::text from referrals.referral where person_id = ? and state <> 'WITHDRAWN'")
                .param(person.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static void both(Browser browser, String name) {
        browser.check(name);
        browser.inLanguage("ur").check(name + "-urdu").inLanguage("en");
    }
}
