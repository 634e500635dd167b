package pk.gov.nsor.reference;

import java.time.LocalDate;
import pk.gov.nsor.approval.Preview;

/** What a change of policy does: a bean of each module that reckons with policy, so that whoever decides sees it before. */
public interface PolicyEffect {

    /** Whether the module reckons with the value. */
    boolean reckonsWith(String key);

    /** What the change would do, as it looks now. */
    Preview preview(PolicyValue present, String value, LocalDate from);
}
