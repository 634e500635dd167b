package pk.gov.nsor.foundation.reference;

/**
 * A province or territory.
 *
 * @param code ISO 3166-2, for example {@code PK-PB}
 */
public record Province(String code, String nameEn, String nameUr) {}
