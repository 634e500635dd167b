package pk.gov.nsor.foundation.sms.internal.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.sms.MessageParts;
import pk.gov.nsor.foundation.sms.internal.ExchangeRepository;
import pk.gov.nsor.foundation.sms.internal.ExchangeRepository.Left;
import pk.gov.nsor.foundation.sms.internal.PendingAnswer;
import pk.gov.nsor.foundation.sms.internal.PendingAnswer.Expiry;
import pk.gov.nsor.foundation.sms.internal.Sealing;
import pk.gov.nsor.foundation.sms.internal.Sealing.Content;

/** Sends the answers that a run which has ended left unsettled. */
public final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final RunRepository runs;
    private final ExchangeRepository exchanges;
    private final Sealing sealing;
    private final Settlement settlement;
    /** Runs taken over, each with the moment from which its answers may be sent. Of one thread. */
    private final Map<Long, Long> taken = new TreeMap<>();

    public Recovery(RunRepository runs, ExchangeRepository exchanges, Sealing sealing, Settlement settlement) {
        this.runs = runs;
        this.exchanges = exchanges;
        this.sealing = sealing;
        this.settlement = settlement;
    }

    /** Takes over the runs that no process holds. Their answers are read once the wait is over. */
    public void takeOver() {
        for (long run : runs.unfinished()) {
            Duration wait = runs.take(run);
            if (wait != null) {
                LOG.info("Run {} has ended; what it left is sent in {} ms", run, wait.toMillis());
                taken.put(run, System.nanoTime() + wait.toNanos());
            }
        }
    }

    /** Whether there is a run that was taken over and whose process sends nothing more by now. */
    public boolean isDue() {
        taken.keySet().removeIf(run -> !runs.holds(run));
        return taken.values().stream().anyMatch(Recovery::isOver);
    }

    /** The answers of one such run, oldest first. */
    public List<PendingAnswer> read() {
        long run = taken.entrySet().stream()
                .filter(one -> isOver(one.getValue()))
                .findFirst()
                .orElseThrow()
                .getKey();
        List<PendingAnswer> left = leftBy(run);
        taken.remove(run);
        settlement.expect(run);
        return left;
    }

    private static boolean isOver(long nanos) {
        return System.nanoTime() - nanos >= 0;
    }

    private List<PendingAnswer> leftBy(long run) {
        List<PendingAnswer> left = exchanges.leftBy(run).stream()
                .flatMap(exchange -> open(run, exchange).stream())
                .toList();
        LOG.info("Of run {} {} answers are left and are sent now", run, left.size());
        return left;
    }

    private List<PendingAnswer> open(long run, Left exchange) {
        byte[] sealed = exchange.content();
        if (sealed == null) {
            return List.of();
        }
        try {
            Content content = sealing.open(sealed, exchange.keyDay());
            Expiry expiry = content.expires()
                    ? Expiry.of(
                            sealing.question(content, exchange.receivedAt()),
                            content.answer(),
                            exchange.receivedAt().toEpochMilli())
                    : null;
            return List.of(new PendingAnswer(
                    exchange.id(),
                    run,
                    content.forget(),
                    content.sender(),
                    MessageParts.of(content.answer()),
                    null,
                    expiry));
        } catch (Encryption.WrongKeyException erased) {
            LOG.warn("The answer of exchange {} is not sent: the key of its day is destroyed", exchange.id());
            return List.of();
        }
    }
}
