package pk.gov.nsor.registration.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.conviction.Conviction;
import pk.gov.nsor.conviction.FactWording;
import pk.gov.nsor.conviction.NewConviction;
import pk.gov.nsor.conviction.Offence;
import pk.gov.nsor.kernel.Section;
import pk.gov.nsor.reference.Court;
import pk.gov.nsor.reference.Courts;
import pk.gov.nsor.reference.District;
import pk.gov.nsor.reference.Districts;
import pk.gov.nsor.reference.Offences;
import pk.gov.nsor.reference.PoliceStation;
import pk.gov.nsor.reference.PoliceStations;
import pk.gov.nsor.reference.Stay;
import pk.gov.nsor.reference.Tehsil;
import pk.gov.nsor.register.Address;
import pk.gov.nsor.register.Identity;
import pk.gov.nsor.register.NewAddress;
import pk.gov.nsor.registration.Standing;
import pk.gov.nsor.shell.Shown;

/** Says in the reader's language what is on a record: codes become names, standings become sentences. */
@Component
class Wording {

    private final Courts courts;
    private final PoliceStations stations;
    private final Districts districts;
    private final Offences offences;
    private final FactWording facts;
    private final Shown shown;

    Wording(
            Courts courts,
            PoliceStations stations,
            Districts districts,
            Offences offences,
            FactWording facts,
            Shown shown) {
        this.courts = courts;
        this.stations = stations;
        this.districts = districts;
        this.offences = offences;
        this.facts = facts;
        this.shown = shown;
    }

    /** Who the person is, ready to be shown. */
    record IdentityShown(Identity identity, String sex, String nationality) {}

    /** @param period since when, or from when to when */
    record AddressShown(String line, String district, String period, boolean current) {}

    /** @param title the offence's name, null where the register does not know the section */
    record OffenceShown(String section, @Nullable String title, List<String> connectedWith) {}

