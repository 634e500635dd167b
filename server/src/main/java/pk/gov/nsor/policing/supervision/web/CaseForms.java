package pk.gov.nsor.policing.supervision.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;

/** What forms about one case have in common: opened, sent, shown again with what is wrong, or done and back. */
@Component
public class CaseForms {

    /** The hidden field that names what is recorded, so that sending it twice records it once. */
    static final String ENTRY = "entry";

    private final CasePage page;
    private final Submissions submissions;
    private final Deciding deciding;
    private final Clock clock;

    CaseForms(CasePage page, Submissions submissions, Deciding deciding, Clock clock) {
        this.page = page;
        this.submissions = submissions;
        this.deciding = deciding;
        this.clock = clock;
    }

    /** Puts into the model what a form needs besides its fields and the person, and names its template. */
    @FunctionalInterface
    public interface Template {
        String of(PersonId person, Form form, Model model);
    }

    /** A form that was sent. */
    public record Sent(UUID id, HttpServletRequest request, RedirectAttributes flash, Model model) {}

    /** The form as it is opened. */
    public String opened(UUID id, Form form, Model model, Template template) {
        return show(new PersonId(id), form, model, template);
    }

    /**
     * Does what was sent.
     *
     * @param doneKey the message that says so
     * @param back the page of the record that is shown afterwards, after the record's own address
     * @param action empty where it puts problems into the form
     */
    public String sent(
            Sent sent, String doneKey, String back, BiFunction<PersonId, Form, Optional<?>> action, Template template) {
        PersonId person = new PersonId(sent.id());
        Form form = Form.of(sent.request().getParameterMap(), LocalDate.now(clock));
        if (action.apply(person, form).isEmpty()) {
            return show(person, form, sent.model(), template);
        }
        sent.flash().addFlashAttribute("flash", doneKey);
        return "redirect:/people/" + sent.id() + back;
    }

    /**
     * Runs the action when the form is sent for the first time; empty, and a problem of the field, where it is
     * refused.
     */
    Optional<String> once(HttpServletRequest request, Form form, String field, Runnable action) {
        return submissions.once(request, form, field, () -> {
            action.run();
            return "";
        });
    }

    /** As {@link #once}, and only if what the page showed is still so; of endpoints with {@code @Decides}. */
    public Optional<String> decided(HttpServletRequest request, Form form, String field, Runnable action) {
        return deciding.once(request, form, field, () -> {
            action.run();
            return "";
        });
    }

    /** What the form names as recorded. */
    public static Optional<UUID> entry(Form form) {
        return form.require(ENTRY, "invalid.knowledge.other", AppearanceForm::identifier);
    }

    private String show(PersonId person, Form form, Model model, Template template) {
        if (form.value(ENTRY).isEmpty() || form.problem(ENTRY).isPresent()) {
            form.set(ENTRY, UUID.randomUUID().toString());
        }
        page.show(person, model);
        model.addAttribute("form", form);
        return template.of(person, form, model);
    }
}
