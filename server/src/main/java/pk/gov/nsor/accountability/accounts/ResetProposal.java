package pk.gov.nsor.accountability.accounts;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.account.Handovers;
import pk.gov.nsor.foundation.access.credential.PassPhrase;
import pk.gov.nsor.foundation.access.credential.Resets;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.shell.Form;

/**
 * A new pass-phrase and a new second step, for whoever has lost theirs; it opens an account that was closed. The factor
 * alone is never reset: whoever knows the old password would set up a telephone of their own.
 */
final class ResetProposal extends AccountProposal<ResetProposal.Payload> {

    private final Resets resets;
    private final Handovers handovers;

    ResetProposal(boolean ofAuditors, Accounts accounts, Resets resets, Handovers handovers) {
        super(ofAuditors, accounts);
        this.resets = resets;
        this.handovers = handovers;
    }

    record Payload(UUID account) {}

    @Override
    public String name() {
        return isOfAuditors() ? "auditor-reset" : "account-reset";
    }

    @Override
    public String messages() {
        return isOfAuditors() ? "accounts.auditor-reset." : "accounts.reset.";
    }

    @Override
    public Class<Payload> payload() {
        return Payload.class;
    }

    @Override
    public UUID account(Payload payload) {
        return payload.account();
    }

    @Override
    public Optional<String> afterApproval() {
        return Optional.of("/accounts/handovers");
    }

    @Override
    public List<Line> describe(Payload payload) {
        return List.of(
                new Line("account", Text.plain(AccountRow.of(accounts, payload.account()))),
                new Line("roles", AccountMessages.roles(known(payload.account()).roles())));
    }

    @Override
    public Preview preview(Payload payload, LocalDate effectiveFrom) {
        Text effect = Text.of("accounts.reset.effect");
        return known(payload.account()).enabled()
                ? Preview.of(effect, Text.of("accounts.halves"))
                : Preview.of(effect, Text.of("accounts.reset.opens"), Text.of("accounts.halves"));
    }

    @Override
    public String fingerprint(Payload payload) {
        Account account = known(payload.account());
        // Of two that wait, one is done: the other would undo what the first has handed over.
        return account.enabled() + " " + Objects.toString(account.reset(), "");
    }

    @Override
    public void validate(Payload payload, LocalDate effectiveFrom) {
        Account _ = known(payload.account());
    }

    @Override
    public void apply(Payload payload, Approval approval) {
        Account account = known(payload.account());
        String first = PassPhrase.half();
        String second = PassPhrase.half();
        resets.reset(account, first + "-" + second, approval.by());
        handovers.give(
                account.id(),
                first,
                approval.proposedBy(),
                second,
                Objects.requireNonNull(approval.by().id()));
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.hinted("account", Type.TEXT));
    }

    @Override
    public Optional<Payload> read(Form form) {
        return readAccount(form).map(account -> new Payload(account.id()));
    }
}
