package pk.gov.nsor.accountability.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.account.Handovers;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;

/** The parts of pass-phrases and tokens that wait for the reader, each shown once. */
@Controller
@RequestMapping("/accounts/handovers")
@Allows(
        value = {Role.ADMINISTRATOR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.HANDOVER_TAKEN)
class HandoversController {

    private final Handovers handovers;
    private final Accounts accounts;
    private final MachineClients clients;
    private final HandoverPage shown;
    private final Deciding deciding;

    HandoversController(
            Handovers handovers, Accounts accounts, MachineClients clients, HandoverPage shown, Deciding deciding) {
        this.handovers = handovers;
        this.accounts = accounts;
        this.clients = clients;
        this.shown = shown;
        this.deciding = deciding;
    }

    /** A part, whose it is, and the version of what the line says. */
    record Row(Handovers.Waiting waiting, String name, String shown) {}

    @GetMapping
    String list(@AuthenticationPrincipal SignedIn reader, Model model) {
        return show(new Form(), reader, model);
    }

    private String show(Form form, SignedIn reader, Model model) {
        List<Row> rows = handovers.waitingFor(reader.accountId()).stream()
                .map(waiting -> new Row(
                        waiting,
                        name(waiting.subject()),
                        shown.version(Map.of("subject", waiting.subject().toString()))))
                .toList();
        model.addAttribute("form", form);
        model.addAttribute("rows", rows);
        model.addAttribute("days", Handovers.KEPT.toDays());
        return "accounts/handovers";
    }

    /** Where the page with the part is asked for again; it is gone then. */
    @GetMapping("/{subject}")
    String again() {
        return "redirect:/accounts/handovers";
    }

    @PostMapping("/{subject}")
    @Decides(HandoverPage.class)
    String take(
            @PathVariable UUID subject,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Handovers.Waiting waiting = handovers.waitingFor(reader.accountId()).stream()
                .filter(one -> one.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Form form = new Form();
        Optional<Optional<String>> taken = form.check(
                "handovers", () -> deciding.held(request, () -> handovers.take(subject, reader.accountId(), actor)));
        if (taken.isEmpty()) {
            // Where only the line was to be replaced, the whole list says what has changed.
            response.setHeader("HX-Refresh", "true");
            return show(form, reader, model);
        }
        model.addAttribute("name", name(subject));
        model.addAttribute("number", waiting.part());
        model.addAttribute("ofClient", clients.find(subject).isPresent());
        model.addAttribute("part", taken.get().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "accounts/handover";
    }

    private String name(UUID subject) {
        return accounts.find(subject)
                .map(account -> account.displayName() + " (" + account.userName() + ")")
                .or(() -> clients.find(subject).map(MachineClient::name))
                .orElse("");
    }
}
