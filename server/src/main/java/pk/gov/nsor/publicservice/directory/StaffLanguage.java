package pk.gov.nsor.publicservice.directory;

import java.util.Locale;

/** A language that somebody there speaks with whoever comes or rings. The names are stored. */
public enum StaffLanguage {
    URDU,
    ENGLISH,
    PUNJABI,
    SINDHI,
    PASHTO,
    BALOCHI,
    SARAIKI,
    BRAHUI,
    HINDKO;

    /** The key of its name in {@code messages/directory}. */
    public String messageKey() {
        return "directory.form.languages." + name().toLowerCase(Locale.ROOT);
    }
}
