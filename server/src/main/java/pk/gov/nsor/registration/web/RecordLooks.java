package pk.gov.nsor.registration.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import pk.gov.nsor.access.Purpose;
import pk.gov.nsor.access.RecordLink;
import pk.gov.nsor.access.RecordLook;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.UnknownPersonException;
import pk.gov.nsor.registration.RecordReaders;
import pk.gov.nsor.registration.Standings;

/**
 * Stands before every page of one record, whichever module it is of: a sealed record is the registrar's alone, another is
 * that of whoever may read it, and to everybody else it is not there. Each look is on the trail before the page leaves.
 */
@ControllerAdvice({
    "pk.gov.nsor.register.web",
    "pk.gov.nsor.conviction.web",
    "pk.gov.nsor.registration.web",
    "pk.gov.nsor.supervision.web",
    "pk.gov.nsor.notices.web",
    "pk.gov.nsor.enquiry.lookup.web"
})
class RecordLooks {

    private final Standings standings;
    private final List<RecordReaders> readers;
    private final Trail trail;
    private final TransactionTemplate reading;

    RecordLooks(
            Standings standings, List<RecordReaders> readers, Trail trail, PlatformTransactionManager transactions) {
        this.standings = standings;
        this.readers = readers;
        this.trail = trail;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** @param id whose record the page is of; null for pages of none */
    @ModelAttribute
    void look(
            @PathVariable(name = "id", required = false) @Nullable UUID id,
            @AuthenticationPrincipal @Nullable SignedIn reader,
            Actor actor,
            Purpose purpose,
            HttpServletRequest request) {
        if (id == null) {
            return;
        }
        PersonId person = new PersonId(id);
        Set<RecordLink> links = reader == null ? Set.of() : reading.execute(status -> links(reader, person));
        if (links.isEmpty()) {
            // What is not the reader's is not there.
            throw new UnknownPersonException();
        }
        RecordLook look = new RecordLook(purpose, Collections.min(links));
        look.keep(request);
        if (HttpMethod.GET.matches(request.getMethod())) {
            trail.appendAlone(TrailEntry.done(actor, TrailAction.PERSON_VIEWED)
                    .about(id)
                    .purpose(look.purpose().name())
                    .link(look.link().name()));
        }
    }

    private Set<RecordLink> links(SignedIn reader, PersonId person) {
        if (reader.has(Role.REGISTRAR)) {
            return Set.of(RecordLink.NATIONAL_DUTY);
        }
        boolean isSealed = standings.isSealed(person);
        // Of a sealed record the same is asked as of one that is not there, so that its answer takes no less time.
        PersonId asked = isSealed ? PersonId.next() : person;
        Set<RecordLink> links = EnumSet.noneOf(RecordLink.class);
        for (RecordReaders known : readers) {
            if (links.stream().noneMatch(RecordLink::isOwn)) {
                links.addAll(known.links(reader, asked));
            }
        }
        return isSealed ? Set.of() : links;
    }
}
