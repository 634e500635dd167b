package pk.gov.nsor.accountability.accounts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.account.PersonnelNumber;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.shell.Form;

/** Whose an account is: for those from before personnel numbers were asked for, and where a number was wrong. */
final class PersonnelNumberProposal extends AccountProposal<PersonnelNumberProposal.Payload> {

    private static final String NUMBER = "personnel-number";

    PersonnelNumberProposal(boolean ofAuditors, Accounts accounts) {
        super(ofAuditors, accounts);
    }

    /** @param number as a {@link PersonnelNumber} is written */
    record Payload(UUID account, String number) {}

    @Override
    public String name() {
        return isOfAuditors() ? "auditor-number" : "account-number";
    }

    @Override
    public String messages() {
        return isOfAuditors() ? "accounts.auditor-number." : "accounts.number.";
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
                new Line(NUMBER, Text.plain(payload.number())),
                new Line("now", numberOf(payload).map(Text::plain).orElseGet(() -> Text.of("accounts.number.none"))));
    }

    @Override
    public Preview preview(Payload payload, LocalDate effectiveFrom) {
        return Preview.of(Text.of("accounts.number.effect"));
    }

    @Override
    public String fingerprint(Payload payload) {
        return numberOf(payload).orElse("");
    }

    @Override
    public void validate(Payload payload, LocalDate effectiveFrom) {
        Account account = known(payload.account());
        accounts.find(PersonnelNumber.parse(payload.number()))
                .filter(other -> !other.id().equals(account.id()))
                .ifPresent(other -> {
                    throw Accounts.numberTaken(other.userName()).at(NUMBER);
                });
    }

    @Override
    public void apply(Payload payload, Approval approval) {
        accounts.setNumber(known(payload.account()), PersonnelNumber.parse(payload.number()), approval.by());
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.hinted("account", Type.TEXT), Field.hinted(NUMBER, Type.TEXT));
    }

    @Override
    public Optional<Payload> read(Form form) {
        Optional<Account> account = readAccount(form);
        Optional<PersonnelNumber> number =
                form.require(NUMBER, "invalid.personnel-number.missing", PersonnelNumber::parse);
        return account.isEmpty() || number.isEmpty()
                ? Optional.empty()
                : Optional.of(new Payload(account.get().id(), number.get().value()));
    }

    private Optional<String> numberOf(Payload payload) {
        return accounts.find(payload.account())
                .flatMap(account -> Optional.ofNullable(account.number()))
                .map(PersonnelNumber::value);
    }
}
