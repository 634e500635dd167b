package pk.gov.nsor.agencies.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason.Code;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.feeds.FeedHandler;
import pk.gov.nsor.foundation.feeds.FeedMessage;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Records a message that was answered, or puts it into quarantine. */
@Component
class FeedRecording implements FeedHandler {

    static final String NAME = "intake";

    /** Refusals of what is on record otherwise, or fails: nothing that comes later makes it fit, a person decides. */
    private static final Set<String> FINAL = Set.of(
            "conviction.known",
            "conviction.quashed",
            "appeal.decided",
            "appeal.other-day",
            "death.known",
            "death.other-day",
            "fact.known",
            "feed.failed");

    private final Inbox inbox;
    private final IncomingMessages messages;
    private final FactIntake facts;

    FeedRecording(Inbox inbox, IncomingMessages messages, FactIntake facts) {
        this.inbox = inbox;
        this.messages = messages;
        this.facts = facts;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Where a registrar was faster there is nothing to do. */
    @Override
    public boolean take(FeedMessage message) {
        Optional<Inbox.Message> waiting = inbox.lockWaiting(message.receipt());
        waiting.ifPresent(kept -> {
            boolean _ = read(kept).record(message.receipt(), Decision.NONE, message.actor());
        });
        return waiting.isEmpty()
                || inbox.quarantineReasons(message.receipt()).stream().noneMatch(FeedRecording::isOfNobody);
    }

    /** The record may be the one that is wrong: what contradicts it waits for a registrar. */
    @Override
    public boolean refused(FeedMessage message, InvalidValueException why) {
        inbox.lockWaiting(message.receipt()).ifPresent(kept -> {
            contradicts(kept, why, message.actor());
        });
        return true;
    }

    /** One that was answered by an earlier version of the register may not be read by the rules of this one. */
    private IncomingMessage read(Inbox.Message kept) {
        try {
            return messages.read(kept.kind(), kept.original());
        } catch (ProblemException stricterSince) {
            throw new InvalidValueException(
                    "quarantine.stricter", "By the rules of today this message cannot be recorded as it stands.");
        }
    }

    private Optional<IncomingMessage> readable(Inbox.Message kept) {
        try {
            return Optional.of(read(kept));
        } catch (InvalidValueException stricterSince) {
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
        facts.wait(
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
