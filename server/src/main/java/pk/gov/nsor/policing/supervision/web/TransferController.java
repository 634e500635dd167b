package pk.gov.nsor.policing.supervision.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
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
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.supervision.Stations;
import pk.gov.nsor.policing.supervision.assignment.Transfer;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.record.register.UnknownPersonException;

/** Offers somebody to another district, and takes the offer back. */
@Controller
@RequestMapping("/people/{id}/transfer")
@Allows(
        value = {Role.DISTRICT_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.TRANSFER_OFFERED,
        record = RecordUse.WORK)
@Decides(CaseOverview.OfTransfers.class)
class TransferController {

    private final CasePage page;
    private final Transfers transfers;
    private final Stations stations;
    private final CasePageMessages wording;
    private final CaseForms forms;
    private final PlaceFields places;
    private final Clock clock;

    TransferController(
            CasePage page,
            Transfers transfers,
            Stations stations,
            CasePageMessages wording,
            CaseForms forms,
            PlaceFields places,
            Clock clock) {
        this.page = page;
        this.transfers = transfers;
        this.stations = stations;
        this.wording = wording;
        this.forms = forms;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping
    String form(@PathVariable UUID id, Model model) {
        return forms.opened(id, new Form(), model, this::template);
    }

    @PostMapping
    String offer(
            @PathVariable UUID id, Actor actor, HttpServletRequest request, RedirectAttributes flash, Model model) {
        return forms.sent(
                new CaseForms.Sent(id, request, flash, model),
                "supervision.transfer.offered",
                "",
                (person, form) -> places.district(
                                form, "district", "supervision.district.missing", LocalDate.now(clock))
                        .flatMap(district -> forms.decided(
                                request,
                                form,
                                "district",
                                () -> transfers.offer(person, district.code(), form.value("reason"), actor))),
                this::template);
    }

    @GetMapping("/withdrawal")
    String withdrawal(@PathVariable UUID id, Model model) {
        PersonId person = new PersonId(id);
        return showWithdrawal(person, open(person), new Form(), model);
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
        Optional<String> done = forms.decided(request, form, "reason", () -> {
            Transfer offer = transfers.offered(person).orElseThrow(TransferController::answered);
            transfers.withdraw(offer.id(), form.value("reason"), actor);
        });
        Optional<Transfer> offer = transfers.offered(person);
        if (done.isEmpty() && offer.isPresent()) {
            return showWithdrawal(person, offer.get(), form, model);
        }
        // Where it is answered or withdrawn already, the record says what has become of it.
        flash.addFlashAttribute(
                "flash", done.isPresent() ? "supervision.transfer.withdrawn" : "invalid.transfer.answered");
        return "redirect:/people/" + id;
    }

    private static InvalidValueException answered() {
        return new InvalidValueException("transfer.answered", "This transfer was answered already.");
    }

    private Transfer open(PersonId person) {
        return transfers.offered(person).orElseThrow(UnknownPersonException::new);
    }

    private String template(PersonId person, Form form, Model model) {
        model.addAttribute(
                "station",
                stations.of(person).map(now -> wording.station(now.station())).orElse(null));
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
