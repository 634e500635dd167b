package pk.gov.nsor.record.registration.web.timeline;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.RecordView;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Exports;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.journal.JournalGroup;
import pk.gov.nsor.record.register.journal.Timeline;
import pk.gov.nsor.record.register.journal.Timeline.Anybody;
import pk.gov.nsor.record.register.journal.Timeline.Order;
import pk.gov.nsor.record.register.journal.Timeline.Place;
import pk.gov.nsor.record.register.journal.Timeline.Question;
import pk.gov.nsor.record.register.journal.Timeline.Recorder;

/** The full timeline of a record, page by page and as a file. The filters are in the address of the page. */
@Controller
class TimelineController {

    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 50_000;

    private final People people;
    private final Timeline timeline;
    private final TimelineRows lines;
    private final TimelineCsvExport file;
    private final Exports exports;

    TimelineController(People people, Timeline timeline, TimelineRows lines, TimelineCsvExport file, Exports exports) {
        this.people = people;
        this.timeline = timeline;
        this.lines = lines;
        this.file = file;
        this.exports = exports;
    }

    @GetMapping("/people/{id}/timeline")
    @Allows(
            value = {
                Role.REGISTRAR,
                Role.NATIONAL_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.DISTRICT_SUPERVISOR,
                Role.SUPERVISING_OFFICER
            },
            action = TrailAction.PERSON_VIEWED,
            record = RecordUse.READ)
    String page(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Form form, Model model) {
        PersonId personId = new PersonId(id);
        Person person = people.get(personId);
        Question question = question(form);
        Timeline.Page page = timeline.page(personId, question, place(form.value("after")), PAGE);
        model.addAttribute("person", person);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + id));
        model.addAttribute("form", form);
        model.addAttribute("groups", JournalGroup.offered());
        model.addAttribute("recorders", lines.recorders(timeline.recorders(personId)));
        model.addAttribute("orders", List.of(Order.values()));
        model.addAttribute("order", question.order());
        model.addAttribute("lines", lines.of(page.lines(), reader));
        model.addAttribute("count", timeline.count(personId, question));
        model.addAttribute("isAll", question.equals(withOrder(question.order())));
        model.addAttribute("next", next(page));
        model.addAttribute("mayExport", mayExport(reader));
        return "registration/timeline";
    }

    /** All lines as a file. */
    @GetMapping("/people/{id}/timeline.csv")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.PERSON_VIEWED,
            record = RecordUse.READ)
    void export(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Form form,
            Actor actor,
            RecordView look,
            HttpServletResponse response) {
        PersonId person = new PersonId(id);
        Question question = question(form);
        Map<String, Object> asked = new HashMap<>(Map.of("as", "timeline.csv"));
        for (String field : List.of("group", "from", "to", "by", "order")) {
            asked.put(field, form.value(field));
        }
        TrailEntry intent = TrailEntry.done(actor, TrailAction.PERSON_VIEWED)
                .about(id)
                .purpose(look.purpose().name())
                .link(look.link().name())
                .with(asked);
        exports.send(
                response,
                intent,
                "timeline-" + people.get(person).number().formatted() + ".csv",
                () -> file.made(lines.of(
                        timeline.page(person, question, null, MOST_EXPORTED).lines(), reader)));
    }

    private static boolean mayExport(SignedIn reader) {
        return TimelineRows.isOffice(reader)
                || reader.has(Role.PROVINCIAL_SUPERVISOR)
                || reader.has(Role.DISTRICT_SUPERVISOR);
    }

    /** Invalid values in the address are ignored; a day that cannot be read is reported. */
    private static Question question(Form form) {
        Optional<LocalDate> from = form.filterDay("from");
        Optional<LocalDate> to = form.filterDay("to");
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            form.reject("to", "timeline.to.before");
        }
        return new Question(
                group(form.value("group")),
                from.orElse(null),
                to.orElse(null),
                recorder(form.value("by")),
                form.value("order").equals(key(Order.HAPPENED)) ? Order.HAPPENED : Order.RECORDED);
    }

    private static Question withOrder(Order order) {
        return new Question(null, null, null, new Anybody(), order);
    }

    private static @Nullable JournalGroup group(String key) {
        return Arrays.stream(JournalGroup.values())
                .filter(group -> group.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    private static Recorder recorder(String key) {
        if (key.equals(TimelineRows.SYSTEM)) {
            return new Timeline.System();
        }
        try {
            return key.isEmpty() ? new Anybody() : new Timeline.Account(UUID.fromString(key));
        } catch (IllegalArgumentException nobody) {
            return new Anybody();
        }
    }

    /** Of the form 2026-11-24.812; any other value means the beginning. */
    private static @Nullable Place place(String after) {
        return after.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}\\.[0-9]{1,18}") ? read(after) : null;
    }

    private static @Nullable Place read(String after) {
        try {
            return new Place(LocalDate.parse(after.substring(0, 10)), Long.parseLong(after.substring(11)));
        } catch (java.time.DateTimeException noDay) {
            return null;
        }
    }

    private static @Nullable String next(Timeline.Page page) {
        Place next = page.next();
        return next == null ? null : next.happenedOn() + "." + next.id();
    }

    private static String key(Order order) {
        return order.name().toLowerCase(Locale.ROOT);
    }
}
