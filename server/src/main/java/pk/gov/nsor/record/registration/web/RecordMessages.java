package pk.gov.nsor.record.registration.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
import pk.gov.nsor.record.conviction.legalfile.FactMessages;
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
    private final FactMessages facts;
    private final UiFormat uiFormat;

    RecordMessages(
            Courts courts,
            PoliceStations stations,
            Districts districts,
            Offences offences,
            FactMessages facts,
            UiFormat uiFormat) {
        this.courts = courts;
        this.stations = stations;
        this.districts = districts;
        this.offences = offences;
        this.facts = facts;
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

    private String station(String code) {
        return stations.byCode(code).map(this::name).orElse(code);
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

    /** A line of the timeline. */
    public String journal(String kind, Map<String, String> details) {
        Object[] values = switch (kind) {
            case "REGISTERED" -> new Object[] {isolated(details, "number")};
            case "CNIC_ENTERED", "CNIC_WITHDRAWN", "IDENTITY_CONFIRMED" -> new Object[] {isolated(details, "cnic")};
            case "IDENTITY_EXAMINED" ->
                new Object[] {
                    isolated(details, "cnic"), uiFormat.text("registration.outcome." + part(details, "outcome"))
                };
            case "ADDRESS_RECORDED" ->
                new Object[] {isolated(details, "line"), isolate(district(details.getOrDefault("district", "")))};
            case "ADDRESS_WITHDRAWN" ->
                new Object[] {isolated(details, "line"), isolate(district(details.getOrDefault("district", "")))};
            case "NAME_CHANGED" -> new Object[] {isolated(details, "before"), isolated(details, "name")};
            case "IDENTITY_CORRECTED" ->
                new Object[] {
                    corrected(details),
                    uiFormat.text("identity.correction.document." + part(details, "document")),
                    isolated(details, "correction")
                };
            case "NOTICE_ANNOUNCED" -> new Object[] {uiFormat.text("notices.announced." + part(details, "announced"))};
            case "NOTICE_TAKEN" ->
                new Object[] {uiFormat.text("notices.kind." + part(details, "kind")), dueDay(details, "told")};
            case "NOTICE_DECIDED" ->
                new Object[] {
                    uiFormat.text("notices.kind." + part(details, "kind")),
                    uiFormat.text("notices.state." + part(details, "state"))
                };
            case "BORDER_CROSSED" ->
                new Object[] {uiFormat.text("notices.direction." + part(details, "direction")), country(details)};
            case "REMOVAL_DECIDED" ->
                new Object[] {
                    uiFormat.text("removal.kind." + part(details, "removal")),
                    uiFormat.text("removal.state." + part(details, "outcome"))
                };
            case "OBSERVATION_AGREES" -> new Object[] {uiFormat.text("notices.observation." + part(details, "kind"))};
            case "TRAVEL_TASK_OPENED" -> new Object[] {uiFormat.text("notices.task." + part(details, "kind"))};
            case "TRAVEL_TASK_CLOSED" ->
                new Object[] {
                    uiFormat.text("notices.task." + part(details, "kind")),
                    uiFormat.text("notices.outcome." + part(details, "outcome"))
                };
            case "TRAVEL_TASK_ESCALATED" ->
                new Object[] {
                    uiFormat.text("notices.task." + part(details, "kind")),
                    dueDay(details, "since"),
                    uiFormat.text("supervision.level.to." + part(details, "level"))
                };
            case "ANNOUNCEMENT_ESCALATED" ->
                new Object[] {
                    uiFormat.text("notices.announced." + part(details, "announced")),
                    dueDay(details, "since"),
                    uiFormat.text("supervision.level.to." + part(details, "level"))
                };
            case "TEHSIL_ASSIGNED" -> new Object[] {isolated(details, "line"), isolated(details, "tehsil")};
            case "DISTRICT_CHANGED" ->
                new Object[] {
                    isolated(details, "tehsil"),
                    isolate(district(details.getOrDefault("before", ""))),
                    isolate(district(details.getOrDefault("after", ""))),
                    uiFormat.day(LocalDate.parse(details.getOrDefault("day", "")))
                };
            case "CONVICTION_RECORDED" ->
                new Object[] {
                    isolated(details, "sections"),
                    isolate(court(details.getOrDefault("court", ""))),
                    isolated(details, "case")
                };
            case "CONVICTION_QUASHED" ->
                new Object[] {
                    isolated(details, "case"), uiFormat.text("conviction.quashing.reason." + part(details, "reason"))
                };
            case "STANDING_CHANGED" -> new Object[] {uiFormat.text("registration.status." + part(details, "status"))};
            case "STATION_ASSIGNED" ->
                new Object[] {
                    isolate(station(details.getOrDefault("station", ""))),
                    uiFormat.text("supervision.station.reason." + part(details, "why"))
                };
            case "STATION_RELIEVED" -> new Object[] {uiFormat.text("supervision.station.end." + part(details, "why"))};
            case "DUTY_OPENED", "DUTY_ANSWERED", "DUTY_RESTORED", "BREACH_ALLEGED", "BREACH_WITHDRAWN" ->
                new Object[] {duty(details), dueDay(details, "due")};
            case "DUTY_MOVED" -> new Object[] {duty(details), dueDay(details, "before"), dueDay(details, "due")};
            case "DUTY_WITHDRAWN" ->
                new Object[] {
                    duty(details),
                    dueDay(details, "due"),
                    uiFormat.text("supervision.withdrawn." + part(details, "why"))
                };
            case "BREACH_DECIDED" ->
                new Object[] {
                    duty(details),
                    dueDay(details, "due"),
                    uiFormat.text("supervision.breach.state." + part(details, "state"))
                };
            case "BREACH_ESCALATED" ->
                new Object[] {
                    duty(details),
                    dueDay(details, "due"),
                    uiFormat.text("supervision.level.to." + part(details, "level"))
                };
            case "APPEARED" ->
                new Object[] {
                    isolate(station(details.getOrDefault("station", ""))),
                    uiFormat.text("supervision.identity-seen." + part(details, "identity")),
                    uiFormat.text("supervision.address-seen." + part(details, "address"))
                };
            case "WHEREABOUTS_UNKNOWN" ->
                new Object[] {uiFormat.text("supervision.whereabouts.reason." + part(details, "reason"))};
            case "WHEREABOUTS_KNOWN" -> new Object[] {dueDay(details, "since")};
            case "RELEASE_PLANNED" ->
                new Object[] {
                    dueDay(details, "day"),
                    isolated(details, "prison"),
                    isolate(district(details.getOrDefault("district", "")))
                };
            case "PHOTOGRAPH_WITHDRAWN" ->
                new Object[] {dueDay(details, "day"), uiFormat.text("photograph.reason." + part(details, "reason"))};
            case "DUTIES_EXPLAINED" -> new Object[] {uiFormat.text("supervision.told." + part(details, "how"))};
            case "VISIT_PLANNED" -> new Object[] {dueDay(details, "day")};
            case "VISIT_MADE" ->
                new Object[] {
                    uiFormat.text("knowledge.visit.met." + part(details, "met")),
                    uiFormat.text("knowledge.visit.finding." + part(details, "finding"))
                };
            case "VISIT_FAILED" ->
                new Object[] {
                    uiFormat.text("knowledge.visit.outcome." + part(details, "outcome")),
                    uiFormat.text("knowledge.visit.finding." + part(details, "finding"))
                };
            case "VISIT_CALLED_OFF", "INTELLIGENCE_NOTED" -> new Object[] {};
            case "CONTACT_MADE" -> new Object[] {uiFormat.text("knowledge.contact.kind." + part(details, "kind"))};
            case "RISK_ASSESSED" ->
                new Object[] {uiFormat.text("knowledge.risk.level." + part(details, "level")), dueDay(details, "review")
                };
            case "CIRCUMSTANCE_RECORDED", "CIRCUMSTANCE_ENDED", "CIRCUMSTANCE_CORRECTED", "CIRCUMSTANCE_WITHDRAWN" ->
                new Object[] {uiFormat.text("knowledge.circumstance." + part(details, "kind"))};
            case "RESIDENCE_LOST" -> new Object[] {isolated(details, "locality")};
            case "TRANSFER_OFFERED", "TRANSFER_ACCEPTED", "TRANSFER_RETURNED", "TRANSFER_WITHDRAWN" ->
                new Object[] {isolate(district(details.getOrDefault("district", "")))};
            case "PHONE_TAKEN", "PHONE_VERIFIED", "PHONE_WITHDRAWN" -> new Object[] {isolated(details, "ending")};
            case "MESSAGE_SENT" ->
                new Object[] {
                    uiFormat.text(
                            "supervision.message.about." + part(details, "about"),
                            details.containsKey("due") ? dueDay(details, "due") : ""),
                    isolated(details, "ending")
                };
            // Facts of courts and prisons, and kinds of a newer version.
            default -> facts.journal(kind, details);
        };
        return uiFormat.text("register.journal." + kind.toLowerCase(Locale.ROOT), values);
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

    private String duty(Map<String, String> details) {
        return uiFormat.text("supervision.duty." + part(details, "kind"));
    }

    private String dueDay(Map<String, String> details, String name) {
        return uiFormat.day(LocalDate.parse(details.getOrDefault(name, "")));
    }

    private String corrected(Map<String, String> details) {
        return Arrays.stream(details.getOrDefault("details", "").split(","))
                .map(detail -> uiFormat.text("identity.correction.field."
                        + detail.toLowerCase(Locale.ROOT).replace('_', '-')))
                .collect(Collectors.joining(uiFormat.text("shell.comma")));
    }

    private static String country(Map<String, String> details) {
        return isolate(
                Locale.of("", details.getOrDefault("country", "")).getDisplayCountry(LocaleContextHolder.getLocale()));
    }

    private static String isolated(Map<String, String> details, String name) {
        return isolate(details.getOrDefault(name, ""));
    }

    /** Wraps the text in direction marks, so that its direction does not disturb the sentence around it. */
    private static String isolate(String text) {
        return "\u2068" + text + "\u2069";
    }

    private static String part(Map<String, String> details, String name) {
        return details.getOrDefault(name, "").toLowerCase(Locale.ROOT);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isUrdu() {
        return "ur".equals(LocaleContextHolder.getLocale().getLanguage());
    }
}
