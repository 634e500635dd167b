package pk.gov.nsor.startup.demo.internal;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import pk.gov.nsor.startup.demo.DemoNotice;

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

                Systems get a token for ten minutes with their secret, here that of a court
                  token() { curl -s -u "$1" -d grant_type=client_credentials http://127.0.0.1:%1$s/oauth2/token | grep -o '[^"]\\{43\\}'; }
                  TOKEN=$(token demo-court:%2$s)

                What each speaks for: demo-court the courts of Lahore, demo-prison Lahore's jails, demo-police Lahore, Multan
                and Rawalpindi, demo-prosecution (%12$s) Lahore; what they send
                of others is refused. Child protection's, demo-children (%13$s), sends nothing: it
                acknowledges. The survivors' vault, demo-survivors-vault (%14$s),
                sends nothing either. Every message is answered with a receipt alone.

                A court's system reports a conviction
                  curl -H "Authorization: Bearer $TOKEN" \\
                       -H 'Content-Type: application/json' --data @docs/examples/conviction.json \\
                       http://127.0.0.1:%1$s/api/v1/convictions

                A prison's reports an admission
                  TOKEN=$(token demo-prison:%3$s)
                  curl -H "Authorization: Bearer $TOKEN" \\
                       -H 'Content-Type: application/json' --data @docs/examples/custody-event.json \\
                       http://127.0.0.1:%1$s/api/v1/custody-events

                Immigration's reads the journeys that were told
                  TOKEN=$(token demo-immigration:%4$s)
                  curl -H "Authorization: Bearer $TOKEN" http://127.0.0.1:%1$s/api/v1/travel-notices

                The police's reports a guest of a hotel, NADRA's (demo-nadra:%5$s) another name or address
                  TOKEN=$(token demo-police:%6$s)
                  curl -H "Authorization: Bearer $TOKEN" \\
                       -H 'Content-Type: application/json' --data @docs/examples/observation.json \\
                       http://127.0.0.1:%1$s/api/v1/observations

                The police's, child protection's and the survivors' vault are told events, by made-up orders (demo-police has its token above)
                  curl -H "Authorization: Bearer $TOKEN" http://127.0.0.1:%1$s/api/v1/events
                  REGISTER=http://127.0.0.1:%1$s NAME=demo-children SECRET=%13$s node docs/examples/children.mjs

                CNICs to ask about by SMS
                  %7$s   is on the register
                  %8$s   is registered, but nobody has confirmed the identity yet: the answer is "not on"
                  %9$s   is nobody's

                Areas to ask about by SMS
                  AREA Lahore
                  AREA Karachi   asks back which of seven districts: reply 1 to 7

                Telephones of registered persons, texted by %10$s: %11$s and the eleven after it
                """.formatted(
                                environment.getProperty("local.server.port", "8080"),
                                accounts.secret(DemoAccounts.COURT),
                                accounts.secret(DemoAccounts.PRISON),
                                accounts.secret(DemoAccounts.IMMIGRATION),
                                accounts.secret(DemoAccounts.NADRA),
                                accounts.secret(DemoAccounts.POLICE),
                                DemoOffenders.ON_THE_REGISTER.formatted(),
                                DemoOffenders.UNCONFIRMED.formatted(),
                                DemoOffenders.NOBODYS.formatted(),
                                environment.getProperty("nsor.smpp.neutral.sender", "7100"),
                                DemoPhones.FIRST,
                                accounts.secret(DemoAccounts.PROSECUTION),
                                accounts.secret(DemoAccounts.CHILDREN),
                                accounts.secret(DemoAccounts.VAULT)))
                .toString();
    }
}
