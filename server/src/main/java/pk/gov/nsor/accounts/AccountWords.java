package pk.gov.nsor.accounts;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.Agency;
import pk.gov.nsor.access.Jurisdiction;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.approval.ProposalForm.Field;
import pk.gov.nsor.approval.ProposalForm.Type;
import pk.gov.nsor.approval.Text;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.reference.District;
import pk.gov.nsor.reference.Districts;
import pk.gov.nsor.shell.Form;
import pk.gov.nsor.shell.Shown;

/** Roles, agencies and places of accounts: choosing them on a form, and naming them. */
@Component("accountWords")
class AccountWords {

    private final Accounts accounts;
    private final Districts districts;
    private final Shown shown;

    AccountWords(Accounts accounts, Districts districts, Shown shown) {
        this.accounts = accounts;
        this.districts = districts;
        this.shown = shown;
    }

    Field roleField() {
        Map<String, String> options = new LinkedHashMap<>();
        EnumSet.complementOf(EnumSet.of(Role.AUDITOR))
                .forEach(role -> options.put(role.name(), shown.text(role.messageKey())));
        return new Field("roles", Type.CHECKS, true, options);
    }

    Field agencyField() {
        Map<String, String> options = new LinkedHashMap<>();
        accounts.agencies().forEach(agency -> options.put(agency.code(), name(agency)));
        return Field.choice("agency", false, options);
    }

    /** What the reader reads for this key. */
    String text(String key) {
        return shown.text(key);
    }

    Field placeField() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(Jurisdiction.NATIONAL.written(), shown.text("accounts.place.national"));
        for (District district : districts.all()) {
            options.putIfAbsent(
                    new Jurisdiction.OfProvince(district.provinceCode()).written(),
                    shown.text("accounts.place.whole", isUrdu() ? district.provinceUr() : district.provinceEn()));
        }
        for (District district : districts.all()) {
            options.put(new Jurisdiction.OfDistrict(district.code()).written(), name(district));
        }
        return Field.choice("place", true, options);
    }

    /** The roles that were chosen; a problem of the form where there is none or one that is not offered. */
    Optional<Set<Role>> readRoles(Form form) {
        Set<String> offered = roleField().options().keySet();
        return form.check("roles", () -> {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            for (String chosen : form.values("roles")) {
                if (offered.contains(chosen)) {
                    roles.add(Role.valueOf(chosen));
                }
            }
            if (roles.isEmpty()) {
                throw new InvalidValueException("accounts.roles.empty", "Choose at least one role.");
            }
            return roles;
        });
    }

    Optional<String> readAgency(Form form) {
        return form.require("agency", "invalid.accounts.agency", this::knownAgency);
    }

    Optional<Jurisdiction> readPlace(Form form) {
        return form.require("place", "invalid.accounts.place", this::knownPlace);
    }

    /** @throws InvalidValueException where there is no such agency */
    String knownAgency(String code) {
        if (accounts.agencies().stream().noneMatch(agency -> agency.code().equals(code))) {
            throw new InvalidValueException("accounts.agency", "Choose the agency.").at("agency");
        }
        return code;
    }

    /** @throws InvalidValueException where there is no such place today */
    Jurisdiction knownPlace(String written) {
        Jurisdiction place = Jurisdiction.parse(written);
        boolean isKnown = switch (place) {
            case Jurisdiction.National _ -> true;
            case Jurisdiction.OfProvince(String code) ->
                districts.all().stream()
                        .anyMatch(district -> district.provinceCode().equals(code));
            case Jurisdiction.OfDistrict(String code) ->
                districts.all().stream().anyMatch(district -> district.code().equals(code));
        };
        if (!isKnown) {
            throw new InvalidValueException("accounts.place", "Choose where the work lies.").at("place");
        }
        return place;
    }

    /** For a proposal: the roles in the order of the enum, one text. */
    static Text roles(Set<Role> roles) {
        Text all = null;
        for (Role role : new TreeSet<>(roles)) {
            Text name = Text.of(role.messageKey());
            all = all == null ? name : Text.of("accounts.and", all, name);
        }
        return java.util.Objects.requireNonNull(all);
    }

    /** The agency's name in the reader's language; pages call it. */
    public String agencyName(String code) {
        return accounts.agencies().stream()
                .filter(agency -> agency.code().equals(code))
                .findFirst()
                .map(AccountWords::name)
                .orElse(code);
    }

    Text agency(String code) {
        return accounts.agencies().stream()
                .filter(agency -> agency.code().equals(code))
                .findFirst()
                .map(agency -> Text.both(agency.nameEn(), agency.nameUr()))
                .orElseGet(() -> Text.plain(code));
    }

    Text place(Jurisdiction place) {
        return switch (place) {
            case Jurisdiction.National _ -> Text.of("accounts.place.national");
            case Jurisdiction.OfProvince(String code) ->
                districts.everyDistrict().stream()
                        .filter(district -> district.provinceCode().equals(code))
                        .findFirst()
                        .map(district -> Text.both(district.provinceEn(), district.provinceUr()))
                        .orElseGet(() -> Text.plain(code));
            case Jurisdiction.OfDistrict(String code) ->
                districts
                        .byCode(code)
                        .map(district -> Text.both(
                                district.nameEn() + ", " + district.provinceEn(),
                                district.nameUr() + "، " + district.provinceUr()))
                        .orElseGet(() -> Text.plain(code));
        };
    }

    /** Where an account's work lies, for a page. */
    public String where(Jurisdiction place) {
        return switch (place) {
            case Jurisdiction.National _ -> shown.text("accounts.place.national");
            case Jurisdiction.OfProvince(String code) ->
                districts.everyDistrict().stream()
                        .filter(district -> district.provinceCode().equals(code))
                        .findFirst()
                        .map(district -> isUrdu() ? district.provinceUr() : district.provinceEn())
                        .orElse(code);
            case Jurisdiction.OfDistrict(String code) ->
                districts.byCode(code).map(AccountWords::name).orElse(code);
        };
    }

    private static String name(District district) {
        return isUrdu()
                ? district.nameUr() + "، " + district.provinceUr()
                : district.nameEn() + ", " + district.provinceEn();
    }

    private static String name(Agency agency) {
        return isUrdu() ? agency.nameUr() : agency.nameEn();
    }

    private static boolean isUrdu() {
        return "ur".equals(LocaleContextHolder.getLocale().getLanguage());
    }
}
