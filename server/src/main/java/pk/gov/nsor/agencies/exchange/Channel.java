package pk.gov.nsor.agencies.exchange;

import java.util.Locale;

/** How a subscriber is told. The names are stored. */
public enum Channel {
    /** It reads a feed. */
    PULL,
    /** The register posts to its address. */
    WEBHOOK,
    /** The register writes to its topic of a Kafka cluster. */
    KAFKA;

    /** The last part of its messages' keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
