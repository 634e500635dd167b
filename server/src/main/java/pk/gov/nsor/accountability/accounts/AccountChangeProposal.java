package pk.gov.nsor.accountability.accounts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.account.DormantAccounts;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Form;

/** Other roles, another agency or another place for somebody who moves; no auditor's, and nobody becomes one by it. */
final class AccountChangeProposal extends AccountProposal<AccountChangeProposal.Payload> {

    private final DormantAccounts dormantAccounts;
    private final AccountMessages words;
    private final AccountOffices offices;

    AccountChangeProposal(
            Accounts accounts, DormantAccounts dormantAccounts, AccountMessages words, AccountOffices offices) {
        super(false, accounts);
        this.offices = offices;
        this.dormantAccounts = dormantAccounts;
        this.words = words;
    }

    /**
     * How the account is to be.
     *
     * @param place as a {@link Jurisdiction} is written
     * @param office the code of the court or the name of the prison of a clerk; null or empty for anybody else
     */
    record Payload(
            UUID account,
            Set<Role> roles,
            String agency,
            String place,
            @Nullable String office) {}

    @Override
    public String name() {
        return "account-change";
    }

    @Override
    public String messages() {
        return "accounts.change.";
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
                new Line("roles", AccountMessages.roles(payload.roles())),
                new Line("agency", words.agency(payload.agency())),
                new Line("place", words.place(Jurisdiction.parse(payload.place()))),
                new Line("office", offices.text(payload.office(), payload.roles())));
    }

    @Override
    public Preview preview(Payload payload, LocalDate effectiveFrom) {
        Account now = known(payload.account());
        Text before =
                Text.of("accounts.change.now", AccountMessages.roles(now.roles()), words.place(now.jurisdiction()));
        Text office = Text.of("accounts.change.now-office", offices.text(offices.now(now.id()), now.roles()));
        Text effect = Text.of("accounts.change.effect");
        return offices.isClosed(payload.office(), payload.roles())
                ? Preview.of(before, office, effect, Text.of("accounts.office.reopened"))
                : Preview.of(before, office, effect);
    }

    @Override
    public String fingerprint(Payload payload) {
        return accounts.find(payload.account())
                .map(account -> new TreeSet<>(account.roles()) + " " + account.agency() + " "
                        + account.jurisdiction().written() + " " + account.enabled() + offices.now(account.id()))
                .orElse("none");
    }

    @Override
    public void validate(Payload payload, LocalDate effectiveFrom) {
        Account account = known(payload.account());
        if (!account.enabled()) {
            throw new InvalidValueException("accounts.closed", "This account is closed. Propose to reset it.")
                    .at("account");
        }
        if (payload.roles().contains(Role.AUDITOR)) {
            throw new InvalidValueException(
                            "accounts.auditor", "An auditor's account is for national supervisors to propose about.")
                    .at("roles");
        }
        Jurisdiction place = words.knownPlace(payload.place());
        RoleRules.check(payload.roles(), place);
        words.knownAgency(payload.agency());
        String office = offices.known(payload.office(), payload.roles());
        if (account.roles().equals(payload.roles())
                && account.agency().equals(payload.agency())
                && account.jurisdiction().equals(place)
                && office.equals(offices.now(account.id()))) {
            throw new InvalidValueException("accounts.same", "This is how the account is already.").at("roles");
        }
        if (dormantAccounts.isLast(account) && !payload.roles().containsAll(account.roles())) {
            throw new InvalidValueException(
                            "accounts.last", "There would be no administrator or no national supervisor left.")
                    .at("roles");
        }
    }

    @Override
    public void apply(Payload payload, Approval approval) {
        Account account = known(payload.account());
        if (!payload.roles().containsAll(account.roles())) {
            dormantAccounts.refuseIfLast(account);
        }
        accounts.change(account, payload.roles(), payload.agency(), Jurisdiction.parse(payload.place()), approval.by());
        offices.give(account, payload.office(), payload.roles(), approval.by());
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.hinted("account", Type.TEXT),
                words.roleField(),
                words.agencyField(),
                words.placeField(),
                offices.field());
    }

    @Override
    public Optional<Payload> read(Form form) {
        Optional<Account> account = readAccount(form);
        Optional<Set<Role>> roles = words.readRoles(form);
        Optional<String> agency = words.readAgency(form);
        Optional<Jurisdiction> place = words.readPlace(form);
        Optional<String> office = offices.read(form, roles);
        return account.isEmpty() || roles.isEmpty() || agency.isEmpty() || place.isEmpty() || office.isEmpty()
                ? Optional.empty()
                : Optional.of(new Payload(
                        account.get().id(),
                        roles.get(),
                        agency.get(),
                        place.get().written(),
                        office.get()));
    }
}
