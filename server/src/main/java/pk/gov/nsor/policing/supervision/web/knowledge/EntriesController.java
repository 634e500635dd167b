package pk.gov.nsor.policing.supervision.web.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Rows;
import pk.gov.nsor.policing.supervision.AppearanceReceipt;
import pk.gov.nsor.policing.supervision.Appearances;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.policing.supervision.NewAppearance.IdentitySeen;
import pk.gov.nsor.policing.supervision.caseload.CaseRow;
import pk.gov.nsor.policing.supervision.web.AppearanceForm;
import pk.gov.nsor.policing.supervision.web.letter.DaySheet;
import pk.gov.nsor.record.register.Essentials;

/**
 * Enters the notes of a printed day sheet together afterwards. Each row is recorded by itself, under an identifier of
 * its own. Valid rows are recorded, invalid rows stay on the page with their errors, and sending the page again
 * records nothing twice.
 */
@Controller
@RequestMapping("/caseload/entries")
@Allows(
        value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR},
        action = TrailAction.APPEARANCE_RECORDED)
@DecidesNothing("It records appearances from paper, each checked under the lock of its record")
class EntriesController {

    /** A request has room for so many rows. */
    private static final int MOST = 100;

    private static final String NOT_THEIRS = "supervision.entries.not-theirs";
    private static final Pattern PERSON = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");

    private final DaySheet sheet;
    private final CaseAccess access;
    private final AppearanceForm forms;
    private final Appearances appearances;
    private final Essentials people;

    EntriesController(
            DaySheet sheet, CaseAccess access, AppearanceForm forms, Appearances appearances, Essentials people) {
        this.sheet = sheet;
        this.access = access;
        this.forms = forms;
        this.appearances = appearances;
        this.people = people;
    }

    /** What became of a row. */
    record Done(PersonId person, String number, AppearanceReceipt receipt) {}

    /** A row to be filled in, under its number on the page. */
    record Line(int number, CaseRow row) {}

    /**
     * A row that was refused and whose person is not expected any more, such as one whom somebody else entered meanwhile.
     *
     * @param number the register number; null where the person is not the reader's
     */
    record Refused(@Nullable String number, Form.Problem problem) {}

    @GetMapping
    String form(Form form, @AuthenticationPrincipal SignedIn reader, Actor actor, Purpose purpose, Model model) {
        DaySheet.Asked asked = sheet.asked(form, "station", reader);
        return show(asked, new Form(), List.of(), sheet.expected(asked, actor, purpose), reader, model);
    }

    @PostMapping
    String record(@AuthenticationPrincipal SignedIn reader, Actor actor, Purpose purpose, Form sent, Model model) {
        DaySheet.Asked asked = sheet.asked(sent, "at", reader);

        List<Done> done = new ArrayList<>();
        Form left = new Form();
        for (int i = 1; i <= Rows.count(sent, "rows", 0, MOST); i++) {
            if (isBlank(sent, i)) {
                continue;
            }
            Form row = row(sent, i);
            Optional<AppearanceReceipt> receipt = record(row, i, asked, reader, actor);
            if (receipt.isPresent()) {
                done.add(new Done(receipt.get().person(), number(receipt.get().person()), receipt.get()));
            } else {
                keep(row, i, left);
            }
        }
        return show(asked, left, done, sheet.expected(asked, actor, purpose), reader, model);
    }

    private Optional<AppearanceReceipt> record(Form row, int i, DaySheet.Asked asked, SignedIn reader, Actor actor) {
        Optional<PersonId> person = row.require("person" + i, NOT_THEIRS, AppearanceForm::identifier)
                .map(PersonId::new)
                .filter(known -> access.mayWork(reader, known));
        if (person.isEmpty()) {
            row.reject("on" + i, NOT_THEIRS);
            return Optional.empty();
        }
        // Each in a transaction of its own.
        return forms.read(row, Integer.toString(i), asked.scope())
                .flatMap(given -> row.check("on" + i, () -> appearances.record(person.get(), given, actor)));
    }

    /** A row in which nothing was written is of somebody who did not come. */
    private static boolean isBlank(Form sent, int i) {
        return sent.value("on" + i).isEmpty()
                && sent.value("identity" + i).isEmpty()
                && sent.value("address" + i).isEmpty()
                && sent.value("note" + i).isEmpty();
    }

    private static Form row(Form sent, int i) {
        Form row = sent.withoutValues().set("at", sent.value("at"));
        for (String field : List.of("person", "appearance", "on", "identity", "address", "note")) {
            row.set(field + i, sent.value(field + i));
        }
        return row;
    }

    /** Under the person's identifier, since the page numbers its rows anew. */
    private static void keep(Form row, int i, Form left) {
        String person = row.value("person" + i);
        for (String field : List.of("appearance", "on", "identity", "address", "note")) {
            left.set(field + person, row.value(field + i));
        }
        row.problems()
                .forEach(problem -> left.reject(
                        problem.field().replaceFirst(i + "$", "") + person, problem.key(), problem.parameters()));
    }

    private String show(
            DaySheet.Asked asked, Form left, List<Done> done, List<CaseRow> expected, SignedIn reader, Model model) {
        Set<PersonId> recorded = done.stream().map(Done::person).collect(Collectors.toSet());
        List<CaseRow> waiting = expected.stream()
                .filter(row -> !recorded.contains(row.person()))
                .toList();
        Form form = new Form();
        List<Line> lines = new ArrayList<>();
        for (CaseRow row : waiting.subList(0, Math.min(MOST, waiting.size()))) {
            int number = lines.size() + 1;
            lines.add(new Line(number, row));
            fill(form, number, row.person().toString(), left);
        }
        Set<String> shown =
                lines.stream().map(line -> line.row().person().toString()).collect(Collectors.toSet());
        sheet.show(asked, model);
        model.addAttribute("asked", asked.form());
        model.addAttribute("form", form);
        model.addAttribute("lines", lines);
        model.addAttribute("waiting", waiting.size());
        model.addAttribute("done", done);
        model.addAttribute(
                "refused",
                left.problems().stream()
                        .filter(problem -> shown.stream().noneMatch(problem.field()::endsWith))
                        .map(problem -> new Refused(number(problem.field(), reader), problem))
                        .toList());
        model.addAttribute("identities", IdentitySeen.values());
        model.addAttribute("addresses", AddressSeen.values());
        return "supervision/entries";
    }

    private @Nullable String number(String field, SignedIn reader) {
        Matcher person = PERSON.matcher(field);
        if (!person.find()) {
            return null;
        }
        PersonId id = new PersonId(UUID.fromString(person.group()));
        return access.mayWork(reader, id) ? number(id) : null;
    }

    private static void fill(Form form, int number, String person, Form left) {
        String kept = left.value("appearance" + person);
        boolean isUsable =
                !kept.isEmpty() && left.problem("appearance" + person).isEmpty();
        form.set("appearance" + number, isUsable ? kept : UUID.randomUUID().toString());
        for (String field : List.of("on", "identity", "address", "note")) {
            form.set(field + number, left.value(field + person));
            left.problem(field + person)
                    .ifPresent(problem -> form.reject(field + number, problem.key(), problem.parameters()));
        }
        left.problem("appearance" + person)
                .ifPresent(problem -> form.reject("on" + number, problem.key(), problem.parameters()));
    }

    private String number(PersonId person) {
        return people.of(List.of(person)).getFirst().number().formatted();
    }
}
