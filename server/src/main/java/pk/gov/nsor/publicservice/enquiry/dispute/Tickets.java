package pk.gov.nsor.publicservice.enquiry.dispute;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.publicservice.enquiry.dispute.TicketRepository.Secrets;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.People;

/**
 * The life of a dispute: opened, under examination, upheld or refused or closed, and opened again. Each step locks the
 * ticket, checks that it may be, and is on the trail in the same transaction. A ticket changes nothing in the register;
 * it is upheld once the register has been put right by its own means, by somebody other than who saw the proof.
 */
@Service
public class Tickets {

    /** So often CNIC and code may differ from a ticket's in a day: nobody tries CNICs until one fits. */
    static final int MOST_DIFFERING = 10;

    /** Then what a proof is compared with is removed, and the number. */
    public static final Duration REOPENED_WITHIN = Duration.ofDays(DisputantNumber.READABLE_DAYS);

    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 500;

    private final TicketRepository store;
    private final TicketHashes hashes;
    private final TicketBinding binding;
    private final RegisterCorrections corrections;
    private final People people;
    private final Outcomes outcomes;
    private final OutcomeMessages texts;
    private final DisputantNumber numbers;
    private final DisputePolicy policy;
    private final RecordKeys keys;
    private final Trail trail;
    private final Clock clock;

    Tickets(
            TicketRepository store,
            TicketHashes hashes,
            TicketBinding binding,
            RegisterCorrections corrections,
            People people,
            Outcomes outcomes,
            OutcomeMessages texts,
            DisputantNumber numbers,
            DisputePolicy policy,
            RecordKeys keys,
            Trail trail,
            Clock clock) {
        this.store = store;
        this.hashes = hashes;
        this.binding = binding;
        this.corrections = corrections;
        this.people = people;
        this.outcomes = outcomes;
        this.texts = texts;
        this.numbers = numbers;
        this.policy = policy;
        this.keys = keys;
        this.trail = trail;
        this.clock = clock;
    }

    /** Something that was done with a ticket. */
    public record Done(
            DisputeStep step, Instant at, @Nullable UUID by, String reason) {}

    /** What a person brings: both have to fit, and which of them does not is not said. */
    public record Claim(Cnic cnic, String code) {}

    @Transactional(readOnly = true)
    public Optional<Ticket> find(UUID key) {
        return store.find(key);
    }

    /** The oldest first. */
    @Transactional(readOnly = true)
    public List<Ticket> list(
            List<TicketState> states, @Nullable Boolean saidOn, ListSort sort, long offset, int limit) {
        return store.list(states, saidOn, sort, offset, limit);
    }

    @Transactional(readOnly = true)
    public Map<TicketState, Long> counts(@Nullable Boolean saidOn) {
        return store.counts(saidOn);
    }

    /** In how many days after it was opened identity is to be proven, today. */
    public int proofDays() {
        return policy.proofDays(LocalDate.now(clock));
    }

    /** What was done with it, the first first. */
    @Transactional(readOnly = true)
    public List<Done> steps(Ticket ticket) {
        return store.steps(ticket.number()).stream()
                .map(row -> new Done(row.step(), row.at(), row.by(), reason(ticket, row.reason())))
                .toList();
    }

    /**
     * Takes a ticket, or takes it over from whoever has it.
     *
     * @param from who has it, as the officer saw it; null for nobody
     * @throws InvalidValueException where meanwhile somebody else has it
     */
    @Transactional
    public void take(UUID key, @Nullable UUID from, Actor officer) {
        Ticket ticket = lock(key);
        refuseUnless(ticket.state().isOpen(), "dispute.decided", "This dispute has been decided meanwhile.");
        boolean isAsSeen = from == null ? ticket.takenBy() == null : from.equals(ticket.takenBy());
        refuseUnless(isAsSeen, "dispute.taken", "Somebody else has taken this dispute meanwhile.");
        UUID by = account(officer);
        refuseUnless(!by.equals(ticket.takenBy()), "dispute.yours", "You have taken this dispute already.");
        store.take(key, by);
        step(ticket, from == null ? DisputeStep.TAKEN : DisputeStep.TAKEN_OVER, TrailAction.DISPUTE_TAKEN, officer, "");
    }

