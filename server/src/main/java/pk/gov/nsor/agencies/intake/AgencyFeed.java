package pk.gov.nsor.agencies.intake;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.feeds.ChangeNotes;
import pk.gov.nsor.foundation.feeds.FeedKind;
import pk.gov.nsor.foundation.feeds.FeedMessage;
import pk.gov.nsor.foundation.feeds.FeedReading;
import pk.gov.nsor.foundation.feeds.SentChange;
import pk.gov.nsor.foundation.feeds.TrialCase;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Messages of one kind from courts' and prisons' systems: each is kept as it came, and what cannot be recorded waits. */
final class AgencyFeed implements FeedKind<IncomingMessage> {

    private final MessageKind kind;
    private final IncomingMessages messages;
    private final FeedRecording recording;
    private final TakingBack takingBack;
    private final Inbox inbox;
    private final ChangeNotes changes;
    private final TrialReceipts trials;

    AgencyFeed(
            MessageKind kind,
            IncomingMessages messages,
            FeedRecording recording,
            TakingBack takingBack,
            Inbox inbox,
            ChangeNotes changes,
            TrialReceipts trials) {
        this.kind = kind;
        this.messages = messages;
        this.recording = recording;
        this.takingBack = takingBack;
        this.inbox = inbox;
        this.changes = changes;
        this.trials = trials;
    }

    MessageKind kind() {
        return kind;
    }

    @Override
    public String name() {
        return name(kind);
    }

    /** What {@link #name()} is for messages of the kind. */
    static String name(MessageKind kind) {
        return "intake." + kind;
    }

    @Override
    public TrailAction received() {
        return TrailAction.FEED_MESSAGE_RECEIVED;
    }

    @Override
    public IncomingMessage read(FeedReading reading) {
        return messages.read(kind, reading);
    }

    @Override
    public boolean holdsStoppedTexts() {
        return true;
    }

    @Override
    public String messageId(IncomingMessage message) {
        return message.messageId();
    }

    @Override
    public @Nullable Cnic cnic(IncomingMessage message) {
        return message.subject().cnic();
    }

    @Override
    public @Nullable TakesBack takesBack(IncomingMessage message) {
        String named = message.takesBack();
        return named == null ? null : new TakesBack(named, becomes());
    }

    @Override
    public String trialReasons(IncomingMessage message, byte[] body, TrialCase outcome) {
        return trials.reasons(kind, message, body, outcome);
    }

    /** What becomes of a message that one of this kind takes back. */
    private SentChange.What becomes() {
        return kind == MessageKind.WITHDRAWAL ? SentChange.What.WITHDRAWN : SentChange.What.REPLACED;
    }

    @Override
    public void refuseOutside(IncomingMessage message, Machine sender, ClientScope scope) {
        message.refuseOutside(scope);
        takingBack.refuse(message, kind, sender);
    }

    @Override
    public void keep(FeedMessage received, byte[] body) {
        UUID takesBack = takingBack.named(kind, received.client(), body);
        try {
            inbox.keep(kind, received, body, takesBack);
        } catch (DuplicateKeyException another) {
            throw TakingBack.known(kind == MessageKind.WITHDRAWAL ? "/withdraws" : "/replaces");
        }
        if (takesBack != null) {
            // Now, and not when it is worked on: what the sender did itself must not tell whether it was recorded.
            changes.note(received.client(), takesBack, becomes(), received.receivedAt());
        }
    }

    @Override
    public Optional<String> returnReason(UUID receipt) {
        return inbox.returnReason(receipt);
    }

    @Override
    public boolean take(FeedMessage received, IncomingMessage message) {
        return recording.take(received, message);
    }

    @Override
    public boolean refused(FeedMessage received, InvalidValueException why) {
        recording.refused(received, why);
        return true;
    }
}
