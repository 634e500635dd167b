package pk.gov.nsor.publicservice.release.statistics;

import java.util.List;
import java.util.Locale;

/** The tables that are published. There is none that counts registered people of a smaller place than a province. The names are stored. */
public enum PublicTable {
    /** Everybody, of the country. */
    ALL(false, List.of("all")),
    SEX(true, List.of("male", "female", "other")),
    AGE(true, List.of("0", "25", "35", "45", "55", "unknown")),
    TERM(true, List.of("life", "time")),
    /** By what for; of the country alone, since most cells of a province would be under the base. */
    OFFENCE(false, List.of("rape", "unnatural", "abuse", "images", "kidnapping", "several", "elsewise")),
    /** Who came onto the register in the month before. */
    ENTERED(false, List.of("entered")),
    /** Questions of the public by SMS in the month before, by the language of their answer. They count nobody on the register. */
    QUESTIONS(false, List.of("english", "urdu", "roman"));

    private final boolean byProvince;
    private final List<String> categories;

    PublicTable(boolean byProvince, List<String> categories) {
        this.byProvince = byProvince;
        this.categories = categories;
    }

    /** In messages, files and the names of cells. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether each province has cells of its own; otherwise the country has. */
    public boolean isByProvince() {
        return byProvince;
    }

    /** In their order. */
    public List<String> categories() {
        return categories;
    }

    /** Whether each month counts something else, so that there is nothing to remember or to compare. */
    public boolean isOfOneMonth() {
        return this == ENTERED || this == QUESTIONS;
    }
}
