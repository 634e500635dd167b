package pk.gov.nsor.foundation.access;

/**
 * The place of something that only people of the place may see.
 *
 * @param province the code of the province in which the district lies; empty for the whole country, which users of a
 *     province do not see
 * @param district a district's code; empty for the whole province, which users of a district do not see
 */
public record WorkPlace(String province, String district) {

    /** The country, for users whose jurisdiction is the whole country. */
    public static final WorkPlace COUNTRY = new WorkPlace("", "");

    /** A province as a whole. */
    public static WorkPlace ofProvince(String code) {
        return new WorkPlace(code, "");
    }
}
