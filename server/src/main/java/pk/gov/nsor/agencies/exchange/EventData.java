package pk.gov.nsor.agencies.exchange;

/** What an event says: a record of one {@link Audience}, with the words of its description. */
public interface EventData {}
