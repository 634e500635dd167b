package pk.gov.nsor.foundation.access.web.openid;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.credential.OpenIdLinks;
import pk.gov.nsor.foundation.access.credential.OpenIdSettings;
import pk.gov.nsor.foundation.access.web.SecurityConfiguration;
import pk.gov.nsor.foundation.access.web.signin.FreshStep;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;

/** Pages for an owner to prove or end the link between a provider's user and their account. */
@Controller
@RequestMapping(OpenIdLinkController.PATH)
@DecidesNothing("It makes or ends the reader's own link to a provider, which the reader shows there")
class OpenIdLinkController {

    static final String PATH = "/signing-in/openid";

    private static final String HOME = "/signing-in";
    private static final String THERE = SecurityConfiguration.SIGN_IN + "/openid/start/provider";

    private final OpenIdLinks links;
    private final OpenIdSettings settings;
    private final OpenIdProof proof;
    private final FreshStep fresh;

    OpenIdLinkController(OpenIdLinks links, OpenIdSettings settings, OpenIdProof proof, FreshStep fresh) {
        this.links = links;
        this.settings = settings;
        this.proof = proof;
        this.fresh = fresh;
    }

    @PostMapping("/prove")
    @Allows(everybody = true, action = TrailAction.OPENID_PROVED)
    String prove(@AuthenticationPrincipal SignedIn reader, HttpServletRequest request) {
        if (!settings.isOn()) {
            return "redirect:" + HOME;
        }
        if (!fresh.isShown(request)) {
            return fresh.ask(request, HOME);
        }
        proof.begin(reader, request.getSession());
        return "redirect:" + THERE;
    }

    /** Ends the link; that needs no second step, since it only removes a way to sign in. */
    @PostMapping("/end")
    @Allows(everybody = true, action = TrailAction.OPENID_UNLINKED)
    String end(@AuthenticationPrincipal SignedIn reader, Actor actor, RedirectAttributes flash) {
        links.removeAll(reader.accountId(), actor);
        flash.addFlashAttribute("flash", "access.openid.ended");
        return "redirect:" + HOME;
    }
}
