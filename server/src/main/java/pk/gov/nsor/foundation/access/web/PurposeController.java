package pk.gov.nsor.foundation.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.web.session.SessionPurpose;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/** Lets somebody choose the purpose of what they do next. */
@Controller
class PurposeController {

    private final Trail trail;

    PurposeController(Trail trail) {
        this.trail = trail;
    }

    /** @param to the page to go back to: a path of this server; anything else leads to the first page */
    @DecidesNothing("It says why the reader looks")
    @PostMapping("/purpose")
    @Allows(everybody = true, action = TrailAction.PURPOSE_CHOSEN)
    String choose(
            @RequestParam String purpose,
            @RequestParam(defaultValue = "/") String to,
            Actor actor,
            HttpServletRequest request) {
        Purpose chosen = Arrays.stream(Purpose.values())
                .filter(known -> known.name().equals(purpose))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        trail.appendAlone(TrailEntry.done(actor, TrailAction.PURPOSE_CHOSEN).purpose(chosen.name()));
        SessionPurpose.choose(request, chosen);
        boolean isOurs = to.matches("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?") && !to.contains("{");
        return "redirect:" + (isOurs ? to : "/");
    }
}
