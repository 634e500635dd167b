package pk.gov.nsor.foundation.reference;

import java.util.Locale;

/** How far a fact can be relied on, read from the words of its {@code confidence}. */
public enum Certainty {
    /** A named source has it. */
    SOURCED,
    /** Part of it is sourced; the words say which. */
    PARTLY,
    /** From knowledge, not checked. */
    RECALLED,
    /** A day that depends on the moon. */
    EXPECTED,
    /** Chosen where nothing was found. */
    ASSUMED,
    /** The words say something else. */
    UNCHECKED;

    /** The least certain of those that the words name. */
    public static Certainty of(String confidence) {
        String words = confidence.toLowerCase(Locale.ROOT);
        // A source that two people named follows the colon, and may have any word in its title.
        if (words.equals(Sources.SOURCED) || words.startsWith(Sources.SOURCED + ": ")) {
            return SOURCED;
        }
        if (words.contains("assumed")) {
            return ASSUMED;
        }
        if (words.contains("expected")) {
            return EXPECTED;
        }
        if (words.contains("sourced")) {
            return PARTLY;
        }
        return words.contains("recalled") ? RECALLED : UNCHECKED;
    }

    public boolean isSure() {
        return this == SOURCED;
    }

    public String messageKey() {
        return "reference.certainty." + name().toLowerCase(Locale.ROOT);
    }
}
