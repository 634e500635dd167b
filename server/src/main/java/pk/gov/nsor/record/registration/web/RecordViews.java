package pk.gov.nsor.record.registration.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordPurposes;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.RecordView;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.unsent.UnsentForms;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.UnknownPersonException;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.AccessGrounds;
import pk.gov.nsor.record.registration.web.OfferedPurposes.OfTask;

/**
 * Decides access to every page of one record, in every module, by what its endpoint declares
 * ({@link RecordUse}); an endpoint under {@code /people/{id}} that declares nothing is refused. A reader without a
 * ground of access, or without one that allows what the endpoint does, gets "not found". Each view is on the trail with
 * its purpose and ground before the page is sent. Where the purpose has to be chosen, the reader is redirected to the
 * choice first. Runs before the interceptor of the page layout, which shows the purpose.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice
class RecordViews {

    private static final String RECORD = "id";

    /** Addresses with a literal in the second place, such as {@code /people/unassigned}, are of no record. */
    private static final String OF_RECORD = "/people/{";

    private static final String RECORD_PAGE = "/people/{id}";

    private final AccessGrounds records;
    private final People people;
    private final MergedRecords merged;
    private final OfferedPurposes purposes;
    private final UnsentForms unsent;
    private final Trail trail;

    RecordViews(
            AccessGrounds records,
            People people,
            MergedRecords merged,
            OfferedPurposes purposes,
            UnsentForms unsent,
            Trail trail) {
        this.records = records;
        this.people = people;
        this.merged = merged;
        this.purposes = purposes;
        this.unsent = unsent;
        this.trail = trail;
    }

    /** @param usual the default purpose where the ground gives none and none was chosen yet */
    @ModelAttribute
    void look(
            @AuthenticationPrincipal @Nullable SignedIn reader,
            Actor actor,
            Purpose usual,
            HttpServletRequest request) {
        String page = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        if (!page.startsWith(OF_RECORD)) {
            return;
        }
        RecordUse use = RecordUse.of(request);
        if (use == RecordUse.NONE) {
            throw new AccessDeniedException("The endpoint does not say what it does with the record: " + page);
        }
        UUID id = record(request);
        boolean isGet = HttpMethod.GET.matches(request.getMethod());
        Set<AccessGround> grounds = reader == null ? Set.of() : records.of(reader, new PersonId(id));
        AccessGround ground = grounds.stream()
                .min(AccessGround::compareTo)
                .filter(strongest -> isAllowed(use, isGet, strongest))
                .orElseThrow(UnknownPersonException::new);
        Optional<OfTask> task = isGet && request.getParameter(RecordPurposes.TASK) != null && opensPage(request)
                ? purposes.ofTask(request, Objects.requireNonNull(reader), id, grounds)
                : Optional.empty();
        task.filter(given -> !given.reference().isEmpty())
                .ifPresent(given -> trail.appendAlone(TrailEntry.done(actor, TrailAction.PURPOSE_CHOSEN)
                        .about(id)
                        .purpose(given.purpose().name())
                        .link(ground.name())
                        .with(Map.of("reference", given.reference()))));
        Optional<Purpose> purpose = task.map(OfTask::purpose);
        if (purpose.isEmpty()) {
            purpose = purposes.taken(request, id, grounds);
        }
        if (use == RecordUse.PURPOSE) {
            new RecordView(id, purpose.orElse(usual), ground).keep(request);
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
        leadOn(id, page, isGet);
        RecordView look = new RecordView(
                id,
                purpose.or(() -> OfferedPurposes.last(request, id).map(RecordPurposes.Chosen::purpose))
                        .orElse(usual),
                ground);
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

    /**
     * A record that is joined with another is read on that record's page, and what is new is recorded there. What lies
     * under the joined record, such as a notice, is still opened and decided where it is.
     */
    private void leadOn(UUID id, String page, boolean isGet) {
        boolean isOfRecord = page.equals(RECORD_PAGE) || page.equals(RECORD_PAGE + "/body");
        boolean isNew = page.indexOf('{', OF_RECORD.length()) < 0;
        if (!isOfRecord && isGet && !page.endsWith("/new") || !isNew) {
            return;
        }
        PersonId leading = merged.leading(new PersonId(id));
        if (!leading.value().equals(id)) {
            throw new JoinedRecordException(leading.value(), isOfRecord ? "" : page.substring(RECORD_PAGE.length()));
        }
    }

    private static boolean isAllowed(RecordUse use, boolean isGet, AccessGround strongest) {
        return switch (use) {
            case NONE -> false;
            case READ -> isGet;
            case WORK -> strongest.isOwn();
            // Emergency access has its own purpose, and is for reading only.
            case PURPOSE -> isGet || strongest != AccessGround.EMERGENCY_ACCESS_TAKEN;
        };
    }

    private static UUID record(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        try {
            return UUID.fromString(String.valueOf(((Map<?, ?>) variables).get(RECORD)));
        } catch (IllegalArgumentException malformed) {
            throw new UnknownPersonException();
        }
    }

    /** Redirects to the same page of the record that leads; a form that was sent is offered there again. */
    @ExceptionHandler(JoinedRecordException.class)
    String leadOn(
            JoinedRecordException joined,
            @AuthenticationPrincipal @Nullable SignedIn reader,
            HttpServletRequest request,
            RedirectAttributes flash) {
        String page = "/people/" + joined.leading() + joined.page();
        if (!HttpMethod.GET.matches(request.getMethod())) {
            flash.addFlashAttribute("flash", "merge.elsewhere");
            if (reader != null) {
                var _ = unsent.moved(reader.accountId(), request.getRequestURI(), page, request.getParameterMap());
            }
            // The script puts it back at once.
            return "redirect:" + page + "#unsent";
        }
        return "redirect:" + page;
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
