package pk.gov.nsor.record.register.correction;

import java.util.Locale;

/** Which document shows who the person is. The names are stored. */
public enum CorrectionDocument {
    CNIC_CARD,
    NADRA_VERIFICATION,
    FAMILY_REGISTRATION_CERTIFICATE,
    PASSPORT,
    /** Of a union council or a hospital. */
    BIRTH_CERTIFICATE,
    SCHOOL_CERTIFICATE,
    /** An order of a court, or its judgment where that was copied wrongly. */
    COURT_ORDER;

    /** The suffix of its message keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
