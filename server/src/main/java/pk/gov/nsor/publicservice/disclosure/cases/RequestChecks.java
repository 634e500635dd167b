package pk.gov.nsor.publicservice.disclosure.cases;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** What prosecutors and the bureau do with a request before it is answered: take it, send it on, refuse it. */
@Service
public class RequestChecks {

    private final RequestRepository table;
    private final Requests requests;
    private final RequestContents contents;
    private final Trail trail;

    RequestChecks(RequestRepository table, Requests requests, RequestContents contents, Trail trail) {
        this.table = table;
        this.requests = requests;
        this.contents = contents;
        this.trail = trail;
    }

    /** Whether it waits for somebody like the reader, and the reader has had no part in it. */
    public boolean mayTake(DisclosureRequest request, SignedIn reader) {
        return isOneOfThem(request, reader) && !request.hasActed(reader.accountId());
    }

    /** Whether it waits for the reader, who has taken it. */
    public boolean isTakenBy(DisclosureRequest request, SignedIn reader) {
        return isOneOfThem(request, reader) && reader.accountId().equals(holder(request));
    }

    /**
     * Takes a request, or takes it over from a colleague, who from then on sees its files no more.
     *
     * @param from who has it, as the officer saw it; null for nobody
     * @throws InvalidValueException where it waits for somebody else, the officer has asked or checked it, or meanwhile
     *     somebody else has it
     */
    @Transactional
    public void take(UUID id, @Nullable UUID from, SignedIn officer, Actor actor) {
        DisclosureRequest request = waiting(id, officer);
        UUID holder = holder(request);
        boolean isAsSeen = from == null ? holder == null : from.equals(holder);
        Requests.refuseUnless(isAsSeen, "disclosure.taken", "Somebody else has taken this request meanwhile.");
        Requests.refuseUnless(
                mayTake(request, officer),
                "disclosure.own",
                "You have asked, checked or taken this request already. Another person has to.");
        if (request.state() == RequestState.WITH_PROSECUTOR) {
            table.takenByProsecutor(id, officer.accountId());
        } else {
            table.takenByBureau(id, officer.accountId());
        }
        tell(id, TrailAction.DISCLOSURE_TAKEN, Map.of("over", from != null), actor);
    }

    /** @throws InvalidValueException where the officer is not the prosecutor who has taken it */
    @Transactional
    public void forward(UUID id, SignedIn officer, Actor actor) {
        DisclosureRequest request = taken(id, officer);
        Requests.refuseUnless(
                request.state() == RequestState.WITH_PROSECUTOR,
                "disclosure.not-yours",
                "Take this request first. Somebody else may have it meanwhile.");
        table.forward(id);
        tell(id, TrailAction.DISCLOSURE_CHECKED, Map.of("step", "forwarded"), actor);
    }

    /**
     * Refuses it, for the prosecutor or for the bureau.
     *
     * @param remark what the asking officer reads, 20 to 1000 characters
     * @throws InvalidValueException where the officer has not taken it, or the remark is too short or long, or would
     *     identify a survivor
     */
    @Transactional
    public void refuse(UUID id, RequestRefusal reason, String remark, SignedIn officer, Actor actor) {
        String written = OwnWords.screened(remark, "remark");
        DisclosureRequest request = taken(id, officer);
        table.refuse(id, reason, contents.seal(id, written));
        TrailAction action = request.state() == RequestState.WITH_PROSECUTOR
                ? TrailAction.DISCLOSURE_CHECKED
                : TrailAction.DISCLOSURE_DECIDED;
        tell(id, action, Map.of("step", "refused", "reason", reason.name(), "remark", written), actor);
    }

    /** Holds a request that the officer has taken. */
    DisclosureRequest taken(UUID id, SignedIn officer) {
        DisclosureRequest request = waiting(id, officer);
        Requests.refuseUnless(
                isTakenBy(request, officer),
                "disclosure.not-yours",
                "Take this request first. Somebody else may have it meanwhile.");
        return request;
    }

    private DisclosureRequest waiting(UUID id, SignedIn officer) {
        DisclosureRequest request = requests.lock(id, officer);
        Requests.refuseUnless(
                request.state().isWaiting(),
                "disclosure.ended",
                "This request has been decided or taken back meanwhile.");
        return request;
    }

    private static boolean isOneOfThem(DisclosureRequest request, SignedIn reader) {
        return switch (request.state()) {
            case WITH_PROSECUTOR ->
                reader.has(Role.PROSECUTOR) && reader.jurisdiction().covers(request.place());
            case WITH_BUREAU -> reader.has(Role.NATIONAL_SUPERVISOR);
            case DRAFT, ANSWERED, REFUSED, WITHDRAWN -> false;
        };
    }

    /** Who has it of those for whom it waits; null for nobody. */
    public static @Nullable UUID holder(DisclosureRequest request) {
        return request.state() == RequestState.WITH_PROSECUTOR ? request.prosecutor() : request.decider();
    }

    private void tell(UUID id, TrailAction action, Map<String, Object> content, Actor actor) {
        trail.append(TrailEntry.done(actor, action)
                .about(id)
                .purpose(Purpose.INVESTIGATION.name())
                .with(content));
    }
}
