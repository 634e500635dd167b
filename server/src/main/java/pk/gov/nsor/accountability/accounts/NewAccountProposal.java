package pk.gov.nsor.accountability.accounts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.account.Handovers;
import pk.gov.nsor.foundation.access.account.PersonnelNumber;
import pk.gov.nsor.foundation.access.credential.PassPhrase;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Form;

/** A new account; its pass-phrase is handed over by the two people who made it, half by each. */
final class NewAccountProposal extends AccountProposal<NewAccountProposal.Payload> {

    private static final String NUMBER = "personnel-number";

    private final AccountMessages words;
    private final AccountOffices offices;
    private final Handovers handovers;

    NewAccountProposal(
            boolean ofAuditors, Accounts accounts, AccountMessages words, AccountOffices offices, Handovers handovers) {
        super(ofAuditors, accounts);
        this.words = words;
        this.offices = offices;
        this.handovers = handovers;
    }

    /**
     * Who is to have an account: somebody who works with the register, nobody who is on it.
     *
     * @param place as a {@link Jurisdiction} is written
     * @param number as a {@link PersonnelNumber} is written; null in a proposal from before there was one
     * @param office the code of the court or the name of the prison of a clerk; null or empty for anybody else
     */
    record Payload(
            String userName,
            String displayName,
            Set<Role> roles,
            String agency,
            String place,
            @Nullable String number,
            @Nullable String office) {

        NewAccount account() {
            if (number == null) {
                throw new InvalidValueException("personnel-number.missing", "Type the person's personnel number.")
                        .at(NUMBER);
            }
            return new NewAccount(userName, displayName, roles, agency, Jurisdiction.parse(place)).numbered(number);
        }
    }

    @Override
    public String name() {
        return isOfAuditors() ? "auditor-new" : "account-new";
    }

    @Override
    public String messages() {
        return isOfAuditors() ? "accounts.auditor-new." : "accounts.new.";
    }

    @Override
    public Class<Payload> payload() {
        return Payload.class;
    }

    @Override
    public Optional<String> afterApproval() {
        return Optional.of("/accounts/handovers");
    }

    @Override
    public List<Line> describe(Payload payload) {
        List<Line> lines = new ArrayList<>(List.of(
                new Line("display-name", Text.plain(payload.displayName())),
                new Line(NUMBER, Text.plain(Objects.toString(payload.number(), ""))),
                new Line("user-name", Text.plain(payload.userName())),
                new Line("roles", AccountMessages.roles(payload.roles())),
                new Line("agency", words.agency(payload.agency())),
                new Line("place", words.place(Jurisdiction.parse(payload.place())))));
        if (payload.office() != null && !payload.office().isEmpty()) {
            lines.add(new Line("office", offices.text(payload.office(), payload.roles())));
        }
        return lines;
    }

    @Override
    public Preview preview(Payload payload, LocalDate effectiveFrom) {
        return offices.isClosed(payload.office(), payload.roles())
                ? Preview.of(
                        Text.of("accounts.new.effect"), Text.of("accounts.halves"), Text.of("accounts.office.reopened"))
                : Preview.of(Text.of("accounts.new.effect"), Text.of("accounts.halves"));
    }

    @Override
    public String fingerprint(Payload payload) {
        boolean isTaken = accounts.find(payload.userName()).isPresent()
                || ofPerson(payload).isPresent();
        return isTaken ? "taken" : "free";
    }

    @Override
    public void validate(Payload payload, LocalDate effectiveFrom) {
        NewAccount account = payload.account();
        if (account.roles().contains(Role.AUDITOR) != isOfAuditors()) {
            throw new InvalidValueException(
                            "accounts.auditor", "An auditor's account is for national supervisors to propose about.")
                    .at("roles");
        }
        RoleRules.check(account.roles(), account.jurisdiction());
        words.knownAgency(account.agency());
        words.knownPlace(payload.place());
        String _ = offices.known(payload.office(), account.roles());
        if (accounts.find(account.userName()).isPresent()) {
            throw new InvalidValueException("user-name.taken", "There is an account %s already.", account.userName())
                    .at("user-name");
        }
        ofPerson(payload).ifPresent(theirs -> {
            throw Accounts.numberTaken(theirs.userName()).at(NUMBER);
        });
    }

    /** The account that the person has already. */
    private Optional<Account> ofPerson(Payload payload) {
        return Optional.ofNullable(payload.number()).map(PersonnelNumber::parse).flatMap(accounts::find);
    }

    @Override
    public void apply(Payload payload, Approval approval) {
        String first = PassPhrase.half();
        String second = PassPhrase.half();
        Account made = accounts.create(payload.account(), first + "-" + second, approval.by());
        accounts.requireChange(made);
        offices.give(made, payload.office(), payload.roles(), approval.by());
        handovers.give(
                made.id(),
                first,
                approval.proposedBy(),
                second,
                java.util.Objects.requireNonNull(approval.by().id()));
    }

    @Override
    public List<Field> fields() {
        Field name = Field.of("display-name", Type.TEXT);
        Field number = Field.hinted(NUMBER, Type.TEXT);
        Field userName = Field.hinted("user-name", Type.TEXT);
        return isOfAuditors()
                ? List.of(name, number, userName, words.agencyField())
                : List.of(
                        name,
                        number,
                        userName,
                        words.roleField(),
                        words.agencyField(),
                        words.placeField(),
                        offices.field());
    }

    @Override
    public Optional<Payload> read(Form form) {
        Optional<String> displayName = form.require("display-name", "invalid.accounts.display-name", name -> name);
        Optional<PersonnelNumber> number =
                form.require(NUMBER, "invalid.personnel-number.missing", PersonnelNumber::parse);
        Optional<String> userName = form.require("user-name", "invalid.accounts.user-name", name -> name);
        Optional<Set<Role>> roles = isOfAuditors() ? Optional.of(Set.of(Role.AUDITOR)) : words.readRoles(form);
        Optional<String> agency = words.readAgency(form);
        Optional<Jurisdiction> place = isOfAuditors() ? Optional.of(Jurisdiction.NATIONAL) : words.readPlace(form);
        Optional<String> office = isOfAuditors() ? Optional.of("") : offices.read(form, roles);
        if (displayName.isEmpty()
                || number.isEmpty()
                || userName.isEmpty()
                || roles.isEmpty()
                || agency.isEmpty()
                || place.isEmpty()
                || office.isEmpty()) {
            return Optional.empty();
        }
        return form.whole("user-name", () -> {
            NewAccount account =
                    new NewAccount(userName.get(), displayName.get(), roles.get(), agency.get(), place.get());
            RoleRules.check(account.roles(), account.jurisdiction());
            return new Payload(
                    account.userName(),
                    account.displayName(),
                    account.roles(),
                    account.agency(),
                    account.jurisdiction().written(),
                    number.get().value(),
                    office.get());
        });
    }
}
