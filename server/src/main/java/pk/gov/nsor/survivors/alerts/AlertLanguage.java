package pk.gov.nsor.survivors.alerts;

import java.util.Locale;

/** In what she is written to. The names are stored. */
public enum AlertLanguage {
    ENGLISH("en", "d MMMM"),
    URDU("ur", "d MMMM"),
    ROMAN_URDU("en", "d MMMM"),
    SINDHI("sd", "d/M"),
    PASHTO("ps", "d/M");

    private final String locale;
    private final String day;

    AlertLanguage(String locale, String day) {
        this.locale = locale;
        this.day = day;
    }

    Locale locale() {
        return Locale.forLanguageTag(locale);
    }

    /** How a day is written, as {@link java.time.format.DateTimeFormatter} reads it. */
    String day() {
        return day;
    }

    /** As messages call it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
