package pk.gov.nsor.policing.notices.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
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
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.notices.Announcements;
import pk.gov.nsor.policing.notices.Drafts;
import pk.gov.nsor.policing.notices.NoticeKind;
import pk.gov.nsor.policing.notices.announcement.Announcement;
import pk.gov.nsor.record.register.UnknownPersonException;

/** What came by SMS: the officer goes on from it with the person at the counter, or closes it. */
@Controller
@RequestMapping("/people/{id}/announcements/{announcement}")
@Allows(
        value = {
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.NOTICE_TAKEN,
        record = RecordUse.WORK)
@Decides(NoticesPage.OfAnnouncement.class)
class AnnouncementController {

    private final NoticePage page;
    private final Announcements announcements;
    private final AnnouncedDraft announced;
    private final Deciding deciding;
    private final Drafts drafts;

    AnnouncementController(
            NoticePage page, Announcements announcements, AnnouncedDraft announced, Deciding deciding, Drafts drafts) {
        this.page = page;
        this.announcements = announcements;
        this.announced = announced;
        this.deciding = deciding;
        this.drafts = drafts;
    }

    @GetMapping
    String show(
            @PathVariable UUID id,
            @PathVariable UUID announcement,
            @AuthenticationPrincipal SignedIn reader,
            Model model) {
        PersonId person = new PersonId(id);
        return show(person, find(person, announcement), new Form(), reader, model);
    }

    /** Begins the notice with what was said; pressed again, it goes on with the one that was begun. */
    @PostMapping("/notice")
    @Allows(
            value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.NOTICE_TAKEN,
            record = RecordUse.WORK)
    String begin(
            @PathVariable UUID id,
            @PathVariable UUID announcement,
            @AuthenticationPrincipal SignedIn reader,
            HttpServletRequest request,
            Form form,
            Model model) {
        PersonId person = new PersonId(id);
        Announcement found = find(person, announcement);
        UUID before = found.notice();
        if (before != null && drafts.find(before, person, reader.accountId()).isPresent()) {
            return at(person, before);
        }
        Optional<UUID> draft = form.choice("kind", "notices.kind.missing", NoticeKind.class)
                .filter(kind -> about(found).contains(kind))
                .flatMap(kind -> form.whole(
                        "kind",
                        () -> UUID.fromString(deciding.once(request, () -> {
                            UUID made = UUID.randomUUID();
                            announcements.begun(person, announcement, made);
                            drafts.save(made, person, reader.accountId(), announced.fields(found, kind));
                            return made.toString();
                        }))));
        return draft.isEmpty() ? show(person, found, form, reader, model) : at(person, draft.get());
    }

    @PostMapping("/close")
    String close(
            @PathVariable UUID id,
            @PathVariable UUID announcement,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        boolean isClosed = deciding.once(
                request, form, "reason", () -> announcements.close(person, announcement, form.value("reason"), actor));
        if (!isClosed) {
            return show(person, find(person, announcement), form, reader, model);
        }
        flash.addFlashAttribute("flash", "notices.announcement.closed");
        return "redirect:/people/" + id;
    }

    private Announcement find(PersonId person, UUID id) {
        return announcements.find(person, id).orElseThrow(UnknownPersonException::new);
    }

    private static List<NoticeKind> about(Announcement announcement) {
        return Objects.requireNonNull(announcement.told().about()).kinds().stream()
                .sorted()
                .toList();
    }

    private String show(PersonId person, Announcement announcement, Form form, SignedIn reader, Model model) {
        List<NoticeKind> kinds = about(announcement);
        if (kinds.size() == 1 && form.value("kind").isEmpty()) {
            form.set("kind", kinds.getFirst().name());
        }
        page.show(person, model);
        model.addAttribute("form", form);
        model.addAttribute("announcement", announcement);
        model.addAttribute("kinds", NoticePage.takes(reader) ? kinds : List.of());
        return "notices/announcement";
    }

    private static String at(PersonId person, UUID draft) {
        return "redirect:/people/" + person + "/notices/new/" + draft + "/" + DraftForms.PARTICULARS;
    }
}
