package pk.gov.nsor.notices.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.access.Account;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.notices.Deadlines;
import pk.gov.nsor.notices.Decisions;
import pk.gov.nsor.notices.Evidence;
import pk.gov.nsor.notices.Notice;
import pk.gov.nsor.notices.NoticeState;
import pk.gov.nsor.notices.Notices;
import pk.gov.nsor.register.Person;
import pk.gov.nsor.register.UnknownPersonException;
import pk.gov.nsor.shell.Form;

/** One notice: how it stands, what can become of it, and the receipt. */
@Controller
@RequestMapping("/people/{id}/notices/{notice}")
@Allows(
        value = {
            Role.SUPERVISING_OFFICER,
            Role.DISTRICT_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.NATIONAL_SUPERVISOR
        },
        action = TrailAction.PERSON_VIEWED)
class NoticeController {

    private final NoticePage page;
    private final Notices notices;
    private final Decisions decisions;
    private final Deadlines deadlines;
    private final NoticeWording wording;
    private final NoticeReceipt receipts;
    private final Accounts accounts;

    NoticeController(
            NoticePage page,
            Notices notices,
            Decisions decisions,
            Deadlines deadlines,
            NoticeWording wording,
            NoticeReceipt receipts,
            Accounts accounts) {
        this.page = page;
        this.notices = notices;
        this.decisions = decisions;
        this.deadlines = deadlines;
        this.wording = wording;
        this.receipts = receipts;
        this.accounts = accounts;
    }

    /** A step of the notice, ready to be shown. */
    record Story(Notice.Step step, String by) {}

    @GetMapping
    String show(
            @PathVariable UUID id, @PathVariable UUID notice, @AuthenticationPrincipal SignedIn reader, Model model) {
        PersonId person = page.workedOn(id, reader);
        return show(person, find(person, notice), reader, new Form(), model);
    }

    /** To be printed; it can be opened again later. */
    @GetMapping("/receipt")
    String receipt(
            @PathVariable UUID id, @PathVariable UUID notice, @AuthenticationPrincipal SignedIn reader, Model model) {
        PersonId person = page.workedOn(id, reader);
        Notice found = find(person, notice);
        Person shown = page.show(person, model);
        model.addAttribute("notice", found);
        model.addAttribute("sides", receipts.of(found, shown.number()));
        return "notices/receipt";
    }

    @PostMapping
    @Allows(
            value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.NOTICE_DECIDED)
    String decide(
            @PathVariable UUID id,
            @PathVariable UUID notice,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        Form form = Form.of(request.getParameterMap());
        Optional<NoticeState> next = form.choice("decision", "notices.decision.missing", NoticeState.class);
        Optional<Evidence> evidence =
                next.filter(state -> state == NoticeState.ACCEPTED).isPresent()
                        ? form.choice("evidence", "notices.evidence.missing", Evidence.class)
                        : Optional.empty();
        if (form.isValid()) {
            Optional<Boolean> done = next.flatMap(state -> form.whole(
                    "decision",
                    () -> page.working(
                            id,
                            reader,
                            person -> decisions.decide(
                                    person,
                                    notice,
                                    state,
                                    evidence.orElse(Evidence.STATED),
                                    form.value("reason"),
                                    actor))));
            if (done.isPresent()) {
                // The second press finds what the first has done.
                if (done.get()) {
                    flash.addFlashAttribute("flash", "notices.decided");
                }
                return "redirect:/people/" + id + "/notices/" + notice;
            }
        }
        PersonId person = page.workedOn(id, reader);
        return show(person, find(person, notice), reader, form, model);
    }

    private Notice find(PersonId person, UUID notice) {
        return notices.find(person, notice).orElseThrow(UnknownPersonException::new);
    }

    private String show(PersonId person, Notice notice, SignedIn reader, Form form, Model model) {
        Locale locale = NoticeWording.reader();
        page.show(person, model);
        Set<NoticeState> next = EnumSet.allOf(NoticeState.class);
        next.removeIf(state -> !notice.state().mayBecome(state, notice.kind()));
        boolean decides = reader.has(Role.SUPERVISING_OFFICER) || reader.has(Role.DISTRICT_SUPERVISOR);
        Map<UUID, String> names = accounts.all().stream().collect(Collectors.toMap(Account::id, Account::displayName));
        model.addAttribute("form", form);
        model.addAttribute("notice", notice);
        model.addAttribute("kind", wording.kind(locale, notice.kind()));
        model.addAttribute("lines", wording.lines(notice.particulars(), locale));
        model.addAttribute("station", wording.station(locale, notice.station()));
        model.addAttribute("assumed", deadlines.isAssumed(notice.lateness()));
        model.addAttribute("late", wording.lateness(locale, notice.lateness()));
        model.addAttribute("next", decides ? List.copyOf(next) : List.of());
        model.addAttribute("proves", next.contains(NoticeState.ACCEPTED));
        model.addAttribute("corrects", !notice.state().isOpen());
        model.addAttribute(
                "evidences",
                EnumSet.allOf(Evidence.class).stream()
                        .filter(notice.kind().evidence()::contains)
                        .toList());
        model.addAttribute(
                "story",
                notice.steps().stream()
                        .map(step -> new Story(step, names.getOrDefault(step.by(), "")))
                        .toList());
        return "notices/notice";
    }
}
