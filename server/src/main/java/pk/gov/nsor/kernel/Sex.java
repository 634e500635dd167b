package pk.gov.nsor.kernel;

/** Sex as the identity card states it; {@code OTHER} is the card's X. */
public enum Sex {
    MALE,
    FEMALE,
    OTHER
}
