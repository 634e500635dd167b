package pk.gov.nsor.publicservice.release;

import org.jspecify.annotations.Nullable;

/**
 * What is released of an area.
 *
 * @param area the key of the district, or the P-code of the tehsil
 * @param district the district that it is, or is part of
 * @param band null for a district that was divided since the release before
 */
public record AreaBand(
        Kind kind, String area, String district, @Nullable Band band) {

    /** Of what. */
    public enum Kind {
        DISTRICT,
        TEHSIL
    }

    static AreaBand ofDistrict(String district, @Nullable Band band) {
        return new AreaBand(Kind.DISTRICT, district, district, band);
    }

    static AreaBand ofTehsil(String tehsil, String district, Band band) {
        return new AreaBand(Kind.TEHSIL, tehsil, district, band);
    }
}
