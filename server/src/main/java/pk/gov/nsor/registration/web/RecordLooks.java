package pk.gov.nsor.registration.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import pk.gov.nsor.access.Purpose;
import pk.gov.nsor.access.RecordLink;
import pk.gov.nsor.access.RecordLook;
import pk.gov.nsor.access.RecordPurposes;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.People;
import pk.gov.nsor.register.UnknownPersonException;
import pk.gov.nsor.registration.RecordLinks;

/**
 * Stands before every page of one record, whichever module it is of: to whom nothing links, it is not there. Each look is on
 * the trail with its purpose and link before the page leaves; where the purpose has to be chosen, the way to the page leads
 * over the choice. Comes before what frames the page, which shows the purpose.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice({
    "pk.gov.nsor.register.web",
    "pk.gov.nsor.conviction.web",
    "pk.gov.nsor.registration.web",
    "pk.gov.nsor.supervision.web",
    "pk.gov.nsor.notices.web",
    "pk.gov.nsor.enquiry.lookup.web",
    "pk.gov.nsor.inspection.record"
})
class RecordLooks {

    private final RecordLinks records;
    private final People people;
    private final OfferedPurposes purposes;
    private final Trail trail;

    RecordLooks(RecordLinks records, People people, OfferedPurposes purposes, Trail trail) {
        this.records = records;
        this.people = people;
        this.purposes = purposes;
        this.trail = trail;
    }

    /**
     * @param id whose record the page is of; null for pages of none
     * @param usual the purpose of those whose link says none, and who have chosen none yet
     */
    @ModelAttribute
    void look(
            @PathVariable(name = "id", required = false) @Nullable UUID id,
            @AuthenticationPrincipal @Nullable SignedIn reader,
            Actor actor,
            Purpose usual,
            HttpServletRequest request) {
        String page = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        // What is begun and not registered yet has an identifier too, but is no record.
        if (id == null || page.startsWith("/people/new/")) {
            return;
        }
        Set<RecordLink> links = reader == null ? Set.of() : records.of(reader, new PersonId(id));
        boolean isGet = HttpMethod.GET.matches(request.getMethod());
        RecordLink link = links.stream().min(RecordLink::compareTo).orElseThrow(UnknownPersonException::new);
        if (!isGet && link == RecordLink.GLASS_BROKEN) {
            // For reading alone.
            throw new UnknownPersonException();
        }
        Optional<Purpose> purpose = purposes.taken(request, id, links);
        if (page.equals(RecordPurposeController.PAGE)) {
            // The choice itself shows nothing of the record.
            new RecordLook(id, purpose.orElse(usual), link).keep(request);
            return;
        }
        if (isGet
                && purpose.isEmpty()
                && (opensPage(request) || OfferedPurposes.last(request, id).isEmpty())) {
            // Of nothing no purpose is asked: it would tell a record that is not there from a sealed one.
            var _ = people.get(new PersonId(id));
            throw new PurposeNeededException(id);
        }
        // What is sent from a page that is open, and what it asks for by itself, is for the purpose it was opened for.
        RecordLook look = new RecordLook(
                id,
                purpose.or(() -> OfferedPurposes.last(request, id).map(RecordPurposes.Chosen::purpose))
                        .orElse(usual),
                link);
        look.keep(request);
        if (isGet) {
            trail.appendAlone(TrailEntry.done(actor, TrailAction.PERSON_VIEWED)
                    .about(id)
                    .purpose(look.purpose().name())
                    .link(look.link().name()));
        }
    }

    /** Leads over the choice, and from there to what was asked for. */
    @ExceptionHandler(PurposeNeededException.class)
    String choose(PurposeNeededException needed, HttpServletRequest request) {
        String query = request.getQueryString();
        return "redirect:"
                + UriComponentsBuilder.fromPath(RecordPurposeController.page(needed.record()))
                        .queryParam("to", "{to}")
                        .encode()
                        .buildAndExpand(request.getRequestURI() + (query == null ? "" : "?" + query))
                        .toUriString();
    }

    /** Whether somebody opens a page, and not an open page a part of itself; browsers say so. */
    private static boolean opensPage(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return destination == null || destination.equals("document");
    }
}
