package pk.gov.nsor.publicservice.outreach;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Tehsil;

/** How many get awareness messages. Nobody's number leaves this module, and no count either. */
@Component
public class Followers {

    private final JdbcClient jdbc;
    private final Districts districts;
    private final Clock clock;

    Followers(JdbcClient jdbc, Districts districts, Clock clock) {
        this.jdbc = jdbc;
        this.districts = districts;
        this.clock = clock;
    }

    /**
     * An area that somebody follows.
     *
     * @param area the key of a district or the P-code of a tehsil, which may have ended meanwhile
     */
    public record Followed(String area, FollowerBand band) {}

    /** Every area that somebody follows. */
    @Transactional(readOnly = true)
    public List<Followed> byArea() {
        return jdbc.sql("select area, count(*) as followers from outreach.subscription group by area order by area")
                .query((row, number) -> new Followed(row.getString("area"), FollowerBand.of(row.getLong("followers"))))
                .list();
    }

    /** How many telephones follow something within these districts, each counted once. */
    @Transactional(readOnly = true)
    public FollowerBand within(Collection<String> keys) {
        return FollowerBand.of(
                jdbc.sql("select count(distinct follower_hash) from outreach.subscription where area = any (?)")
                        .param(areasWithin(keys).toArray(String[]::new))
                        .query(Long.class)
                        .single());
    }

    /** What can be followed within districts with these keys: each of them, and its tehsils of today. */
    public Set<String> areasWithin(Collection<String> keys) {
        Map<String, List<Tehsil>> tehsils = districts.tehsilsByDistrict(LocalDate.now(clock));
        Set<String> areas = new HashSet<>(keys);
        keys.forEach(key -> tehsils.getOrDefault(key, List.of()).forEach(tehsil -> areas.add(tehsil.code())));
        return areas;
    }
}
