package pk.gov.nsor.vigilance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.access.RecordLink;
import pk.gov.nsor.audit.TrailReading.Searches;
import pk.gov.nsor.audit.TrailReading.Tally;
import pk.gov.nsor.vigilance.rule.Searched;
import pk.gov.nsor.vigilance.rule.Seen;

/** What the officers did on one day, gathered as the trail is read. */
final class DayLooks {

    private final Map<UUID, Officer> officers = new HashMap<>();
    private long firstEntry = Long.MAX_VALUE;
    private long lastEntry;

    /** One officer's part of it. */
    static final class Officer {
        private final List<Seen> seen = new ArrayList<>();
        private final Set<UUID> worked = new HashSet<>();
        private int refusals;
        private Searched searched = Searched.NOTHING;

        List<Seen> seen() {
            return seen;
        }

        /** On what they worked that day. */
        Set<UUID> worked() {
            return worked;
        }

        int refusals() {
            return refusals;
        }

        Searched searched() {
            return searched;
        }

        /** How often they looked at each record; 0 where they only worked on it. */
        Map<UUID, Integer> looks() {
            Map<UUID, Integer> looks = new HashMap<>();
            worked.forEach(record -> looks.put(record, 0));
            seen.forEach(look -> looks.merge(look.record(), look.looks(), Integer::sum));
            return looks;
        }
    }

    void add(Tally tally) {
        firstEntry = Math.min(firstEntry, tally.firstEntry());
        lastEntry = Math.max(lastEntry, tally.lastEntry());
        Officer officer = officers.computeIfAbsent(tally.officer(), id -> new Officer());
        officer.refusals += tally.refused();
        UUID record = tally.record();
        if (record != null && tally.looks() > 0) {
            officer.seen.add(new Seen(record, link(tally.link()), tally.hour(), tally.looks()));
        }
        if (record != null && tally.work() > 0) {
            officer.worked.add(record);
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

    static @Nullable RecordLink link(@Nullable String name) {
        return name == null ? null : RecordLink.valueOf(name);
    }

    /** The looks of several days, by their entries. */
    record Entries(LocalDate from, LocalDate to, long first, long last) {}
}
