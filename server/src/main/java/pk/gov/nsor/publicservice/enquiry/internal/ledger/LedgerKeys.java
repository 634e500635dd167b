package pk.gov.nsor.publicservice.enquiry.internal.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.KeyPeriod;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.publicservice.enquiry.dispute.AnswerHashes;
import pk.gov.nsor.publicservice.enquiry.lookup.DayHashes;

/**
 * The keys of the ledger's hashes: those of this period of 30 days, and those of the one before, since a dispute code is
 * good for 30 days. Older ones are destroyed, and the rows with them.
 */
@Component
public class LedgerKeys implements AnswerHashes, DayHashes {

    public static final KeyPeriod PERIOD = new KeyPeriod(30);

    private static final String SENDER = "ledger-sender";
    private static final String CNIC = "ledger-cnic";
    private static final String CODE = "ledger-code";
    private static final int RINGS = 3;
    /** Of before the keys changed. */
    private static final List<String> FOR_ALL_TIMES = List.of("enquiry-cnic", "enquiry-code", "enquiry-question");

    private final Keys keys;
    private final Clock clock;
    private volatile @Nullable Hashes latest;

    public LedgerKeys(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** How things are hashed in the period in which something was asked. */
    public Hashes at(Instant asked) {
        LocalDate first = PERIOD.firstDay(LocalDate.ofInstant(asked, Day.ZONE));
        Hashes hashes = latest;
        if (hashes == null || !hashes.first.equals(first)) {
            hashes = new Hashes(first);
            latest = hashes;
        }
        return hashes;
    }

    /**
     * The keys with which the ledger's current rows were hashed: those of this period and of the one before. A search
     * has to use all of them.
     */
    public List<Hashes> inUse() {
        LocalDate today = LocalDate.now(clock);
        return List.of(new Hashes(PERIOD.firstDay(today)), new Hashes(PERIOD.firstDayBefore(today)));
    }

    @Override
    public List<byte[]> ofCnic(Cnic cnic) {
        return inUse().stream().map(hashes -> hashes.of(cnic)).toList();
    }

    @Override
    public LocalDate firstDayInUse() {
        return PERIOD.firstDayBefore(LocalDate.now(clock));
    }

    @Override
    public Function<Cnic, byte[]> ofDay(LocalDate day) {
        if (day.isBefore(firstDayInUse())) {
            throw new IllegalArgumentException("The key of " + day + " is destroyed");
        }
        Hashes hashes = new Hashes(PERIOD.firstDay(day));
        return hashes::of;
    }

    /** Destroys the keys of before {@link #firstDayInUse}. */
    public void destroyOld() {
        for (String purpose : List.of(SENDER, CNIC, CODE)) {
            keys.destroyKeyedHashesBefore(purpose, firstDayInUse());
        }
        FOR_ALL_TIMES.forEach(keys::destroyKeyedHash);
    }

    /** The hashes of one period. Nobody without the period's keys can verify or compute them. */
    public final class Hashes {
        private final LocalDate first;
        private final KeyedHash senders;
        private final KeyedHash cnics;
        private final KeyedHash codes;

        private Hashes(LocalDate first) {
            this.first = first;
            this.senders = keys.keyedHash(SENDER, first);
            this.cnics = keys.keyedHash(CNIC, first);
            this.codes = keys.keyedHash(CODE, first);
        }

        /** In which part of the ledger the period's rows are. */
        public short ring() {
            return (short) Math.floorMod(PERIOD.number(first), RINGS);
        }

        public byte[] of(SenderHash sender) {
            return senders.of(sender.bytes());
        }

        public byte[] of(Cnic cnic) {
            return cnics.of(cnic.number());
        }

        public byte[] ofCode(String code) {
            return codes.of(code);
        }
    }
}
