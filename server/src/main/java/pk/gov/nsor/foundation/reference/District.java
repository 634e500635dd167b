package pk.gov.nsor.foundation.reference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Bilingual;

/**
 * A district.
 *
 * @param code the register's key, for example {@code rahim-yar-khan}
 * @param pCode the administrative coding's, null for newer districts
 * @param provinceCode ISO 3166-2, for example {@code PK-PB}
 * @param provinceEn the province's name in English
 * @param provinceUr the province's name in Urdu
 * @param divisionEn the revenue division
 * @param latitude degrees north of the headquarters, WGS 84
 * @param longitude degrees east of the headquarters, WGS 84
 * @param status {@code current}, or why that is uncertain
 * @param from the first day it is in force (of a known month or year, its first day), null where not known
 * @param to the last day it is in force, null while it is
 * @param splitFrom the one district it was made from, null where it is older or that is not so clear
 */
public record District(
        String code,
        @Nullable String pCode,
        String nameEn,
        String nameUr,
        String provinceCode,
        String provinceEn,
        String provinceUr,
        String divisionEn,
        double latitude,
        double longitude,
        String status,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String splitFrom)
        implements Bilingual {

    /** Whether its first day has come; it may have ended since. */
    public boolean hasBegun(LocalDate day) {
        return from == null || !day.isBefore(from);
    }

    public boolean isInForce(LocalDate day) {
        return hasBegun(day) && (to == null || !day.isAfter(to));
    }
}
