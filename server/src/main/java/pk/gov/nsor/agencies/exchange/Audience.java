package pk.gov.nsor.agencies.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import pk.gov.nsor.foundation.access.Feed;

/** What a subscriber is told. The names are stored. */
public enum Audience {
    /** Who must give notice of journeys abroad, and who no longer. */
    IMMIGRATION(Feed.IMMIGRATION, "pk.gov.nsor.notice-of-journeys"),
    /** Of whom it is not known where they are, whose case lies in a district of the subscriber, and of whom no longer. */
    POLICE(Feed.POLICE, "pk.gov.nsor.whereabouts-unknown");

    private final Feed feed;
    private final String type;

    Audience(Feed feed, String type) {
        this.feed = feed;
        this.type = type;
    }

    /** Whose systems may be told it. */
    Feed feed() {
        return feed;
    }

    /** What an event of this audience calls its type. */
    public String type(EventKind kind) {
        return type
                + switch (kind) {
                    case TOLD -> ".told.v1";
                    case ENDED -> ".ended.v1";
                };
    }

    static Optional<Audience> of(Feed feed) {
        return Arrays.stream(values()).filter(one -> one.feed == feed).findFirst();
    }

    /** The last part of its messages' keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
