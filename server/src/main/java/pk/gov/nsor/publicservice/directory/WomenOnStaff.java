package pk.gov.nsor.publicservice.directory;

import java.util.Locale;

/** Whether one can speak with a woman there. The names are stored. */
public enum WomenOnStaff {
    ALWAYS,
    AT_TIMES,
    NO;

    /** The key of its name in {@code messages/directory}. */
    public String messageKey() {
        return "directory.form.women." + name().toLowerCase(Locale.ROOT);
    }
}
