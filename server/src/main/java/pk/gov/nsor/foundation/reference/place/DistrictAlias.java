package pk.gov.nsor.foundation.reference.place;

/**
 * Another spelling, a former name or a headquarters.
 *
 * @param ambiguous a word that may mean another place too
 * @param note what else it may mean, in English; may be empty
 */
public record DistrictAlias(String alias, boolean ambiguous, String note) {}
