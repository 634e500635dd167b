package pk.gov.nsor.publicservice.justice.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.ShownRows;
import pk.gov.nsor.publicservice.justice.Settlement;
import pk.gov.nsor.publicservice.justice.SettlementEnding;
import pk.gov.nsor.publicservice.justice.Settlements;

/** One acquittal by settlement: whoever has the task says that an appeal was filed, or why there is none. */
@Controller
@RequestMapping("/settlements/{settlement}")
@Allows(
        value = {Role.PROSECUTOR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.SETTLEMENT_VIEWED)
@Decides(SettlementController.Shown.class)
class SettlementController {

    private final Settlements settlements;
    private final SettlementRows rows;
    private final JusticeNames names;
    private final Deciding deciding;
    private final Trail trail;

    SettlementController(
            Settlements settlements, SettlementRows rows, JusticeNames names, Deciding deciding, Trail trail) {
        this.settlements = settlements;
        this.rows = rows;
        this.names = names;
        this.deciding = deciding;
        this.trail = trail;
    }

    /** One task. */
    @Component("settlementShown")
    static class Shown extends ShownRows {

        Shown(JdbcClient jdbc) {
            super(
                    jdbc,
                    "select from justice.settlement where id = cast(:settlement as uuid) for update",
                    "select id::text, xmin::text from justice.settlement where id = cast(:settlement as uuid)");
        }
    }

    @GetMapping
    String page(@PathVariable UUID settlement, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        Settlement known = known(settlement, reader);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.SETTLEMENT_VIEWED)
                .with(Map.of("settlement", settlement.toString())));
        return show(known, new Form(), model);
    }

    @PostMapping("/closing")
    @Allows(
            value = {Role.PROSECUTOR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.SETTLEMENT_CLOSED)
    String close(
            @PathVariable UUID settlement,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Settlement known = known(settlement, reader);
        Optional<SettlementEnding> ending = form.choice("became", "settlement.ending.missing", SettlementEnding.class)
                .filter(SettlementEnding.chosen()::contains);
        Optional<LocalDate> appealOn = ending.filter(each -> each == SettlementEnding.APPEAL_FILED)
                .flatMap(_ -> form.pastDay("appealOn", "settlement.appeal-on.missing"));
        if (ending.isPresent() && form.isValid()) {
            @Nullable LocalDate day = appealOn.orElse(null);
            if (deciding.once(
                    request, form, "remark", () -> settlements.close(settlement, day, form.value("remark"), actor))) {
                flash.addFlashAttribute("flash", "settlement.done");
                return "redirect:" + SettlementListController.PATH;
            }
        }
        return show(settlements.find(settlement, reader.jurisdiction()).orElse(known), form, model);
    }

    /** What is of another place is not there. */
    private Settlement known(UUID id, SignedIn reader) {
        return settlements
                .find(id, reader.jurisdiction())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(Settlement known, Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("settlement", known);
        model.addAttribute("court", names.court(known.court()));
        model.addAttribute("sections", String.join(", ", known.sections()));
        model.addAttribute("state", rows.state(known));
        model.addAttribute("reported", rows.reported(known));
        model.addAttribute("left", rows.left(known));
        model.addAttribute("endings", SettlementEnding.chosen());
        return "justice/settlement";
    }
}
