package pk.gov.nsor.policing.notices.web;

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
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
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
import pk.gov.nsor.policing.notices.Decisions;
import pk.gov.nsor.policing.notices.Evidence;
import pk.gov.nsor.policing.notices.Notice;
import pk.gov.nsor.policing.notices.NoticeState;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.policing.notices.judgement.Judgement;
import pk.gov.nsor.policing.notices.judgement.Judgements;
import pk.gov.nsor.policing.notices.review.Deadlines;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.UnknownPersonException;

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
        action = TrailAction.PERSON_VIEWED,
        record = RecordUse.WORK)
@Decides(NoticesPage.OfNotice.class)
class NoticeController {

    private final NoticePage page;
    private final Notices notices;
    private final Decisions decisions;
    private final Deadlines deadlines;
    private final Judgements judgements;
    private final NoticeMessages wording;
    private final NoticeReceipt receipts;
    private final Deciding deciding;
    private final Accounts accounts;

    NoticeController(
            NoticePage page,
            Notices notices,
            Decisions decisions,
            Deadlines deadlines,
            Judgements judgements,
            NoticeMessages wording,
            NoticeReceipt receipts,
            Deciding deciding,
            Accounts accounts) {
        this.page = page;
        this.notices = notices;
        this.decisions = decisions;
        this.deadlines = deadlines;
        this.judgements = judgements;
        this.wording = wording;
        this.receipts = receipts;
        this.deciding = deciding;
        this.accounts = accounts;
    }

    /** A step of the notice, ready to be shown. */
    record Story(Notice.Step step, String by) {}

    @GetMapping
    String show(
            @PathVariable UUID id, @PathVariable UUID notice, @AuthenticationPrincipal SignedIn reader, Model model) {
        PersonId person = new PersonId(id);
        return show(person, find(person, notice), reader, new Form(), model);
    }

    /** To be printed; it can be opened again later. */
    @GetMapping("/receipt")
    String receipt(@PathVariable UUID id, @PathVariable UUID notice, Model model) {
        PersonId person = new PersonId(id);
        Notice found = find(person, notice);
        Person shown = page.show(person, model);
        model.addAttribute("notice", found);
        model.addAttribute("sides", receipts.of(found, shown.number()));
        return "notices/receipt";
    }

    @PostMapping
    @Allows(
            value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.NOTICE_DECIDED,
            record = RecordUse.WORK)
    String decide(
            @PathVariable UUID id,
            @PathVariable UUID notice,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Optional<NoticeState> next = form.choice("decision", "notices.decision.missing", NoticeState.class);
        Optional<Evidence> evidence =
                next.filter(state -> state == NoticeState.ACCEPTED).isPresent()
                        ? form.choice("evidence", "notices.evidence.missing", Evidence.class)
                        : Optional.empty();
        if (form.isValid()) {
            Optional<String> done = next.flatMap(state -> deciding.once(
                    request,
                    form,
                    "decision",
                    () -> page.working(
                            id,
                            reader,
                            person -> Boolean.toString(decisions.decide(
                                    person,
                                    notice,
                                    state,
                                    evidence.orElse(Evidence.STATED),
                                    form.value("reason"),
                                    actor)))));
            if (done.isPresent()) {
                flash.addFlashAttribute("flash", "notices.decided");
                return "redirect:/people/" + id + "/notices/" + notice;
            }
        }
        PersonId person = new PersonId(id);
        return show(person, find(person, notice), reader, form.forget("decision", "evidence"), model);
    }

    private Notice find(PersonId person, UUID notice) {
        return notices.find(person, notice).orElseThrow(UnknownPersonException::new);
    }

    /** Why nothing followed from its being late; empty where a breach was alleged, and where it was in time or does not count. */
    private String exempt(Notice notice, Locale locale) {
        Judgement judgement = judgements.of(notice);
        return judgement.isBreach() || !notice.state().isLive() ? "" : wording.follows(locale, judgement);
    }

    private String show(PersonId person, Notice notice, SignedIn reader, Form form, Model model) {
        Locale locale = NoticeMessages.reader();
        page.show(person, model);
        Set<NoticeState> next = decisions.open(notice);
        boolean decides = reader.has(Role.SUPERVISING_OFFICER) || reader.has(Role.DISTRICT_SUPERVISOR);
        Map<UUID, String> names = accounts.all().stream().collect(Collectors.toMap(Account::id, Account::displayName));
        model.addAttribute("form", form);
        model.addAttribute("notice", notice);
        model.addAttribute("kind", wording.kind(locale, notice.kind()));
        model.addAttribute("lines", wording.lines(notice.particulars(), locale));
        model.addAttribute("station", wording.station(locale, notice.station()));
        model.addAttribute("assumed", deadlines.isAssumed(notice.lateness()));
        model.addAttribute("late", wording.lateness(locale, notice.lateness()));
        model.addAttribute("exempt", exempt(notice, locale));
        model.addAttribute("next", decides ? List.copyOf(next) : List.of());
        model.addAttribute("waits", decides && decisions.isBeforeItsDay(notice));
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
