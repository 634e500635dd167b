package pk.gov.nsor.foundation.pdf;

/**
 * The text style of a block: Urdu in Nastaliq where there is room, in Naskh where lines are dense.
 *
 * @param latin for what the Arabic face lacks, digits too
 * @param size in points
 * @param leading from one line's foot to the next one's, in points
 */
record Style(FontFace latin, FontFace arabic, float size, float leading) {

    static final Style FACT = new Style(FontFace.LATIN, FontFace.NASKH, 10.5f, 16f);
    static final Style LABEL = new Style(FontFace.LATIN_BOLD, FontFace.NASKH_BOLD, 10.5f, 16f);
    static final Style NOTE = new Style(FontFace.LATIN, FontFace.NASKH, 8.5f, 13f);
    static final Style NOTE_LABEL = new Style(FontFace.LATIN_BOLD, FontFace.NASKH_BOLD, 8.5f, 13f);
    static final Style FOOT = new Style(FontFace.LATIN, FontFace.NASKH, 7.5f, 11f);
    static final Style LETTERHEAD = new Style(FontFace.LATIN_BOLD, FontFace.NASKH_BOLD, 9f, 12f);
    static final Style LETTERHEAD_OFFICE = new Style(FontFace.LATIN, FontFace.NASKH, 8f, 11f);
    static final Style CODE = new Style(FontFace.LATIN_BOLD, FontFace.NASKH_BOLD, 15f, 22f);
    static final Style WATERMARK = new Style(FontFace.LATIN, FontFace.NASKH, 13f, 18f);

    static final Style CALL = new Style(FontFace.LATIN_BOLD, FontFace.NASKH_BOLD, 88f, 96f);

    private static final Style PLACARD_LATIN = new Style(FontFace.LATIN_BOLD, FontFace.NASKH_BOLD, 38f, 50f);
    private static final Style PLACARD_URDU = new Style(FontFace.LATIN_BOLD, FontFace.NASTALIQ, 34f, 86f);
    private static final Style CALL_LABEL_LATIN = new Style(FontFace.LATIN, FontFace.NASKH, 20f, 28f);
    private static final Style CALL_LABEL_URDU = new Style(FontFace.LATIN, FontFace.NASTALIQ, 18f, 46f);
    private static final Style TITLE_LATIN = new Style(FontFace.LATIN_BOLD, FontFace.NASKH_BOLD, 16f, 24f);
    private static final Style TITLE_URDU = new Style(FontFace.LATIN_BOLD, FontFace.NASTALIQ, 18f, 44f);
    private static final Style HEADING_LATIN = new Style(FontFace.LATIN_BOLD, FontFace.NASKH_BOLD, 13f, 20f);
    private static final Style HEADING_URDU = new Style(FontFace.LATIN_BOLD, FontFace.NASTALIQ, 13f, 32f);
    private static final Style PROSE_LATIN = new Style(FontFace.LATIN, FontFace.NASKH, 10.5f, 16f);
    private static final Style PROSE_URDU = new Style(FontFace.LATIN, FontFace.NASTALIQ, 10.5f, 26f);

    static Style placard(boolean urdu) {
        return urdu ? PLACARD_URDU : PLACARD_LATIN;
    }

    static Style callLabel(boolean urdu) {
        return urdu ? CALL_LABEL_URDU : CALL_LABEL_LATIN;
    }

    static Style title(boolean urdu) {
        return urdu ? TITLE_URDU : TITLE_LATIN;
    }

    static Style heading(boolean urdu) {
        return urdu ? HEADING_URDU : HEADING_LATIN;
    }

    static Style prose(boolean urdu) {
        return urdu ? PROSE_URDU : PROSE_LATIN;
    }
}
