package pk.gov.nsor.foundation.reference;

import java.time.LocalDate;
import java.util.UUID;
import pk.gov.nsor.foundation.approval.Preview;

/**
 * The effect of a change of policy: a bean of each module that uses policy values, so that approvers see the effect
 * before they decide.
 */
public interface PolicyEffect {

    /** Whether the module uses the value. */
    boolean reckonsWith(String key);

    /** What the change would do, as of now. */
    Preview preview(PolicyValue present, String value, LocalDate from);

    /**
     * Refuses a value that the module could not use.
     *
     * @throws pk.gov.nsor.foundation.kernel.InvalidValueException naming the field {@code value}
     */
    default void validate(PolicyValue present, String value, LocalDate from) {}

    /** Called when the change was written, in the transaction of the approval, with the exclusive lock of the law. */
    default void applied(String key, LocalDate from, UUID proposal) {}
}
