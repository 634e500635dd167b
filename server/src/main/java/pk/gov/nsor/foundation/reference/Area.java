package pk.gov.nsor.foundation.reference;

import org.jspecify.annotations.Nullable;

/**
 * A district, or a tehsil of one: what the public asks about.
 *
 * @param district that it is, or is part of
 * @param tehsil null where the whole district is meant
 */
public record Area(District district, @Nullable Tehsil tehsil) {

    /** The key of the district, or the P-code of the tehsil; no area has that of another. */
    public String code() {
        return tehsil == null ? district.code() : tehsil.code();
    }

    /** No source has Urdu names of tehsils, so that theirs are the English ones in every language. */
    public String nameEn() {
        return tehsil == null ? district.nameEn() : tehsil.nameEn();
    }
}
