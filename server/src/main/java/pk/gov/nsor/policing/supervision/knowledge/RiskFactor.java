package pk.gov.nsor.policing.supervision.knowledge;

import java.util.Arrays;
import java.util.List;

/**
 * The factors that an assessor considers. They are this project's own, not items of a published instrument, have no
 * weights and are not summed. None is about a survivor. The names are stored.
 */
public enum RiskFactor {
    /** Convicted of sexual offences more than once. */
    SEVERAL_CONVICTIONS(false),
    /** Violence besides these offences. */
    OTHER_VIOLENCE(false),
    /** Began to offend before the age of 21. */
    BEGAN_YOUNG(false),
    /** Broke bail, parole or duties before. */
    BROKE_DUTIES(false),
    /** Absconded or escaped before. */
    ABSCONDED(false),
    UNSETTLED_HOME(true),
    NO_STEADY_WORK(true),
    /** Work, leisure or household bring the person near children. */
    NEAR_CHILDREN(true),
    /** Nobody around the person supports keeping to the duties. */
    NO_SUPPORT(true),
    /** Company of people who offend. */
    BAD_COMPANY(true),
    DRINK_OR_DRUGS(true),
    /** A loss, quarrel or crisis of late. */
    CRISIS(true),
    /** Avoids officers, or hides things. */
    UNCOOPERATIVE(true);

    private final boolean isDynamic;

    RiskFactor(boolean isDynamic) {
        this.isDynamic = isDynamic;
    }

    /** Whether it can change. */
    public boolean isDynamic() {
        return isDynamic;
    }

    /** What the assessor found. The names are stored. */
    public enum Presence {
        PRESENT,
        ABSENT,
        UNKNOWN
    }

    /** Those that can change, or those that cannot, in their order. */
    public static List<RiskFactor> all(boolean dynamic) {
        return Arrays.stream(values())
                .filter(factor -> factor.isDynamic == dynamic)
                .toList();
    }
}
