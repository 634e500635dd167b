package pk.gov.nsor.foundation.sms;

import java.util.Locale;

/** The languages of messages. The names are stored. */
public enum TextLanguage {
    URDU(Locale.of("ur")),
    /** Urdu in Latin letters, for telephones that show boxes instead of Urdu. */
    ROMAN_URDU(new Locale.Builder().setLanguage("ur").setScript("Latn").build()),
    ENGLISH(Locale.ENGLISH);

    private final Locale locale;

    TextLanguage(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }
}
