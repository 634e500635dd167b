package pk.gov.nsor.foundation.kernel;

/** Sex as the identity card states it; {@code OTHER} is the card's X. */
public enum Sex {
    MALE,
    FEMALE,
    OTHER
}
