package pk.gov.nsor.shell;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts for a file that a spreadsheet opens. */
final class CsvText {

    /** Also behind blanks and signs that are not seen, which some spreadsheets leave out, and in the wide form of some keyboards. */
    private static final Pattern FORMULA =
            Pattern.compile("(?s)[\\p{Cntrl}\\p{Cf}\\p{Z}]*[=+@\\-\uFF1D\uFF0B\uFF0D\uFF20\u2212].*|[\\t\\r\\n].*");

    private CsvText() {}

    /**
     * The text without the marks that isolate its parts on a page and without NUL, and with an apostrophe before it where a
     * spreadsheet would take it for a formula and reckon with what somebody typed.
     */
    static String safe(@Nullable String text) {
        String clean = text == null ? "" : text.replaceAll("[\u2066-\u2069\0]", "");
        return FORMULA.matcher(clean).matches() ? "'" + clean : clean;
    }
}
