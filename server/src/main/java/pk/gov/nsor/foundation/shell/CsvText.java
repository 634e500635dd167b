package pk.gov.nsor.foundation.shell;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts for a file that a spreadsheet opens. */
public final class CsvText {

    /**
     * Also after blanks and invisible characters, which some spreadsheets skip, and in the full-width form of some
     * keyboards.
     */
    private static final Pattern FORMULA =
            Pattern.compile("(?s)[\\p{Cntrl}\\p{Cf}\\p{Z}]*[=+@\\-\uFF1D\uFF0B\uFF0D\uFF20\u2212].*|[\\t\\r\\n].*");

    private CsvText() {}

    /**
     * The text without the marks that isolate its parts on a page and without NUL, and with an apostrophe before it
     * where a spreadsheet would take it for a formula.
     */
    public static String safe(@Nullable String text) {
        String clean = text == null ? "" : text.replaceAll("[\u2066-\u2069\0]", "");
        return FORMULA.matcher(clean).matches() ? "'" + clean : clean;
    }
}
