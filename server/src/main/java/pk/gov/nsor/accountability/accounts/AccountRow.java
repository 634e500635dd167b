package pk.gov.nsor.accountability.accounts;

import java.util.UUID;
import pk.gov.nsor.foundation.access.Accounts;

/** An account in one line of a proposal. */
final class AccountRow {

    private AccountRow() {}

    /** Display name and the name with which one signs in; empty where there is none. */
    static String of(Accounts accounts, UUID id) {
        return accounts.find(id)
                .map(account -> account.displayName() + " (" + account.userName() + ")")
                .orElse("");
    }
}
