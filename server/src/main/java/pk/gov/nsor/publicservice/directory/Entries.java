package pk.gov.nsor.publicservice.directory;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.publicservice.directory.EntryWriting.Step;
import pk.gov.nsor.publicservice.directory.HelpProposal.HelpChange;

/**
 * What keepers do with entries. Each change is another version, made from the one its keeper saw: of two who change
 * the same version, the second is refused. Nothing is removed. A change of what HELP answers waits for a second person
 * ({@link HelpProposal}).
 */
@Service
public class Entries {

    private static final int LONGEST_REASON = 300;
    private static final int SHORTEST_FOR_TWO = 5;

    private final EntryWriting writing;
    private final HelpProposal help;
    private final ProposalReading proposals;
    private final Directory directory;

    Entries(EntryWriting writing, HelpProposal help, ProposalReading proposals, Directory directory) {
        this.writing = writing;
        this.help = help;
        this.proposals = proposals;
        this.directory = directory;
    }

    /** Who acts, and the network address they act from. */
    public record By(SignedIn person, Actor actor) {}

    /**
     * An entry as a keeper saw it.
     *
     * @param version the one that was shown
     */
    public record Seen(UUID id, int version) {}

    /**
     * The outcome of a change.
     *
     * @param proposal what waits for a second person, since HELP would answer it; null where it is done
     */
    public record Outcome(UUID entry, @Nullable UUID proposal) {}

    /**
     * Adds an entry, confirmed today by whoever adds it.
     *
     * @param reason why HELP is to list it, where it is to
     * @throws InvalidValueException where the place is not the keeper's, or the status cannot be an initial one
     */
    @Transactional
    public Outcome add(EntryDetails particulars, String reason, By by) {
        writing.begin();
        refuseForeign(particulars.area(), by);
        refuseClosed(particulars.status());
        return next(UUID.randomUUID(), null, particulars, EntryChange.ADDED, reason, true, by);
    }

    /**
     * Changes what an entry says.
     *
     * @param isConfirmed whether the keeper says that all of it is so today; otherwise the last confirmation stays
     * @throws UnknownEntryException where it is not there, or not this keeper's
     * @throws InvalidValueException where somebody else changed it since, it is closed, nothing differs, or the new place is
     *     not the keeper's
     */
    @Transactional
    public Outcome change(Seen seen, EntryDetails particulars, boolean isConfirmed, String reason, By by) {
        Entry before = take(seen, by);
        refuseForeign(particulars.area(), by);
        refuseClosed(before.particulars().status());
        refuseClosed(particulars.status());
        if (particulars.equals(before.particulars()) && !isConfirmed) {
            throw new InvalidValueException("directory.unchanged", "Nothing has been changed.").at("reason");
        }
        return next(before.id(), before, particulars, EntryChange.CHANGED, reason, isConfirmed, by);
    }

    /**
     * Says that an entry is still so.
     *
     * @param how it was checked
     * @throws UnknownEntryException where it is not there, or not this keeper's
     * @throws InvalidValueException where somebody else changed it since, it is closed, or it is not said how
     */
    @Transactional
    public void confirm(Seen seen, String how, By by) {
        Entry before = take(seen, by);
        refuseClosed(before.particulars().status());
        Outcome _ = next(before.id(), before, before.particulars(), EntryChange.CONFIRMED, required(how), true, by);
    }

    /** Closes an entry: no answer lists it any more. Throws as {@link #confirm}. */
    @Transactional
    public void close(Seen seen, String reason, By by) {
        Entry before = take(seen, by);
        refuseClosed(before.particulars().status());
        EntryDetails closed = before.particulars().with(EntryStatus.CLOSED);
        Outcome _ = next(before.id(), before, closed, EntryChange.CLOSED, required(reason), true, by);
    }

    /** Opens a closed entry again, as seen to be open today. Throws as {@link #confirm}, where it is not closed. */
    @Transactional
    public Outcome reopen(Seen seen, String reason, By by) {
        Entry before = take(seen, by);
        if (before.particulars().status() != EntryStatus.CLOSED) {
            throw new InvalidValueException("directory.not-closed", "This entry is not closed.");
        }
        EntryDetails open = before.particulars().with(EntryStatus.OPEN);
        return next(before.id(), before, open, EntryChange.REOPENED, required(reason), true, by);
    }

    /** The changes of an entry that wait for a second person before HELP answers with them, the oldest first. */
    public List<UUID> waiting(UUID entry) {
        return proposals.waitingOf(help.name()).stream()
                .filter(one -> one.payload() instanceof HelpChange change
                        && change.entry().equals(entry))
                .map(Proposal::id)
                .toList();
    }

    private Entry take(Seen seen, By by) {
        writing.begin();
        Entry latest = writing.latest(seen.id()).filter(keeper(by)::keeps).orElseThrow(UnknownEntryException::new);
        Entry _ = writing.atVersion(seen);
        return latest;
    }

    private Outcome next(
            UUID id,
            @Nullable Entry before,
            EntryDetails particulars,
            EntryChange change,
            String reason,
            boolean isConfirmed,
            By by) {
        if (particulars.tellsAnew(before == null ? null : before.particulars())) {
            int version = before == null ? 0 : before.version();
            HelpChange told = new HelpChange(id, version, change, isConfirmed, particulars);
            return new Outcome(id, help.propose(told, forTwo(reason), by));
        }
        writing.write(
                id,
                before,
                particulars,
                new Step(change, optional(reason), isConfirmed, by.person().accountId()),
                by.actor());
        return new Outcome(id, null);
    }

    private void refuseForeign(Jurisdiction area, By by) {
        if (!writing.isKnown(area) || !keeper(by).keeps(area)) {
            throw new InvalidValueException("directory.area", "Choose a place that you keep entries of.").at("area");
        }
    }

    private static void refuseClosed(EntryStatus status) {
        if (status == EntryStatus.CLOSED) {
            throw new InvalidValueException("directory.closed", "This entry is closed. Reopen it first.");
        }
    }

    private static String required(String reason) {
        String clean = optional(reason);
        if (clean.isEmpty()) {
            throw new InvalidValueException("directory.reason", "Say it in 1 to %s characters.", LONGEST_REASON)
                    .at("reason");
        }
        return clean;
    }

    /** As long as a proposal's has to be. */
    private static String forTwo(String reason) {
        String clean = required(reason);
        if (clean.length() < SHORTEST_FOR_TWO) {
            throw new InvalidValueException("proposal.reason", "Give the reason in 5 to 1000 characters.").at("reason");
        }
        return clean;
    }

    private static String optional(@Nullable String reason) {
        String clean = Objects.requireNonNullElse(reason, "").strip();
        if (clean.length() > LONGEST_REASON) {
            throw new InvalidValueException("directory.long", "Write at most %s characters.", LONGEST_REASON)
                    .at("reason");
        }
        return clean;
    }

    private Keeper keeper(By by) {
        return new Keeper(by.person(), directory.current());
    }
}
