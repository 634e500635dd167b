package pk.gov.nsor.notices.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.kernel.PersonName;
import pk.gov.nsor.notices.Deadlines;
import pk.gov.nsor.notices.Drafts;
import pk.gov.nsor.notices.Drafts.Draft;
import pk.gov.nsor.notices.How;
import pk.gov.nsor.notices.NewNotice;
import pk.gov.nsor.notices.Notice;
import pk.gov.nsor.notices.NoticeKind;
import pk.gov.nsor.notices.Notices;
import pk.gov.nsor.notices.Particulars;
import pk.gov.nsor.register.Person;
import pk.gov.nsor.shell.Form;
import pk.gov.nsor.shell.Rows;
import pk.gov.nsor.supervision.CaseAccess;
import pk.gov.nsor.supervision.Cases;

/**
 * The way an officer takes a notice: what it is of, what is told, when and how, and all of it once more before it counts.
 * What was typed is kept with the record, so that it can be gone on with after a lost line.
 */
@Controller
@RequestMapping("/people/{id}/notices/new")
@Allows(
        value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR},
        action = TrailAction.NOTICE_TAKEN)
class WizardController {

    private static final String KIND = "kind";
    private static final String PARTICULARS = "particulars";
    private static final String TOLD = "told";

    private final NoticePage page;
    private final Drafts drafts;
    private final Notices notices;
    private final Deadlines deadlines;
    private final ParticularsForm particularsForm;
    private final ToldForm toldForm;
    private final NoticeWording wording;
    private final CaseAccess access;
    private final Cases cases;
    private final Clock clock;

    WizardController(
            NoticePage page,
            Drafts drafts,
            Notices notices,
            Deadlines deadlines,
            ParticularsForm particularsForm,
            ToldForm toldForm,
            NoticeWording wording,
            CaseAccess access,
            Cases cases,
            Clock clock) {
        this.page = page;
        this.drafts = drafts;
        this.notices = notices;
        this.deadlines = deadlines;
        this.particularsForm = particularsForm;
        this.toldForm = toldForm;
        this.wording = wording;
        this.access = access;
        this.cases = cases;
        this.clock = clock;
    }

    @GetMapping
    String kind(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Model model) {
        PersonId person = page.workedOn(id, reader);
        return showKind(person, new Form(), model);
    }

    @PostMapping
    String begin(
            @PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, HttpServletRequest request, Model model) {
        PersonId person = page.workedOn(id, reader);
        Form form = Form.of(request.getParameterMap());
        Optional<NoticeKind> kind = form.choice(KIND, "notices.kind.missing", NoticeKind.class);
        UUID draft = UUID.randomUUID();
        Optional<UUID> saved = kind.flatMap(chosen -> form.check(KIND, () -> {
            drafts.save(draft, person, reader.accountId(), Map.of(KIND, Map.of(KIND, List.of(chosen.name()))));
            return draft;
        }));
        return saved.isEmpty() ? showKind(person, form, model) : at(person, draft, PARTICULARS);
    }

    @GetMapping("/{draft}/particulars")
    String particulars(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @AuthenticationPrincipal SignedIn reader,
            RedirectAttributes flash,
            Model model) {
        PersonId person = page.workedOn(id, reader);
        Optional<Draft> found = drafts.find(draft, person, reader.accountId());
        if (found.isEmpty()) {
            return lost(person, draft, flash);
        }
        Form form = form(found.get(), PARTICULARS);
        fillIn(person, kindOf(found.get()), form);
        return showParticulars(person, found.get(), form, model);
    }

    @PostMapping("/{draft}/particulars")
    String keepParticulars(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @AuthenticationPrincipal SignedIn reader,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        PersonId person = page.workedOn(id, reader);
        Optional<Draft> found = drafts.find(draft, person, reader.accountId());
        if (found.isEmpty()) {
            return lost(person, draft, flash);
        }
        Form form = Form.of(request.getParameterMap());
        boolean isMore = Rows.added(form, "countries", 1, ParticularsForm.MOST_COUNTRIES);
        Optional<Particulars> read = isMore ? Optional.empty() : particularsForm.read(kindOf(found.get()), form);
        keep(found.get(), PARTICULARS, form, reader);
        return read.isEmpty() || !form.isValid()
                ? showParticulars(person, found.get(), form, model)
                : at(person, draft, TOLD);
    }

