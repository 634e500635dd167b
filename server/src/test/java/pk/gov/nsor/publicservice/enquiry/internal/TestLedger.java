package pk.gov.nsor.publicservice.enquiry.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.database.RecordClient;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.AnswerKind;
import pk.gov.nsor.publicservice.enquiry.internal.ledger.LedgerEntry;
import pk.gov.nsor.publicservice.enquiry.internal.ledger.LedgerKeys;
import pk.gov.nsor.publicservice.enquiry.lookup.DayHashes;

/** The ledger, for tests of what is counted in it. */
public final class TestLedger {

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Keys keys;
    private final Clock clock;

    public TestLedger(DataSource dataSource, Keys keys, Clock clock) {
        this.dataSource = dataSource;
        this.jdbc = RecordClient.of(dataSource);
        this.keys = keys;
        this.clock = clock;
    }

    public DayHashes hashes() {
        return new LedgerKeys(keys, clock);
    }

    /** An answer of a kind about the CNIC. */
    public void answered(Cnic cnic, String kind, Instant at) {
        answered(cnic, kind, at, 1);
    }

    public void answered(Cnic cnic, String kind, Instant at, int times) {
        LedgerEntry entry = new LedgerEntry(at, new SenderHash(new byte[32]), cnic, AnswerKind.valueOf(kind), 1, null);
        new EnquiryRepository(jdbc, new LedgerKeys(keys, clock), clock).append(Collections.nCopies(times, entry));
    }

    /** Destroys the keys that are over, and removes their rows. */
    public void forget() {
        new TestEnquiry().forget(dataSource, keys, clock);
    }

    /** How many rows there are. */
    public long rows() {
        return jdbc.sql("select count(*) from enquiry.ledger").query(Long.class).single();
    }
}
