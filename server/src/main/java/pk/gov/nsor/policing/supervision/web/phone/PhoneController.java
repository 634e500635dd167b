package pk.gov.nsor.policing.supervision.web.phone;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
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
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.policing.supervision.Phone;
import pk.gov.nsor.policing.supervision.Phone.State;
import pk.gov.nsor.policing.supervision.Phones;
import pk.gov.nsor.policing.supervision.Phones.Entered;
import pk.gov.nsor.policing.supervision.web.AppearanceForm;
import pk.gov.nsor.policing.supervision.web.CaseOverview;
import pk.gov.nsor.policing.supervision.web.CasePage;
import pk.gov.nsor.policing.supervision.web.CasePageMessages;

/** A person's mobile number at the counter: taken, verified by a code, withdrawn. */
@Controller
@RequestMapping("/people/{id}/phone")
@Allows(
        value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR},
        action = TrailAction.CASE_CHANGED,
        record = RecordUse.WORK)
@Decides(CaseOverview.OfPhone.class)
class PhoneController {

    private final CasePage page;
    private final Phones phones;
    private final Deciding deciding;
    private final String neutralSender;

    PhoneController(
            CasePage page,
            Phones phones,
            Deciding deciding,
            @Value("${nsor.smpp.neutral.sender}") String neutralSender) {
        this.page = page;
        this.phones = phones;
        this.deciding = deciding;
        this.neutralSender = neutralSender;
    }

    @GetMapping
    String form(@PathVariable UUID id, Model model) {
        return show(new PersonId(id), new Form(), model);
    }

    @PostMapping
    String take(@PathVariable UUID id, Actor actor, HttpServletRequest request, Form form, Model model) {
        PersonId person = new PersonId(id);
        Optional<MobileNumber> number = form.require("number", "supervision.phone.number.missing", MobileNumber::parse);
        Optional<TextLanguage> language = language(form);
        boolean isTaken = number.isPresent()
                && language.isPresent()
                && deciding.once(
                        request, form, "number", () -> phones.take(person, number.get(), language.get(), actor));
        return isTaken ? "redirect:/people/" + id + "/phone" : show(person, form, model);
    }

    @PostMapping("/code")
    String enter(
            @PathVariable UUID id,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        Optional<String> code = form.require("code", "supervision.phone.code.missing", text -> text);
        if (code.isEmpty()) {
            return show(person, form, model);
        }
        Optional<Entered> tried =
                form.whole("code", () -> deciding.held(request, () -> phones.enter(person, code.get(), actor)));
        if (tried.isEmpty()) {
            return show(person, form.set("code", ""), model);
        }
        Entered entered = tried.get();
        if (entered == Entered.VERIFIED) {
            flash.addFlashAttribute("flash", "supervision.phone.now-verified");
            return "redirect:/people/" + id + "#phone";
        }
        form.reject("code", "supervision.phone.code." + CasePageMessages.lower(entered.name()));
        form.set("code", "");
        return show(person, form, model);
    }

    @PostMapping("/code/again")
    String again(@PathVariable UUID id, Actor actor, HttpServletRequest request, Form form, Model model) {
        PersonId person = new PersonId(id);
        boolean isSent = deciding.once(request, form, "code", () -> phones.sendCode(person, actor));
        return isSent ? "redirect:/people/" + id + "/phone" : show(person, form, model);
    }

    @PostMapping("/language")
    String speak(
            @PathVariable UUID id,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        Optional<TextLanguage> language = language(form);
        boolean isSaved = language.isPresent()
                && deciding.once(request, form, "language", () -> phones.speak(person, language.get(), actor));
        if (!isSaved) {
            return show(person, form, model);
        }
        flash.addFlashAttribute("flash", "supervision.phone.language.saved");
        return "redirect:/people/" + id + "/phone";
    }

    @PostMapping("/withdrawal")
    String withdraw(
            @PathVariable UUID id,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        Optional<UUID> phone = form.require("phone", "invalid.phone.gone", AppearanceForm::identifier);
        boolean isWithdrawn = phone.isPresent()
                && deciding.once(request, form, "phone", () -> phones.withdraw(person, phone.get(), actor));
        if (!isWithdrawn) {
            return show(person, form, model);
        }
        flash.addFlashAttribute("flash", "supervision.phone.withdrawn");
        return "redirect:/people/" + id + "/phone";
    }

    private static Optional<TextLanguage> language(Form form) {
        return form.choice("language", "supervision.phone.language.missing", TextLanguage.class);
    }

    private String show(PersonId person, Form form, Model model) {
        page.show(person, model);
        List<Phone> all = phones.of(person);
        Optional<Phone> verified = in(State.VERIFIED, all);
        if (form.value("language").isEmpty()) {
            form.set(
                    "language",
                    verified.map(Phone::language).orElse(TextLanguage.URDU).name());
        }
        model.addAttribute("form", form);
        model.addAttribute("languages", TextLanguage.values());
        model.addAttribute("sender", neutralSender);
        model.addAttribute("waiting", in(State.TAKEN, all).orElse(null));
        model.addAttribute("verified", verified.orElse(null));
        return "supervision/phone";
    }

    private static Optional<Phone> in(State state, List<Phone> phones) {
        return phones.stream().filter(phone -> phone.state() == state).findFirst();
    }
}