    @GetMapping("/{draft}/told")
    String told(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @AuthenticationPrincipal SignedIn reader,
            RedirectAttributes flash,
            Model model) {
        PersonId person = page.workedOn(id, reader);
        Optional<Draft> found = drafts.find(draft, person, reader.accountId());
        if (found.isEmpty()) {
            return lost(person, draft, flash);
        }
        Form form = form(found.get(), TOLD);
        if (form.value("announcedOn").isEmpty()) {
            form.set("announcedOn", ParticularsForm.written(LocalDate.now(clock)))
                    .set("how", How.AT_STATION.name());
            cases.of(person).station().ifPresent(station -> form.set("station", station.station()));
        }
        return showTold(person, found.get(), form, reader, model);
    }

    @PostMapping("/{draft}/told")
    String keepTold(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @AuthenticationPrincipal SignedIn reader,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        PersonId person = page.workedOn(id, reader);
        Optional<Draft> found = drafts.find(draft, person, reader.accountId());
        if (found.isEmpty()) {
            return lost(person, draft, flash);
        }
        Optional<Particulars> particulars = particularsOf(found.get());
        if (particulars.isEmpty()) {
            return at(person, draft, PARTICULARS);
        }
        Form form = Form.of(request.getParameterMap());
        Optional<NewNotice> notice = toldForm.read(draft, particulars.get(), form, access.scope(reader))
                .flatMap(read -> form.whole("announcedOn", () -> {
                    notices.validate(person, read);
                    return read;
                }));
        keep(found.get(), TOLD, form, reader);
        return notice.isEmpty() ? showTold(person, found.get(), form, reader, model) : at(person, draft, "check");
    }

    @GetMapping("/{draft}/check")
    String check(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @AuthenticationPrincipal SignedIn reader,
            RedirectAttributes flash,
            Model model) {
        PersonId person = page.workedOn(id, reader);
        Optional<Draft> found = drafts.find(draft, person, reader.accountId());
        if (found.isEmpty()) {
            return lost(person, draft, flash);
        }
        Optional<NewNotice> notice = noticeOf(found.get(), reader);
        return notice.isEmpty()
                ? at(person, draft, PARTICULARS)
                : showCheck(person, draft, notice.get(), new Form(), model);
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
        PersonId person = page.workedOn(id, reader);
        Optional<Draft> found = drafts.find(draft, person, reader.accountId());
        if (found.isEmpty()) {
            return lost(person, draft, flash);
        }
        Optional<NewNotice> notice = noticeOf(found.get(), reader);
        if (notice.isEmpty()) {
            return at(person, draft, PARTICULARS);
        }
        Form form = new Form();
        Optional<Notice> taken = form.whole("check", () -> notices.take(person, notice.get(), actor));
        if (taken.isEmpty()) {
            return showCheck(person, draft, notice.get(), form, model);
        }
        drafts.forget(draft, person, reader.accountId());
        flash.addFlashAttribute("flash", "notices.taken");
        return "redirect:/people/" + person + "/notices/" + draft + "/receipt";
    }

    private String showKind(PersonId person, Form form, Model model) {
        page.show(person, model);
        model.addAttribute("form", form);
        model.addAttribute("kinds", NoticeKind.values());
        return "notices/kind";
    }

