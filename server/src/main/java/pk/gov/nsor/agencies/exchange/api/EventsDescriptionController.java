package pk.gov.nsor.agencies.exchange.api;

import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.audit.TrailAction;

/** Serves the description of events out beside that of the API. */
@RestController
class EventsDescriptionController {

    private final EventsDescription description;

    EventsDescriptionController(EventsDescription description) {
        this.description = description;
    }

    @GetMapping(path = "/v3/asyncapi", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(
            anonymous = true,
            action = TrailAction.EVENTS_READ,
            noEntry = "The description of events, the same for everybody")
    Map<String, Object> describe() {
        return description.document();
    }
}
