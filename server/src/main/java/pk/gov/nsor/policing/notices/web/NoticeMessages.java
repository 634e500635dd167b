package pk.gov.nsor.policing.notices.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.policing.notices.Exemption;
import pk.gov.nsor.policing.notices.NoticeKind;
import pk.gov.nsor.policing.notices.Particulars;
import pk.gov.nsor.policing.notices.judgement.Judgement;
import pk.gov.nsor.policing.notices.review.Lateness;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.Circumstance;

/** Texts about notices in one language. */
@Component
class NoticeMessages {

    private final MessageSource messages;
    private final Districts districts;
    private final PoliceStations stations;
    private final Clock clock;

    NoticeMessages(MessageSource messages, Districts districts, PoliceStations stations, Clock clock) {
        this.messages = messages;
        this.districts = districts;
        this.stations = stations;
        this.clock = clock;
    }

    /** A pair of a name and a value. */
    record Line(String name, String value) {}

    static Locale reader() {
        return LocaleContextHolder.getLocale();
    }

    static boolean isUrdu(Locale locale) {
        return "ur".equals(locale.getLanguage());
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    String day(Locale locale, LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(day);
    }

    String kind(Locale locale, NoticeKind kind) {
        return text(locale, "notices.kind." + lower(kind));
    }

    /** The content of the notice, one line for each part of it. */
    List<Line> lines(Particulars particulars, Locale locale) {
        List<Line> lines = new ArrayList<>();
        switch (particulars) {
            case Particulars.NewName change -> lines.add(line(locale, "notices.name", name(change.name())));
            case Particulars.NewHome home -> {
                String tehsil = home.tehsil();
                lines.add(line(locale, "notices.line", home.line()));
                if (tehsil != null) {
                    lines.add(line(
                            locale,
                            "notices.tehsil",
                            districts.tehsil(tehsil).map(Tehsil::nameEn).orElse(tehsil)));
                }
                lines.add(line(locale, "notices.district", district(locale, home.district())));
            }
            case Particulars.Stay stay -> {
                lines.add(line(locale, "notices.line", stay.line()));
                lines.add(line(locale, "notices.district", district(locale, stay.district())));
            }
            case Particulars.TravelInside travel -> {
                lines.add(line(locale, "notices.line", travel.line()));
                lines.add(line(locale, "notices.district", district(locale, travel.district())));
                lines.add(line(locale, "notices.purpose", travel.purpose()));
            }
            case Particulars.TravelAbroad travel -> {
                for (Particulars.Leg leg : travel.legs()) {
                    lines.add(line(
                            locale,
                            "notices.country",
                            text(
                                    locale,
                                    "notices.country.from",
                                    country(locale, leg.country()),
                                    day(locale, leg.from()))));
                }
                lines.add(line(locale, "notices.purpose", travel.purpose()));
                lines.add(line(locale, "notices.carrier", travel.carrier()));
                lines.add(line(locale, "notices.passport", travel.passport()));
            }
            case Particulars.NewPhone phone ->
                lines.add(line(locale, "supervision.phone.number", "\u2066" + phone.number() + "\u2069"));
            case Particulars.NewWork told -> {
                lines.add(line(
                        locale, "knowledge.circumstance.employer", told.what().employer()));
                if (!told.what().place().isEmpty()) {
                    lines.add(line(
                            locale, "knowledge.circumstance.place", told.what().place()));
                }
                lines.add(line(
                        locale,
                        "knowledge.circumstance.children-at-work",
                        text(
                                locale,
                                "knowledge.circumstance.children-at-work."
                                        + lower(told.what().withChildren()))));
            }
            case Particulars.Household told -> {
                Circumstance.Children children = told.what();
                lines.add(line(
                        locale,
                        "knowledge.circumstance.children",
                        text(
                                locale,
                                "knowledge.circumstance.children.line",
                                children.underFive(),
                                children.fiveToEleven(),
                                children.twelveToSeventeen())));
                lines.add(line(locale, "notices.hours", Integer.toString(told.hours())));
            }
            case Particulars.NewVehicle told -> {
                lines.add(line(
                        locale,
                        "knowledge.circumstance.registration",
                        told.what().registration()));
                if (!told.what().description().isEmpty()) {
                    lines.add(line(
                            locale,
                            "knowledge.circumstance.description",
                            told.what().description()));
                }
            }
            case Particulars.NewOnlineIdentity told -> {
                lines.add(line(
                        locale,
                        "knowledge.circumstance.service",
                        text(
                                locale,
                                "knowledge.circumstance.service."
                                        + lower(told.what().service()))));
                lines.add(line(
                        locale, "knowledge.circumstance.handle", told.what().handle()));
            }
        }
        LocalDate until = particulars.until();
        lines.add(line(locale, until == null ? "notices.on" : "notices.leaving", day(locale, particulars.on())));
        if (until != null) {
            lines.add(line(locale, "notices.until", day(locale, until)));
        }
        return lines;
    }

    /** Whether it was notified in time, as a sentence. */
    String lateness(Locale locale, Lateness lateness) {
        LocalDate lastDay = lateness.lastDay();
        return lastDay == null
                ? text(
                        locale,
                        switch (lateness.ruleKey()) {
                            case "notice.travel-inside" -> "notices.lateness.not-owed";
                            case "notice.change" -> "notices.lateness.no-last-day";
                            case "outage.grace" -> "notices.lateness.put-off";
                            default -> "notices.lateness.not-owed-hours";
                        })
                : text(
                                locale,
                                lateness.isLate() ? "notices.lateness.late" : "notices.lateness.in-time",
                                day(locale, lastDay))
                        + (lateness.isPutOff() ? " · " + text(locale, "notices.lateness.by-outage") : "");
    }

    /** The consequence of a late notification; empty where it is not late. */
    String follows(Locale locale, Judgement judgement) {
        if (!judgement.lateness().isLate()) {
            return "";
        }
        Exemption exemption = judgement.exemption();
        return text(locale, exemption == null ? "notices.follows.breach" : "notices.follows." + lower(exemption));
    }

    String district(Locale locale, @Nullable String code) {
        return code == null
                ? ""
                : districts.byCode(code).map(known -> name(locale, known)).orElse(code);
    }

    String station(Locale locale, String code) {
        return stations.byCode(code).map(known -> name(locale, known)).orElse(code);
    }

    private static String name(Locale locale, PoliceStation station) {
        return station.name(locale);
    }

    String country(Locale locale, String code) {
        return Locale.of("", code).getDisplayCountry(locale);
    }

    /** As the reader's language writes it, where it is known so. */
    String shortName(PersonName name) {
        return isUrdu(reader()) && name.urdu() != null ? name.urdu() : name.any();
    }

    /**
     * What a district of today can mean on a day to come: itself, where it goes on, and those that are made of it between
     * today and then, which can not be chosen yet. Empty where no split lies between: then a district is itself.
     */
    Map<String, String> successors(String code, LocalDate on) {
        Locale locale = reader();
        LocalDate today = LocalDate.now(clock);
        List<District> made = districts.all(on).stream()
                .filter(district -> code.equals(district.splitFrom()) && !district.hasBegun(today))
                .toList();
        Map<String, String> offered = new LinkedHashMap<>();
        if (!made.isEmpty()) {
            districts
                    .byCode(code)
                    .filter(district -> district.isInForce(on))
                    .ifPresent(district -> offered.put(code, name(locale, district)));
            made.forEach(district -> offered.put(district.code(), name(locale, district)));
        }
        return offered;
    }

    /** The services at which somebody has a name online. */
    Map<String, String> services() {
        Map<String, String> offered = new LinkedHashMap<>();
        for (Circumstance.OnlineIdentity.Service service : Circumstance.OnlineIdentity.Service.values()) {
            offered.put(service.name(), text(reader(), "knowledge.circumstance.service." + lower(service)));
        }
        return offered;
    }

    /** The countries abroad by ISO code, by name. */
    Map<String, String> countries() {
        Locale locale = reader();
        TreeMap<String, String> byName = new TreeMap<>(java.text.Collator.getInstance(locale));
        for (String code : Locale.getISOCountries()) {
            byName.put(country(locale, code), code);
        }
        Map<String, String> offered = new LinkedHashMap<>();
        byName.forEach((name, code) -> offered.put(code, name));
        offered.remove("PK");
        return offered;
    }

    /** The stations of a scope that are there today, for a choice; by name. */
    Map<String, String> stations(CaseScope scope) {
        Locale locale = reader();
        Map<String, String> offered = new LinkedHashMap<>();
        for (PoliceStation station : stations.all()) {
            if (scope.coversStation(station.code())) {
                offered.put(station.code(), name(locale, station));
            }
        }
        return offered;
    }

    private Line line(Locale locale, String key, String value) {
        return new Line(text(locale, key), value);
    }

    private static String name(PersonName name) {
        String latin = name.latin();
        String urdu = name.urdu();
        return latin == null || urdu == null ? name.any() : latin + " · " + urdu;
    }

    private static String name(Locale locale, District district) {
        return district.name(locale);
    }
}
