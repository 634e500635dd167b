package pk.gov.nsor.foundation.access;

/** Patterns of fields that the API's description names, as regular expressions that every client's language has. */
public final class ApiForms {

    private static final String CONTROL = "\\u0000-\\u001f\\u007f-\\u009f";

    /** A text of one line, not blank. */
    public static final String TEXT = "^[^" + CONTROL + "]*[^" + CONTROL + "\\s][^" + CONTROL + "]*$";

    /** Prefix for the pattern of a field that may be left out: a blank value counts as missing. */
    public static final String BLANK_OR = "^\\s*$|";

    private static final String LATIN = "A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u1e00-\\u1eff";
    private static final String ARABIC =
            "\\u0620-\\u063f\\u0641-\\u064a\\u066e\\u066f\\u0671-\\u06d3\\u06d5\\u06ee\\u06ef"
                    + "\\u06fa-\\u06fc\\u06ff\\u0750-\\u077f";
    private static final String BESIDE = " .'\\u2019()/\\u060c\\u06d4\\u200c\\-";

    /** A name in Latin letters. */
    public static final String LATIN_NAME =
            "^[" + BESIDE + "]*[" + LATIN + "][" + LATIN + "\\u0300-\\u036f" + BESIDE + "]*$";

    /** A name in Urdu letters. */
    public static final String URDU_NAME =
            "^[" + BESIDE + "]*[" + ARABIC + "][" + ARABIC + "\\u064b-\\u065f\\u0670" + BESIDE + "]*$";

    private static final String NUMBER = "[0-9]{1,4}[A-Z]{0,2}(\\([0-9A-Za-z]{1,12}\\)){0,12}";

    /** The short name of a law. */
    public static final String LAW = "^[A-Z]{2,10}$";

    /** A section with its subsections. */
    public static final String SECTION = "^" + NUMBER + "$";

    /** A law and a section of it. */
    public static final String LAW_AND_SECTION = "^[A-Z]{2,10} " + NUMBER + "$";

    /** A day of the calendar. */
    public static final String DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    /** Digits only, or as printed on the card; other spellings are accepted, too. */
    public static final String CNIC = "^[1-9][0-9]{4}-?[0-9]{7}-?[0-9]$";

    /** What the register writes itself. */
    public static final String CARD_NUMBER = "^[1-9][0-9]{4}-[0-9]{7}-[0-9]$";

    /** ISO 3166. */
    public static final String COUNTRY = "^[A-Z]{2}$";

    /** A telephone number, in international form or as it is dialled in Pakistan. */
    public static final String PHONE = "^(\\+[1-9][0-9]{6,14}|0[0-9]{10})$";

    /**
     * Placeholder for the day on which the description is requested, in examples of days that may not be long ago.
     */
    public static final String TODAY = "TODAY";

    /** As {@link #TODAY}, for a day that may not be past. */
    public static final String IN_A_YEAR = "IN_A_YEAR";

    /** The description of every field that holds one. */
    public static final String CNIC_SAYS = "13 digits, with or without the card's dashes. A register in operation takes"
            + " those a province issues (1 to 8); one with synthetic data takes those that begin with 9 and no others."
            + " Numbers that people type to fill a field are refused.";

    public static final String MESSAGE_ID_SAYS =
            "The client's own name for the message, and its idempotency key: the same"
                    + " message sent again under it is answered with the same receipt and changes nothing, another one is refused"
                    + " (409).";

    private ApiForms() {}
}
