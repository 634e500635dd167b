package pk.gov.nsor.record.conviction;

import java.util.UUID;

/** Names one stay in custody, from an admission to a release; opaque. */
public record CustodyPeriodId(UUID value) {

    public static CustodyPeriodId next() {
        return new CustodyPeriodId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
