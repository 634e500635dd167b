package pk.gov.nsor.policing.notices.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Rows;
import pk.gov.nsor.policing.notices.Drafts;
import pk.gov.nsor.policing.notices.Drafts.Draft;
import pk.gov.nsor.policing.notices.NewNotice;
import pk.gov.nsor.policing.notices.NoticeKind;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.policing.notices.Particulars;

/**
 * The wizard in which an officer takes a notice: its kind, its content, when and how it was given, and a summary to
 * confirm. What was typed is kept with the record, so that the officer can continue after a lost connection.
 */
@Controller
@RequestMapping("/people/{id}/notices/new")
@Allows(
        value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR},
        action = TrailAction.NOTICE_TAKEN,
        record = RecordUse.WORK)
@DecidesNothing("It fills in the reader's own draft; taking it checks again, under the lock of the record")
class WizardController {

    private final NoticePage page;
    private final WizardPages pages;
    private final Drafts drafts;
    private final DraftForms forms;
    private final Notices notices;

    WizardController(NoticePage page, WizardPages pages, Drafts drafts, DraftForms forms, Notices notices) {
        this.page = page;
        this.pages = pages;
        this.drafts = drafts;
        this.forms = forms;
        this.notices = notices;
    }

    @GetMapping
    String kind(@PathVariable UUID id, Model model) {
        return pages.kind(new PersonId(id), new Form(), model);
    }

    @PostMapping
    String begin(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Form form, Model model) {
        PersonId person = new PersonId(id);
        UUID draft = UUID.randomUUID();
        Optional<UUID> saved = form.choice(DraftForms.KIND, "notices.kind.missing", NoticeKind.class)
                .flatMap(chosen -> form.check(DraftForms.KIND, () -> {
                    drafts.save(
                            draft,
                            person,
                            reader.accountId(),
                            Map.of(DraftForms.KIND, Map.of(DraftForms.KIND, List.of(chosen.name()))));
                    return draft;
                }));
        return saved.isEmpty() ? pages.kind(person, form, model) : at(person, draft, DraftForms.PARTICULARS);
    }

    @GetMapping("/{draft}/particulars")
    String particulars(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @AuthenticationPrincipal SignedIn reader,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        Optional<Draft> found = drafts.find(draft, person, reader.accountId());
        return found.isEmpty()
                ? lost(person, draft, flash)
                : pages.particulars(person, found.get(), DraftForms.form(found.get(), DraftForms.PARTICULARS), model);
    }

    @PostMapping("/{draft}/particulars")
    String keepParticulars(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @AuthenticationPrincipal SignedIn reader,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        Optional<Draft> found = drafts.find(draft, person, reader.accountId());
        if (found.isEmpty()) {
            return lost(person, draft, flash);
        }
        boolean isMore = Rows.added(form, "countries", 1, ParticularsForm.MOST_COUNTRIES);
        Optional<Particulars> read = isMore ? Optional.empty() : forms.read(found.get(), form);
        forms.keep(found.get(), DraftForms.PARTICULARS, form, reader);
        return read.isEmpty()
                ? pages.particulars(person, found.get(), form, model)
                : at(person, draft, DraftForms.TOLD);
    }

    @GetMapping("/{draft}/told")
    String told(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @AuthenticationPrincipal SignedIn reader,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        Optional<Draft> found = drafts.find(draft, person, reader.accountId());
        return found.isEmpty()
                ? lost(person, draft, flash)
                : pages.told(person, found.get(), DraftForms.form(found.get(), DraftForms.TOLD), reader, model);
    }

    @PostMapping("/{draft}/told")
    String keepTold(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @AuthenticationPrincipal SignedIn reader,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        Optional<Draft> found = drafts.find(draft, person, reader.accountId());
        if (found.isEmpty()) {
            return lost(person, draft, flash);
        }
        Optional<Particulars> particulars = forms.particularsOf(found.get());
        if (particulars.isEmpty()) {
            return at(person, draft, DraftForms.PARTICULARS);
        }
        Optional<NewNotice> notice = forms.read(found.get(), particulars.get(), form, reader)
                .flatMap(read -> form.whole("announcedOn", () -> {
                    notices.validate(person, read);
                    return read;
                }));
        forms.keep(found.get(), DraftForms.TOLD, form, reader);
        return notice.isEmpty() ? pages.told(person, found.get(), form, reader, model) : at(person, draft, "check");
    }

    @GetMapping("/{draft}/check")
    String check(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @AuthenticationPrincipal SignedIn reader,
            RedirectAttributes flash,
            Model model) {
        return checked(new PersonId(id), draft, new Form(), reader, flash, model);
    }

    private String checked(
            PersonId person, UUID draft, Form form, SignedIn reader, RedirectAttributes flash, Model model) {
        Optional<Draft> found = drafts.find(draft, person, reader.accountId());
        if (found.isEmpty()) {
            return lost(person, draft, flash);
        }
        Optional<NewNotice> notice = forms.noticeOf(found.get(), reader);
        return notice.isEmpty()
                ? at(person, draft, DraftForms.PARTICULARS)
                : pages.check(person, draft, notice.get(), form, model);
    }

    /** Pressed twice, or sent again after a lost line, it leads to the same receipt. */
    @PostMapping("/{draft}/check")
    String take(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            RedirectAttributes flash,
            Model model) {
        Form form = new Form();
        Optional<Boolean> taken =
                form.whole("check", () -> page.working(id, reader, person -> take(person, draft, reader, actor)));
        if (taken.isPresent() && taken.get()) {
            flash.addFlashAttribute("flash", "notices.taken");
            return "redirect:/people/" + id + "/notices/" + draft + "/receipt";
        }
        return checked(new PersonId(id), draft, form, reader, flash, model);
    }

    /** False where there is no draft that is a notice. */
    private boolean take(PersonId person, UUID draft, SignedIn reader, Actor actor) {
        Optional<NewNotice> notice =
                drafts.find(draft, person, reader.accountId()).flatMap(found -> forms.noticeOf(found, reader));
        return notice.map(told -> notices.take(person, told, actor)).isPresent();
    }

    private static String at(PersonId person, UUID draft, String step) {
        return "redirect:/people/" + person + "/notices/new/" + draft + "/" + step;
    }

    /** The draft became a notice, or its time is over. */
    private String lost(PersonId person, UUID draft, RedirectAttributes flash) {
        if (notices.find(person, draft).isPresent()) {
            return "redirect:/people/" + person + "/notices/" + draft + "/receipt";
        }
        flash.addFlashAttribute("flash", "notices.draft.lost");
        return "redirect:/people/" + person;
    }
}
