package pk.gov.nsor.foundation.reference.source;

/**
 * Where facts come from.
 *
 * @param id the mark by which rows name it, for example {@code L01}
 * @param address where it was read; empty where it has none
 * @param published its date, as precise as known; may be empty
 */
public record FactSource(String id, String title, String address, String published, String licenceOrNote) {}
