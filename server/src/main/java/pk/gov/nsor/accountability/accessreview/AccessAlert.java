package pk.gov.nsor.accountability.accessreview;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.accountability.accessreview.rule.Rule;
import pk.gov.nsor.foundation.escalation.EscalationLevel;

/**
 * Something unusual in the views by an officer, or in those of a record.
 *
 * @param number the number by which users refer to it
 * @param officer whose views; null where it is about a record
 * @param record null where it is about many
 * @param days on how many days it was found
 * @param figures of the worst day, by the names of the rule
 * @param firstLevel who handles it from the first day
 * @param level who handles it today
 * @param province where the officer worked then; null for the nation
 * @param district null for a province or the nation
 * @param quietUntil until when an explanation holds; null where none does
 * @param quietDays on how many days it was found again meanwhile
 */
public record AccessAlert(
        UUID id,
        long number,
        Rule rule,
        @Nullable UUID officer,
        @Nullable UUID record,
        LocalDate firstDay,
        LocalDate lastDay,
        int days,
        Map<String, Integer> figures,
        LocalDate openedOn,
        EscalationLevel firstLevel,
        EscalationLevel level,
        @Nullable String province,
        @Nullable String district,
        AccessAlertState state,
        @Nullable LocalDate quietUntil,
        int quietDays) {

    /** The figures in the order in which the rule's wording takes them. */
    public Object[] arguments() {
        return rule.figures().stream().map(figures::get).toArray();
    }
}
