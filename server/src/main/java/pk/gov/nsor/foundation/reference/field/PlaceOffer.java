package pk.gov.nsor.foundation.reference.field;

/**
 * A place that is offered for what was typed.
 *
 * @param value the text that means this place and no other, in a field that takes its kind
 * @param name in the reader's language, where a source has one
 * @param detail what it is and where it lies, so that two places of one name are not confused
 */
public record PlaceOffer(String value, String name, String detail) {}
