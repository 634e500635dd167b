package pk.gov.nsor.foundation.sms.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.sms.MessageState;
import pk.gov.nsor.foundation.sms.Messages;
import pk.gov.nsor.foundation.sms.NewMessage;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppAddress;

/** Stores messages in the caller's transaction; whether there is an SMSC does not matter here. */
class StoredMessages implements Messages {

    private static final byte INTERNATIONAL = 1;
    private static final byte ISDN = 1;

    private final MessageRepository store;
    private final Sealing sealing;
    private final Clock clock;
    private final Clock shared;
    private final Runnable afterCommit;
    private final Consumer<Collection<UUID>> afterWithdrawal;

    /**
     * @param clock by which callers say when a message is of use
     * @param shared by which processes send it
     * @param afterCommit called when there is a new message
     * @param afterWithdrawal called with those that are to be sent no more
     */
    StoredMessages(
            MessageRepository store,
            Sealing sealing,
            Clock clock,
            Clock shared,
            Runnable afterCommit,
            Consumer<Collection<UUID>> afterWithdrawal) {
        this.store = store;
        this.sealing = sealing;
        this.clock = clock;
        this.shared = shared;
        this.afterCommit = afterCommit;
        this.afterWithdrawal = afterWithdrawal;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(NewMessage message) {
        LocalDate today = LocalDate.now(clock);
        Sealing.Content content = new Sealing.Content(address(message.to()), "", message.text(), true, false);
        store.insert(bySharedTime(message), today, sealing.seal(content, today));
        afterCommit(afterCommit);
    }

    /** A caller whose clock is wrong says when a message is of use by that clock; it is sent by the time that all share. */
    private NewMessage bySharedTime(NewMessage message) {
        Duration apart = Duration.between(clock.instant(), shared.instant());
        return new NewMessage(
                message.line(),
                message.id(),
                message.to(),
                message.text(),
                message.notBefore().plus(apart),
                message.validUntil().plus(apart));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            List<UUID> withdrawn = store.withdraw(ids);
            afterCommit(() -> afterWithdrawal.accept(withdrawn));
        }
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, MessageState> of(Collection<UUID> ids) {
        Map<UUID, MessageState> states = new HashMap<>();
        if (!ids.isEmpty()) {
            store.states(ids).forEach(state -> states.put(state.id(), state));
        }
        return states;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<MessageState.State, Integer> counts(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : store.counts(ids);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Instant> waitingSince(SmscLink line) {
        return store.waitingSince(line);
    }

    private static SmppAddress address(MobileNumber number) {
        return new SmppAddress(INTERNATIONAL, ISDN, number.e164().substring(1));
    }
}
