package pk.gov.nsor.simulator.smsc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Shows on the phone's message what becomes of its parts. */
final class PhoneDelivery implements Delivery.Outcome {

    private final Conversations conversations;
    private final String messageId;
    private final AtomicInteger unacknowledged;

    PhoneDelivery(Conversations conversations, String messageId, int parts) {
        this.conversations = conversations;
        this.messageId = messageId;
        this.unacknowledged = new AtomicInteger(parts);
    }

    @Override
    public void sent() {
        conversations.update(messageId, message -> {
            PhoneMessage attempted = message.withOneMoreAttempt();
            return message.state() == PhoneMessage.State.WAITING
                    ? attempted.withState(PhoneMessage.State.SENT)
                    : attempted;
        });
    }

    @Override
    public void acknowledged() {
        if (unacknowledged.decrementAndGet() == 0) {
            conversations.update(
                    messageId,
                    message ->
                            message.withState(PhoneMessage.State.ACKNOWLEDGED).withStatus(null));
        }
    }

    @Override
    public void delayed(String reason) {
        conversations.update(
                messageId,
                message -> message.state() == PhoneMessage.State.REFUSED
                        ? message
                        : message.withState(PhoneMessage.State.WAITING).withStatus(reason));
    }

    @Override
    public void refused(int commandStatus) {
        conversations.update(
                messageId,
                message -> message.withState(PhoneMessage.State.REFUSED).withStatus(SmppStatus.name(commandStatus)));
    }

    /** An outcome no phone shows; the future completes with the register's final command_status. */
    static Delivery.Outcome completing(CompletableFuture<Integer> answer) {
        return new Delivery.Outcome() {
            @Override
            public void sent() {
                // Only the end matters.
            }

            @Override
            public void acknowledged() {
                answer.complete(0);
            }

            @Override
            public void delayed(String reason) {
                // Only the end matters.
            }

            @Override
            public void refused(int commandStatus) {
                answer.complete(commandStatus);
            }
        };
    }
}
