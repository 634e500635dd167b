package pk.gov.nsor.reference;

import org.jspecify.annotations.Nullable;

/**
 * A tehsil, taluka or subdivision.
 *
 * @param code its P-code
 * @param movedSource marks of {@link FactSources} where it was moved to a newer district
 */
public record Tehsil(String code, String nameEn, @Nullable String movedSource) {}
