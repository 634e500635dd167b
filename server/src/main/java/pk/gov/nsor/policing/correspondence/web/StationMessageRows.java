package pk.gov.nsor.policing.correspondence.web;

import java.time.LocalDate;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.National;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.escalation.EscalationSteps;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.correspondence.StationMessage;
import pk.gov.nsor.policing.correspondence.StationMessageList;
import pk.gov.nsor.policing.correspondence.StationMessageLists.Line;
import pk.gov.nsor.policing.supervision.Escalation;

/** Says in the reader's language what is so about messages between stations. */
@Component
class StationMessageRows {

    private final PoliceStations stations;
    private final Districts districts;
    private final Escalation escalation;
    private final UiFormat uiFormat;

    StationMessageRows(PoliceStations stations, Districts districts, Escalation escalation, UiFormat uiFormat) {
        this.stations = stations;
        this.districts = districts;
        this.escalation = escalation;
        this.uiFormat = uiFormat;
    }

    String station(String code) {
        return stations.byCode(code)
                .map(known -> known.name(LocaleContextHolder.getLocale()))
                .orElse(code);
    }

    /** Whose police wrote. */
    String from(Jurisdiction place) {
        return switch (place) {
            case National _ -> uiFormat.text("correspondence.from.nation");
            case OfProvince(String code) ->
                uiFormat.text(
                        "correspondence.from.place",
                        isolate(districts.everyDistrict().stream()
                                .filter(district -> district.provinceCode().equals(code))
                                .findFirst()
                                .map(district -> isUrdu() ? district.provinceUr() : district.provinceEn())
                                .orElse(code)));
            case OfDistrict(String code) ->
                uiFormat.text(
                        "correspondence.from.place",
                        isolate(districts.byCode(code).map(this::name).orElse(code)));
        };
    }

    /** With whom it lies. */
    String level(LocalDate answerBy) {
        return uiFormat.text("supervision.level." + steps().of(answerBy).key());
    }

    EscalationSteps steps() {
        return escalation.ofStationMessages();
    }

    /** The level from which a message concerns somebody whose work lies there; those of a district see all. */
    static EscalationLevel concerns(Jurisdiction place) {
        return switch (place) {
            case National _ -> EscalationLevel.NATIONAL;
            case OfProvince _ -> EscalationLevel.PROVINCE;
            case OfDistrict _ -> EscalationLevel.OFFICER;
        };
    }

    String name(PersonName name) {
        return isUrdu() && name.urdu() != null ? name.urdu() : name.any();
    }

    /** A line of a list, without the name. */
    String text(StationMessageList list, Line line) {
        return switch (list) {
            case TO_ANSWER ->
                uiFormat.text(
                        "correspondence.row.to-answer", isolate(from(line.from())), uiFormat.day(line.answerBy()));
            case ASKED ->
                uiFormat.text("correspondence.row.asked", isolate(station(line.to())), uiFormat.day(line.answerBy()));
            case ANSWERED -> uiFormat.text("correspondence.row.answered", isolate(station(line.to())));
        };
    }

    /** A line of the record's page. */
    String text(StationMessage message) {
        return uiFormat.text(
                "correspondence.line." + message.state().name().toLowerCase(Locale.ROOT),
                isolate(station(message.to())),
                uiFormat.day(message.askedOn()),
                uiFormat.day(message.endedOn() == null ? message.answerBy() : message.endedOn()));
    }

    /** A line that begins with a number, marked with the direction of the reader's language. */
    static String directed(String line) {
        return (isUrdu() ? "\u200F" : "") + line;
    }

    private String name(District district) {
        return isUrdu() ? district.nameUr() : district.nameEn();
    }

    private static boolean isUrdu() {
        return LocaleContextHolder.getLocale().getLanguage().equals("ur");
    }

    private static String isolate(String text) {
        return "\u2068" + text + "\u2069";
    }
}
