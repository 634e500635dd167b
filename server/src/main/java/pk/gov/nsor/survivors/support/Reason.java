package pk.gov.nsor.survivors.support;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why a service does not take a referral, or how one ended. The names are stored. */
public enum Reason {
    NO_ROOM(ReferralState.DECLINED),
    NOT_OUR_FIELD(ReferralState.DECLINED),
    /** It works for the accused, or knows somebody of the case. */
    CONFLICT(ReferralState.DECLINED),
    HELPED(ReferralState.ENDED),
    NEVER_CAME(ReferralState.ENDED),
    SHE_ENDED_IT(ReferralState.ENDED),
    BACK_TO_CELL(ReferralState.ENDED);

    private final ReferralState leadsTo;

    Reason(ReferralState leadsTo) {
        this.leadsTo = leadsTo;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    ReferralState leadsTo() {
        return leadsTo;
    }

    /** Those by which a referral comes to this state. */
    public static List<Reason> of(ReferralState state) {
        return Arrays.stream(values()).filter(reason -> reason.leadsTo == state).toList();
    }
}
