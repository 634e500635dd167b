package pk.gov.nsor.agencies.totals;

import java.util.Locale;
import pk.gov.nsor.foundation.access.Feed;

/** What is counted. The names are stored. */
public enum TotalKind {
    /**
     * Judgments of a court that convicted somebody of an offence of the register, by the day of the judgment. One of several
     * people is one.
     */
    CONVICTIONS(Feed.COURT, Office.COURT),
    /** Convicted people whom a prison took in, by the day; none who is recalled, moved from another prison or recaptured. */
    ADMISSIONS(Feed.PRISON, Office.PRISON),
    /** Convicted people whom a prison released, by the day. */
    RELEASES(Feed.PRISON, Office.PRISON),
    /** The same judgments, as the prosecution of a district counts those that it obtained. */
    PROSECUTED(Feed.PROSECUTION, Office.DISTRICT);

    private final Feed feed;
    private final Office office;

    TotalKind(Feed feed, Office office) {
        this.feed = feed;
        this.office = office;
    }

    /** Whose clients declare it. */
    public Feed feed() {
        return feed;
    }

    /** Of what it is counted. */
    public Office office() {
        return office;
    }

    /** Its wording on pages. */
    public String messageKey() {
        return "totals.kind." + name().toLowerCase(Locale.ROOT);
    }

    /** What a number is of: a court or a district by its code, a prison as it is called. */
    public enum Office {
        COURT,
        PRISON,
        DISTRICT;

        /** The field of a message that names it, as a JSON pointer. */
        String field() {
            return "/" + name().toLowerCase(Locale.ROOT);
        }
    }
}
