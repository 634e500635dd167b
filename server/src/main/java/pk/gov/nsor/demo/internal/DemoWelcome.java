package pk.gov.nsor.demo.internal;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import pk.gov.nsor.demo.DemoNotice;

/** Shows who to sign in as, how a court's system reports a conviction, and which CNICs to try by SMS. */
@Component
@ConditionalOnProperty(name = "nsor.mode", havingValue = "demo")
final class DemoWelcome implements DemoNotice {

    private final DemoAccounts accounts;
    private final Environment environment;

    DemoWelcome(DemoAccounts accounts, Environment environment) {
        this.accounts = accounts;
        this.environment = environment;
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder("\nSign in as\n");
        for (DemoAccounts.Login login : accounts.logins()) {
            text.append("  %-12s %s   %s%n".formatted(login.userName(), login.password(), login.displayName()));
        }
        return text.append("""
                The second step, the code that a telephone would show now
                  bin/nsor user code NAME

                A court's system reports a conviction
                  curl -H 'Authorization: Bearer %s' \\
                       -H 'Content-Type: application/json' --data @docs/examples/conviction.json \\
                       http://127.0.0.1:%s/api/v1/convictions

                A prison's system reports an admission
                  curl -H 'Authorization: Bearer %s' \\
                       -H 'Content-Type: application/json' --data @docs/examples/custody-event.json \\
                       http://127.0.0.1:%s/api/v1/custody-events

                Immigration's system reads the journeys that were told
                  curl -H 'Authorization: Bearer %s' http://127.0.0.1:%s/api/v1/travel-notices

                The police's system reports a guest of a hotel, NADRA's (%s) another name or address
                  curl -H 'Authorization: Bearer %s' \\
                       -H 'Content-Type: application/json' --data @docs/examples/observation.json \\
                       http://127.0.0.1:%s/api/v1/observations

                CNICs to ask about by SMS
                  %s   is on the register
                  %s   is registered, but nobody has confirmed the identity yet: the answer is "not on"
                  %s   is nobody's

                Areas to ask about by SMS
                  AREA Lahore
                  AREA Karachi   asks back which of seven districts: reply 1 to 7

                Telephones of registered persons, texted by %s: %s and the eleven after it
                """.formatted(
                                accounts.courtToken(),
                                environment.getProperty("local.server.port", "8080"),
                                accounts.prisonToken(),
                                environment.getProperty("local.server.port", "8080"),
                                accounts.immigrationToken(),
                                environment.getProperty("local.server.port", "8080"),
                                accounts.nadraToken(),
                                accounts.policeToken(),
                                environment.getProperty("local.server.port", "8080"),
                                DemoOffenders.ON_THE_REGISTER.formatted(),
                                DemoOffenders.UNCONFIRMED.formatted(),
                                DemoOffenders.NOBODYS.formatted(),
                                environment.getProperty("nsor.smpp.neutral.sender", "7100"),
                                DemoPhones.FIRST))
                .toString();
    }
}
