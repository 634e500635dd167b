package pk.gov.nsor.foundation.reference.web;

import java.util.Locale;
import pk.gov.nsor.foundation.reference.Certainty;
import pk.gov.nsor.foundation.requirement.MaximumPunishment;
import pk.gov.nsor.foundation.requirement.OffenceRule;

/**
 * A rule with what the register knows of its section.
 *
 * @param source marks of the sources; empty where the section has no title
 */
record LawRuleRow(OffenceRule rule, String titleEn, String titleUr, String source, String note) {

    /** The mark of what the compiler recalled. */
    private static final String RECALLED = "R";

    /** What distinguishes it from the other rows in force on a day. */
    String key() {
        return rule.section() + " " + rule.schedule();
    }

    /** As the rule says, unless the section itself rests on nothing but memory. */
    public Certainty certainty() {
        Certainty certainty = Certainty.of(rule.confidence());
        return certainty.isSure() && source.equals(RECALLED) ? Certainty.RECALLED : certainty;
    }

    public String maximumKey() {
        return switch (rule.maximum()) {
            case MaximumPunishment.Special special ->
                "reference.law.maximum." + special.name().toLowerCase(Locale.ROOT);
            case MaximumPunishment.Years _ -> "reference.unit.years";
        };
    }

    /** For the message; 0 where it takes none. */
    public int years() {
        return switch (rule.maximum()) {
            case MaximumPunishment.Special _ -> 0;
            case MaximumPunishment.Years(int years) -> years;
        };
    }
}
