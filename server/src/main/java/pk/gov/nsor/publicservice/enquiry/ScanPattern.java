package pk.gov.nsor.publicservice.enquiry;

import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.keys.KeyPeriod;

/** How the register may be scanned by SMS. The names are stored, and their order is part of hashes. */
public enum ScanPattern {
    /** Many numbers out of a block of 1,000, asked by several senders in one day. */
    NARROW(1_000, 1),
    /** Many numbers out of a block of 100,000, asked by several senders in one day. */
    WIDE(100_000, 1),
    /** Many numbers out of a block of 100,000, asked by one sender in seven days. */
    SEQUENCE(100_000, 7);

    private final long size;
    private final KeyPeriod window;

    ScanPattern(long size, int days) {
        this.size = size;
        this.window = new KeyPeriod(days);
    }

    /** The CNIC without its last three or five digits: what it has in common with its neighbours. */
    public long block(Cnic cnic) {
        return cnic.number() / size;
    }

    /** The days in which numbers are counted together, under one key. */
    public KeyPeriod window() {
        return window;
    }

    /** Whether it is counted for each sender; otherwise for all together. */
    public boolean isOfOneSender() {
        return this == SEQUENCE;
    }
}
