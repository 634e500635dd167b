package pk.gov.nsor.accountability.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.accountability.accounts.AccountReview;
import pk.gov.nsor.foundation.access.Agencies;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.client.ClientCredential;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;

/** The agencies' systems that call the API, what each proves itself with, and ending one. */
@Controller
@RequestMapping("/accounts/systems")
@Allows(
        value = {Role.ADMINISTRATOR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.MACHINE_CLIENTS_VIEWED)
class SystemsController {

    private static final Comparator<Row> BY_NAME =
            Comparator.comparing(row -> row.client().name());

    private final MachineClients clients;
    private final ClientCredentials credentials;
    private final ClientScopes scopes;
    private final Agencies agencies;
    private final Deciding deciding;
    private final Trail trail;
    private final ListPages lists;
    private final UiFormat uiFormat;

    SystemsController(
            MachineClients clients,
            ClientCredentials credentials,
            ClientScopes scopes,
            Agencies agencies,
            Deciding deciding,
            Trail trail,
            ListPages lists,
            UiFormat uiFormat) {
        this.clients = clients;
        this.credentials = credentials;
        this.scopes = scopes;
        this.agencies = agencies;
        this.deciding = deciding;
        this.trail = trail;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    /**
     * A system and what it proves itself with now.
     *
     * @param scope what it speaks for; empty for nothing
     * @param needsScope whether whatever it sends is refused until it has one
     */
    record Row(MachineClient client, List<ClientCredential> credentials, String scope, boolean needsScope) {}

    @GetMapping
    String list(HttpServletRequest request, Actor actor, Model model) {
        return lists.show(
                ListPage.<Row>at("/accounts/systems", "accounts.systems.title")
                        .about("accounts.systems.what")
                        .onPage(
                                "accounts.client.field.name",
                                row -> new Cell.Code(row.client().name()))
                        .sorted()
                        .onPage("accounts.client.field.feed", this::feed)
                        .sortable()
                        .onPage("accounts.client.field.agency", this::agency)
                        .sortable()
                        .onPage(
                                "accounts.state",
                                row -> row.needsScope() ? Cell.of(null).urgent(state(row)) : state(row))
                        .sortable()
                        .action(
                                row -> "/accounts/systems/" + row.client().id(),
                                row -> "accounts.open",
                                row -> row.client().name())
                        .none("accounts.systems.none")
                        .viewed(TrailEntry.done(actor, TrailAction.MACHINE_CLIENTS_VIEWED))
                        .from(
                                question ->
                                        clients.all().stream().map(this::row).toList(),
                                Map.of(
                                        "name", BY_NAME,
                                        "feed", Comparator.comparing(this::feed),
                                        "agency", Comparator.comparing(this::agency),
                                        "state", Comparator.comparing(this::state)),
                                BY_NAME),
                request,
                model);
    }

    private String feed(Row row) {
        return uiFormat.text(row.client().feed().messageKey());
    }

    private String agency(Row row) {
        return agencies.name(row.client().agency());
    }

    private String state(Row row) {
        return uiFormat.text(
                row.client().enabled() && row.client().trial() && !row.needsScope()
                        ? "accounts.system.trial"
                        : row.needsScope()
                                ? "accounts.system.no-scope"
                                : row.client().enabled() ? "accounts.system.open" : "accounts.system.ended");
    }

    @Decides(SystemPage.class)
    @GetMapping("/{client}")
    String system(@PathVariable UUID client, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        MachineClient found = find(client);
        trail.appendAlone(
                TrailEntry.done(actor, TrailAction.MACHINE_CLIENTS_VIEWED).about(client));
        return show(found, reader, new Form(), model);
    }

    /** Where a page that came of a refusal is asked for again, as after a change of the language. */
    @GetMapping("/{client}/end")
    String again(@PathVariable UUID client) {
        return "redirect:/accounts/systems/" + client;
    }

    @Decides(SystemPage.class)
    @PostMapping("/{client}/end")
    @Allows(
            value = {Role.ADMINISTRATOR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.MACHINE_CLIENT_DISABLED)
    String end(
            @PathVariable UUID client,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        MachineClient found = find(client);
        Form form = new Form().set("reason", reason);
        boolean isDone = deciding.once(
                request,
                form,
                "reason",
                () -> clients.disable(found.name(), AccountReview.checkedReason(reason), actor));
        if (!isDone) {
            return show(found, reader, form, model);
        }
        flash.addFlashAttribute("flash", "accounts.system.ended.done");
        return "redirect:/accounts/systems/" + client;
    }

    private String show(MachineClient client, SignedIn reader, Form form, Model model) {
        model.addAttribute("row", row(client));
        model.addAttribute("mayPropose", client.enabled() && reader.has(Role.ADMINISTRATOR));
        model.addAttribute("form", form);
        return "accounts/system";
    }

    private Row row(MachineClient client) {
        String scope = scopes.of(client.id()).written();
        return new Row(
                client,
                client.enabled() ? credentials.of(client.id()) : List.of(),
                scope,
                client.enabled() && !client.feed().isOfCountry() && scope.isEmpty());
    }

    private MachineClient find(UUID client) {
        return clients.find(client).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
