package pk.gov.nsor.policing.notices.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.notices.Drafts.Draft;
import pk.gov.nsor.policing.notices.How;
import pk.gov.nsor.policing.notices.NewNotice;
import pk.gov.nsor.policing.notices.NoticeKind;
import pk.gov.nsor.policing.notices.judgement.Judgement;
import pk.gov.nsor.policing.notices.judgement.Judgements;
import pk.gov.nsor.policing.notices.review.Deadlines;
import pk.gov.nsor.policing.notices.review.Lateness;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.Circumstance;
import pk.gov.nsor.policing.supervision.Stations;
import pk.gov.nsor.record.register.Person;

/** Puts into the model what the pages of the way to a notice show, with what is known already. */
@Component
class WizardPages {

    private final NoticePage page;
    private final Deadlines deadlines;
    private final Judgements judgements;
    private final NoticeMessages wording;
    private final CaseAccess access;
    private final Stations stations;
    private final PlaceFields places;
    private final Clock clock;

    WizardPages(
            NoticePage page,
            Deadlines deadlines,
            Judgements judgements,
            NoticeMessages wording,
            CaseAccess access,
            Stations stations,
            PlaceFields places,
            Clock clock) {
        this.page = page;
        this.deadlines = deadlines;
        this.judgements = judgements;
        this.wording = wording;
        this.access = access;
        this.stations = stations;
        this.places = places;
        this.clock = clock;
    }

    String kind(PersonId person, Form form, Model model) {
        page.show(person, model);
        model.addAttribute("form", form);
        model.addAttribute("kinds", NoticeKind.values());
        return "notices/kind";
    }

    String particulars(PersonId id, Draft draft, Form form, Model model) {
        NoticeKind kind = DraftForms.kindOf(draft);
        Locale locale = NoticeMessages.reader();
        Person person = page.show(id, model);
        fillIn(person.identity().name(), kind, form);
        model.addAttribute("draft", draft.id());
        model.addAttribute("form", form);
        model.addAttribute("kind", kind);
        model.addAttribute("titleKey", "notices.kind." + NoticeMessages.lower(kind));
        model.addAttribute("count", ParticularsForm.countries(form));
        model.addAttribute("countries", kind == NoticeKind.TRAVEL_ABROAD ? wording.countries() : Map.of());
        model.addAttribute("services", wording.services());
        model.addAttribute("withChildren", Circumstance.Work.WithChildren.values());
        model.addAttribute("successors", successors(form));
        model.addAttribute(
                "lives",
                person.addresses().stream()
                        .filter(address -> address.until() == null)
                        .map(address -> address.line()
                                + wording.text(locale, "shell.comma")
                                + wording.district(locale, address.districtCode()))
                        .toList());
        return "notices/particulars";
    }

    String told(PersonId person, Draft draft, Form form, SignedIn reader, Model model) {
        if (form.isValid() && form.value("announcedOn").isEmpty()) {
            form.set("announcedOn", ParticularsForm.written(LocalDate.now(clock)))
                    .set("how", How.AT_STATION.name());
            stations.of(person).ifPresent(station -> form.set("station", station.station()));
        }
        places.showStation(form, "station");
        page.show(person, model);
        model.addAttribute("draft", draft.id());
        model.addAttribute("form", form);
        model.addAttribute("hows", How.values());
        model.addAttribute("stations", wording.stations(access.scope(reader)));
        return "notices/told";
    }

    String check(PersonId person, UUID draft, NewNotice notice, Form form, Model model) {
        Locale locale = NoticeMessages.reader();
        Judgement judgement = judgements.of(person, notice);
        Lateness lateness = judgement.lateness();
        page.show(person, model);
        model.addAttribute("draft", draft);
        model.addAttribute("form", form);
        model.addAttribute("kind", wording.kind(locale, notice.particulars().kind()));
        model.addAttribute("lines", wording.lines(notice.particulars(), locale));
        model.addAttribute("notice", notice);
        model.addAttribute("station", wording.station(locale, notice.station()));
        model.addAttribute("lateness", lateness);
        model.addAttribute("follows", wording.follows(locale, judgement));
        model.addAttribute("assumed", deadlines.isAssumed(lateness));
        model.addAttribute("late", wording.lateness(locale, lateness));
        return "notices/check";
    }

    /** A name that is to be changed is most often changed in a part. */
    private static void fillIn(PersonName name, NoticeKind kind, Form form) {
        boolean isNew = form.isValid() && form.value("on").isEmpty();
        if (isNew && kind == NoticeKind.NAME) {
            String latin = name.latin();
            String urdu = name.urdu();
            form.set("nameLatin", latin == null ? "" : latin).set("nameUrdu", urdu == null ? "" : urdu);
        }
    }

    /** Asked only where the district was split; the answer that was given stays to be seen. */
    private Map<String, String> successors(Form form) {
        if (form.problem("successor").isEmpty() && form.value("successor").isEmpty()) {
            return Map.of();
        }
        LocalDate today = LocalDate.now(clock);
        Form asked = new Form(today).set("on", form.value("on")).set("district", form.value("district"));
        LocalDate on = asked.filterDay("on").orElse(today);
        return places.area(asked, "district", "notices.district.missing", on)
                .map(area -> wording.successors(area.district().code(), on))
                .orElse(Map.of());
    }
}
