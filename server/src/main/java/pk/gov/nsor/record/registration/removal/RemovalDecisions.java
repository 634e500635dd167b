package pk.gov.nsor.record.registration.removal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.release.ReleaseMark;
import pk.gov.nsor.record.conviction.release.ReleaseMarks;
import pk.gov.nsor.record.register.CnicTakenException;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.registration.StandingChange.Cause;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.removal.Removal.Document;
import pk.gov.nsor.record.registration.removal.Removal.State;

/**
 * A second person confirms a removal, or undoes it. Their identity and their rights are read in the decision's
 * transaction, not taken from the session.
 */
@Service
public class RemovalDecisions {

    /** The person who decides. */
    public static final Set<Role> DECIDERS = Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);

    private static final int LONGEST_REASON = 500;

    private final RemovalRepository table;
    private final RemovalPlaces places;
    private final People people;
    private final Accounts accounts;
    private final FactRecording facts;
    private final ReleaseMarks marks;
    private final IdentityConfirmation identity;
    private final Standings standings;
    private final Journal journal;
    private final Trail trail;
    private final Clock clock;

    RemovalDecisions(
            RemovalRepository table,
            RemovalPlaces places,
            People people,
            Accounts accounts,
            FactRecording facts,
            ReleaseMarks marks,
            IdentityConfirmation identity,
            Standings standings,
            Journal journal,
            Trail trail,
            Clock clock) {
        this.table = table;
        this.places = places;
        this.people = people;
        this.accounts = accounts;
        this.facts = facts;
        this.marks = marks;
        this.identity = identity;
        this.standings = standings;
        this.journal = journal;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Confirms the removal. A death becomes established by it.
     *
     * @param document what was seen; null where the kind asks for nothing
     * @throws InvalidValueException where it does not wait any more, the decider is who did it or may not decide, no
     *     document is named where one is needed, or the death cannot be true beside what is on record
     */
    @Transactional
    public void confirm(UUID id, @Nullable Document document, Actor decider) {
        Removal removal = decidable(id, decider);
        PersonId person = places.of(removal);
        if (removal.kind().needsDocument() && document == null) {
            throw new InvalidValueException("removal.document", "Say what you have seen.").at("document");
        }
        table.decided(id, State.CONFIRMED, removal.kind().needsDocument() ? document : null, null, decider);
        told(removal, State.CONFIRMED, decider);
        trail.append(entry(TrailAction.REMOVAL_CONFIRMED, removal, null, decider));
        if (removal.kind() == RemovalKind.DEATH) {
            facts.establish(person, decider);
        } else {
            boolean _ = standings.rederive(person, Cause.CHECK);
        }
    }

    /**
     * Undoes the removal. A CNIC comes back unconfirmed, and two people must confirm it again. A doubt about a CNIC
     * cannot be undone here; it ends with the examination of a document.
     *
     * @param reason 1 to 500 characters
     * @throws InvalidValueException as {@link #confirm}, and where it cannot be undone beside what is on record now
     */
    @Transactional
    public void refuse(UUID id, String reason, Actor decider) {
        String why = checked(reason);
        Removal removal = decidable(id, decider);
        PersonId person = places.of(removal);
        table.decided(id, State.REFUSED, null, why, decider);
        told(removal, State.REFUSED, decider);
        trail.append(entry(TrailAction.REMOVAL_REFUSED, removal, why, decider));
        switch (removal.kind()) {
            case DEATH, QUASHING, WITHDRAWAL, CORRECTION, RECORDING -> {
                Removal.Version fact = Objects.requireNonNull(removal.fact());
                FactId now = RemovalPlaces.named(fact, person);
                facts.putBack(person, fact.kind(), now, fact.number(), table.agreed(fact), why, decider);
            }
            case RELEASE_MARK -> release(person, new ConvictionId(Objects.requireNonNull(removal.of())), decider);
            case CNIC_WITHDRAWAL -> reenter(Objects.requireNonNull(removal.cnic()), decider);
            case CNIC_DOUBT -> {
                boolean _ = standings.rederive(person, Cause.CHECK);
            }
        }
    }

    private void release(PersonId person, ConvictionId conviction, Actor decider) {
        LocalDate ordered = marks.of(person).stream()
                .filter(mark -> mark.conviction().equals(conviction))
                .findFirst()
                .map(ReleaseMark::orderedOn)
                .orElseGet(() -> LocalDate.now(clock));
        marks.mark(person, conviction, false, ordered, decider);
    }

    private void reenter(long cnic, Actor decider) {
        try {
            identity.reenter(cnic, decider);
        } catch (CnicTakenException taken) {
            throw new InvalidValueException(
                    "removal.cnic-taken",
                    "Another record has this CNIC by now: %s.",
                    taken.number().formatted());
        }
    }

    private Removal decidable(UUID id, Actor decider) {
        // The person's row is locked first, as in every transaction that writes about a person.
        Removal seen = table.find(id).orElseThrow(RemovalDecisions::gone);
        people.lock(seen.person());
        people.lock(places.of(seen));
        Removal removal = table.lock(id).filter(Removal::isWaiting).orElseThrow(RemovalDecisions::gone);
        UUID account = decider.kind() == Actor.Kind.OFFICER ? decider.id() : null;
        if (account == null
                || accounts.hold(account)
                        .filter(Account::enabled)
                        .filter(known -> known.roles().stream().anyMatch(DECIDERS::contains))
                        .isEmpty()) {
            throw new InvalidValueException("removal.not-yours", "A registrar or a national supervisor decides this.");
        }
        if (table.isBy(removal, account)) {
            throw new InvalidValueException("removal.own", "Somebody else has to decide what you did.");
        }
        return removal;
    }

    private static InvalidValueException gone() {
        return new InvalidValueException(
                "removal.decided", "This has been decided or put right meanwhile: look at the record again.");
    }

    private static String checked(String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new InvalidValueException("reason", "Give the reason, at most %s characters.", LONGEST_REASON)
                    .at("reason");
        }
        return Screened.require(why, "reason");
    }

    private void told(Removal removal, State state, Actor decider) {
        if (removal.kind().isTold()) {
            journal.append(
                    removal.person(),
                    JournalKind.REMOVAL_DECIDED,
                    LocalDate.now(clock),
                    Map.of("removal", removal.kind().name(), "outcome", state.name()),
                    decider);
        }
    }

    private static TrailEntry entry(TrailAction action, Removal removal, @Nullable String reason, Actor decider) {
        Map<String, Object> content = new HashMap<>();
        content.put("removal", removal.id().toString());
        content.put("kind", removal.kind().name());
        if (reason != null) {
            content.put("reason", reason);
        }
        return TrailEntry.done(decider, action).about(removal.person().value()).with(content);
    }
}
