package pk.gov.nsor.shell;

import org.jspecify.annotations.Nullable;

/** Texts for a file that a spreadsheet opens. */
public final class CsvText {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private CsvText() {}

    /**
     * The text without the marks that isolate its parts on a page, and with an apostrophe before it where a spreadsheet
     * would take it for a formula and reckon with what somebody typed.
     */
    public static String safe(@Nullable String text) {
        String clean = text == null ? "" : text.replaceAll("[\u2066-\u2069]", "");
        return !clean.isEmpty() && BEGINS_A_FORMULA.indexOf(clean.charAt(0)) >= 0 ? "'" + clean : clean;
    }
}