    private String showParticulars(PersonId id, Draft draft, Form form, Model model) {
        NoticeKind kind = kindOf(draft);
        Person person = page.show(id, model);
        model.addAttribute("draft", draft.id());
        model.addAttribute("form", form);
        model.addAttribute("kind", kind);
        model.addAttribute("titleKey", "notices.kind." + NoticeWording.lower(kind));
        model.addAttribute("count", ParticularsForm.countries(form));
        model.addAttribute("districts", wording.districts());
        model.addAttribute("tehsils", kind == NoticeKind.ADDRESS ? wording.tehsils() : Map.of());
        model.addAttribute("countries", kind == NoticeKind.TRAVEL_ABROAD ? wording.countries() : Map.of());
        model.addAttribute("successors", successors(form));
        Locale locale = NoticeWording.reader();
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

    /** Asked only where the district was split; the answer that was given stays to be seen. */
    private Map<String, String> successors(Form form) {
        if (form.problem("successor").isEmpty() && form.value("successor").isEmpty()) {
            return Map.of();
        }
        return new Form()
                .set("on", form.value("on"))
                .read("on", pk.gov.nsor.kernel.Day::parse)
                .map(on -> wording.successors(form.value("district"), on))
                .orElse(Map.of());
    }

    private String showTold(PersonId person, Draft draft, Form form, SignedIn reader, Model model) {
        page.show(person, model);
        model.addAttribute("draft", draft.id());
        model.addAttribute("form", form);
        model.addAttribute("hows", How.values());
        model.addAttribute("stations", wording.stations(access.scope(reader)));
        return "notices/told";
    }

    private String showCheck(PersonId person, UUID draft, NewNotice notice, Form form, Model model) {
        page.show(person, model);
        Locale locale = NoticeWording.reader();
        var lateness = deadlines.of(person, notice.particulars(), notice.announcedOn());
        model.addAttribute("draft", draft);
        model.addAttribute("form", form);
        model.addAttribute("kind", wording.kind(locale, notice.particulars().kind()));
        model.addAttribute("lines", wording.lines(notice.particulars(), locale));
        model.addAttribute("notice", notice);
        model.addAttribute("station", wording.station(locale, notice.station()));
        model.addAttribute("lateness", lateness);
        model.addAttribute("assumed", deadlines.isAssumed(lateness));
        model.addAttribute("late", wording.lateness(locale, lateness));
        return "notices/check";
    }

    /** What is known already. */
    private void fillIn(PersonId person, NoticeKind kind, Form form) {
        if (!form.value("on").isEmpty() || kind != NoticeKind.NAME) {
            return;
        }
        PersonName name = page.show(person, new org.springframework.ui.ExtendedModelMap())
                .identity()
                .name();
        form.set("nameLatin", name.latin() == null ? "" : name.latin());
        form.set("nameUrdu", name.urdu() == null ? "" : name.urdu());
    }

    private Optional<Particulars> particularsOf(Draft draft) {
        Form form = form(draft, PARTICULARS);
        return particularsForm.read(kindOf(draft), form).filter(read -> form.isValid());
    }

    private Optional<NewNotice> noticeOf(Draft draft, SignedIn reader) {
        return particularsOf(draft)
                .flatMap(
                        particulars -> toldForm.read(draft.id(), particulars, form(draft, TOLD), access.scope(reader)));
    }

    static NoticeKind kindOf(Draft draft) {
        return NoticeKind.valueOf(form(draft, KIND).value(KIND));
    }

    private static Form form(Draft draft, String step) {
        Map<String, String[]> fields = new LinkedHashMap<>();
        draft.fields()
                .getOrDefault(step, Map.of())
                .forEach((name, values) -> fields.put(name, values.toArray(String[]::new)));
        return Form.of(fields);
    }

    private void keep(Draft draft, String step, Form form, SignedIn reader) {
        Map<String, Map<String, List<String>>> fields = new HashMap<>(draft.fields());
        Map<String, List<String>> kept = new HashMap<>();
        Steps.fields(step).forEach(name -> kept.put(name, form.values(name)));
        fields.put(step, kept);
        // What is too long to be kept is still on the page, with what is wrong with it.
        Optional<String> unused = new Form().check(step, () -> {
            drafts.save(draft.id(), draft.person(), reader.accountId(), fields);
            return step;
        });
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
