package pk.gov.nsor.foundation.screening;

/**
 * A part of a text that identifies a survivor, whole: the whole name, the whole number, the whole address.
 *
 * @param begin where it begins in the text
 * @param end where it ends, exclusive
 * @param stop what it is; {@link Stop#found()} is the part as it stands there
 */
public record Finding(int begin, int end, Stop stop) {}
