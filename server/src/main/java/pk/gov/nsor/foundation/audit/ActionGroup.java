package pk.gov.nsor.foundation.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Sorts of actions, as the lists of the trail offer them. Every action is of one. */
public enum ActionGroup {
    /** Views of records, searches for them, and the purposes given. */
    VIEWS,
    /** What was entered about a registered person. */
    RECORDS,
    /** What was decided about one. */
    DECISIONS,
    /** What came from agencies, and what the register found by itself. */
    FEEDS,
    /** What the public asked and was answered. */
    PUBLIC,
    /** Policy, settings, and what needs a second person. */
    POLICY,
    /** Accounts, clients and their sessions. */
    ACCESS,
    /** The access review. */
    OVERSIGHT,
    /** Pages of no record. */
    PAGES;

    /** In the order in which they were added to the trail's names. */
    public List<TrailAction> actions() {
        return Arrays.stream(TrailAction.values())
                .filter(action -> action.group() == this)
                .toList();
    }

    /** As addresses and message keys name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
