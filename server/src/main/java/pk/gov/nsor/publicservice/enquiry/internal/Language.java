package pk.gov.nsor.publicservice.enquiry.internal;

import java.util.Locale;
import pk.gov.nsor.foundation.sms.TextLanguage;

/** The languages of questions and answers. */
public enum Language {
    ENGLISH(Locale.ENGLISH),
    URDU(Locale.of("ur")),
    /** Urdu in Latin letters, for telephones that show boxes instead of Urdu. */
    ROMAN_URDU(new Locale.Builder().setLanguage("ur").setScript("Latn").build());

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** The same for messages that other modules send. */
    TextLanguage ofTexts() {
        return switch (this) {
            case ENGLISH -> TextLanguage.ENGLISH;
            case URDU -> TextLanguage.URDU;
            case ROMAN_URDU -> TextLanguage.ROMAN_URDU;
        };
    }

    /** Whose names of months it uses: in Latin letters they are the English ones. */
    public Locale monthNames() {
        return this == URDU ? locale : Locale.ENGLISH;
    }
}
