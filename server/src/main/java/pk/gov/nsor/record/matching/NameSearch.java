package pk.gov.nsor.record.matching;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.record.matching.NameSearchSql.Hit;
import pk.gov.nsor.record.matching.NameSearchSql.Step;
import pk.gov.nsor.record.registration.AccessGrounds;

/**
 * Finds people by name. It goes from the best to the worst match, and stops when there are more than can be shown.
 * Each of its statements covers only people whom the reader may read.
 */
@Service
public class NameSearch {

    /** The most people shown; more are neither shown nor counted. */
    public static final int MOST = 20;

    private final JdbcClient jdbc;
    private final AccessGrounds links;
    private final Districts districts;
    private final FoundPeople people;
    private final NameFilling filling;
    private final Clock clock;

    NameSearch(
            JdbcClient jdbc,
            AccessGrounds links,
            Districts districts,
            FoundPeople people,
            NameFilling filling,
            Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.districts = districts;
        this.people = people;
        this.filling = filling;
        this.clock = clock;
    }

    /**
     * The result of a search.
     *
     * @param people at most {@link #MOST}, the best match first, and among equals in the order of registration
     * @param isMore whether there are others
     * @param isComplete false while the search terms of the register are still being computed
     */
    public record Answer(List<FoundByName> people, boolean isMore, boolean isComplete) {

        public Answer {
            people = List.copyOf(people);
        }
    }

    @Transactional(readOnly = true)
    public Answer find(SignedIn reader, NameQuestion question) {
        NameSearchSql sql = new NameSearchSql(
                question,
                links.readable(reader, NameSearchSql.PERSON),
                reader.has(Role.REGISTRAR),
                districts,
                LocalDate.now(clock));
        // Read before the search, so that the answer never claims to be complete too early.
        boolean isComplete = filling.isComplete();
        List<UUID> besides = sql.besides()
                .map(statement -> jdbc.sql(statement)
                        .params(sql.besidesParameters())
                        .query(UUID.class)
                        .list())
                .orElse(List.of());
        Map<UUID, Hit> found = new LinkedHashMap<>();
        for (Step step : Step.values()) {
            if (found.size() <= MOST) {
                take(sql, step, besides, found);
            }
        }
        List<Hit> shown = found.values().stream().limit(MOST).toList();
        return new Answer(people.of(shown), found.size() > MOST, isComplete);
    }

    /**
     * Adds the people whom a step finds. A person can be found by several names at once, so that another query may be
     * needed.
     */
    private void take(NameSearchSql sql, Step step, List<UUID> besides, Map<UUID, Hit> found) {
        List<Hit> hits;
        do {
            hits = hits(sql, step, besides, found.keySet());
            hits.forEach(hit -> found.putIfAbsent(hit.person(), hit));
        } while (hits.size() > MOST && found.size() <= MOST);
    }

    private List<Hit> hits(NameSearchSql sql, Step step, List<UUID> besides, Collection<UUID> without) {
        return jdbc.sql(sql.statement(step))
                .params(sql.parameters(step, besides, without, MOST + 1))
                .query((row, number) -> new Hit(
                        row.getObject("person_id", UUID.class),
                        FoundByName.By.valueOf(row.getString("kind")),
                        row.getLong("of_row"),
                        step))
                .list();
    }
}
