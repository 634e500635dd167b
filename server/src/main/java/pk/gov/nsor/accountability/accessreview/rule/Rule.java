package pk.gov.nsor.accountability.accessreview.rule;

import java.util.List;
import java.util.Locale;

/** What an access alert is about. A name, once used, keeps its meaning. */
public enum Rule {
    /** Records that a national office viewed without any work on them. */
    UNLINKED("records", "limit"),
    /** Records that are not the own district's cases, but are open to it by another link. */
    OTHER_LINKS("records", "limit"),
    /** More records than the officer, and others of their role, usually view. */
    VOLUME("records", "own", "peers"),
    /** Records viewed outside the usual hours. */
    OFF_HOURS("records", "limit", "from", "until"),
    /** Refusals. */
    REFUSALS("refusals", "limit"),
    /** Searches for people, by name or number, in a day and in one hour of it. */
    SEARCHES("searches", "limit", "hourly", "hourly-limit"),
    /** Searches after which no record was opened or worked on. */
    FRUITLESS("fruitless", "searches", "limit"),
    /** Records opened by emergency access, in seven days. */
    EMERGENCY_ACCESS("records", "limit"),
    /** A record of somebody who shares a rare last name with the officer. */
    SURNAME("bearers", "people"),
    /** A record that many officers viewed, in seven days. */
    CROWD("officers", "limit"),
    /** A record that an officer comes back to, in fourteen days, without any work on it. */
    REPEATS("days", "views", "limit"),
    /** People whom lists, searches and files named, and who are no cases of the officer's own. */
    LISTED("people", "limit");

    private final List<String> figures;

    Rule(String... figures) {
        this.figures = List.of(figures);
    }

    /** The names of its figures, in the order in which its wording takes them. */
    public List<String> figures() {
        return figures;
    }

    /** Over how many days it counts, the day itself the last. */
    public int window() {
        return switch (this) {
            case EMERGENCY_ACCESS, CROWD -> 7;
            case REPEATS -> 14;
            case UNLINKED, OTHER_LINKS, VOLUME, OFF_HOURS, REFUSALS, SEARCHES, FRUITLESS, SURNAME, LISTED -> 1;
        };
    }

    /** As addresses and messages write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
