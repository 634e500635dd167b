package pk.gov.nsor.foundation.reference;

import pk.gov.nsor.foundation.kernel.Bilingual;

/**
 * A province or territory.
 *
 * @param code ISO 3166-2, for example {@code PK-PB}
 */
public record Province(String code, String nameEn, String nameUr) implements Bilingual {}
