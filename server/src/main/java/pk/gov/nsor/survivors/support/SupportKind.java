package pk.gov.nsor.survivors.support;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whom a cell refers to. The names are the agencies of their accounts, and are stored. */
public enum SupportKind {
    LEGAL_AID,
    PSYCHOLOGY,
    SHELTERS;

    /** In messages and figures. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty where the agency is none of them. */
    static Optional<SupportKind> ofAgency(String code) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(code)).findFirst();
    }
}
