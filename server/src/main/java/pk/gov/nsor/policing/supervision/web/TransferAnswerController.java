package pk.gov.nsor.policing.supervision.web;

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
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.Escalation;
import pk.gov.nsor.policing.supervision.assignment.Transfer;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.UnknownPersonException;
import pk.gov.nsor.record.registration.Standings;

/** What the district that is asked says: it takes the person over, or says why not. */
@Controller
@RequestMapping("/caseload/transfers/{transfer}")
@Allows(
        value = {Role.DISTRICT_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.TRANSFER_ANSWERED)
@Decides(CaseOverview.OfTransfer.class)
class TransferAnswerController {

    private final Transfers transfers;
    private final CaseAccess access;
    private final Standings standings;
    private final People people;
    private final CasePageMessages wording;
    private final PlaceFields places;
    private final Escalation escalation;
    private final Deciding deciding;
    private final Trail trail;

    TransferAnswerController(
            Transfers transfers,
            CaseAccess access,
            Standings standings,
            People people,
            CasePageMessages wording,
            PlaceFields places,
            Escalation escalation,
            Deciding deciding,
            Trail trail) {
        this.transfers = transfers;
        this.access = access;
        this.standings = standings;
        this.people = people;
        this.wording = wording;
        this.places = places;
        this.escalation = escalation;
        this.deciding = deciding;
        this.trail = trail;
    }

    @GetMapping
    String page(@PathVariable UUID transfer, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        return show(asked(transfer, reader), actor, new Form(), model);
    }

    @PostMapping("/acceptance")
    String accept(
            @PathVariable UUID transfer,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Transfer asked = asked(transfer, reader);
        boolean isDone = places.station(form, "station", "supervision.transfer.station.missing")
                .filter(station -> deciding.once(
                        request, form, "station", () -> transfers.accept(transfer, station.code(), actor)))
                .isPresent();
        if (!isDone) {
            return show(asked(transfer, reader), actor, form, model);
        }
        flash.addFlashAttribute("flash", "supervision.transfer.accepted");
        return "redirect:/people/" + asked.person();
    }

    @PostMapping("/return")
    String giveBack(
            @PathVariable UUID transfer,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Transfer _ = asked(transfer, reader);
        boolean isDone =
                deciding.once(request, form, "reason", () -> transfers.giveBack(transfer, form.value("reason"), actor));
        if (!isDone) {
            return show(asked(transfer, reader), actor, form, model);
        }
        flash.addFlashAttribute("flash", "supervision.transfer.returned");
        return "redirect:/caseload?list=transfers-in";
    }

    /** One that is not this reader's to answer, and one of a sealed record, is not there. */
    private Transfer asked(UUID id, SignedIn reader) {
        CaseScope scope = access.scope(reader);
        Optional<Transfer> found = transfers.find(id);
        // Asked of nobody where there is none, so that what is not there takes no fewer statements.
        boolean isSealed = standings.isSealed(found.map(Transfer::person).orElseGet(PersonId::next));
        return found.filter(transfer -> !isSealed && scope.coversDistrict(transfer.toDistrict()))
                .orElseThrow(UnknownPersonException::new);
    }

    private String show(Transfer asked, Actor actor, Form form, Model model) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.PERSON_VIEWED)
                .about(asked.person().value())
                .purpose(Purpose.TRANSFER.name())
                .link(AccessGround.TRANSFER_OFFERED.name()));
        boolean isOpen = asked.state() == Transfer.State.OFFERED;
        model.addAttribute("transfer", asked);
        model.addAttribute("form", form);
        model.addAttribute("isOpen", isOpen);
        model.addAttribute("person", people.get(asked.person()));
        model.addAttribute("from", wording.station(asked.fromStation()));
        model.addAttribute("district", wording.district(asked.toDistrict()));
        model.addAttribute("level", wording.level(escalation.ofTransfers().of(asked.offeredOn())));
        model.addAttribute("stations", wording.stationsOf(asked.toDistrict()));
        return "supervision/transfer-answer";
    }
}
