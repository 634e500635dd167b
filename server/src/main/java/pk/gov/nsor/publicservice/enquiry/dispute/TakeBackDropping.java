package pk.gov.nsor.publicservice.enquiry.dispute;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;

/**
 * Drops a take-back before any of its messages is sent. Only the person who caused it, or who proposed or approved
 * sending it, may do so, since the recipients of the wrong answer are then never corrected.
 */
@Service
public class TakeBackDropping {

    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 1000;

    private final TakeBackRepository store;
    private final TakeBackProposal kind;
    private final ProposalReading proposals;
    private final RecordKeys keys;
    private final Trail trail;

    TakeBackDropping(
            TakeBackRepository store, TakeBackProposal kind, ProposalReading proposals, RecordKeys keys, Trail trail) {
        this.store = store;
        this.kind = kind;
        this.proposals = proposals;
        this.keys = keys;
        this.trail = trail;
    }

    /** Whether the account may drop it now. */
    @Transactional(readOnly = true)
    public boolean mayDrop(TakeBack takeBack, @Nullable UUID account) {
        return isUnsent(takeBack) && account != null && makers(takeBack).contains(account);
    }

    /**
     * Drops it. A proposal to send it that waits can not be approved any more.
     *
     * @param reason 5 to 1000 characters
     * @throws InvalidValueException where it is sent or over, the actor has not made it, or the reason is too short or long
     */
    @Transactional
    public void drop(UUID id, String reason, Actor officer) {
        String given = reason.strip();
        if (given.length() < SHORTEST_REASON || given.length() > LONGEST_REASON) {
            throw new InvalidValueException(
                            "take-back.drop-reason",
                            "Give the reason in %s to %s characters.",
                            SHORTEST_REASON,
                            LONGEST_REASON)
                    .at("dropReason");
        }
        Screened.require(given, "dropReason");
        // Whoever sends it has the row locked until it is sent.
        TakeBack takeBack = store.lock(id)
                .orElseThrow(() -> new InvalidValueException("take-back.unknown", "There is no such take-back."));
        UUID account = officer.id();
        if (!isUnsent(takeBack)) {
            throw new InvalidValueException(
                    "take-back.not-droppable", "This take-back is sent, or over: it can not be dropped any more.");
        }
        if (account == null || !mayDrop(takeBack, account)) {
            throw new InvalidValueException(
                    "take-back.not-yours", "Only who caused this take-back, or proposed or approved it, can drop it.");
        }
        store.dropped(id, account, keys.of(id).encrypt(given.getBytes(StandardCharsets.UTF_8), context()));
        trail.append(TrailEntry.done(officer, TrailAction.TAKE_BACK_DROPPED)
                .about(id)
                .with(Map.of("before", takeBack.state().name(), "reason", given)));
    }

    /** Why it was dropped; empty where it was not. */
    @Transactional(readOnly = true)
    public String reason(UUID id) {
        return store.dropReason(id)
                .flatMap(stored ->
                        keys.find(id).map(key -> new String(key.decrypt(stored, context()), StandardCharsets.UTF_8)))
                .orElse("");
    }

    private static boolean isUnsent(TakeBack takeBack) {
        return switch (takeBack.state()) {
            case SEARCHING, PREPARED, APPROVED -> true;
            case EMPTY, SENT, NOT_NEEDED, DROPPED, LAPSED -> false;
        };
    }

    private Set<UUID> makers(TakeBack takeBack) {
        Set<UUID> makers = new HashSet<>();
        Optional.ofNullable(takeBack.causedBy()).ifPresent(makers::add);
        kind.waiting(takeBack.id()).ifPresent(waiting -> makers.add(waiting.proposedBy()));
        Optional.ofNullable(takeBack.proposal()).ifPresent(approved -> makers.addAll(proposals.makers(approved)));
        return makers;
    }

    private static byte[] context() {
        return "enquiry/take-back-drop/1".getBytes(StandardCharsets.US_ASCII);
    }
}