    /** @param quashed how it ended, null while it stands */
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
                shown.text("registration.sex." + lower(identity.sex())),
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
                        : shown.text("registration.address.from-to", shown.day(address.from()), shown.day(until)),
                until == null);
    }

    ConvictionShown conviction(Conviction conviction) {
        Conviction.Quashing quashing = conviction.quashing();
        String quashed = quashing == null
                ? null
                : shown.text("conviction.quashed." + lower(quashing.reason()), shown.day(quashing.on()));
        return judgment(conviction.id().value(), conviction.judgment(), quashed);
    }

    ConvictionShown judgment(NewConviction judgment) {
        return judgment(null, judgment, null);
    }

    /** The tehsil, where it is known, and the district; where a split lies between, one after the other with its last day. */
    private String place(String district, @Nullable String tehsil, LocalDate from, @Nullable LocalDate until) {
        List<Stay> stays = districts.over(district, tehsil, from, until);
        String text = district(stays.getLast().districtCode());
        for (int i = stays.size() - 2; i >= 0; i--) {
            Stay stay = stays.get(i);
            text = shown.text(
                    "registration.address.then",
                    isolate(district(stay.districtCode())),
                    shown.day(stay.until()),
                    isolate(text));
        }
        String name = tehsil == null
                ? null
                : districts.tehsil(tehsil).map(Tehsil::nameEn).orElse(tehsil);
        return name == null ? text : shown.text("registration.address.tehsil", isolate(name), text);
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

    /** Where the person stands today, as a sentence. */
    String standing(Optional<Standing> standing, LocalDate today) {
        return standing.map(known -> standing(known, today))
                .orElseGet(() -> shown.text("registration.standing.not_registrable"));
    }

    private String standing(Standing known, LocalDate today) {
        return switch (known.on(today)) {
            case NOT_REGISTRABLE -> shown.text("registration.standing.not_registrable");
            case SEALED -> shown.text("registration.standing.sealed");
            case PRE_REGISTERED -> shown.text("registration.standing.pre_registered", shown.day(known.firstDay()));
            case ACTIVE -> {
                String first = shown.day(known.firstDay());
                if (known.lastDay() != null) {
                    yield shown.text("registration.standing.on_register-until", first, shown.day(known.lastDay()));
                }
                yield shown.text(
                        known.life() ? "registration.standing.on_register-life" : "registration.standing.on_register",
                        first);
            }
        };
    }

    /** A line of the timeline. */
    String journal(String kind, Map<String, String> details) {
        Object[] values = switch (kind) {
            case "REGISTERED" -> new Object[] {isolated(details, "number")};
            case "CNIC_ENTERED", "CNIC_WITHDRAWN", "IDENTITY_CONFIRMED" -> new Object[] {isolated(details, "cnic")};
            case "IDENTITY_EXAMINED" ->
                new Object[] {isolated(details, "cnic"), shown.text("registration.outcome." + part(details, "outcome"))
                };
            case "ADDRESS_RECORDED" ->
                new Object[] {isolated(details, "line"), isolate(district(details.getOrDefault("district", "")))};
            case "ADDRESS_WITHDRAWN" ->
                new Object[] {isolated(details, "line"), isolate(district(details.getOrDefault("district", "")))};
            case "NAME_CHANGED" -> new Object[] {isolated(details, "before"), isolated(details, "name")};
            case "NOTICE_ANNOUNCED" -> new Object[] {shown.text("notices.announced." + part(details, "announced"))};
            case "NOTICE_TAKEN" ->
                new Object[] {shown.text("notices.kind." + part(details, "kind")), dueDay(details, "told")};
            case "NOTICE_DECIDED" ->
                new Object[] {
                    shown.text("notices.kind." + part(details, "kind")),
                    shown.text("notices.state." + part(details, "state"))
                };
            case "BORDER_CROSSED" ->
                new Object[] {shown.text("notices.direction." + part(details, "direction")), country(details)};
            case "OBSERVATION_AGREES" -> new Object[] {shown.text("notices.observation." + part(details, "kind"))};
            case "TRAVEL_TASK_OPENED" -> new Object[] {shown.text("notices.task." + part(details, "kind"))};
            case "TRAVEL_TASK_CLOSED" ->
                new Object[] {
                    shown.text("notices.task." + part(details, "kind")),
                    shown.text("notices.outcome." + part(details, "outcome"))
                };
            case "TRAVEL_TASK_ESCALATED" ->
                new Object[] {
                    shown.text("notices.task." + part(details, "kind")),
                    dueDay(details, "since"),
                    shown.text("supervision.level.to." + part(details, "level"))
                };
            case "ANNOUNCEMENT_ESCALATED" ->
                new Object[] {
                    shown.text("notices.announced." + part(details, "announced")),
                    dueDay(details, "since"),
                    shown.text("supervision.level.to." + part(details, "level"))
                };
            case "TEHSIL_ASSIGNED" -> new Object[] {isolated(details, "line"), isolated(details, "tehsil")};
            case "DISTRICT_CHANGED" ->
                new Object[] {
                    isolated(details, "tehsil"),
                    isolate(district(details.getOrDefault("before", ""))),
                    isolate(district(details.getOrDefault("after", ""))),
                    shown.day(LocalDate.parse(details.getOrDefault("day", "")))
                };
            case "CONVICTION_RECORDED" ->
                new Object[] {
                    isolated(details, "sections"),
                    isolate(court(details.getOrDefault("court", ""))),
                    isolated(details, "case")
                };
            case "CONVICTION_QUASHED" ->
                new Object[] {
                    isolated(details, "case"), shown.text("conviction.quashing.reason." + part(details, "reason"))
                };
            case "STANDING_CHANGED" -> new Object[] {shown.text("registration.status." + part(details, "status"))};
            case "STATION_ASSIGNED" ->
                new Object[] {
                    isolate(station(details.getOrDefault("station", ""))),
                    shown.text("supervision.station.reason." + part(details, "why"))
                };
            case "STATION_RELIEVED" -> new Object[] {shown.text("supervision.station.end." + part(details, "why"))};
            case "DUTY_OPENED", "DUTY_ANSWERED", "DUTY_RESTORED", "BREACH_ALLEGED", "BREACH_WITHDRAWN" ->
                new Object[] {duty(details), dueDay(details, "due")};
            case "DUTY_MOVED" -> new Object[] {duty(details), dueDay(details, "before"), dueDay(details, "due")};
            case "DUTY_WITHDRAWN" ->
                new Object[] {
                    duty(details), dueDay(details, "due"), shown.text("supervision.withdrawn." + part(details, "why"))
                };
            case "BREACH_DECIDED" ->
                new Object[] {
                    duty(details),
                    dueDay(details, "due"),
                    shown.text("supervision.breach.state." + part(details, "state"))
                };
            case "BREACH_ESCALATED" ->
                new Object[] {
                    duty(details), dueDay(details, "due"), shown.text("supervision.level.to." + part(details, "level"))
                };
            case "APPEARED" ->
                new Object[] {
                    isolate(station(details.getOrDefault("station", ""))),
                    shown.text("supervision.identity-seen." + part(details, "identity")),
                    shown.text("supervision.address-seen." + part(details, "address"))
                };
            case "WHEREABOUTS_UNKNOWN" ->
                new Object[] {shown.text("supervision.whereabouts.reason." + part(details, "reason"))};
            case "WHEREABOUTS_KNOWN" -> new Object[] {dueDay(details, "since")};
            case "RELEASE_PLANNED" ->
                new Object[] {
                    dueDay(details, "day"),
                    isolated(details, "prison"),
                    isolate(district(details.getOrDefault("district", "")))
                };
            case "PHOTOGRAPH_WITHDRAWN" ->
                new Object[] {dueDay(details, "day"), shown.text("photograph.reason." + part(details, "reason"))};
            case "DUTIES_TOLD" -> new Object[] {shown.text("supervision.told." + part(details, "how"))};
            case "VISIT_PLANNED" -> new Object[] {dueDay(details, "day")};
            case "VISIT_MADE" ->
                new Object[] {
                    shown.text("knowledge.visit.met." + part(details, "met")),
                    shown.text("knowledge.visit.finding." + part(details, "finding"))
                };
            case "VISIT_FAILED" ->
                new Object[] {
                    shown.text("knowledge.visit.outcome." + part(details, "outcome")),
                    shown.text("knowledge.visit.finding." + part(details, "finding"))
                };
            case "VISIT_CALLED_OFF", "INTELLIGENCE_NOTED" -> new Object[] {};
            case "CONTACT_MADE" -> new Object[] {shown.text("knowledge.contact.kind." + part(details, "kind"))};
            case "RISK_ASSESSED" ->
                new Object[] {shown.text("knowledge.risk.level." + part(details, "level")), dueDay(details, "review")};
            case "CIRCUMSTANCE_RECORDED", "CIRCUMSTANCE_ENDED", "CIRCUMSTANCE_CORRECTED", "CIRCUMSTANCE_WITHDRAWN" ->
                new Object[] {shown.text("knowledge.circumstance." + part(details, "kind"))};
            case "ABODE_LOST" -> new Object[] {isolated(details, "locality")};
            case "TRANSFER_OFFERED", "TRANSFER_ACCEPTED", "TRANSFER_RETURNED", "TRANSFER_WITHDRAWN" ->
                new Object[] {isolate(district(details.getOrDefault("district", "")))};
            case "PHONE_TAKEN", "PHONE_VERIFIED", "PHONE_WITHDRAWN" -> new Object[] {isolated(details, "ending")};
            case "MESSAGE_SENT" ->
                new Object[] {
                    shown.text(
                            "supervision.message.about." + part(details, "about"),
                            details.containsKey("due") ? dueDay(details, "due") : ""),
                    isolated(details, "ending")
                };
            // What courts and prisons did, and kinds of a newer version.
            default -> facts.journal(kind, details);
        };
        return shown.text("register.journal." + kind.toLowerCase(Locale.ROOT), values);
    }

    private ConvictionShown judgment(@Nullable UUID id, NewConviction judgment, @Nullable String quashed) {
        return new ConvictionShown(
                id,
                judgment.offences().stream().map(this::offence).toList(),
                court(judgment.courtCode()),
                judgment.caseNumber(),
                judgment.firNumber(),
                stations.byCode(judgment.policeStationCode()).map(this::name).orElse(judgment.policeStationCode()),
                shown.day(judgment.offenceOn()),
                shown.day(judgment.judgmentOn()),
                shown.text("registration.victim-age." + lower(judgment.victim().age())) + " · "
                        + shown.text("registration.victim-sex."
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
        return shown.text("registration.address.since", shown.day(day));
    }

    private String name(District district) {
        return isUrdu() ? district.nameUr() : district.nameEn();
    }

    private String name(Court court) {
        return isUrdu() ? court.nameUr() : court.nameEn();
    }

    private String name(PoliceStation station) {
        return isUrdu() ? station.nameUr() : station.nameEn();
    }

    private String duty(Map<String, String> details) {
        return shown.text("supervision.duty." + part(details, "kind"));
    }

    private String dueDay(Map<String, String> details, String name) {
        return shown.day(LocalDate.parse(details.getOrDefault(name, "")));
    }

    private static String country(Map<String, String> details) {
        return isolate(
                Locale.of("", details.getOrDefault("country", "")).getDisplayCountry(LocaleContextHolder.getLocale()));
    }

    private static String isolated(Map<String, String> details, String name) {
        return isolate(details.getOrDefault(name, ""));
    }

    /** Between marks that keep its direction from disturbing the sentence around it. */
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
