package pk.gov.nsor.foundation.access.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.credential.Passkey;
import pk.gov.nsor.foundation.access.credential.Passkeys;
import pk.gov.nsor.foundation.access.credential.Passkeys.Added;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;

/** Adding a passkey to one's own account and removing one, after the second step was repeated. */
@Controller
@RequestMapping(PasskeysController.PATH)
@DecidesNothing("It changes the reader's own passkeys, each named by its identifier")
class PasskeysController {

    static final String PATH = "/signing-in/passkeys";

    private static final String NEW = PATH + "/new";
    private static final String DONE = "redirect:/signing-in";

    private final Passkeys passkeys;
    private final FreshStep fresh;

    PasskeysController(Passkeys passkeys, FreshStep fresh) {
        this.passkeys = passkeys;
        this.fresh = fresh;
    }

    @GetMapping("/new")
    @Allows(everybody = true, action = TrailAction.PASSKEY_ADDED)
    String page(@AuthenticationPrincipal SignedIn reader, HttpServletRequest request, Model model) {
        if (isFull(reader)) {
            return DONE;
        }
        return fresh.isShown(request) ? page("", null, model) : fresh.ask(request, NEW);
    }

    /** The options for the page's script. */
    @GetMapping("/challenge")
    @Allows(everybody = true, action = TrailAction.PASSKEY_ADDED)
    ResponseEntity<String> challenge(@AuthenticationPrincipal SignedIn reader, HttpServletRequest request) {
        return fresh.isShown(request)
                ? ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(passkeys.toMake(reader, request.getSession().getId()))
                : ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, request.getContextPath() + NEW)
                        .build();
    }

    @PostMapping
    @Allows(everybody = true, action = TrailAction.PASSKEY_ADDED)
    String add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String credential,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        if (!fresh.isShown(request)) {
            return fresh.ask(request, NEW);
        }
        String called = name.strip();
        // PostgreSQL takes no NUL in a text.
        if (called.isEmpty() || called.length() > Passkeys.LONGEST_NAME || called.indexOf('\0') >= 0) {
            return page(called, "name", model);
        }
        Added added =
                passkeys.add(reader, called, credential, request.getSession().getId(), actor);
        return switch (added) {
            case ADDED -> {
                flash.addFlashAttribute("flash", "access.passkey.added");
                yield DONE;
            }
            case TOO_MANY -> {
                flash.addFlashAttribute("flash", "access.passkey.full");
                yield DONE;
            }
            case EXPIRED -> page(called, "expired", model);
            case WRONG -> page(called, "wrong", model);
        };
    }

    @GetMapping("/{passkey}/removal")
    @Allows(everybody = true, action = TrailAction.PASSKEY_REMOVED)
    String removal(
            @PathVariable UUID passkey,
            @AuthenticationPrincipal SignedIn reader,
            HttpServletRequest request,
            Model model) {
        if (!fresh.isShown(request)) {
            return fresh.ask(request, removal(passkey));
        }
        model.addAttribute("passkey", find(reader, passkey));
        return "access/passkey-removal";
    }

    @PostMapping("/{passkey}/removal")
    @Allows(everybody = true, action = TrailAction.PASSKEY_REMOVED)
    String remove(
            @PathVariable UUID passkey,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash) {
        if (!fresh.isShown(request)) {
            return fresh.ask(request, removal(passkey));
        }
        boolean removed = passkeys.remove(reader.accountId(), passkey, actor);
        flash.addFlashAttribute("flash", removed ? "access.passkey.removed" : "access.passkey.gone");
        return DONE;
    }

    private boolean isFull(SignedIn reader) {
        return passkeys.of(reader.accountId()).size() >= Passkeys.MOST;
    }

    private Passkey find(SignedIn reader, UUID id) {
        Optional<Passkey> found = passkeys.of(reader.accountId()).stream()
                .filter(passkey -> passkey.id().equals(id))
                .findFirst();
        return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String page(String name, @Nullable String problem, Model model) {
        model.addAttribute("name", name);
        model.addAttribute("longest", Passkeys.LONGEST_NAME);
        model.addAttribute("problem", problem);
        if (problem != null) {
            model.addAttribute("isError", true);
        }
        return "access/passkey-new";
    }

    private static String removal(UUID passkey) {
        return PATH + "/" + passkey + "/removal";
    }
}
