package pk.gov.nsor.reference.web;

import org.springframework.stereotype.Component;
import pk.gov.nsor.reference.Certainty;

/** How sure a row is, for templates: {@code @surety}. */
@Component
class Surety {

    public Certainty of(String confidence) {
        return Certainty.of(confidence);
    }
}
