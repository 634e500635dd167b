package pk.gov.nsor.publicservice.justice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the task about an acquittal by settlement ended. The names are stored. */
public enum SettlementEnding {
    /** Whoever has the task says that an appeal was filed. */
    APPEAL_FILED,
    /** Whoever has the task says why there is none. */
    NO_APPEAL,
    /** It was no acquittal by settlement, or its day was another one: who said it has corrected it. */
    CORRECTED;

    /** Those that somebody can choose. */
    public static List<SettlementEnding> chosen() {
        return Arrays.asList(APPEAL_FILED, NO_APPEAL);
    }

    /** As message keys name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
