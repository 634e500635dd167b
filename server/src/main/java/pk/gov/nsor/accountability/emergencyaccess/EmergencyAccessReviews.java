package pk.gov.nsor.accountability.emergencyaccess;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.accountability.emergencyaccess.EmergencyAccess.Decision;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyValues;

/**
 * The review of an emergency access: the reader reports the outcome, the supervisor accepts or objects, and the
 * national supervisors handle what is overdue or was objected to. Nobody reviews their own access.
 */
@Service
public class EmergencyAccessReviews {

    private final EmergencyAccessRepository table;
    private final EmergencyAccessTexts texts;
    private final PolicyValues policy;
    private final Trail trail;
    private final Clock clock;

    EmergencyAccessReviews(
            EmergencyAccessRepository table,
            EmergencyAccessTexts texts,
            PolicyValues policy,
            Trail trail,
            Clock clock) {
        this.table = table;
        this.texts = texts;
        this.policy = policy;
        this.trail = trail;
        this.clock = clock;
    }

    /** What was written about one; empty texts for what was not. */
    public record Written(String reason, String outcome, String remark) {}

    /** One that the reader may see; empty where there is none, or it is none of theirs. */
    @Transactional(readOnly = true)
    public Optional<EmergencyAccess> find(UUID id, SignedIn asking) {
        return table.find(id).filter(emergencyAccess -> emergencyAccess.isFor(asking));
    }

    @Transactional(readOnly = true)
    public Written written(EmergencyAccess emergencyAccess) {
        return table.texts(emergencyAccess.id())
                .map(stored -> new Written(
                        texts.opened(emergencyAccess, stored.reason()),
                        texts.opened(emergencyAccess, stored.outcome()),
                        texts.opened(emergencyAccess, stored.remark())))
                .orElseGet(() -> new Written("", "", ""));
    }

    /** What somebody opened or tried themselves, the latest first. */
    @Transactional(readOnly = true)
    public List<EmergencyAccess> own(SignedIn reader, int limit) {
        return table.of(reader.accountId(), limit);
    }

    /** What waits for the supervisor: a decision, or a page to be opened again. */
    @Transactional(readOnly = true)
    public List<EmergencyAccess> waitingFor(SignedIn supervisor) {
        Instant now = clock.instant();
        return table.open().stream()
                .filter(emergencyAccess -> emergencyAccess.decision() == null
                        ? emergencyAccess.isDecidedBy(supervisor, now) && !isNations(emergencyAccess, supervisor, now)
                        : mayReopen(emergencyAccess, supervisor))
                .toList();
    }

    /** For the national supervisors: what is overdue, and objections that nobody has handled. */
    @Transactional(readOnly = true)
    public List<EmergencyAccess> forTheNation(SignedIn supervisor) {
        if (!supervisor.has(Role.NATIONAL_SUPERVISOR)) {
            return List.of();
        }
        Instant now = clock.instant();
        return java.util.stream.Stream.concat(
                        table.open().stream().filter(emergencyAccess -> isNations(emergencyAccess, supervisor, now)),
                        table.objected().stream()
                                .filter(emergencyAccess ->
                                        !emergencyAccess.reader().equals(supervisor.accountId())))
                .toList();
    }

    /**
     * The reader says what came of it.
     *
     * @param outcome 20 to 1000 characters
     * @throws InvalidValueException where they are not the reader, have said it, it was decided, or the text is too short or
     *     long
     */
    @Transactional
    public void say(UUID id, String outcome, SignedIn reader, Actor actor) {
        String given = EmergencyAccessTexts.checked(outcome, "outcome");
        EmergencyAccess emergencyAccess = lock(id, reader);
        if (!emergencyAccess.reader().equals(reader.accountId())) {
            throw new InvalidValueException(
                    "emergency-access.not-reader", "Only who opened the record says what came of it.");
        }
        if (!emergencyAccess.waitsForReader()) {
            throw new InvalidValueException("emergency-access.said", "It is said or decided already.");
        }
        Instant now = clock.instant();
        int hours = policy.get("emergency-access.answer-hours", LocalDate.now(clock))
                .number();
        table.told(id, texts.sealed(emergencyAccess, given), now, now.plus(Duration.ofHours(hours)));
        append(TrailAction.EMERGENCY_ACCESS_ANSWERED, emergencyAccess, actor, Map.of("outcome", given));
    }

