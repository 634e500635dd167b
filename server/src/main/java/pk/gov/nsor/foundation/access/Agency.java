package pk.gov.nsor.foundation.access;

/**
 * An agency whose people or systems use the register.
 *
 * @param code for example {@code NPB}
 */
public record Agency(String code, String nameEn, String nameUr) {

    public String name(String language) {
        return language.equals("ur") ? nameUr : nameEn;
    }
}
