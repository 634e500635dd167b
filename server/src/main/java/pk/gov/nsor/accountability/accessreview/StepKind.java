package pk.gov.nsor.accountability.accessreview;

import java.util.List;
import java.util.Locale;

/** What somebody did about an access alert. A name, once used, keeps its meaning. */
public enum StepKind {
    /** There was a reason, which the supervisor gives; it may hold for a time. */
    EXPLAINED,
    /** The officer was warned. */
    WARNED,
    /** An inquiry was asked for. */
    REFERRED,
    /** The supervisor proposes that the account is closed, which a national supervisor does with the accounts. */
    CLOSURE_PROPOSED,
    /** An auditor does not accept what was done. */
    OBJECTED;

    /** What a supervisor may choose. */
    public static List<StepKind> dispositions() {
        return List.of(EXPLAINED, WARNED, REFERRED, CLOSURE_PROPOSED);
    }

    /** As messages write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
