package pk.gov.nsor.accounts.web;

import java.util.List;
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
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Handovers;
import pk.gov.nsor.access.MachineClient;
import pk.gov.nsor.access.MachineClients;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;

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

    HandoversController(Handovers handovers, Accounts accounts, MachineClients clients) {
        this.handovers = handovers;
        this.accounts = accounts;
        this.clients = clients;
    }

    /** A part and whose it is. */
    record Row(Handovers.Waiting waiting, String name) {}

    @GetMapping
    String list(@AuthenticationPrincipal SignedIn reader, Model model) {
        List<Row> rows = handovers.waitingFor(reader.accountId()).stream()
                .map(waiting -> new Row(waiting, name(waiting.subject())))
                .toList();
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
    String take(@PathVariable UUID subject, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        Handovers.Waiting waiting = handovers.waitingFor(reader.accountId()).stream()
                .filter(one -> one.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<String> part = handovers.take(subject, reader.accountId(), actor);
        model.addAttribute("name", name(subject));
        model.addAttribute("number", waiting.part());
        model.addAttribute("ofClient", clients.find(subject).isPresent());
        model.addAttribute("part", part.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "accounts/handover";
    }

    private String name(UUID subject) {
        return accounts.find(subject)
                .map(account -> account.displayName() + " (" + account.userName() + ")")
                .or(() -> clients.find(subject).map(MachineClient::name))
                .orElse("");
    }
}
