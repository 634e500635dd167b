package pk.gov.nsor.foundation.restore;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.sms.HeldMessages;

/** Messages by SMS that are held after a restore, alerts to survivors among them where this is their vault. */
@Component
class MessagesHeldBack implements HeldBack {

    private final HeldMessages messages;

    MessagesHeldBack(HeldMessages messages) {
        this.messages = messages;
    }

    @Override
    public List<Text> counts(Instant since) {
        HeldMessages.Counts counts = messages.counts(since);
        return List.of(
                Text.of("restore.held.doubtful", counts.doubtful()),
                Text.of("restore.held.later", counts.later()),
                Text.of("restore.held.since", counts.since()));
    }

    @Override
    public long count() {
        return messages.counts(Instant.EPOCH).all();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void drop(Instant since, boolean sendsDoubtful, boolean sendsSince) {
        int _ = messages.drop(since, !sendsDoubtful, !sendsSince);
    }
}
