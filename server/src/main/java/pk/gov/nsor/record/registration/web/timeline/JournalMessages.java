package pk.gov.nsor.record.registration.web.timeline;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.conviction.legalfile.FactMessages;

/**
 * Describes an entry of a record's journal in the reader's language: the message {@code register.journal.} and its kind, with
 * what is listed here for each kind as its values.
 */
@Component
public class JournalMessages {

    private final Courts courts;
    private final PoliceStations stations;
    private final Districts districts;
    private final FactMessages facts;
    private final UiFormat uiFormat;
    private final Map<String, List<Value>> values = new HashMap<>();

    JournalMessages(
            Courts courts, PoliceStations stations, Districts districts, FactMessages facts, UiFormat uiFormat) {
        this.courts = courts;
        this.stations = stations;
        this.districts = districts;
        this.facts = facts;
        this.uiFormat = uiFormat;
        listIdentity();
        listConvictions();
        listSupervision();
        listNotices();
    }

    /** A value of a message, of the entry's details. */
    private interface Value extends Function<Map<String, String>, Object> {}

    /**
     * The entry as a sentence.
     *
     * @param kind the name of the entry's kind; of a fact, or of a newer version's kind, the values are those of {@link
     *     FactMessages}
     */
    public String line(String kind, Map<String, String> details) {
        List<Value> known = values.get(kind);
        Object[] shown = known == null
                ? facts.journal(kind, details)
                : known.stream().map(value -> value.apply(details)).toArray();
        return uiFormat.text("register.journal." + kind.toLowerCase(Locale.ROOT), shown);
    }

    private void listIdentity() {
        list("REGISTERED", typed("number"));
        list("CNIC_ENTERED", typed("cnic"));
        list("CNIC_WITHDRAWN", typed("cnic"));
        list("IDENTITY_CONFIRMED", typed("cnic"));
        list("IDENTITY_EXAMINED", typed("cnic"), text("registration.outcome.", "outcome"));
        list("ADDRESS_RECORDED", typed("line"), district("district"));
        list("ADDRESS_WITHDRAWN", typed("line"), district("district"));
        list("RECORDS_MERGED", typed("number"));
        list("RECORDS_PARTED", typed("number"));
        list("NAME_CHANGED", typed("before"), typed("name"));
        list(
                "IDENTITY_CORRECTED",
                this::corrected,
                text("identity.correction.document.", "document"),
                typed("correction"));
        list("TEHSIL_ASSIGNED", typed("line"), typed("tehsil"));
        list("DISTRICT_CHANGED", typed("tehsil"), district("before"), district("after"), day("day"));
        list("PHOTOGRAPH_WITHDRAWN", day("day"), text("photograph.reason.", "reason"));
        list("FINGERPRINTS_TAKEN", this::fingers);
        list("FINGERPRINT_WITHDRAWN", this::fingers, text("fingerprint.reason.", "reason"));
        list("REMOVAL_DECIDED", text("removal.kind.", "removal"), text("removal.state.", "outcome"));
    }

    private void listConvictions() {
        list("CONVICTION_RECORDED", typed("sections"), this::court, typed("case"));
        list("CONVICTION_QUASHED", typed("case"), text("conviction.quashing.reason.", "reason"));
        list("STANDING_CHANGED", text("registration.status.", "status"));
        list("RELEASE_PLANNED", day("day"), typed("prison"), district("district"));
    }

    private void listSupervision() {
        Value duty = text("supervision.duty.", "kind");
        list("STATION_ASSIGNED", this::station, text("supervision.station.reason.", "why"));
        list("STATION_RELIEVED", text("supervision.station.end.", "why"));
        for (String kind :
                List.of("DUTY_OPENED", "DUTY_ANSWERED", "DUTY_RESTORED", "BREACH_ALLEGED", "BREACH_WITHDRAWN")) {
            list(kind, duty, day("due"));
        }
        list("DUTY_MOVED", duty, day("before"), day("due"));
        list("DUTY_WITHDRAWN", duty, day("due"), text("supervision.withdrawn.", "why"));
        list("DUTIES_EXPLAINED", text("supervision.told.", "how"));
        list("BREACH_DECIDED", duty, day("due"), text("supervision.breach.state.", "state"));
        list("BREACH_ESCALATED", duty, day("due"), text("supervision.level.to.", "level"));
        list(
                "APPEARED",
                this::station,
                text("supervision.identity-seen.", "identity"),
                text("supervision.address-seen.", "address"));
        list("WHEREABOUTS_UNKNOWN", text("supervision.whereabouts.reason.", "reason"));
        list("WHEREABOUTS_KNOWN", day("since"));
        list("RESIDENCE_LOST", typed("locality"));
        list("VISIT_PLANNED", day("day"));
        list("VISIT_MADE", text("knowledge.visit.met.", "met"), text("knowledge.visit.finding.", "finding"));
        list("VISIT_FAILED", text("knowledge.visit.outcome.", "outcome"), text("knowledge.visit.finding.", "finding"));
        list("VISIT_CALLED_OFF");
        list("INTELLIGENCE_NOTED");
        list("CONTACT_MADE", text("knowledge.contact.kind.", "kind"));
        list("RISK_ASSESSED", text("knowledge.risk.level.", "level"), day("review"));
        for (String what : List.of("RECORDED", "ENDED", "CORRECTED", "WITHDRAWN")) {
            list("CIRCUMSTANCE_" + what, text("knowledge.circumstance.", "kind"));
        }
        for (String what : List.of("OFFERED", "ACCEPTED", "RETURNED", "WITHDRAWN")) {
            list("TRANSFER_" + what, district("district"));
        }
        for (String what : List.of("PLACED", "EXTENDED", "ENDED", "LAPSED")) {
            list("EXIT_CONTROL_" + what, day("until"));
        }
        for (String what : List.of("SENT", "ANSWERED", "WITHDRAWN")) {
            list("STATION_MESSAGE_" + what, this::station);
        }
        for (String what : List.of("REFERRED", "REFERRAL_ACKNOWLEDGED", "REFERRAL_WITHDRAWN")) {
            list("CHILD_" + what, district("district"));
        }
        list("STATION_MESSAGE_ESCALATED", this::station, day("since"), text("supervision.level.to.", "level"));
        for (String what : List.of("TAKEN", "VERIFIED", "WITHDRAWN")) {
            list("PHONE_" + what, typed("ending"));
        }
        list("MESSAGE_SENT", this::message, typed("ending"));
    }

