package pk.gov.nsor.agencies.exchange;

/**
 * A channel was opened or closed, or its system speaks for other places; told in the transaction that does so.
 *
 * @param audience the name of its {@link Audience}
 */
public record ChannelChanged(String audience) {}
