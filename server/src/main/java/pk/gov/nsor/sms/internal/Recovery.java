package pk.gov.nsor.sms.internal;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pk.gov.nsor.keys.Encryption;
import pk.gov.nsor.sms.MessageParts;
import pk.gov.nsor.sms.internal.ExchangeStore.Left;
import pk.gov.nsor.sms.internal.Sealing.Content;

/** Sends the answers that a run which has ended left unsettled. */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final RunStore runs;
    private final ExchangeStore exchanges;
    private final Sealing sealing;
    private final Settlement settlement;

    Recovery(RunStore runs, ExchangeStore exchanges, Sealing sealing, Settlement settlement) {
        this.runs = runs;
        this.exchanges = exchanges;
        this.sealing = sealing;
        this.settlement = settlement;
    }

    /** Takes over the runs that nobody looks after; returns their answers, oldest first. */
    List<PendingAnswer> takeOver() {
        List<PendingAnswer> answers = new ArrayList<>();
        for (long run : runs.unfinished()) {
            if (runs.take(run)) {
                answers.addAll(leftBy(run));
            }
        }
        return answers;
    }

    private List<PendingAnswer> leftBy(long run) {
        boolean known = false;
        try {
            List<PendingAnswer> left = exchanges.leftBy(run).stream()
                    .flatMap(exchange -> open(run, exchange).stream())
                    .toList();
            settlement.expect(run, left.size());
            known = true;
            LOG.info("Run {} has ended; {} answers it left are sent now", run, left.size());
            return left;
        } finally {
            if (!known) {
                runs.release(run);
            }
        }
    }

    private List<PendingAnswer> open(long run, Left exchange) {
        byte[] sealed = exchange.content();
        if (sealed == null) {
            return List.of();
        }
        try {
            Content content = sealing.open(sealed, exchange.keyDay());
            return List.of(new PendingAnswer(
                    exchange.id(), run, content.forget(), content.sender(), MessageParts.of(content.answer()), null));
        } catch (Encryption.WrongKeyException erased) {
            LOG.warn("The answer of exchange {} is not sent: the key of its day is destroyed", exchange.id());
            return List.of();
        }
    }
}