    private void listNotices() {
        Value announced = text("notices.announced.", "announced");
        Value kind = text("notices.kind.", "kind");
        Value task = text("notices.task.", "kind");
        Value level = text("supervision.level.to.", "level");
        list("NOTICE_ANNOUNCED", announced);
        list("NOTICE_TAKEN", kind, day("told"));
        list("NOTICE_DECIDED", kind, text("notices.state.", "state"));
        list("ANNOUNCEMENT_ESCALATED", announced, day("since"), level);
        list("BORDER_CROSSED", text("notices.direction.", "direction"), JournalMessages::country);
        list("OBSERVATION_AGREES", text("notices.observation.", "kind"));
        list("OBSERVATION_NOTED", text("notices.observation.", "kind"), this::noted);
        list("TRAVEL_TASK_OPENED", task);
        list("TRAVEL_TASK_CLOSED", task, text("notices.outcome.", "outcome"));
        list("TRAVEL_TASK_ESCALATED", task, day("since"), level);
    }

    /** What was found, why a card was blocked, or under which number something is registered; empty for none of these. */
    private String noted(Map<String, String> details) {
        if (details.containsKey("reason")) {
            return uiFormat.text(
                    "register.journal.observation_noted.with",
                    text("contradictions.block.", "reason").apply(details));
        }
        if (details.containsKey("found")) {
            return uiFormat.text(
                    "register.journal.observation_noted.with",
                    text("contradictions.visit.", "found").apply(details));
        }
        if (details.containsKey("fir")) {
            return uiFormat.text(
                    details.containsKey("case")
                            ? "register.journal.observation_noted.case"
                            : "register.journal.observation_noted.fir",
                    isolate(details.get("fir")),
                    station(details),
                    isolate(details.getOrDefault("case", "")));
        }
        return details.containsKey("number")
                ? uiFormat.text("register.journal.observation_noted.with", isolate(details.get("number")))
                : "";
    }

    private void list(String kind, Value... shown) {
        values.put(kind, List.of(shown));
    }

    /** As it was typed, or as another system sent it. */
    private static Value typed(String name) {
        return details -> isolate(details.getOrDefault(name, ""));
    }

    /** The message of the given beginning and the detail's code. */
    private Value text(String beginning, String name) {
        return details ->
                uiFormat.text(beginning + details.getOrDefault(name, "").toLowerCase(Locale.ROOT));
    }

    private Value day(String name) {
        return details -> uiFormat.day(LocalDate.parse(details.getOrDefault(name, "")));
    }

    private Value district(String name) {
        return details -> {
            String code = details.getOrDefault(name, "");
            return isolate(districts
                    .byCode(code)
                    .map(district -> district.name(LocaleContextHolder.getLocale()))
                    .orElse(code));
        };
    }

    private Object court(Map<String, String> details) {
        String code = details.getOrDefault("court", "");
        return isolate(courts.byCode(code)
                .map(court -> court.name(LocaleContextHolder.getLocale()))
                .orElse(code));
    }

    private Object station(Map<String, String> details) {
        String code = details.getOrDefault("station", "");
        return isolate(stations.byCode(code)
                .map(station -> station.name(LocaleContextHolder.getLocale()))
                .orElse(code));
    }

    private Object message(Map<String, String> details) {
        Object due = details.containsKey("due") ? day("due").apply(details) : "";
        return uiFormat.text(
                "supervision.message.about." + details.getOrDefault("about", "").toLowerCase(Locale.ROOT), due);
    }

    private Object corrected(Map<String, String> details) {
        return Arrays.stream(details.getOrDefault("details", "").split(","))
                .map(detail -> uiFormat.text("identity.correction.field."
                        + detail.toLowerCase(Locale.ROOT).replace('_', '-')))
                .collect(Collectors.joining(uiFormat.text("shell.comma")));
    }

    private Object fingers(Map<String, String> details) {
        return Arrays.stream(details.getOrDefault("fingers", "").split(","))
                .map(finger -> uiFormat.text("fingerprint.finger." + finger.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(uiFormat.text("shell.comma")));
    }

    private static Object country(Map<String, String> details) {
        return isolate(
                Locale.of("", details.getOrDefault("country", "")).getDisplayCountry(LocaleContextHolder.getLocale()));
    }

    /** Wraps the text in direction marks, so that its direction does not disturb the sentence around it. */
    private static String isolate(String text) {
        return "\u2068" + text + "\u2069";
    }
}
