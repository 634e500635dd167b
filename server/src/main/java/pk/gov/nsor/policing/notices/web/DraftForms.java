package pk.gov.nsor.policing.notices.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.notices.Drafts;
import pk.gov.nsor.policing.notices.Drafts.Draft;
import pk.gov.nsor.policing.notices.NewNotice;
import pk.gov.nsor.policing.notices.NoticeKind;
import pk.gov.nsor.policing.notices.Particulars;
import pk.gov.nsor.policing.supervision.CaseAccess;

/** What was typed on the pages of a draft, as forms, and as the notice that they make. */
@Component
class DraftForms {

    static final String KIND = "kind";
    static final String PARTICULARS = "particulars";
    static final String TOLD = "told";

    private final Drafts drafts;
    private final ParticularsForm particularsForm;
    private final NotifiedForm notifiedForm;
    private final CaseAccess access;

    DraftForms(Drafts drafts, ParticularsForm particularsForm, NotifiedForm notifiedForm, CaseAccess access) {
        this.drafts = drafts;
        this.particularsForm = particularsForm;
        this.notifiedForm = notifiedForm;
        this.access = access;
    }

    static NoticeKind kindOf(Draft draft) {
        return NoticeKind.valueOf(form(draft, KIND).value(KIND));
    }

    static Form form(Draft draft, String step) {
        Map<String, String[]> fields = new LinkedHashMap<>();
        draft.fields()
                .getOrDefault(step, Map.of())
                .forEach((name, values) -> fields.put(name, values.toArray(String[]::new)));
        return Form.of(fields);
    }

    /** The particulars, where they are whole and right. */
    Optional<Particulars> particularsOf(Draft draft) {
        Form form = form(draft, PARTICULARS);
        return particularsForm.read(kindOf(draft), form).filter(read -> form.isValid());
    }

    /** The particulars of a page that was sent, or empty and what is wrong with it. */
    Optional<Particulars> read(Draft draft, Form form) {
        return particularsForm.read(kindOf(draft), form).filter(read -> form.isValid());
    }

    /** The notice of a page that says when and how it was given, or empty with the errors of its fields. */
    Optional<NewNotice> read(Draft draft, Particulars particulars, Form form, SignedIn reader) {
        return notifiedForm.read(draft.id(), particulars, form, access.scope(reader));
    }

    /** The whole notice, where every page is answered. */
    Optional<NewNotice> noticeOf(Draft draft, SignedIn reader) {
        return particularsOf(draft).flatMap(particulars -> read(draft, particulars, form(draft, TOLD), reader));
    }

    /**
     * Keeps a page as it was typed, except for a field that would identify a survivor, or is too long for the screen.
     */
    void keep(Draft draft, String step, Form form, SignedIn reader) {
        Map<String, Map<String, List<String>>> fields = new HashMap<>(draft.fields());
        Map<String, List<String>> kept = new HashMap<>();
        Steps.fields(step).forEach(name -> {
            if (form.values(name).stream().allMatch(value -> Screened.isFit(value, name))) {
                kept.put(name, form.values(name));
            }
        });
        fields.put(step, kept);
        // What is too long to be kept is still on the page, with what is wrong with it.
        Optional<String> unused = new Form().check(step, () -> {
            drafts.save(draft.id(), draft.person(), reader.accountId(), fields);
            return step;
        });
    }
}
