package pk.gov.nsor.matching;

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
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.matching.SearchSql.Hit;
import pk.gov.nsor.matching.SearchSql.Step;
import pk.gov.nsor.reference.Districts;
import pk.gov.nsor.registration.RecordLinks;

/**
 * Finds people by name. It goes from what fits best to what fits least, and stops when there are more than can be shown.
 * Each of its statements is about whom the reader may read and about nobody else.
 */
@Service
public class NameSearch {

    /** More are not shown, nor counted. */
    public static final int MOST = 20;

    private final JdbcClient jdbc;
    private final RecordLinks links;
    private final Districts districts;
    private final FoundPeople people;
    private final NameFilling filling;
    private final Clock clock;

    NameSearch(
            JdbcClient jdbc,
            RecordLinks links,
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
     * What a search says.
     *
     * @param people at most {@link #MOST}, those first whose name fits best, and among equals those who were registered first
     * @param isMore whether there are others
     * @param isComplete false while the register is still being made ready for searches by name
     */
    public record Answer(List<FoundByName> people, boolean isMore, boolean isComplete) {

        public Answer {
            people = List.copyOf(people);
        }
    }

    @Transactional(readOnly = true)
    public Answer find(SignedIn reader, NameQuestion question) {
        SearchSql sql =
                new SearchSql(question, links.readable(reader, SearchSql.PERSON), districts, LocalDate.now(clock));
        // Before the search, so that whoever is made ready meanwhile is not said to be.
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

    /** Adds whom a step finds; somebody is found by several names at once, so that it may take a further look. */
    private void take(SearchSql sql, Step step, List<UUID> besides, Map<UUID, Hit> found) {
        List<Hit> hits;
        do {
            hits = hits(sql, step, besides, found.keySet());
            hits.forEach(hit -> found.putIfAbsent(hit.person(), hit));
        } while (hits.size() > MOST && found.size() <= MOST);
    }

    private List<Hit> hits(SearchSql sql, Step step, List<UUID> besides, Collection<UUID> without) {
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
