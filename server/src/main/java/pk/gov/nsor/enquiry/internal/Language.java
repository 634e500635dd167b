package pk.gov.nsor.enquiry.internal;

import java.util.Locale;

/** The languages of questions and answers. */
enum Language {
    ENGLISH(Locale.ENGLISH),
    URDU(Locale.of("ur")),
    /** Urdu in Latin letters, for telephones that show boxes instead of Urdu. */
    ROMAN_URDU(new Locale.Builder().setLanguage("ur").setScript("Latn").build());

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /** Whose names of months it uses: in Latin letters they are the English ones. */
    Locale monthNames() {
        return this == URDU ? locale : Locale.ENGLISH;
    }
}
