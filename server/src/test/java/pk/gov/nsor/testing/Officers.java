package pk.gov.nsor.testing;

import java.util.Set;
import java.util.UUID;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;

/** Accounts for tests, fresh at each call. */
public final class Officers {

    public static final String PASSWORD = "correct-horse-battery";

    private final Accounts accounts;

    public Officers(Accounts accounts) {
        this.accounts = accounts;
    }

    public Officer with(Role... roles) {
        return ofAgency("NPB", Jurisdiction.NATIONAL, roles);
    }

    /** Whose work lies in one place. */
    public Officer of(Jurisdiction jurisdiction, Role... roles) {
        return ofAgency("NPB", jurisdiction, roles);
    }

    /** Who works for this agency. */
    public Officer ofAgency(String agency, Jurisdiction jurisdiction, Role... roles) {
        String name = "officer." + UUID.randomUUID().toString().substring(0, 13);
        Account account = accounts.create(
                new NewAccount(name, "Officer " + name.substring(8), Set.of(roles), agency, jurisdiction)
                        .numbered(number()),
                PASSWORD,
                Actor.system("test"));
        return new Officer(account, new Actor(Actor.Kind.OFFICER, account.id(), "test"));
    }

    /** Somebody's, whom no other test knows. */
    public static String number() {
        return "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 15);
    }

    /** An account and the actor it is. */
    public record Officer(Account account, Actor actor) {

        public String name() {
            return account.userName();
        }

        /** As one is who signed in before the account had a second factor or another password. */
        public SignedIn signedIn() {
            return new SignedIn(
                    account.id(),
                    account.userName(),
                    account.displayName(),
                    account.roles(),
                    account.agency(),
                    account.jurisdiction(),
                    0);
        }
    }
}
