package pk.gov.nsor.policing.supervision.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.escalation.EscalationSteps;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.caseload.CaseList;
import pk.gov.nsor.policing.supervision.caseload.CaseRow;

/** Says in the reader's language what is on the lists: codes become names, days become sentences. */
@Component
public class CasePageMessages {

    private static final String RIGHT_TO_LEFT_MARK = "\u200F";

    private final PoliceStations stations;
    private final Districts districts;
    private final UiFormat uiFormat;

    CasePageMessages(PoliceStations stations, Districts districts, UiFormat uiFormat) {
        this.stations = stations;
        this.districts = districts;
        this.uiFormat = uiFormat;
    }

    public String station(@Nullable String code) {
        return station(code, LocaleContextHolder.getLocale());
    }

    public String station(@Nullable String code, Locale locale) {
        return code == null
                ? uiFormat.text("supervision.station.none")
                : stations.byCode(code).map(known -> name(known, locale)).orElse(code);
    }

    private static String name(PoliceStation station, Locale locale) {
        return station.name(locale);
    }

    public String district(String code) {
        return districts.byCode(code).map(CasePageMessages::name).orElse(code);
    }

    /** The name as the reader's language writes it, where it is known so. */
    String name(PersonName name) {
        return isUrdu(LocaleContextHolder.getLocale()) && name.urdu() != null ? name.urdu() : name.any();
    }

    /** The stations of a scope that are there today, for a choice; by name. */
    public Map<String, String> stations(CaseScope scope) {
        Map<String, String> offered = new LinkedHashMap<>();
        Locale locale = LocaleContextHolder.getLocale();
        for (PoliceStation station : stations.all()) {
            if (scope.coversStation(station.code())) {
                offered.put(station.code(), name(station, locale));
            }
        }
        return offered;
    }

    /** The stations of one district that are there today. */
    Map<String, String> stationsOf(String district) {
        Map<String, String> offered = new LinkedHashMap<>();
        Locale locale = LocaleContextHolder.getLocale();
        stations.inDistrict(district).forEach(station -> offered.put(station.code(), name(station, locale)));
        return offered;
    }

    /** What is so about the line, as a sentence without its subject. */
    String state(CaseList list, CaseRow row, LocalDate today) {
        return switch (list) {
            case OVERDUE ->
                uiFormat.text(
                        "supervision.row.overdue",
                        duty(row.kind()),
                        uiFormat.day(row.dueOn()),
                        uiFormat.day(row.day()));
            case DUE_TODAY, DUE_SOON -> due(row, today);
            case EVERYBODY -> row.day() == null ? uiFormat.text("supervision.row.nothing") : due(row, today);
            case UNKNOWN, ALERTS ->
                uiFormat.text(
                        "supervision.row.unknown",
                        uiFormat.day(row.day()),
                        uiFormat.text("supervision.whereabouts.reason." + lower(row.kind())));
            case VISITS, VISITS_COMING -> visit(row.day(), today);
            case RISK_REVIEWS ->
                uiFormat.text(
                        "knowledge.row.review",
                        uiFormat.text("knowledge.risk.level." + lower(row.kind())),
                        uiFormat.day(row.day()));
            case RELEASES ->
                uiFormat.text(
                        row.day() != null && row.day().isBefore(today)
                                ? "releases.row.past"
                                : (today.equals(row.day()) ? "releases.row.today" : "releases.row.coming"),
                        uiFormat.day(row.day()),
                        isolate(row.kind() == null ? "" : row.kind()),
                        isolate(district(row.district() == null ? "" : row.district())));
            case TRANSFERS_IN ->
                uiFormat.text("supervision.row.offered", isolate(station(row.station())), uiFormat.day(row.day()));
            case TRANSFERS_OUT ->
                uiFormat.text(
                        "supervision.row.asked",
                        isolate(district(row.district() == null ? "" : row.district())),
                        uiFormat.day(row.day()));
        };
    }

    /** A visit that was planned and not reported. */
    public String visit(@Nullable LocalDate plannedOn, LocalDate today) {
        String key = plannedOn == null || plannedOn.isAfter(today)
                ? "knowledge.row.visit.coming"
                : plannedOn.isBefore(today) ? "knowledge.row.visit.past" : "knowledge.row.visit.today";
        return uiFormat.text(key, uiFormat.day(plannedOn));
    }

    /** With whom it lies; empty for lists in which nothing escalates. */
    public String level(CaseList list, CaseRow row, EscalationSteps breaches, EscalationSteps transfers) {
        LocalDate since = row.day();
        if (since == null) {
            return "";
        }
        return switch (list) {
            case OVERDUE -> level(breaches.of(since));
            case TRANSFERS_IN, TRANSFERS_OUT -> level(transfers.of(since));
            case DUE_TODAY, DUE_SOON, VISITS, VISITS_COMING, RISK_REVIEWS, UNKNOWN, RELEASES, ALERTS, EVERYBODY -> "";
        };
    }

    public String level(EscalationLevel level) {
        return uiFormat.text("supervision.level." + lower(level.name()));
    }

    public String duty(@Nullable String kind) {
        return uiFormat.text("supervision.duty." + lower(kind));
    }

    private String due(CaseRow row, LocalDate today) {
        LocalDate dueOn = row.dueOn();
        String key = dueOn != null && dueOn.isBefore(today)
                ? "supervision.row.due-before"
                : (today.equals(dueOn) ? "supervision.row.due-today" : "supervision.row.due");
        return uiFormat.text(key, duty(row.kind()), uiFormat.day(dueOn));
    }

    public static boolean isUrdu(Locale locale) {
        return "ur".equals(locale.getLanguage());
    }

    private static String name(District district) {
        return district.name(LocaleContextHolder.getLocale());
    }

    /** A line that begins with a number, marked with the direction of the reader's language, which its letters do not show. */
    String directed(String line) {
        return (isUrdu(LocaleContextHolder.getLocale()) ? RIGHT_TO_LEFT_MARK : "") + line;
    }

    /** A name in the other script keeps to itself. */
    public static String isolate(String text) {
        return "\u2068" + text + "\u2069";
    }

    public static String lower(@Nullable String name) {
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }
}
