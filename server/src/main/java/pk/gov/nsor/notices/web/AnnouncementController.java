package pk.gov.nsor.notices.web;

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
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.notices.Announcement;
import pk.gov.nsor.notices.Announcements;
import pk.gov.nsor.notices.Drafts;
import pk.gov.nsor.notices.NoticeKind;
import pk.gov.nsor.register.UnknownPersonException;
import pk.gov.nsor.shell.Form;

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
        action = TrailAction.NOTICE_TAKEN)
class AnnouncementController {

    private final NoticePage page;
    private final Announcements announcements;
    private final AnnouncedDraft announced;
    private final Drafts drafts;

    AnnouncementController(NoticePage page, Announcements announcements, AnnouncedDraft announced, Drafts drafts) {
        this.page = page;
        this.announcements = announcements;
        this.announced = announced;
        this.drafts = drafts;
    }

    @GetMapping
    String show(
            @PathVariable UUID id,
            @PathVariable UUID announcement,
            @AuthenticationPrincipal SignedIn reader,
            Model model) {
        PersonId person = page.workedOn(id, reader);
        return show(person, find(person, announcement), new Form(), reader, model);
    }

    /** Begins the notice with what was said; pressed again, it goes on with the one that was begun. */
    @PostMapping("/notice")
    @Allows(
            value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.NOTICE_TAKEN)
    String begin(
            @PathVariable UUID id,
            @PathVariable UUID announcement,
            @AuthenticationPrincipal SignedIn reader,
            HttpServletRequest request,
            Model model) {
        PersonId person = page.workedOn(id, reader);
        Announcement found = find(person, announcement);
        UUID before = found.notice();
        if (before != null && drafts.find(before, person, reader.accountId()).isPresent()) {
            return at(person, before);
        }
        Form form = Form.of(request.getParameterMap());
        Optional<UUID> draft = form.choice("kind", "notices.kind.missing", NoticeKind.class)
                .filter(kind -> about(found).contains(kind))
                .flatMap(kind -> form.whole("kind", () -> {
                    UUID made = UUID.randomUUID();
                    announcements.begun(person, announcement, made);
                    drafts.save(made, person, reader.accountId(), announced.fields(found, kind));
                    return made;
                }));
        return draft.isEmpty() ? show(person, found, form, reader, model) : at(person, draft.get());
    }

    @PostMapping("/close")
    String close(
            @PathVariable UUID id,
            @PathVariable UUID announcement,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        PersonId person = page.workedOn(id, reader);
        Form form = Form.of(request.getParameterMap());
        Optional<UUID> closed = form.whole("reason", () -> {
            announcements.close(person, announcement, form.value("reason"), actor);
            return announcement;
        });
        if (closed.isEmpty()) {
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
