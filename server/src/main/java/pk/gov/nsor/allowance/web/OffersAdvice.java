package pk.gov.nsor.allowance.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;
import pk.gov.nsor.shell.Offers;

/** Gives every page what it may offer where a text was stopped. */
@ControllerAdvice(annotations = Controller.class)
class OffersAdvice {

    @ModelAttribute(Offers.ATTRIBUTE)
    Offers offers(@RequestAttribute(name = Offers.ATTRIBUTE, required = false) @Nullable Offers ofPage) {
        return ofPage == null ? List::of : ofPage;
    }
}
