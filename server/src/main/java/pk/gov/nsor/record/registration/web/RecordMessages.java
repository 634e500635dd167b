package pk.gov.nsor.record.registration.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Offences;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.Stay;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Offence;
import pk.gov.nsor.record.register.Address;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.registration.Standing;

/** Describes the data of a record in the reader's language: codes become names, standings become sentences. */
@Component
public class RecordMessages {

    private final Courts courts;
    private final PoliceStations stations;
    private final Districts districts;
    private final Offences offences;
    private final UiFormat uiFormat;

    RecordMessages(Courts courts, PoliceStations stations, Districts districts, Offences offences, UiFormat uiFormat) {
        this.courts = courts;
        this.stations = stations;
        this.districts = districts;
        this.offences = offences;
        this.uiFormat = uiFormat;
    }

    /** The identity, ready to be shown. */
    record IdentityShown(Identity identity, String sex, String nationality) {}

    /** @param period since when, or from when until when */
    record AddressShown(String line, String district, String period, boolean current) {}

    /** @param title the offence's name, null where the register does not know the section */
    record OffenceShown(String section, @Nullable String title, List<String> connectedWith) {}

    /** @param quashed how it ended, null while it is in force */
    record ConvictionShown(
            @Nullable UUID id,
            List<OffenceShown> offences,
            String court,
            String caseNumber,
            String firNumber,
            String station,
            String offenceOn,
            String judgmentOn,
            String victim,
            @Nullable String quashed) {}

    IdentityShown identity(Identity identity) {
        Locale locale = LocaleContextHolder.getLocale();
        return new IdentityShown(
                identity,
                uiFormat.text("registration.sex." + lower(identity.sex())),
                Locale.of("", identity.nationality()).getDisplayCountry(locale));
    }

    AddressShown address(NewAddress address) {
        return new AddressShown(
                address.line(),
                place(address.districtCode(), address.tehsilCode(), address.from(), null),
                since(address.from()),
                true);
    }

    AddressShown address(Address address) {
        LocalDate until = address.until();
        return new AddressShown(
                address.line(),
                place(address.districtCode(), address.tehsilCode(), address.from(), until),
                until == null
                        ? since(address.from())
                        : uiFormat.text(
                                "registration.address.from-to", uiFormat.day(address.from()), uiFormat.day(until)),
                until == null);
    }

    ConvictionShown conviction(Conviction conviction) {
        Conviction.Quashing quashing = conviction.quashing();
        String quashed = quashing == null
                ? null
                : uiFormat.text("conviction.quashed." + lower(quashing.reason()), uiFormat.day(quashing.on()));
        return judgment(conviction.id().value(), conviction.judgment(), quashed);
    }

    ConvictionShown judgment(NewConviction judgment) {
        return judgment(null, judgment, null);
    }

    /**
     * The tehsil, where it is known, and the district. Where a district split lies in the period, all districts in
     * order, with their last days.
     */
    private String place(String district, @Nullable String tehsil, LocalDate from, @Nullable LocalDate until) {
        List<Stay> stays = districts.over(district, tehsil, from, until);
        String text = district(stays.getLast().districtCode());
        for (int i = stays.size() - 2; i >= 0; i--) {
            Stay stay = stays.get(i);
            text = uiFormat.text(
                    "registration.address.then",
                    isolate(district(stay.districtCode())),
                    uiFormat.day(stay.until()),
                    isolate(text));
        }
        String name = tehsil == null
                ? null
                : districts.tehsil(tehsil).map(Tehsil::nameEn).orElse(tehsil);
        return name == null ? text : uiFormat.text("registration.address.tehsil", isolate(name), text);
    }

    String district(String code) {
        return districts.byCode(code).map(this::name).orElse(code);
    }

    String court(String code) {
        return courts.byCode(code).map(this::name).orElse(code);
    }

    /**
     * The person's standing today, as a sentence.
     *
     * @param isSealed whether the record of somebody off the register is closed; it is open until a second person has
     *     decided
     */
    String standing(Optional<Standing> standing, LocalDate today, boolean isSealed) {
        return standing.map(known -> standing(known, today, isSealed))
                .orElseGet(() -> uiFormat.text("registration.standing.not_registrable"));
    }

    private String standing(Standing known, LocalDate today, boolean isSealed) {
        return switch (known.on(today)) {
            case NOT_REGISTRABLE -> uiFormat.text("registration.standing.not_registrable");
            case SEALED ->
                uiFormat.text(isSealed ? "registration.standing.sealed" : "registration.standing.sealed-not-yet");
            case PRE_REGISTERED ->
                uiFormat.text("registration.standing.pre_registered", uiFormat.day(known.firstDay()));
            case ACTIVE -> {
                String first = uiFormat.day(known.firstDay());
                if (known.lastDay() != null) {
                    yield uiFormat.text(
                            "registration.standing.on_register-until", first, uiFormat.day(known.lastDay()));
                }
                yield uiFormat.text(
                        known.life() ? "registration.standing.on_register-life" : "registration.standing.on_register",
                        first);
            }
        };
    }

    private ConvictionShown judgment(@Nullable UUID id, NewConviction judgment, @Nullable String quashed) {
        return new ConvictionShown(
                id,
                judgment.offences().stream().map(this::offence).toList(),
                court(judgment.courtCode()),
                judgment.caseNumber(),
                judgment.firNumber(),
                stations.byCode(judgment.policeStationCode()).map(this::name).orElse(judgment.policeStationCode()),
                uiFormat.day(judgment.offenceOn()),
                uiFormat.day(judgment.judgmentOn()),
                uiFormat.text("registration.victim-age."
                                + lower(judgment.victim().age())) + " · "
                        + uiFormat.text("registration.victim-sex."
                                + lower(judgment.victim().sex())),
                quashed);
    }

    private OffenceShown offence(Offence offence) {
        return new OffenceShown(
                offence.section().toString(),
                offences.titled(offence.section())
                        .map(known -> isUrdu() ? known.titleUr() : known.titleEn())
                        .orElse(null),
                offence.connectedWith().stream().map(Section::toString).toList());
    }

    private String since(LocalDate day) {
        return uiFormat.text("registration.address.since", uiFormat.day(day));
    }

    private String name(District district) {
        return district.name(LocaleContextHolder.getLocale());
    }

    private String name(Court court) {
        return court.name(LocaleContextHolder.getLocale());
    }

    private String name(PoliceStation station) {
        return station.name(LocaleContextHolder.getLocale());
    }

    /** Wraps the text in direction marks, so that its direction does not disturb the sentence around it. */
    private static String isolate(String text) {
        return "\u2068" + text + "\u2069";
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isUrdu() {
        return "ur".equals(LocaleContextHolder.getLocale().getLanguage());
    }
}
