package pk.gov.nsor.policing.notices.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pk.gov.nsor.policing.notices.How;
import pk.gov.nsor.policing.notices.NoticeKind;
import pk.gov.nsor.policing.notices.ShortForm;
import pk.gov.nsor.policing.notices.announcement.Announcement;
import pk.gov.nsor.policing.supervision.Stations;

/** The pages of a notice filled in with what was said by SMS. Everything can be changed; nothing counts by itself. */
@Component
class AnnouncedDraft {

    private final Stations stations;

    AnnouncedDraft(Stations stations) {
        this.stations = stations;
    }

    Map<String, Map<String, List<String>>> fields(Announcement announcement, NoticeKind kind) {
        Map<String, List<String>> told = new HashMap<>();
        told.put("announcedOn", List.of(ParticularsForm.written(announcement.announcedOn())));
        told.put("how", List.of(How.BY_SMS.name()));
        stations.of(announcement.person()).ifPresent(station -> told.put("station", List.of(station.station())));
        return Map.of(
                DraftForms.KIND,
                Map.of(DraftForms.KIND, List.of(kind.name())),
                DraftForms.PARTICULARS,
                particulars(announcement.told(), kind, announcement.announcedOn()),
                DraftForms.TOLD,
                told);
    }

    private static Map<String, List<String>> particulars(ShortForm told, NoticeKind kind, LocalDate on) {
        Map<String, List<String>> fields = new HashMap<>();
        String said = told.said();
        if (!said.isEmpty()) {
            fields.put("on", List.of(ParticularsForm.written(on)));
            String field = field(kind, said);
            if (!field.isEmpty()) {
                fields.put(field, List.of(kind.isTemporary() ? told.place() : said));
            }
            told.days().ifPresent(days -> {
                if (kind.isTemporary()) {
                    fields.put("until", List.of(ParticularsForm.written(on.plusDays(days))));
                }
            });
        }
        return fields;
    }

    /** Which field of its page the words belong into; empty where they fit none and are only shown. */
    private static String field(NoticeKind kind, String said) {
        return switch (kind) {
            case NAME ->
                said.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC)
                        ? "nameUrdu"
                        : "nameLatin";
            case ADDRESS, STAY, TRAVEL_INSIDE -> "line";
            case PHONE -> "number";
            case WORK -> "employer";
            case TRAVEL_ABROAD, HOUSEHOLD -> "";
            case VEHICLE -> "registration";
            case ONLINE_IDENTITY -> "handle";
        };
    }
}
