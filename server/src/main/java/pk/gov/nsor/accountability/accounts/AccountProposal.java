package pk.gov.nsor.accountability.accounts;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.ImmediateDecision;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Form;

/**
 * What all proposals about accounts have in common. An administrator proposes and a national supervisor approves; of
 * auditors, who watch both, one national supervisor proposes and another approves.
 */
abstract class AccountProposal<P> implements ImmediateDecision<P> {

    private final boolean ofAuditors;
    final Accounts accounts;

    AccountProposal(boolean ofAuditors, Accounts accounts) {
        this.ofAuditors = ofAuditors;
        this.accounts = accounts;
    }

    boolean isOfAuditors() {
        return ofAuditors;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(ofAuditors ? Role.NATIONAL_SUPERVISOR : Role.ADMINISTRATOR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.NATIONAL_SUPERVISOR);
    }

    /**
     * The account of an identifier, for those who may propose about it.
     *
     * @throws InvalidValueException where there is none, or it is an auditor's and not for administrators, or the reverse
     */
    Account known(UUID id) {
        Account account = accounts.find(id)
                .orElseThrow(
                        () -> new InvalidValueException("accounts.unknown", "There is no such account.").at("account"));
        if (account.has(Role.AUDITOR) != ofAuditors) {
            throw ofAuditors
                    ? new InvalidValueException("accounts.no-auditor", "This is not an auditor's account.")
                            .at("account")
                    : new InvalidValueException(
                                    "accounts.auditor",
                                    "An auditor's account is for national supervisors to propose about.")
                            .at("account");
        }
        return account;
    }

    /** The account that the form names by the name with which one signs in. */
    Optional<Account> readAccount(Form form) {
        return form.require(
                "account",
                "invalid.accounts.account",
                name -> known(accounts.find(name)
                        .orElseThrow(() -> new InvalidValueException("accounts.unknown", "There is no such account."))
                        .id()));
    }
}
