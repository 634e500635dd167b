package pk.gov.nsor.accountability.accounts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.credential.OpenIdLinks;
import pk.gov.nsor.foundation.access.credential.OpenIdSettings;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Form;

/**
 * Which identity of the OpenID Connect provider signs in to an account. An identity is as good as a pass-phrase, so it
 * needs two people. It needs its owner too, who is notified and proves by signing in at both that it is theirs.
 */
final class OpenIdProposal extends AccountProposal<OpenIdProposal.Payload> {

    private static final int LONGEST_SUBJECT = 255;

    private final OpenIdLinks links;
    private final OpenIdSettings settings;

    OpenIdProposal(boolean ofAuditors, Accounts accounts, OpenIdLinks links, OpenIdSettings settings) {
        super(ofAuditors, accounts);
        this.links = links;
        this.settings = settings;
    }

    /** @param issuer the provider when it was proposed: another one later would have another person of this identifier */
    record Payload(UUID account, String issuer, String subject) {}

    @Override
    public String name() {
        return isOfAuditors() ? "auditor-openid" : "account-openid";
    }

    @Override
    public String messages() {
        return isOfAuditors() ? "accounts.auditor-openid." : "accounts.openid.";
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
                new Line("account", Text.plain(AccountRow.of(accounts, payload.account()))),
                new Line("issuer", Text.plain(payload.issuer())),
                new Line("subject", Text.plain(payload.subject())),
                new Line(
                        "now",
                        links.subject(payload.account(), payload.issuer())
                                .map(Text::plain)
                                .orElseGet(() -> Text.of("accounts.openid.none"))));
    }

    @Override
    public Preview preview(Payload payload, LocalDate effectiveFrom) {
        Text effect = Text.of("accounts.openid.effect");
        return links.subject(payload.account(), payload.issuer()).isPresent()
                ? Preview.of(effect, Text.of("accounts.openid.replaces"))
                : Preview.of(effect);
    }

    @Override
    public String fingerprint(Payload payload) {
        return links.subject(payload.account(), payload.issuer()).orElse("");
    }

    @Override
    public void validate(Payload payload, LocalDate effectiveFrom) {
        Account account = known(payload.account());
        if (!settings.isOn() || !settings.issuer().equals(payload.issuer())) {
            throw new InvalidValueException(
                            "accounts.openid-off", "No OpenID Connect provider is set up for this register.")
                    .at("account");
        }
        if (links.linked(payload.issuer(), payload.subject())
                .filter(other -> !other.equals(account.id()))
                .isPresent()) {
            throw new InvalidValueException("openid.taken", "This identifier signs in to another account.")
                    .at("subject");
        }
    }

    @Override
    public void apply(Payload payload, Approval approval) {
        links.link(payload.account(), payload.issuer(), payload.subject(), approval.by());
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.hinted("account", Type.TEXT), Field.hinted("subject", Type.TEXT));
    }

    @Override
    public Optional<Payload> read(Form form) {
        Optional<Account> account = readAccount(form);
        Optional<String> subject = form.require("subject", "invalid.accounts.subject", text -> {
            if (text.length() > LONGEST_SUBJECT) {
                throw new InvalidValueException(
                        "accounts.subject", "An identifier has 1 to %d characters.", LONGEST_SUBJECT);
            }
            return text;
        });
        return account.isEmpty() || subject.isEmpty()
                ? Optional.empty()
                : Optional.of(new Payload(account.get().id(), settings.issuer(), subject.get()));
    }
}
