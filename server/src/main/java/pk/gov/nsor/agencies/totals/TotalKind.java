package pk.gov.nsor.agencies.totals;

import java.util.Locale;
import pk.gov.nsor.foundation.access.Feed;

/** What is counted. The names are stored. */
public enum TotalKind {
    /** Judgments of a court that convicted somebody of an offence of the register, by the day of the judgment. */
    CONVICTIONS(Feed.COURT),
    /** Convicted people whom a prison took in, by the day. */
    ADMISSIONS(Feed.PRISON),
    /** Convicted people whom a prison released, by the day. */
    RELEASES(Feed.PRISON);

    private final Feed feed;

    TotalKind(Feed feed) {
        this.feed = feed;
    }

    /** Whose clients declare it. */
    public Feed feed() {
        return feed;
    }

    /** Its wording on pages. */
    public String messageKey() {
        return "totals.kind." + name().toLowerCase(Locale.ROOT);
    }
}
