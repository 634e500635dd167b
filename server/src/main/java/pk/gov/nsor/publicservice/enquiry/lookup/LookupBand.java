package pk.gov.nsor.publicservice.enquiry.lookup;

import java.util.Locale;

/** How often a person was looked up in a quarter, as the band that may be disclosed to them. */
public enum LookupBand {
    /** Not at all, too. */
    FEWER_THAN_10(0),
    FROM_10(10),
    FROM_25(25),
    FROM_50(50);

    /** More than this is never counted. */
    static final int MOST = 50;

    private final int lowest;

    LookupBand(int lowest) {
        this.lowest = lowest;
    }

    int lowest() {
        return lowest;
    }

    /** The band in which a number lies. */
    static LookupBand of(int lookups) {
        LookupBand found = FEWER_THAN_10;
        for (LookupBand band : values()) {
            if (lookups >= band.lowest) {
                found = band;
            }
        }
        return found;
    }

    /** The end of its keys of messages. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
