package pk.gov.nsor.accountability.accounts;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Agencies;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.PageReaders;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.approval.ProposalForm.Field;
import pk.gov.nsor.foundation.approval.ProposalForm.Type;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Roles, agencies and places of accounts: choosing them on a form, and naming them. */
@Component("accountMessages")
public class AccountMessages {

    private final Agencies agencies;
    private final Districts districts;
    private final Courts courts;
    private final PlaceFields places;
    private final UiFormat uiFormat;
    private final PageReaders readers;

    AccountMessages(
            Agencies agencies,
            Districts districts,
            Courts courts,
            PlaceFields places,
            UiFormat uiFormat,
            PageReaders readers) {
        this.agencies = agencies;
        this.districts = districts;
        this.courts = courts;
        this.places = places;
        this.uiFormat = uiFormat;
        this.readers = readers;
    }

    Field roleField() {
        Map<String, String> options = new LinkedHashMap<>();
        EnumSet<Role> offered = EnumSet.copyOf(readers.all());
        offered.remove(Role.AUDITOR);
        offered.forEach(role -> options.put(role.name(), uiFormat.text(role.messageKey())));
        return new Field("roles", Type.CHECKS, true, options);
    }

    Field agencyField() {
        Map<String, String> options = new LinkedHashMap<>();
        agencies.all().forEach(agency -> options.put(agency.code(), agencies.name(agency.code())));
        return Field.choice("agency", false, options);
    }

    /** What the reader reads for this key. */
    String text(String key) {
        return uiFormat.text(key);
    }

    Field placeField() {
        return Field.place("place", true, "DISTRICT,PROVINCE,COUNTRY");
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
        return places.jurisdiction(form, "place", "invalid.accounts.place", any -> true);
    }

    /** @throws InvalidValueException where there is no such agency */
    String knownAgency(String code) {
        if (agencies.all().stream().noneMatch(agency -> agency.code().equals(code))) {
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

    /** What a system is to speak for; a problem of the form where it is not readable, not known, or not of the feed. */
    Optional<String> readScope(Form form, Feed feed) {
        String typed = feed.isOfCountry() && form.value("scope").isBlank() ? "country" : form.value("scope");
        return form.check("scope", () -> knownScope(typed, feed).written());
    }

    /**
     * The scope of a system of the feed.
     *
     * @throws InvalidValueException where it names what is not there, or what the feed has nothing to do with
     */
    ClientScope knownScope(@Nullable String written, Feed feed) {
        ClientScope scope = ClientScope.parse(written == null ? "" : written);
        boolean isOfFeed = switch (feed) {
            case COURT -> scope.prisons().isEmpty();
            case PRISON -> scope.courts().isEmpty() && scope.districts().isEmpty();
            case POLICE, PROSECUTION, CHILD_PROTECTION ->
                scope.courts().isEmpty() && scope.prisons().isEmpty();
            case PRISON_AND_PROSECUTION -> scope.courts().isEmpty();
            case IMMIGRATION, NADRA, SURVIVORS_VAULT -> scope.isCountry();
        };
        if (!isOfFeed) {
            throw new InvalidValueException(
                            "client-scope.feed",
                            "A court's system speaks for courts and districts, a prison's for prisons, the police's,"
                                    + " the prosecution's and child protection's for districts, one of prisons and prosecution for both,"
                                    + " immigration's, NADRA's and the survivors' vault for the country.")
                    .at("scope");
        }
        for (String court : scope.courts()) {
            if (courts.byCode(court).isEmpty()) {
                throw new InvalidValueException("client-scope.court", "There is no court with the key %s.", court)
                        .at("scope");
            }
        }
        for (String district : scope.districts()) {
            if (districts.byCode(district).isEmpty()) {
                throw new InvalidValueException(
                                "client-scope.district", "There is no district with the key %s.", district)
                        .at("scope");
            }
        }
        return scope;
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

    Text agency(String code) {
        return agencies.all().stream()
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
            case Jurisdiction.National _ -> uiFormat.text("accounts.place.national");
            case Jurisdiction.OfProvince(String code) ->
                districts.everyDistrict().stream()
                        .filter(district -> district.provinceCode().equals(code))
                        .findFirst()
                        .map(district -> isUrdu() ? district.provinceUr() : district.provinceEn())
                        .orElse(code);
            case Jurisdiction.OfDistrict(String code) ->
                districts.byCode(code).map(AccountMessages::name).orElse(code);
        };
    }

    private static String name(District district) {
        return isUrdu()
                ? district.nameUr() + "، " + district.provinceUr()
                : district.nameEn() + ", " + district.provinceEn();
    }

    private static boolean isUrdu() {
        return "ur".equals(LocaleContextHolder.getLocale().getLanguage());
    }
}
