package pk.gov.nsor.accountability.accessreview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.accountability.accessreview.rule.RecordViewsOfHour;
import pk.gov.nsor.accountability.accessreview.rule.Searched;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.audit.TrailReading.Named;
import pk.gov.nsor.foundation.audit.TrailReading.Searches;
import pk.gov.nsor.foundation.audit.TrailReading.Tally;

/** What the officers did on one day, gathered as the trail is read. */
final class DayViews {

    private final Map<UUID, Officer> officers = new HashMap<>();
    private long firstEntry = Long.MAX_VALUE;
    private long lastEntry;

    /** One officer's part of it. */
    static final class Officer {
        private final List<RecordViewsOfHour> seen = new ArrayList<>();
        private final Set<UUID> worked = new HashSet<>();
        private final Set<UUID> listed = new HashSet<>();
        private final Set<UUID> found = new HashSet<>();
        private int refusals;
        private Searched searched = Searched.NOTHING;

        List<RecordViewsOfHour> seen() {
            return seen;
        }

        /** On what they worked that day. */
        Set<UUID> worked() {
            return worked;
        }

        /** Whom lists, searches and files named who are no cases of their own. */
        Set<UUID> listed() {
            return listed;
        }

        /** Whom their searches found. */
        Set<UUID> found() {
            return found;
        }

        int refusals() {
            return refusals;
        }

        Searched searched() {
            return searched;
        }

        /** How often they viewed each record; 0 where they only worked on it. */
        Map<UUID, Integer> views() {
            Map<UUID, Integer> views = new HashMap<>();
            worked.forEach(record -> views.put(record, 0));
            seen.forEach(look -> views.merge(look.record(), look.views(), Integer::sum));
            return views;
        }
    }

    void add(Tally tally) {
        firstEntry = Math.min(firstEntry, tally.firstEntry());
        lastEntry = Math.max(lastEntry, tally.lastEntry());
        Officer officer = officers.computeIfAbsent(tally.officer(), id -> new Officer());
        officer.refusals += tally.refused();
        UUID record = tally.record();
        if (record != null && tally.views() > 0) {
            officer.seen.add(new RecordViewsOfHour(record, link(tally.link()), tally.hour(), tally.views()));
        }
        if (record != null && tally.work() > 0) {
            officer.worked.add(record);
        }
    }

    /** A person in an exported file counts as viewed; a person named on a page is counted apart. */
    void add(Named named) {
        Officer officer = officers.computeIfAbsent(named.officer(), id -> new Officer());
        AccessGround link = link(named.link());
        if (named.isTaken()) {
            officer.seen.add(new RecordViewsOfHour(named.person(), link, named.hour(), named.times()));
        }
        if (link != AccessGround.OWN_CASE) {
            officer.listed.add(named.person());
        }
        if (named.isSearched()) {
            officer.found.add(named.person());
        }
    }

    void add(Searches searches) {
        Officer officer = officers.computeIfAbsent(searches.officer(), id -> new Officer());
        officer.searched = officer.searched.and(searches.searches(), searches.fruitless());
    }

    Map<UUID, Officer> officers() {
        return officers;
    }

    @Nullable
    Long firstEntry() {
        return lastEntry == 0 ? null : firstEntry;
    }

    @Nullable
    Long lastEntry() {
        return lastEntry == 0 ? null : lastEntry;
    }

    static @Nullable AccessGround link(@Nullable String name) {
        return name == null ? null : AccessGround.valueOf(name);
    }

    /** The views of several days, by their entries. */
    record Entries(LocalDate from, LocalDate to, long first, long last) {}
}
