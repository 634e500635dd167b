package pk.gov.nsor.startup.demo.vault;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.credential.SecondFactors;
import pk.gov.nsor.startup.demo.DemoLogins;
import pk.gov.nsor.startup.demo.DemoNotice;

/** Two advisers of a cell, a prosecutor, services and the Committee, made up. Nobody is enrolled or helped: that takes them. */
@Component
@ConditionalOnProperty(name = "nsor.mode", havingValue = "demo")
final class VaultDemonstration implements ApplicationRunner, DemoNotice {

    private static final List<NewAccount> ACCOUNTS = List.of(
            adviser("adviser1", "Support Adviser One, Lahore"),
            adviser("adviser2", "Support Adviser Two, Lahore"),
            new NewAccount(
                    "prosecutor",
                    "District Public Prosecutor, Lahore",
                    Set.of(Role.PROSECUTOR),
                    "PROSECUTION",
                    new OfDistrict("lahore")),
            service("lawyer", "Legal Aid, Lahore", "LEGAL_AID"),
            service("psychologist", "Psychologist, Lahore", "PSYCHOLOGY"),
            service("shelter", "Shelter, Lahore", "SHELTERS"),
            new NewAccount(
                    "committee",
                    "Special Committee",
                    Set.of(Role.OVERSIGHT),
                    "SPECIAL_COMMITTEE",
                    Jurisdiction.NATIONAL));

    private final DemoLogins logins;

    VaultDemonstration(Accounts accounts, SecondFactors factors, @Value("${nsor.data}") Path data) {
        this.logins = new DemoLogins(accounts, factors, data.resolve("secrets"));
    }

    private static NewAccount adviser(String userName, String displayName) {
        return new NewAccount(
                userName, displayName, Set.of(Role.SUPPORT_ADVISER), "CRISIS_CELLS", new OfDistrict("lahore"));
    }

    private static NewAccount service(String userName, String displayName, String agency) {
        return new NewAccount(userName, displayName, Set.of(Role.SUPPORT_SERVICE), agency, new OfDistrict("lahore"));
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (int at = 0; at < ACCOUNTS.size(); at++) {
            Object _ = logins.ensure(ACCOUNTS.get(at), at + 1);
        }
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder("\nSign in as\n");
        for (NewAccount account : ACCOUNTS) {
            text.append("  %-12s %s   %s%n"
                    .formatted(account.userName(), logins.password(account.userName()), account.displayName()));
        }
        return text.append("""
                The second step, the code that a telephone would show now
                  bin/nsor vault user code NAME

                It reads the register's events where `bin/nsor serve --demo` runs on the same folder: there register somebody,
                enrol a survivor of that case here, and report an escape by the prison's system
                """).toString();
    }
}
