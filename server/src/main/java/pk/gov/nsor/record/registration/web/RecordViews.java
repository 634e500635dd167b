package pk.gov.nsor.record.registration.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
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
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordPurposes;
import pk.gov.nsor.foundation.access.RecordView;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.UnknownPersonException;
import pk.gov.nsor.record.registration.AccessGrounds;

/**
 * Controls access to every page of one record, in every module. A reader without a ground of access gets "not found".
 * Each view is on the trail with its purpose and ground before the page is sent. Where the purpose has to be chosen,
 * the reader is redirected to the choice first. Runs before the interceptor of the page layout, which shows the
 * purpose.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice({
    "pk.gov.nsor.record.register.web",
    "pk.gov.nsor.record.conviction.web",
    "pk.gov.nsor.record.registration.web",
    "pk.gov.nsor.policing.supervision.web",
    "pk.gov.nsor.policing.notices.web",
    "pk.gov.nsor.publicservice.enquiry.lookup.web",
    "pk.gov.nsor.accountability.trailreading.record"
})
class RecordViews {

    private final AccessGrounds records;
    private final People people;
    private final OfferedPurposes purposes;
    private final Trail trail;

    RecordViews(AccessGrounds records, People people, OfferedPurposes purposes, Trail trail) {
        this.records = records;
        this.people = people;
        this.purposes = purposes;
        this.trail = trail;
    }

    /**
     * @param id the record of the page; null for pages of none
     * @param usual the default purpose where the ground gives none and none was chosen yet
     */
    @ModelAttribute
    void look(
            @PathVariable(name = "id", required = false) @Nullable UUID id,
            @AuthenticationPrincipal @Nullable SignedIn reader,
            Actor actor,
            Purpose usual,
            HttpServletRequest request) {
        String page = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        // A registration that is not finished has an identifier too, but is no record.
        if (id == null || page.startsWith("/people/new/")) {
            return;
        }
        Set<AccessGround> links = reader == null ? Set.of() : records.of(reader, new PersonId(id));
        boolean isGet = HttpMethod.GET.matches(request.getMethod());
        AccessGround link = links.stream().min(AccessGround::compareTo).orElseThrow(UnknownPersonException::new);
        if (!isGet && link == AccessGround.EMERGENCY_ACCESS_TAKEN) {
            // Emergency access is for reading only.
            throw new UnknownPersonException();
        }
        Optional<Purpose> purpose = purposes.taken(request, id, links);
        if (page.equals(RecordPurposeController.PAGE)) {
            // The page of the choice itself shows nothing of the record.
            new RecordView(id, purpose.orElse(usual), link).keep(request);
            return;
        }
        if (isGet
                && purpose.isEmpty()
                && (opensPage(request) || OfferedPurposes.last(request, id).isEmpty())) {
            // No purpose is asked for a missing record: that would distinguish it from a sealed one.
            var _ = people.get(new PersonId(id));
            throw new PurposeNeededException(id);
        }
        // Forms and background requests from an open page have the purpose for which the page was opened.
        RecordView look = new RecordView(
                id,
                purpose.or(() -> OfferedPurposes.last(request, id).map(RecordPurposes.Chosen::purpose))
                        .orElse(usual),
                link);
        look.keep(request);
        if (isGet) {
            trail.appendAlone(TrailEntry.done(actor, TrailAction.PERSON_VIEWED)
                    .about(id)
                    .purpose(look.purpose().name())
                    .link(look.link().name())
                    // Not visible to the police: with salted content nobody can find the leaf by trying possible
                    // contents.
                    .with(look.purpose() == Purpose.COMPLAINT ? Map.of("page", page) : Map.of()));
        }
    }

    /** Redirects to the choice of a purpose, and from there to the requested page. */
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

    /**
     * Whether a user opens a page, rather than an open page requesting a part of itself; browsers send this
     * information.
     */
    private static boolean opensPage(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return destination == null || destination.equals("document");
    }
}
