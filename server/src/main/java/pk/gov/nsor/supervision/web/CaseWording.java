package pk.gov.nsor.supervision.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.kernel.PersonName;
import pk.gov.nsor.reference.District;
import pk.gov.nsor.reference.Districts;
import pk.gov.nsor.reference.PoliceStation;
import pk.gov.nsor.reference.PoliceStations;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.supervision.CaseList;
import pk.gov.nsor.supervision.CaseRow;
import pk.gov.nsor.supervision.CaseScope;
import pk.gov.nsor.supervision.Escalation.Level;
import pk.gov.nsor.supervision.Escalation.Steps;

/** Says in the reader's language what is on the lists: codes become names, days become sentences. */
@Component
class CaseWording {

    private static final String RIGHT_TO_LEFT_MARK = "\u200F";

    private final PoliceStations stations;
    private final Districts districts;
    private final Shown shown;

    CaseWording(PoliceStations stations, Districts districts, Shown shown) {
        this.stations = stations;
        this.districts = districts;
        this.shown = shown;
    }

    String station(@Nullable String code) {
        return station(code, LocaleContextHolder.getLocale());
    }

    String station(@Nullable String code, Locale locale) {
        return code == null
                ? shown.text("supervision.station.none")
                : stations.byCode(code).map(known -> name(known, locale)).orElse(code);
    }

    private static String name(PoliceStation station, Locale locale) {
        return isUrdu(locale) ? station.nameUr() : station.nameEn();
    }

    String district(String code) {
        return districts.byCode(code).map(CaseWording::name).orElse(code);
    }

    /** The name as the reader's language writes it, where it is known so. */
    String name(PersonName name) {
        return isUrdu(LocaleContextHolder.getLocale()) && name.urdu() != null ? name.urdu() : name.any();
    }

    /** The stations of a scope that are there today, for a choice; by name. */
    Map<String, String> stations(CaseScope scope) {
        Map<String, String> offered = new LinkedHashMap<>();
        Locale locale = LocaleContextHolder.getLocale();
        for (PoliceStation station : stations.all()) {
            if (scope.coversStation(station.code())) {
                offered.put(station.code(), name(station, locale));
            }
        }
        return offered;
    }

    /** As {@link #stations}, after the whole register for whoever answers for it. */
    Map<String, String> stationsOrRegister(CaseScope scope, String wholeRegister) {
        Map<String, String> offered = new LinkedHashMap<>();
        if (scope.isNational()) {
            offered.put(wholeRegister, shown.text("supervision.outage.register"));
        }
        offered.putAll(stations(scope));
        return offered;
    }

    /** The stations of one district that are there today. */
    Map<String, String> stationsOf(String district) {
        Map<String, String> offered = new LinkedHashMap<>();
        Locale locale = LocaleContextHolder.getLocale();
        stations.inDistrict(district).forEach(station -> offered.put(station.code(), name(station, locale)));
        return offered;
    }

    /** The districts of today with their provinces, for a choice. */
    Map<String, String> districts() {
        Map<String, String> offered = new LinkedHashMap<>();
        boolean urdu = isUrdu(LocaleContextHolder.getLocale());
        districts
                .all()
                .forEach(district -> offered.put(
                        district.code(),
                        name(district)
                                + shown.text("shell.comma")
                                + (urdu ? district.provinceUr() : district.provinceEn())));
        return offered;
    }

    /** What is so about the line, as a sentence without its subject. */
    String state(CaseList list, CaseRow row, LocalDate today) {
        return switch (list) {
            case OVERDUE ->
                shown.text("supervision.row.overdue", duty(row.kind()), shown.day(row.dueOn()), shown.day(row.day()));
            case DUE_TODAY, DUE_SOON -> due(row, today);
            case EVERYBODY -> row.day() == null ? shown.text("supervision.row.nothing") : due(row, today);
            case UNKNOWN, ALERTS ->
                shown.text(
                        "supervision.row.unknown",
                        shown.day(row.day()),
                        shown.text("supervision.whereabouts.reason." + lower(row.kind())));
            case VISITS -> shown.text("knowledge.row.visit", shown.day(row.day()));
            case RISK_REVIEWS ->
                shown.text(
                        "knowledge.row.review",
                        shown.text("knowledge.risk.level." + lower(row.kind())),
                        shown.day(row.day()));
            case RELEASES ->
                shown.text(
                        row.day() != null && row.day().isBefore(today)
                                ? "releases.row.past"
                                : (today.equals(row.day()) ? "releases.row.today" : "releases.row.coming"),
                        shown.day(row.day()),
                        isolate(row.kind() == null ? "" : row.kind()),
                        isolate(district(row.district() == null ? "" : row.district())));
            case TRANSFERS_IN ->
                shown.text("supervision.row.offered", isolate(station(row.station())), shown.day(row.day()));
            case TRANSFERS_OUT ->
                shown.text(
                        "supervision.row.asked",
                        isolate(district(row.district() == null ? "" : row.district())),
                        shown.day(row.day()));
        };
    }

    /** With whom it lies; empty for lists in which nothing escalates. */
    String level(CaseList list, CaseRow row, Steps breaches, Steps transfers) {
        LocalDate since = row.day();
        if (since == null) {
            return "";
        }
        return switch (list) {
            case OVERDUE -> level(breaches.of(since));
            case TRANSFERS_IN, TRANSFERS_OUT -> level(transfers.of(since));
            case DUE_TODAY, DUE_SOON, VISITS, RISK_REVIEWS, UNKNOWN, RELEASES, ALERTS, EVERYBODY -> "";
        };
    }

    String level(Level level) {
        return shown.text("supervision.level." + lower(level.name()));
    }

    String duty(@Nullable String kind) {
        return shown.text("supervision.duty." + lower(kind));
    }

    private String due(CaseRow row, LocalDate today) {
        LocalDate dueOn = row.dueOn();
        String key = dueOn != null && dueOn.isBefore(today)
                ? "supervision.row.due-before"
                : (today.equals(dueOn) ? "supervision.row.due-today" : "supervision.row.due");
        return shown.text(key, duty(row.kind()), shown.day(dueOn));
    }

    static boolean isUrdu(Locale locale) {
        return "ur".equals(locale.getLanguage());
    }

    private static String name(District district) {
        return isUrdu(LocaleContextHolder.getLocale()) ? district.nameUr() : district.nameEn();
    }

    /** A line that begins with a number, marked with the direction of the reader's language, which its letters do not show. */
    String directed(String line) {
        return (isUrdu(LocaleContextHolder.getLocale()) ? RIGHT_TO_LEFT_MARK : "") + line;
    }

    /** A name in the other script keeps to itself. */
    static String isolate(String text) {
        return "\u2068" + text + "\u2069";
    }

    static String lower(@Nullable String name) {
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }
}
