package pk.gov.nsor.publicservice.enquiry.internal.quota;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.publicservice.enquiry.internal.LimitVerdict;
import pk.gov.nsor.publicservice.enquiry.internal.SenderRepository;
import pk.gov.nsor.publicservice.enquiry.internal.SenderRepository.Added;
import pk.gov.nsor.publicservice.enquiry.internal.SenderRepository.Kept;

/**
 * Decides which questions are answered, in the transaction that stores the answers. Every question is first written as if
 * it were, which locks its sender's row and brings all that was counted before, by any process; only where that was wrong
 * the row is written once more. So a sender within the limits costs one update.
 */
@Component
public class SenderLimits {

    /** The key of the senders' hashes is another one each day. */
    private static final String KEY = "limits";

    private static final int HASH_BYTES = 16;
    /** Rows with more quota uses are rewritten without those that no longer count. */
    private static final int MOST_TURNS = 40;

    private final SenderRepository store;
    private final Supplier<Limits> limits;
    private final Keys keys;
    private final Clock clock;

    public SenderLimits(SenderRepository store, Supplier<Limits> limits, Keys keys, Clock clock) {
        this.store = store;
        this.limits = limits;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A question, before it is decided on.
     *
     * @param turn what is noted of it where it is answered; its time does not count
     * @param underYesterday the same under yesterday's keys, just after midnight; otherwise the same use
     */
    public record Request(SenderHash sender, QuotaUse turn, QuotaUse underYesterday) {}

    /**
     * Decides, in the order of the requests.
     *
     * @return the decision on each, by identity
     */
    public Map<Request, LimitVerdict> decide(List<Request> requests) {
        Map<SenderHash, List<Request>> bySender = new LinkedHashMap<>();
        for (Request request : requests) {
            bySender.computeIfAbsent(request.sender, missing -> new ArrayList<>(1))
                    .add(request);
        }
        Limits current = limits.get();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        List<Sender> senders = new ArrayList<>(bySender.size());
        bySender.forEach((sender, own) ->
                senders.add(new Sender(number(sender, today), number(sender, today.minusDays(1)), own, now)));
        readBefore(senders, today);
        Map<Request, LimitVerdict> verdicts = new IdentityHashMap<>();
        Map<Long, byte[]> corrections = new HashMap<>();
        for (Sender sender : senders) {
            byte[] right = sender.decide(current, now, verdicts);
            if (right != null) {
                corrections.put(sender.number, right);
            }
        }
        if (!corrections.isEmpty()) {
            store.replace(corrections, today);
        }
        return verdicts;
    }

    /** Removes what no limit reckons with any more, and the keys with it. */
    public void forgetOld() {
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        store.removeBefore(yesterday);
        keys.destroyKeyedHashesBefore(KEY, yesterday);
    }

    /** Who has not asked yet today may have asked yesterday, under yesterday's key. */
    private void readBefore(List<Sender> senders, LocalDate today) {
        Kept kept = store.add(
                senders.stream()
                        .map(sender -> new Added(sender.number, sender.numberOfDayBefore, sender.written))
                        .toList(),
                today);
        for (Sender sender : senders) {
            sender.read(Objects.requireNonNull(kept.today().get(sender.number)));
            byte[] dayBefore = kept.dayBefore().get(sender.number);
            if (dayBefore != null) {
                sender.before = QuotaUses.read(dayBefore);
            }
        }
    }

    private long number(SenderHash sender, LocalDate day) {
        return hash(keys, sender, day).getLong();
    }

    /** What a sender is called on one day, and never again. */
    public static ByteBuffer hash(Keys keys, SenderHash sender, LocalDate day) {
        return ByteBuffer.wrap(Arrays.copyOf(keys.keyedHash(KEY, day).of(sender.bytes()), HASH_BYTES));
    }

    /** A sender with the requests of one batch. */
    private static final class Sender {
        private final long number;
        private final long numberOfDayBefore;
        private final List<Request> requests;
        /** What is written before anything is known: each request as answered; of very many, none. */
        private final byte[] written;

        private byte[] row = {};
        private List<QuotaUse> before = List.of();

        Sender(long number, long numberOfDayBefore, List<Request> requests, Instant now) {
            this.number = number;
            this.numberOfDayBefore = numberOfDayBefore;
            this.requests = requests;
            this.written = requests.size() > MOST_TURNS
                    ? new byte[0]
                    : QuotaUses.write(requests.reversed().stream()
                            .map(request -> request.turn.at(now.toEpochMilli()))
                            .toList());
        }

        void read(byte[] stored) {
            row = stored;
            before = QuotaUses.read(Arrays.copyOfRange(stored, written.length, stored.length));
        }

        /** @return what the row has to become, null where it is right as it is */
        byte @Nullable [] decide(Limits limits, Instant now, Map<Request, LimitVerdict> verdicts) {
            SenderLimit limit = new SenderLimit(limits, now, before);
            for (Request request : requests) {
                verdicts.put(request, limit.ask(request.turn, request.underYesterday));
            }
            List<QuotaUse> after = limit.turns();
            boolean isRight = after.size() <= MOST_TURNS && Arrays.equals(QuotaUses.write(after), row);
            return isRight ? null : QuotaUses.write(limit.kept());
        }
    }
}
