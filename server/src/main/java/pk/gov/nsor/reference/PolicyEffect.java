package pk.gov.nsor.reference;

import java.time.LocalDate;
import java.util.UUID;
import pk.gov.nsor.approval.Preview;

/** What a change of policy does: a bean of each module that reckons with policy, so that whoever decides sees it before. */
public interface PolicyEffect {

    /** Whether the module reckons with the value. */
    boolean reckonsWith(String key);

    /** What the change would do, as it looks now. */
    Preview preview(PolicyValue present, String value, LocalDate from);

    /**
     * Refuses a value that the module could not reckon with.
     *
     * @throws pk.gov.nsor.kernel.InvalidValueException naming the field {@code value}
     */
    default void validate(PolicyValue present, String value, LocalDate from) {}

    /** The change is written; in the transaction of the approval, with the law held alone. */
    default void applied(String key, LocalDate from, UUID proposal) {}
}
