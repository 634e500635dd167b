package pk.gov.nsor.testing;

import java.util.Set;
import java.util.UUID;
import pk.gov.nsor.access.Account;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.Jurisdiction;
import pk.gov.nsor.access.NewAccount;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;

/** Accounts for tests, fresh at each call. */
public final class Officers {

    public static final String PASSWORD = "correct-horse-battery";

    private final Accounts accounts;

    public Officers(Accounts accounts) {
        this.accounts = accounts;
    }

    public Officer with(Role... roles) {
        return make(Jurisdiction.NATIONAL, roles);
    }

    /** Whose work lies in one place. */
    public Officer of(Jurisdiction jurisdiction, Role... roles) {
        return make(jurisdiction, roles);
    }

    private Officer make(Jurisdiction jurisdiction, Role... roles) {
        String name = "officer." + UUID.randomUUID().toString().substring(0, 13);
        Account account = accounts.create(
                new NewAccount(name, "Officer " + name.substring(8), Set.of(roles), "NPB", jurisdiction),
                PASSWORD,
                Actor.system("test"));
        return new Officer(account, new Actor(Actor.Kind.OFFICER, account.id(), "test"));
    }

    /** An account and the actor it is. */
    public record Officer(Account account, Actor actor) {

        public String name() {
            return account.userName();
        }

        public SignedIn signedIn() {
            return new SignedIn(
                    account.id(),
                    account.userName(),
                    account.displayName(),
                    account.roles(),
                    account.agency(),
                    account.jurisdiction());
        }
    }
}
