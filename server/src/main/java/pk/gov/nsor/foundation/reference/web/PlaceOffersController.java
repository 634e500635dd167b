package pk.gov.nsor.foundation.reference.web;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import pk.gov.nsor.foundation.access.Allows;
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

    @GetMapping("/places/named")
    @Allows(
            everybody = true,
            action = TrailAction.REFERENCE_VIEWED,
            noEntry = "Offers names of districts, tehsils and police stations, which are public, while one is typed")
    @ResponseBody
    List<PlaceOffer> named(
            @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") Set<PlaceKind> kinds) {
        return names.beginningWith(text, kinds);
    }
}
