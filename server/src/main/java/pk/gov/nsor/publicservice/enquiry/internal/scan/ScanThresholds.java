package pk.gov.nsor.publicservice.enquiry.internal.scan;

import pk.gov.nsor.publicservice.enquiry.ScanPattern;

/**
 * From when on it is a scan.
 *
 * @param narrow different numbers of a block of 1,000 in a day
 * @param wide different numbers of a block of 100,000 in a day
 * @param senders different senders who asked about them
 * @param sequence different numbers of a block of 100,000, by one sender in seven days
 */
public record ScanThresholds(int narrow, int wide, int senders, int sequence) {

    boolean isReached(ScanPattern kind, int numbers, int askedBy) {
        return switch (kind) {
            case NARROW -> numbers >= narrow && askedBy >= senders;
            case WIDE -> numbers >= wide && askedBy >= senders;
            case SEQUENCE -> numbers >= sequence;
        };
    }
}
