package pk.gov.nsor.record.mentions;

/**
 * Something that the record knows.
 *
 * @param text a name, a number, an address, a school or workplace
 * @param isWhole whether it is meant only by a name of at least two words, because many know somebody of one of them
 */
public record KnownMention(String text, Who who, boolean isWhole) {

    public KnownMention(String text, Who who) {
        this(text, who, false);
    }
}
