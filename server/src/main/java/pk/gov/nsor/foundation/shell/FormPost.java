package pk.gov.nsor.foundation.shell;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;

/**
 * A form that somebody who is signed in has sent, with what its answer needs: a controller asks for this in place of each by itself.
 *
 * @param flash what the next page shows
 */
public record FormPost(
        SignedIn reader, Actor actor, HttpServletRequest request, Form form, RedirectAttributes flash, Model model) {

    /**
     * Leads on.
     *
     * @param said the key of the message that the next page shows
     * @param path of that page
     */
    public String done(String said, String path) {
        flash.addFlashAttribute("flash", said);
        return "redirect:" + path;
    }
}
