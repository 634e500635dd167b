package pk.gov.nsor.notices;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether something was told in time, and by which row of the policy.
 *
 * @param lastDay the last day in time; null where nobody had to tell it
 * @param ruleKey the policy, with the version in force on the day it happened
 */
public record Lateness(@Nullable LocalDate lastDay, boolean isLate, String ruleKey, int ruleVersion) {}
