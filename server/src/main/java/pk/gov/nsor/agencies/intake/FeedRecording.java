package pk.gov.nsor.agencies.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason.Code;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.feeds.FeedMessage;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import tools.jackson.core.JacksonException;

/** Records a message that was answered, or puts it into quarantine. */
@Component
class FeedRecording {

    /** Refusals of what is on record otherwise, or fails: nothing that comes later makes it fit, a person decides. */
    private static final Set<String> FINAL = Set.of(
            "conviction.known",
            "conviction.quashed",
            "appeal.decided",
            "appeal.other-day",
            "death.known",
            "death.other-day",
            "fact.known",
            "feed.failed",
            // It would withdraw whatever is announced next, which may be another release.
            "planned-release.withdrawn");

    private final Inbox inbox;
    private final IncomingMessages messages;
    private final MessageOutcomes outcomes;
    private final TakingBack takingBack;

    FeedRecording(Inbox inbox, IncomingMessages messages, MessageOutcomes outcomes, TakingBack takingBack) {
        this.takingBack = takingBack;
        this.inbox = inbox;
        this.messages = messages;
        this.outcomes = outcomes;
    }

    /**
     * Where a registrar was faster there is nothing to do.
     *
     * @return whether it is about somebody on record
     */
    boolean take(FeedMessage received, IncomingMessage message) {
        UUID receipt = received.receipt();
        Optional<Inbox.Message> kept = inbox.lockWaiting(receipt);
        if (kept.isEmpty()) {
            return true;
        }
        boolean isOnRecord = takingBack.takeBack(kept.get(), received.actor());
        List<QuarantineReason> stopped = messages.stopped(kept.get());
        if (!stopped.isEmpty()) {
            outcomes.wait(receipt, Subject.NONE, stopped, false, received.actor());
            return true;
        }
        if (isOnRecord) {
            takingBack.waits(receipt, message.subject(), received.actor());
            return true;
        }
        if (kept.get().kind() == MessageKind.WITHDRAWAL) {
            takingBack.settle(receipt, received.actor());
            return true;
        }
        boolean _ = message.record(receipt, Decision.NONE, received.actor());
        return inbox.quarantineReasons(receipt).stream().noneMatch(FeedRecording::isOfNobody);
    }

    /** The record may be the one that is wrong: what contradicts it waits for a registrar. */
    void refused(FeedMessage received, InvalidValueException why) {
        inbox.lockWaiting(received.receipt()).ifPresent(kept -> {
            boolean _ = takingBack.takeBack(kept, received.actor());
            contradicts(kept, why, received.actor());
        });
    }

    private Optional<IncomingMessage> readable(Inbox.Message kept) {
        try {
            return Optional.of(messages.read(kept));
        } catch (ProblemException | JacksonException stricterSince) {
            return Optional.empty();
        }
    }

    /** What is on record stands against a message: it waits, by itself where something that comes later may put it right. */
    void contradicts(Inbox.Message kept, InvalidValueException why, Actor actor) {
        Optional<IncomingMessage> message = readable(kept);
        List<QuarantineReason> quarantineReasons =
                new ArrayList<>(message.map(IncomingMessage::references).orElse(List.of()));
        boolean awaits = message.isPresent() && quarantineReasons.isEmpty() && !FINAL.contains(why.code());
        quarantineReasons.add(
                new QuarantineReason("", Code.CONTRADICTS_RECORD, String.valueOf(why.getMessage()), null));
        outcomes.wait(
                kept.receipt(),
                message.map(IncomingMessage::subject).orElse(Subject.NONE),
                quarantineReasons,
                awaits,
                actor);
    }

    private static boolean isOfNobody(QuarantineReason quarantineReason) {
        return quarantineReason.code() == Code.UNKNOWN_PERSON;
    }
}