    /**
     * The supervisor accepts or objects. Before the reader has said what came of it, it can only be objected to, and only
     * once that is overdue; a number that opened nothing can be decided at once.
     *
     * @param remark for an objection 20 to 1000 characters; not kept for an acceptance
     * @throws InvalidValueException where it is not theirs to decide, is decided, waits for the reader, or the remark is too
     *     short or long
     */
    @Transactional
    public void decide(UUID id, Decision decision, String remark, SignedIn supervisor, Actor actor) {
        String given = decision == Decision.OBJECTED ? EmergencyAccessTexts.checked(remark, "remark") : "";
        EmergencyAccess emergencyAccess = lock(id, supervisor);
        Instant now = clock.instant();
        if (emergencyAccess.decision() != null) {
            throw new InvalidValueException("emergency-access.decided", "Somebody has decided it already.");
        }
        if (!emergencyAccess.isDecidedBy(supervisor, now)) {
            throw new InvalidValueException("emergency-access.not-yours", "This is not yours to decide.");
        }
        if (emergencyAccess.waitsForReader() && (decision == Decision.ACCEPTED || !emergencyAccess.isOverdue(now))) {
            throw new InvalidValueException("emergency-access.waits", "The reader has not said yet what came of it.");
        }
        table.decided(
                id,
                decision,
                given.isEmpty() ? null : texts.sealed(emergencyAccess, given),
                supervisor.accountId(),
                now);
        append(
                TrailAction.EMERGENCY_ACCESS_DECIDED,
                emergencyAccess,
                actor,
                Map.of("decision", decision.name(), "remark", given));
    }

    /**
     * A supervisor of the nation has seen to what was objected to.
     *
     * @throws InvalidValueException where it is not theirs, or there is nothing to see to
     */
    @Transactional
    public void settle(UUID id, SignedIn supervisor, Actor actor) {
        EmergencyAccess emergencyAccess = lock(id, supervisor);
        if (!supervisor.has(Role.NATIONAL_SUPERVISOR)
                || emergencyAccess.reader().equals(supervisor.accountId())) {
            throw new InvalidValueException("emergency-access.not-yours", "This is not yours to decide.");
        }
        if (!emergencyAccess.isObjected()) {
            throw new InvalidValueException(
                    "emergency-access.settled", "Somebody has seen to it already, or nobody objected.");
        }
        table.settled(id, supervisor.accountId(), clock.instant());
        append(TrailAction.EMERGENCY_ACCESS_SETTLED, emergencyAccess, actor, Map.of());
    }

    /**
     * Opens the page again to whom it was closed after this try.
     *
     * @throws InvalidValueException where it is not theirs, or the page is open
     */
    @Transactional
    public void reopen(UUID id, SignedIn supervisor, Actor actor) {
        EmergencyAccess emergencyAccess = lock(id, supervisor);
        if (!mayReopen(emergencyAccess, supervisor)) {
            throw new InvalidValueException(
                    "emergency-access.not-yours-to-open", "This is not yours to open, or it is open.");
        }
        boolean isDone = table.reopen(emergencyAccess.reader(), id, clock.instant());
        if (!isDone) {
            throw new InvalidValueException(
                    "emergency-access.not-yours-to-open", "This is not yours to open, or it is open.");
        }
        append(TrailAction.EMERGENCY_ACCESS_REOPENED, emergencyAccess, actor, Map.of());
    }

    /** Whether the page is closed to the reader since this try, and the supervisor may open it. */
    public boolean mayReopen(EmergencyAccess emergencyAccess, SignedIn supervisor) {
        return emergencyAccess.closesPage()
                && emergencyAccess.isFor(supervisor)
                && !emergencyAccess.reader().equals(supervisor.accountId());
    }

    private static boolean isNations(EmergencyAccess emergencyAccess, SignedIn supervisor, Instant now) {
        return supervisor.has(Role.NATIONAL_SUPERVISOR)
                && emergencyAccess.isOverdue(now)
                && !emergencyAccess.reader().equals(supervisor.accountId());
    }

    private EmergencyAccess lock(UUID id, SignedIn asking) {
        return table.lock(id)
                .filter(emergencyAccess -> emergencyAccess.isFor(asking))
                .orElseThrow(
                        () -> new InvalidValueException("emergency-access.unknown", "There is nothing of this kind."));
    }

    private void append(TrailAction action, EmergencyAccess emergencyAccess, Actor actor, Map<String, String> content) {
        Map<String, Object> told = new HashMap<>(content);
        told.put("emergencyAccess", emergencyAccess.id().toString());
        UUID person = emergencyAccess.person();
        trail.append(TrailEntry.done(actor, action)
                .about(person == null ? emergencyAccess.id() : person)
                .purpose(Purpose.EMERGENCY.name())
                .with(told));
    }
}