    /**
     * Whether CNIC and code are the ticket's. Where they are, the proof of identity is seen: the document itself is
     * compared by the officer, and only its kind is kept.
     *
     * @throws InvalidValueException where the officer does not have the ticket, or too many have differed in a day
     */
    @Transactional
    public boolean prove(UUID key, Claim claim, Examination.Document document, Actor officer) {
        Ticket ticket = lockMine(key, officer);
        if (!fits(ticket, claim, officer)) {
            return false;
        }
        store.proven(
                key, account(officer), document, people.withCnic(claim.cnic()).orElse(null));
        return true;
    }

    /**
     * Finds that the answer was wrong about identity.
     *
     * @return whether CNIC and code were the ticket's; where they were not, nothing is decided
     * @throws InvalidValueException where no proof has been seen or this officer has seen it, too many have differed in a
     *     day, or the register has not been put right
     */
    @Transactional
    public boolean uphold(UUID key, Claim claim, Actor officer) {
        Ticket ticket = lock(key);
        Ticket.Proof proof = ticket.proof();
        if (ticket.state() != TicketState.UNDER_EXAMINATION || proof == null) {
            throw new InvalidValueException("dispute.unproven", "No proof of identity has been seen.");
        }
        UUID by = account(officer);
        refuseUnless(
                !by.equals(proof.by()),
                "dispute.own-proof",
                "You have seen the proof of identity yourself. Another person has to uphold the dispute.");
        if (!fits(ticket, claim, officer)) {
            return false;
        }
        RegisterCorrections.Found found = corrections.of(ticket, proof, claim.cnic(), officer);
        store.uphold(key, found.correction(), found.person(), by);
        step(ticket, DisputeStep.UPHELD, TrailAction.DISPUTE_DECIDED, officer, "");
        tell(ticket, texts.decided(ticket.language()));
        return true;
    }

    /** @throws InvalidValueException where the officer does not have the ticket */
    @Transactional
    public void refuse(UUID key, DisputeRefusal reason, Actor officer) {
        Ticket ticket = lockMine(key, officer);
        store.refuse(key, reason, account(officer));
        step(ticket, DisputeStep.REFUSED, TrailAction.DISPUTE_DECIDED, officer, "");
        tell(ticket, texts.decided(ticket.language()));
    }

    /**
     * Opens it again. The days for a proof begin anew.
     *
     * @param reason 5 to 500 characters
     * @throws InvalidValueException where it was neither refused nor closed, or over 30 days ago, or the reason is too
     *     short or long
     */
    @Transactional
    public void reopen(UUID key, String reason, Actor officer) {
        Screened.require(reason, "reason");
        Ticket ticket = lock(key);
        refuseUnless(
                isRefusedOrClosed(ticket),
                "dispute.not-ended",
                "Only a dispute that was refused or closed can be opened again.");
        refuseUnless(
                mayReopen(ticket),
                "dispute.forgotten",
                "This ended over 30 days ago, and what a proof is compared with is erased. The person can ask again.");
        String given = reason.strip();
        if (given.length() < SHORTEST_REASON || given.length() > LONGEST_REASON) {
            throw new InvalidValueException(
                            "dispute.reason",
                            "Give the reason in %s to %s characters.",
                            SHORTEST_REASON,
                            LONGEST_REASON)
                    .at("reason");
        }
        store.reopen(key);
        step(ticket, DisputeStep.REOPENED, TrailAction.DISPUTE_REOPENED, officer, given);
    }

    /** Whether it was refused or closed, and not too long ago. */
    public boolean mayReopen(Ticket ticket) {
        return isRefusedOrClosed(ticket)
                && ticket.stateSince().isAfter(clock.instant().minus(REOPENED_WITHIN));
    }

    /** Closes it, where nobody has proven their identity since then. */
    @Transactional
    public boolean closeUnproven(UUID key, Instant begunBefore, Actor job) {
        Ticket ticket = lock(key);
        if (!ticket.state().isOpen()
                || ticket.proof() != null
                || ticket.proofFrom().isAfter(begunBefore)) {
            return false;
        }
        store.close(key);
        step(ticket, DisputeStep.CLOSED, TrailAction.DISPUTE_DECIDED, job, "");
        tell(ticket, texts.closed(ticket.language()));
        return true;
    }

