package pk.gov.nsor.foundation.reference.place;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.reference.source.FactSources;

/**
 * All that is recorded of a district itself.
 *
 * @param coordinatesSource {@code GeoNames}, or where else the point is from; only the former was looked up
 * @param predecessor the district it was made from, with the date as precise as known; null where it is old
 * @param predecessorSource marks of {@link FactSources}
 * @param status {@code current}, or why that is uncertain
 * @param source marks of {@link FactSources}
 * @param note what is uncertain, in English; empty where nothing is
 * @param policeRegion null where none is known
 */
public record DistrictFacts(
        String code,
        @Nullable String pCode,
        String nameEn,
        String nameUr,
        String provinceCode,
        String provinceEn,
        String provinceUr,
        String divisionEn,
        String headquarters,
        double latitude,
        double longitude,
        String coordinatesSource,
        @Nullable String predecessor,
        @Nullable String predecessorSource,
        String status,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String source,
        String note,
        @Nullable String policeRegion,
        @Nullable String policeRegionConfidence,
        @Nullable String policeRegionSource) {

    /** Whether the point was looked up; otherwise it is recalled or approximate. */
    public boolean isPointSure() {
        return coordinatesSource.equals("GeoNames");
    }

    public boolean isStatusSure() {
        return status.equals("current");
    }

    /** The message for the status, where there is one. */
    public String statusKey() {
        return "reference.status." + status.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
