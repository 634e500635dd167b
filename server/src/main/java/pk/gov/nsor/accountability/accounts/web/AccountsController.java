package pk.gov.nsor.accountability.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.Consumer;
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
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.Sessions;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.credential.OpenIdSettings;
import pk.gov.nsor.foundation.access.credential.SecondFactors;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;

/** One account, and what one person may do about it: close it, end its sessions, keep it. */
@Controller
@RequestMapping("/accounts")
@Allows(
        value = {Role.ADMINISTRATOR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.ACCOUNTS_VIEWED)
class AccountsController {

    private final Accounts accounts;
    private final AccountReview review;
    private final Sessions sessions;
    private final SecondFactors factors;
    private final OpenIdSettings openId;
    private final Deciding deciding;
    private final Trail trail;

    AccountsController(
            Accounts accounts,
            AccountReview review,
            Sessions sessions,
            SecondFactors factors,
            OpenIdSettings openId,
            Deciding deciding,
            Trail trail) {
        this.accounts = accounts;
        this.review = review;
        this.sessions = sessions;
        this.factors = factors;
        this.openId = openId;
        this.deciding = deciding;
        this.trail = trail;
    }

    @Decides(AccountPage.class)
    @GetMapping("/{id}")
    @Allows(
            value = {Role.ADMINISTRATOR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.ACCOUNT_VIEWED)
    String account(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        Account account = find(id);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.ACCOUNT_VIEWED).about(id));
        return show(account, reader, new Form(), model);
    }

    /** Where a page that came of a refusal is asked for again, as after a change of the language. */
    @GetMapping({"/{id}/close", "/{id}/keep", "/{id}/end-sessions"})
    String again(@PathVariable UUID id) {
        return "redirect:/accounts/" + id;
    }

    @Decides(AccountPage.class)
    @PostMapping("/{id}/close")
    @Allows(
            value = {Role.ADMINISTRATOR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.ACCOUNT_DISABLED)
    String close(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        return act(id, reason, "accounts.closed.done", reader, flash, model, account -> {
            String _ = deciding.once(request, () -> {
                review.close(account, reason, reader, actor);
                int _ = sessions.endAll(id, actor);
                return "";
            });
        });
    }

    @Decides(AccountPage.class)
    @PostMapping("/{id}/keep")
    @Allows(value = Role.NATIONAL_SUPERVISOR, action = TrailAction.ACCOUNT_REVIEWED)
    String keep(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        return act(id, "", "accounts.kept.done", reader, flash, model, account -> {
            String _ = deciding.once(request, () -> {
                review.keep(account, reader, actor);
                return "";
            });
        });
    }

    @DecidesNothing("It ends whatever sessions there are, which is the safe direction")
    @PostMapping("/{id}/end-sessions")
    @Allows(
            value = {Role.ADMINISTRATOR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.SESSION_ENDED)
    String endSessions(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            RedirectAttributes flash,
            Model model) {
        return act(id, "", "accounts.ended.done", reader, flash, model, account -> {
            int _ = sessions.endAll(account.id(), actor);
        });
    }

    private String act(
            UUID id,
            String reason,
            String told,
            SignedIn reader,
            RedirectAttributes flash,
            Model model,
            Consumer<Account> action) {
        Account account = find(id);
        Form form = new Form().set("reason", reason);
        boolean isDone = form.check("reason", () -> {
                    action.accept(account);
                    return true;
                })
                .isPresent();
        if (!isDone) {
            return show(account, reader, form, model);
        }
        flash.addFlashAttribute("flash", told);
        return "redirect:/accounts/" + id;
    }

    private String show(Account account, SignedIn reader, Form form, Model model) {
        model.addAttribute("account", account);
        model.addAttribute("sessions", sessions.of(account.id()));
        model.addAttribute("isEnrolled", factors.isEnrolled(account.id()));
        model.addAttribute("mayClose", review.mayClose(account, reader));
        model.addAttribute(
                "mayKeep",
                reader.has(Role.NATIONAL_SUPERVISOR)
                        && account.enabled()
                        && !account.id().equals(reader.accountId()));
        boolean mayPropose = !account.id().equals(reader.accountId())
                && reader.has(account.has(Role.AUDITOR) ? Role.NATIONAL_SUPERVISOR : Role.ADMINISTRATOR);
        model.addAttribute("mayPropose", mayPropose);
        model.addAttribute("openId", openId.isOn());
        model.addAttribute("form", form);
        return "accounts/account";
    }

    private Account find(UUID id) {
        return accounts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
