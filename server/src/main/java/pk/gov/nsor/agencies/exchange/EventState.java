package pk.gov.nsor.agencies.exchange;

/** Where an event is. The names are stored. */
public enum EventState {
    WAITING,
    /** The subscriber has taken it. */
    DELIVERED,
    /** When its turn came there was nothing that may be told: nothing has left. */
    UNTOLD,
    /** It was sent in vain for as long as the policy says. */
    DEAD
}
