package pk.gov.nsor.foundation.access;

import pk.gov.nsor.foundation.kernel.Bilingual;

/**
 * An agency whose people or systems use the register.
 *
 * @param code for example {@code NPB}
 */
public record Agency(String code, String nameEn, String nameUr) implements Bilingual {}
