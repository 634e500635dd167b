package pk.gov.nsor.publicservice.disclosure.rights;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.policing.supervision.CaseNotifications;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;

/**
 * What people ask about records. One officer takes a request at the counter, with the document in hand; another one decides.
 * Each step is one transaction with its entry on the trail.
 */
@Service
public class Rights {

    /** For so long after it was granted a copy can be printed, in days. */
    public static final int PRINTED_FOR = 30;

    private static final int SHORTEST = 5;
    private static final int LONGEST = 1000;

    private static final String NOT_THEIRS =
            "This record does not have this CNIC as confirmed. Who the person is has to be settled first.";

    private final RightsRepository table;
    private final RightsPolicy policy;
    private final NamesakeNotes notes;
    private final Mended mended;
    private final People people;
    private final CaseNotifications texts;
    private final Trail trail;
    private final Clock clock;

    Rights(
            RightsRepository table,
            RightsPolicy policy,
            NamesakeNotes notes,
            Mended mended,
            People people,
            CaseNotifications texts,
            Trail trail,
            Clock clock) {
        this.table = table;
        this.policy = policy;
        this.notes = notes;
        this.mended = mended;
        this.people = people;
        this.texts = texts;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<RightRequest> find(UUID id) {
        return table.find(id);
    }

    /** @param all otherwise those that are open, the one that is due first, first */
    @Transactional(readOnly = true)
    public List<RightRequest> list(boolean all, @Nullable RightKind kind, ListSort sort, long offset, int limit) {
        return table.list(all, kind, sort, offset, limit);
    }

    @Transactional(readOnly = true)
    public long count(boolean all, @Nullable RightKind kind) {
        return table.count(all, kind);
    }

    /**
     * Takes a request.
     *
     * @return its identifier
     * @throws InvalidValueException where the document does not show that the record is theirs, or that it is not, or where
     *     nothing is said of what is wrong
     */
    @Transactional
    public UUID take(RightKind kind, PersonId of, Claim claim, Actor officer) {
        PersonId person = people.lockLeading(of);
        refuseUnlessProven(kind, people.get(person), claim);
        boolean says = claim.what().length() >= SHORTEST;
        if (!says && (kind == RightKind.CORRECTION || kind == RightKind.NOT_THIS_PERSON)) {
            throw new InvalidValueException(
                            "rights.what-missing", "Write what is wrong, in %s to %s characters.", SHORTEST, LONGEST)
                    .at("what");
        }
        UUID id = UUID.randomUUID();
        table.insert(id, kind, person, claim.screened(), policy.dueOn(kind, today()), account(officer));
        trail.append(TrailEntry.done(officer, TrailAction.RIGHT_ASKED)
                .about(id)
                .with(Map.of(
                        "kind", kind.name(),
                        "person", person.toString(),
                        "cnic", claim.cnic().formatted(),
                        "document", claim.document().name(),
                        "what", claim.what())));
        RightRequest taken = table.find(id).orElseThrow();
        if (isTheirs(kind) && texts.requestTaken(person, taken.number(), taken.dueOn(), officer)) {
            table.takenTexted(id);
        }
        return id;
    }

    /** Whether who asks is the person of the record: only then is the number on record theirs. */
    private static boolean isTheirs(RightKind kind) {
        return switch (kind) {
            case COPY, CORRECTION, LOOKUPS -> true;
            case NOT_THIS_PERSON -> false;
        };
    }

    private static boolean isConfirmed(Person person, Claim claim) {
        return person.cnics().stream()
                .anyMatch(cnic -> cnic.cnic().equals(claim.cnic()) && cnic.status() == CnicOfPerson.Status.CONFIRMED);
    }

    /** A record is theirs by its confirmed CNIC; it is somebody else's where it does not have theirs. */
    private static void refuseUnlessProven(RightKind kind, Person person, Claim claim) {
        boolean isConfirmed = isConfirmed(person, claim);
        boolean hasIt = person.cnics().stream()
                .anyMatch(cnic -> cnic.cnic().equals(claim.cnic()) && cnic.status() != CnicOfPerson.Status.WITHDRAWN);
        switch (kind) {
            case COPY, CORRECTION, LOOKUPS -> {
                if (!isConfirmed) {
                    throw new InvalidValueException("rights.not-theirs", NOT_THEIRS).at("cnic");
                }
            }
            case NOT_THIS_PERSON -> {
                if (hasIt) {
                    throw new InvalidValueException(
                                    "rights.cnic-of-record",
                                    "The record has this CNIC. If it is somebody else's it has to be withdrawn there.")
                            .at("cnic");
                }
            }
        }
    }

    /** As {@link #decide(UUID, boolean, String, Long, Actor)}, where it is clear by what a correction was made. */
    @Transactional
    public void decide(UUID id, boolean granted, String reason, Actor officer) {
        decide(id, granted, reason, null, officer);
    }

    /**
     * Decides a request that somebody else took.
     *
     * @param putRightBy of a correction that is granted, the line of the record's timeline by which it was made; null
     *     where there is one alone since it was asked for
     * @param reason as given to the person, 5 to 1000 characters
     * @throws InvalidValueException where it was decided, the officer took it, the reason is too short or long, or a
     *     correction is granted and nothing on the record was corrected since
     */
    @Transactional
    public void decide(UUID id, boolean granted, String reason, @Nullable Long putRightBy, Actor officer) {
        // A record that has been joined with another since has its CNICs and what was corrected there.
        PersonId person = table.find(id)
                .map(RightRequest::person)
                .map(people::lockLeading)
                .orElseThrow(Rights::unknown);
        RightRequest request = table.lock(id).orElseThrow(Rights::unknown);
        if (request.state() != RightState.OPEN) {
            throw refusal("rights.decided", "This has been decided already.");
        }
        UUID decider = account(officer);
        if (decider.equals(request.askedBy())) {
            throw refusal("rights.own", "You took this request yourself. Another person has to decide it.");
        }
        String given = reason.strip();
        if (given.length() < SHORTEST || given.length() > LONGEST) {
            throw new InvalidValueException(
                            "rights.reason", "Give the reason in %s to %s characters.", SHORTEST, LONGEST)
                    .at("reason");
        }
        Screened.require(given, "reason");
        Claim claim = request.claim();
        if (granted && claim != null) {
            refuseUnlessProven(request.kind(), people.get(person), claim);
        }
        Long line = granted && request.kind() == RightKind.CORRECTION ? mended.answering(request, putRightBy) : null;
        table.decide(id, granted ? RightState.GRANTED : RightState.REFUSED, given, line, decider);
        if (granted && claim != null && request.kind() == RightKind.NOT_THIS_PERSON) {
            notes.note(id, request.person(), claim.cnic());
        }
        if (isTheirs(request.kind()) && texts.requestDecided(person, request.number(), officer)) {
            table.decidedTexted(id);
        }
        trail.append(TrailEntry.done(officer, TrailAction.RIGHT_DECIDED)
                .about(id)
                .with(Map.of("kind", request.kind().name(), "granted", granted, "reason", given)));
    }

    /** Whether a copy may be printed now: granted, and not too long ago. */
    public boolean mayPrint(RightRequest request) {
        RightRequest.Decision decision = request.decision();
        return request.kind() == RightKind.COPY
                && request.state() == RightState.GRANTED
                && decision != null
                && !today().isAfter(LocalDate.ofInstant(decision.at(), Day.ZONE).plusDays(PRINTED_FOR));
    }

    /**
     * The request, for a copy that is handed over; on the trail before it is drawn.
     *
     * @throws InvalidValueException where it may not be printed, or the record has their CNIC as confirmed no longer
     */
    @Transactional
    public RightRequest printed(UUID id, Actor officer) {
        table.find(id).map(RightRequest::person).ifPresent(people::lock);
        RightRequest request = table.find(id)
                .filter(this::mayPrint)
                .orElseThrow(() -> new InvalidValueException(
                        "rights.not-printable",
                        "Only a copy that was granted in the last %s days can be printed.",
                        PRINTED_FOR));
        Claim claim = request.claim();
        if (claim != null && !isConfirmed(people.get(people.lockLeading(request.person())), claim)) {
            throw new InvalidValueException("rights.not-theirs", NOT_THEIRS);
        }
        trail.append(TrailEntry.done(officer, TrailAction.RECORD_COPIED)
                .about(request.person().value())
                .with(Map.of("request", id.toString())));
        return request;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static InvalidValueException unknown() {
        return refusal("rights.unknown", "There is no such request.");
    }

    private static InvalidValueException refusal(String code, String english) {
        return new InvalidValueException(code, english).at("reason");
    }

    private static UUID account(Actor officer) {
        UUID id = officer.id();
        if (officer.kind() != Actor.Kind.OFFICER || id == null) {
            throw new InvalidValueException("rights.account", "Only a person with an account can do this.");
        }
        return id;
    }
}
