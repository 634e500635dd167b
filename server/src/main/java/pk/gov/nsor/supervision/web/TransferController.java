package pk.gov.nsor.supervision.web;

import jakarta.servlet.http.HttpServletRequest;
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
import pk.gov.nsor.register.UnknownPersonException;
import pk.gov.nsor.shell.Form;
import pk.gov.nsor.supervision.Stations;
import pk.gov.nsor.supervision.Transfer;
import pk.gov.nsor.supervision.Transfers;

/** Offers somebody to another district, and takes the offer back. */
@Controller
@RequestMapping("/people/{id}/transfer")
@Allows(
        value = {Role.DISTRICT_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.TRANSFER_OFFERED)
class TransferController {

    private final CasePage page;
    private final Transfers transfers;
    private final Stations stations;
    private final CaseWording wording;
    private final CaseForms forms;

    TransferController(CasePage page, Transfers transfers, Stations stations, CaseWording wording, CaseForms forms) {
        this.page = page;
        this.transfers = transfers;
        this.stations = stations;
        this.wording = wording;
        this.forms = forms;
    }

    @GetMapping
    String form(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Model model) {
        return forms.opened(id, reader, new Form(), model, this::template);
    }

    @PostMapping
    String offer(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        return forms.sent(
                new CaseForms.Sent(id, reader, request, flash, model),
                "supervision.transfer.offered",
                "",
                (person, form) -> forms.once(
                        request,
                        form,
                        "district",
                        () -> transfers.offer(person, form.value("district"), form.value("reason"), actor)),
                this::template);
    }

    @GetMapping("/withdrawal")
    String withdrawal(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Model model) {
        PersonId person = page.workedOn(id, reader);
        return showWithdrawal(person, open(person), new Form(), model);
    }

    @PostMapping("/withdrawal")
    String withdraw(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        PersonId person = page.workedOn(id, reader);
        Form form = Form.of(request.getParameterMap());
        Optional<Transfer> offer = transfers.offered(person);
        if (offer.isPresent()) {
            Optional<String> done = form.whole("reason", () -> {
                transfers.withdraw(offer.get().id(), form.value("reason"), actor);
                return "";
            });
            if (done.isEmpty()) {
                return showWithdrawal(person, offer.get(), form, model);
            }
        }
        // Where it is answered or withdrawn already, the record says what has become of it.
        flash.addFlashAttribute(
                "flash", offer.isPresent() ? "supervision.transfer.withdrawn" : "invalid.transfer.answered");
        return "redirect:/people/" + id;
    }

    private Transfer open(PersonId person) {
        return transfers.offered(person).orElseThrow(UnknownPersonException::new);
    }

    private String template(PersonId person, Form form, Model model) {
        model.addAttribute(
                "station",
                stations.of(person).map(now -> wording.station(now.station())).orElse(null));
        model.addAttribute("districts", wording.districts());
        return "supervision/transfer";
    }

    private String showWithdrawal(PersonId person, Transfer offer, Form form, Model model) {
        page.show(person, model);
        model.addAttribute("form", form);
        model.addAttribute("offer", offer);
        model.addAttribute("district", wording.district(offer.toDistrict()));
        return "supervision/transfer-withdrawal";
    }
}
