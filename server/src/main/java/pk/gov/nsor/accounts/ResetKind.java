package pk.gov.nsor.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import pk.gov.nsor.access.Account;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.Handovers;
import pk.gov.nsor.access.PassPhrase;
import pk.gov.nsor.access.SecondFactors;
import pk.gov.nsor.access.Sessions;
import pk.gov.nsor.approval.Approval;
import pk.gov.nsor.approval.Preview;
import pk.gov.nsor.approval.Text;
import pk.gov.nsor.shell.Form;

/**
 * A new pass-phrase and a new second step, for whoever has lost theirs; it opens an account that was closed. The factor
 * alone is never reset: whoever knows the old password would set up a telephone of their own.
 */
final class ResetKind extends AccountKind<ResetKind.Payload> {

    private final SecondFactors factors;
    private final Sessions sessions;
    private final Handovers handovers;

    ResetKind(
            boolean ofAuditors,
            Accounts accounts,
            SecondFactors factors,
            Sessions sessions,
            Handovers handovers,
            Clock clock) {
        super(ofAuditors, accounts, clock);
        this.factors = factors;
        this.sessions = sessions;
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
    public List<Line> describe(Payload payload) {
        return List.of(
                new Line("account", Text.plain(AccountLine.of(accounts, payload.account()))),
                new Line("roles", AccountWords.roles(known(payload.account()).roles())));
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
        return Boolean.toString(known(payload.account()).enabled());
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
        accounts.reopen(account, first + "-" + second, approval.by());
        factors.reset(account.id(), approval.by());
        int _ = sessions.endAll(account.id(), approval.by());
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
