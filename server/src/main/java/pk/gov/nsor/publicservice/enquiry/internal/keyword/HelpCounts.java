package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.publicservice.enquiry.internal.quota.Limits;

/**
 * How often a number was answered about help today, so that nobody can have hundreds of answers sent to a telephone that
 * somebody else watches, by forging its number. In memory alone, of this process, and forgotten at midnight: HELP keeps no
 * sender.
 */
@Component
public class HelpCounts {

    /** So many numbers are counted; those after them are always answered. */
    private static final int MOST_NUMBERS = 200_000;

    private final Supplier<Limits> limits;
    private final Clock clock;
    private final int mostNumbers;
    private final Map<Long, Integer> counts = new HashMap<>();
    private LocalDate day = LocalDate.MIN;

    @Autowired
    public HelpCounts(Supplier<Limits> limits, Clock clock) {
        this(limits, clock, MOST_NUMBERS);
    }

    public HelpCounts(Supplier<Limits> limits, Clock clock, int mostNumbers) {
        this.limits = limits;
        this.clock = clock;
        this.mostNumbers = mostNumbers;
    }

    /** Counts one more question; false where the number has had today's answers. */
    public synchronized boolean isAnswered(SenderHash sender) {
        LocalDate today = LocalDate.now(clock);
        if (!today.equals(day)) {
            counts.clear();
            day = today;
        }
        long number = ByteBuffer.wrap(sender.bytes()).getLong();
        Integer before = counts.get(number);
        if (before == null && counts.size() >= mostNumbers) {
            return true;
        }
        int count = before == null ? 1 : before + 1;
        int most = limits.get().helpADay();
        if (count <= most) {
            counts.put(number, count);
        }
        return count <= most;
    }
}
