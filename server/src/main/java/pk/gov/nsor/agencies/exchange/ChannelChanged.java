package pk.gov.nsor.agencies.exchange;

/**
 * A channel was opened or closed; told in the transaction that does so.
 *
 * @param audience the name of its {@link Audience}
 */
public record ChannelChanged(String audience) {}
