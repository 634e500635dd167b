package pk.gov.nsor.foundation.shell.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodaySource;

/**
 * How much waits for a reader, by the path of the navigation's entry. A page that lists it, and the home page, read it anew, so
 * that both say the same; on all others it is at most a minute old, and is forgotten once the reader has sent a form of the entry.
 */
@Component
class NavigationCounts {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST_READERS = 5_000;

    private final List<TodaySource> sources;
    private final Clock clock;
    private final Map<UUID, Counted> counted = new ConcurrentHashMap<>();

    NavigationCounts(List<TodaySource> sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    private record Counted(Set<?> roles, Instant at, Map<String, Long> counts) {

        boolean isFresh(SignedIn reader, Instant now) {
            return roles.equals(reader.roles()) && !now.isBefore(at) && now.isBefore(at.plus(FRESH));
        }
    }

    /** @param page the path of the page that shows them */
    Map<String, Long> of(SignedIn reader, String page) {
        Counted known = counted.get(reader.accountId());
        if (known == null || !known.isFresh(reader, clock.instant())) {
            return keep(reader, count(sources, reader));
        }
        List<TodaySource> listed = sources.stream()
                .filter(source -> source.entries().contains(page))
                .toList();
        if (listed.isEmpty()) {
            return known.counts();
        }
        Map<String, Long> counts = new HashMap<>(known.counts());
        counts.remove(page);
        Long now = count(listed, reader).get(page);
        if (now != null) {
            counts.put(page, now);
        }
        counted.put(reader.accountId(), new Counted(known.roles(), known.at(), counts));
        return counts;
    }

    /** What the home page has just read. */
    void read(SignedIn reader, List<TodaySource.Section> sections) {
        var _ = keep(reader, TodaySource.waiting(sections));
    }

    /** A form was sent to this path. */
    void changed(SignedIn reader, String path) {
        Counted known = counted.get(reader.accountId());
        if (known != null
                && sources.stream()
                        .flatMap(source -> source.entries().stream())
                        .anyMatch(entry -> path.equals(entry) || path.startsWith(entry + "/"))) {
            counted.remove(reader.accountId());
        }
    }

    private Map<String, Long> keep(SignedIn reader, Map<String, Long> counts) {
        if (counted.size() > MOST_READERS) {
            counted.clear();
        }
        counted.put(reader.accountId(), new Counted(reader.roles(), clock.instant(), counts));
        return counts;
    }

    private static Map<String, Long> count(List<TodaySource> sources, SignedIn reader) {
        Map<String, Long> counts = new HashMap<>();
        sources.stream()
                .filter(source -> !source.entries().isEmpty())
                .forEach(source ->
                        source.waitingFor(reader).forEach((entry, count) -> counts.merge(entry, count, Long::sum)));
        return counts;
    }
}
