package pk.gov.nsor.publicservice.enquiry.web;

import java.time.Instant;
import java.util.Optional;

/** Something that is counted elsewhere and shown beside the figures. */
interface EnquirySidePanel {

    /** The message that names it. */
    String key();

    /** How many there have been from one moment to before another. */
    long between(Instant from, Instant until);

    /** The page where one sees to it, for those of NPB. */
    Optional<String> path();
}
