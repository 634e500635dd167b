package pk.gov.nsor.foundation.reference.web;

import java.util.List;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.reference.field.PlaceKind;
import pk.gov.nsor.foundation.reference.field.PlaceNames;
import pk.gov.nsor.foundation.reference.field.PlaceOffer;

/** Offers places in a field while their name is typed. */
@Controller
class PlaceOffersController {

    private final PlaceNames names;

    PlaceOffersController(PlaceNames names) {
        this.names = names;
    }

    /** @param own whether places of the reader's own area are offered alone */
    @GetMapping("/places/named")
    @Allows(
            everybody = true,
            action = TrailAction.REFERENCE_VIEWED,
            noEntry = "Offers names of places, which are public, while one is typed")
    @ResponseBody
    List<PlaceOffer> named(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") Set<PlaceKind> kinds,
            @RequestParam(defaultValue = "false") boolean own,
            @AuthenticationPrincipal SignedIn reader) {
        return names.beginningWith(text, kinds, own ? reader.jurisdiction() : Jurisdiction.NATIONAL);
    }
}
