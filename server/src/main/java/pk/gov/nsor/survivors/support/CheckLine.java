package pk.gov.nsor.survivors.support;

import java.util.Locale;

/** What keeps a survivor from being hurt again by the proceedings. The names are stored. */
public enum CheckLine {
    /** She tells it once, recorded, and is not asked to tell it again. */
    ONE_TELLING,
    /** No two-finger test, and its result is no evidence. */
    NO_TWO_FINGER_TEST,
    /** The trial is in camera (s.12 of the Act). */
    IN_CAMERA,
    /** A support adviser is with her at hearings (s.11 of the Act). */
    ADVISER_AT_HEARINGS,
    /** Compensation was claimed. */
    COMPENSATION_CLAIMED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
