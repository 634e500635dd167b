package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import java.util.Locale;
import pk.gov.nsor.publicservice.enquiry.internal.Language;

/**
 * The languages in which HELP is answered: more than other questions are, since whoever is in need may read no other. Not stored:
 * nothing is kept of who asks for help.
 */
public enum HelpLanguage {
    ENGLISH(Locale.ENGLISH),
    URDU(Locale.of("ur")),
    ROMAN_URDU(new Locale.Builder().setLanguage("ur").setScript("Latn").build()),
    SINDHI(Locale.of("sd")),
    PASHTO(Locale.of("ps"));

    private final Locale locale;

    HelpLanguage(Locale locale) {
        this.locale = locale;
    }

    static HelpLanguage of(Language language) {
        return switch (language) {
            case ENGLISH -> ENGLISH;
            case URDU -> URDU;
            case ROMAN_URDU -> ROMAN_URDU;
        };
    }

    Locale locale() {
        return locale;
    }

    /** Whether it is sent in two parts of UCS-2. The names of places and of who helps are then the Urdu ones. */
    boolean isInArabicScript() {
        return switch (this) {
            case ENGLISH, ROMAN_URDU -> false;
            case URDU, SINDHI, PASHTO -> true;
        };
    }
}
