package pk.gov.nsor.record.register.correction;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.record.register.Identity;

/** The details of an identity that can be corrected. The names are stored in the timeline. */
public enum IdentityDetail {
    NAME,
    FATHER_NAME,
    BORN_ON,
    SEX,
    NATIONALITY,
    ALIASES;

    /** The suffix of its message keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The details in which the two differ. */
    public static Set<IdentityDetail> differing(Identity one, Identity other) {
        return Arrays.stream(values())
                .filter(detail -> !java.util.Objects.equals(detail.of(one), detail.of(other)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(IdentityDetail.class)));
    }

    private @Nullable Object of(Identity identity) {
        return switch (this) {
            case NAME -> identity.name();
            case FATHER_NAME -> identity.fatherName();
            case BORN_ON -> identity.bornOn();
            case SEX -> identity.sex();
            case NATIONALITY -> identity.nationality();
            case ALIASES -> identity.aliases();
        };
    }
}
