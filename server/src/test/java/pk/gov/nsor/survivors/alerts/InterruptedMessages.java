package pk.gov.nsor.survivors.alerts;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pk.gov.nsor.foundation.sms.MessageState;
import pk.gov.nsor.foundation.sms.Messages;
import pk.gov.nsor.foundation.sms.NewMessage;
import pk.gov.nsor.foundation.sms.SmscLink;

/** Takes so many messages, and fails with each one after these, as where the process is killed while it hands them over. */
final class InterruptedMessages implements Messages {

    private final Messages messages;
    private int left;

    InterruptedMessages(Messages messages, int left) {
        this.messages = messages;
        this.left = left;
    }

    @Override
    public void send(NewMessage message) {
        if (left == 0) {
            throw new IllegalStateException("killed here");
        }
        left--;
        messages.send(message);
    }

    @Override
    public void withdraw(Collection<UUID> ids) {
        messages.withdraw(ids);
    }

    @Override
    public Map<UUID, MessageState> of(Collection<UUID> ids) {
        return messages.of(ids);
    }

    @Override
    public Map<MessageState.State, Integer> counts(Collection<UUID> ids) {
        return messages.counts(ids);
    }

    @Override
    public Optional<Instant> waitingSince(SmscLink line) {
        return messages.waitingSince(line);
    }
}