    /** Encrypts the number of an open ticket anew, under today's key. */
    @Transactional
    public void reseal(UUID key) {
        LocalDate today = LocalDate.now(clock);
        if (lock(key).state().isOpen()) {
            number(key).ifPresent(number -> store.reseal(key, numbers.seal(number, today), today));
        }
    }

    private boolean fits(Ticket ticket, Claim claim, Actor officer) {
        Instant aDayAgo = clock.instant().minus(Duration.ofDays(1));
        refuseUnless(
                store.differedSince(ticket.number(), aDayAgo) < MOST_DIFFERING,
                "dispute.too-many",
                "Too many attempts have differed from this dispute. Try again tomorrow.");
        Secrets secrets = binding.bound(ticket);
        // Both are compared, whichever differs.
        boolean isCnic = MessageDigest.isEqual(secrets.cnicHash(), hashes.ofCnic(ticket.key(), claim.cnic()));
        boolean isCode = MessageDigest.isEqual(secrets.codeHash(), hashes.ofCode(claim.code()));
        boolean fits = isCnic && isCode;
        store.append(
                ticket.number(), fits ? DisputeStep.PROOF_MATCHED : DisputeStep.PROOF_DIFFERED, officer.id(), null);
        trail.append(TrailEntry.done(officer, TrailAction.DISPUTE_PROOF_EXAMINED)
                .about(ticket.key())
                .with(Map.of("cnic", claim.cnic().formatted(), "fits", fits)));
        return fits;
    }

    private void step(Ticket ticket, DisputeStep step, TrailAction action, Actor by, String reason) {
        byte[] sealed = reason.isEmpty()
                ? null
                : keys.of(ticket.key()).encrypt(reason.getBytes(StandardCharsets.UTF_8), context());
        store.append(ticket.number(), step, by.id(), sealed);
        trail.append(
                TrailEntry.done(by, action).about(ticket.key()).with(Map.of("step", step.name(), "reason", reason)));
    }

    /** Nothing is sent where the number is erased or takes no messages. */
    private void tell(Ticket ticket, String text) {
        number(ticket.key())
                .flatMap(MobileNumber::ofSender)
                .ifPresent(telephone -> store.told(ticket.key(), outcomes.send(telephone, text)));
    }

    private Optional<String> number(UUID key) {
        Secrets secrets = store.secrets(key);
        byte[] sealed = secrets.number();
        LocalDate day = secrets.numberDay();
        return sealed == null || day == null ? Optional.empty() : numbers.open(sealed, day, LocalDate.now(clock));
    }

    private String reason(Ticket ticket, byte @Nullable [] sealed) {
        return sealed == null
                ? ""
                : keys.find(ticket.key())
                        .map(key -> new String(key.decrypt(sealed, context()), StandardCharsets.UTF_8))
                        .orElse("");
    }

    private static byte[] context() {
        return "enquiry/dispute-step/1".getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean isRefusedOrClosed(Ticket ticket) {
        return ticket.state() == TicketState.REFUSED || ticket.state() == TicketState.CLOSED;
    }

    private Ticket lockMine(UUID key, Actor officer) {
        Ticket ticket = lock(key);
        refuseUnless(ticket.state().isOpen(), "dispute.decided", "This dispute has been decided meanwhile.");
        refuseUnless(
                account(officer).equals(ticket.takenBy()),
                "dispute.not-yours",
                "Another person examines this dispute. Take it over first.");
        return ticket;
    }

    private Ticket lock(UUID key) {
        return store.lock(key)
                .orElseThrow(() -> new InvalidValueException("dispute.unknown", "There is no such dispute."));
    }

    private static UUID account(Actor officer) {
        UUID id = officer.id();
        if (officer.kind() != Actor.Kind.OFFICER || id == null) {
            throw new InvalidValueException("dispute.account", "Only a person with an account can do this.");
        }
        return id;
    }

    private static void refuseUnless(boolean allowed, String code, String message) {
        if (!allowed) {
            throw new InvalidValueException(code, message);
        }
    }
}
